import type { Client, Seen } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { emailLink, phoneLink } from '../base/contact-ways.ts';
import type { Dictionaries } from '../base/dictionaries.ts';
import { dot } from '../base/dot.ts';
import { codeName } from '../base/code-name.ts';
import { companyIcon, icon, moreIcon, personIcon } from '../base/icons.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { Prepared } from '../base/prepared.ts';
import { recordLink } from '../base/record-link.ts';
import type { HrefFor } from '../context/crm-context.ts';
import type { ClientCardMessages } from './locales/en.ts';

/** What everything in a card is shown with. */
export interface Shown {
  readonly client: Seen<Client>;
  readonly words: BaseMessages & ClientCardMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
  readonly hrefFor: HrefFor;
  readonly headingLevel: string | number;
}

/** What the card's face is made of. */
export interface CardView extends Omit<Shown, 'client'> {
  /** Fields that the reader may not see are absent. */
  readonly client: Pick<Seen<Client>, 'id'> & Partial<Client>;
  /** Absent where the reader may not edit. */
  readonly edit: Prepared | false;
  /** Absent where the menu would have no entry (behaviours.md B13a). */
  readonly more: Prepared | false;
}

/** What a client is called, with the civility. */
export const nameOf = ({ civility, kind, name }: Partial<Client>, words: BaseMessages): string =>
  (civility && kind === 'person' ? `${words[civility]} ` : '') + (name ?? '…');

type Cell = TemplateResult | string | null | undefined;

const row = (label: string, content: Cell, wide = false): TemplateResult | typeof nothing =>
  content
    ? html`<div class=${wide ? 'dk-wide' : ''} part="row">
        <dt>${label}</dt>
        <dd>${typeof content === 'string' ? html`<bdi>${content}</bdi>` : content}</dd>
      </div>`
    : nothing;

const lines = (items: readonly TemplateResult[]): Cell =>
  items.length > 0
    ? html`<ul>
        ${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}
      </ul>`
    : undefined;

function address({ client, lang }: CardView): Cell {
  const { street, zip, city, state, country } = client.address ?? {};
  const place = [zip, city].filter(Boolean).join(' ');
  return [street, place, state, country && codeName(lang, 'region', country)].filter(Boolean).join('\n');
}

function badges({ client, words, dictionaries }: CardView): TemplateResult {
  const temperature = dictionaries.row('temperatures', client.temperatureId);
  const type = dictionaries.row('clientTypes', client.typeId)?.title;
  return html`<p class="badges dk-help">
    <span>${client.kind === 'company' ? words.company : words.person}</span>
    ${type ? html`<span>${type}</span>` : nothing}
    ${temperature ? html`<span class="dk-dotted">${dot(temperature.color)}${temperature.title}</span>` : nothing}
    ${client.incomplete ? html`<span class="incomplete" title=${words.incompleteHelp}>${words.incomplete}</span>` : nothing}
  </p>`;
}

/** The card as it is read. */
export function cardTemplate(view: CardView): TemplateResult {
  const { client, words, lang, dictionaries, hrefFor, headingLevel, edit, more } = view;
  const { emails = [], phones = [], tags = [], ownerIds = [] } = client;
  const owners = ownerIds.map((id) => dictionaries.person(id)).filter((name) => name !== undefined);
  return html`<article part="card" aria-labelledby="name">
    <header part="header">
      <span class="face">${icon(client.kind === 'company' ? companyIcon : personIcon)}</span>
      <div class="who">
        <div class="dk-heading" id="name" role="heading" aria-level=${headingLevel} part="name">
          ${recordLink(hrefFor, 'client', client.id, nameOf(client, words))}
        </div>
        ${badges(view)}
      </div>
      ${
        edit
          ? html`<button
              class="dk-button"
              id="edit"
              type="button"
              part="edit"
              @pointerenter=${edit.prepare}
              @focus=${edit.prepare}
              @click=${edit.open}
            >
              ${words.edit}
            </button>`
          : nothing
      }
      ${
        more
          ? html`<button
              class="dk-button more"
              id="more"
              type="button"
              part="more"
              aria-label=${words.more}
              aria-haspopup="menu"
              @pointerenter=${more.prepare}
              @focus=${more.prepare}
              @click=${more.open}
            >
              ${icon(moreIcon)}
            </button>`
          : nothing
      }
    </header>
    ${phones.length + emails.length === 0 && client.phones && client.emails ? html`<p class="dk-help no-way">${words.noWay}</p>` : nothing}
    <dl class="dk-grid facts">
      ${row(words.phone, lines(phones.map(phoneLink)))} ${row(words.email, lines(emails.map(emailLink)))}
      ${row(words.jobTitle, client.jobTitle)} ${row(words.companyName, client.kind === 'person' ? client.companyName : undefined)}
      ${row(words.address, address(view))} ${row(words.owner, owners.join(', ') || (client.ownerIds && words.unassigned))}
      ${row(words.branch, dictionaries.branch(client.branchId))}
      ${row(words.language, client.language && codeName(lang, 'language', client.language))}
      ${row(words.tags, tags.length > 0 ? html`${tags.map((tag) => html`<span class="tag">${tag}</span>`)}` : undefined)}
      ${row(words.about, client.about, true)}
    </dl>
  </article>`;
}

/** The card's shape while its record is on its way, of the size it will most likely have. */
export const cardSkeleton = (label: string): TemplateResult =>
  html`<div aria-busy="true" role="group" aria-label=${label} part="loading">
    <header>
      <span class="face dk-skeleton"></span>
      <div class="who">
        <div class="dk-skeleton bone heading"></div>
        <div class="dk-skeleton bone"></div>
      </div>
    </header>
    <div class="dk-grid facts">${[1, 2, 3, 4, 5, 6].map(() => html`<div class="dk-skeleton bone row"></div>`)}</div>
  </div>`;
