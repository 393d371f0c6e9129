import { html, nothing, type TemplateResult } from 'lit';
import { phoneText } from '../base/contact-ways.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { plural } from '../base/plural.ts';
import { recordLink } from '../base/record-link.ts';
import type { HrefFor } from '../context/crm-context.ts';
import type { Found } from './client-search.ts';
import type { LeadNewMessages } from './locales/en.ts';

/** What people who were found are shown with. */
export interface FoundView {
  readonly words: BaseMessages & LeadNewMessages;
  readonly lang: string;
  readonly hrefFor: HrefFor;
}

/** Who somebody is and what he already wants. */
export function personTemplate({ client, leads, plate }: Found, { words, lang, hrefFor }: FoundView): TemplateResult {
  const { name = '…', phones = [], emails = [] } = client as Partial<typeof client>;
  return html`<div class="person">
    <div>${recordLink(hrefFor, 'client', client.id, name, { className: 'dk-link strong' })}</div>
    <div class="dk-help" dir="auto">
      ${[...phones.slice(0, 1).map(phoneText), ...emails.slice(0, 1), ...(plate ? [plate] : [])].join(' · ')}
    </div>
    ${
      leads.length > 0
        ? html`<div class="dk-help">
            ${plural(lang, leads.length, words.openLeads)}
            ${leads.slice(0, 4).map((lead, index) => [index > 0 ? ' · ' : ' ', recordLink(hrefFor, 'lead', lead.id, lead.vehicle ?? lead.code)])}
          </div>`
        : nothing
    }
  </div>`;
}

const chooseButton = (found: Found, { words }: FoundView, choose: (found: Found) => void): TemplateResult =>
  html`<button
    class="dk-button choose"
    type="button"
    aria-label=${words.useNamed.replace('{name}', found.client.name)}
    @click=${() => {
      choose(found);
    }}
  >
    ${words.use}
  </button>`;

/** People who were found, each with the button that chooses him; who is archived gets no lead until he is restored. */
export const foundTemplate = (found: readonly Found[], view: FoundView, choose: (found: Found) => void): TemplateResult =>
  html`<ul class="found" part="found">
    ${found.map(
      (each) =>
        html`<li>
          ${personTemplate(each, view)}
          ${each.client.archivedAt ? html`<p class="dk-help">${view.words.archived}</p>` : chooseButton(each, view, choose)}
        </li>`,
    )}
  </ul>`;
