import { html, nothing, type TemplateResult } from 'lit';
import { dot } from '../../base/dot.ts';
import { flag } from '../../base/flag.ts';
import { alertIcon, clockIcon, icon } from '../../base/icons.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { plural } from '../../base/plural.ts';
import { recordLink } from '../../base/record-link.ts';
import { errorState, troubleState, troubleText } from '../../base/states.ts';
import type { Shown } from '../client-card.template.ts';
import type { ClientDeletion, DeletionSummary } from './client-deletion.ts';
import type { ClientActionsMessages } from './locales/en.ts';

/** What the question is made of. */
export interface DeletionView extends Omit<Shown, 'client' | 'words'> {
  readonly words: BaseMessages & ClientActionsMessages;
  readonly deletion: ClientDeletion;
  /** Who is deleted, with the civility. */
  readonly name: string;
  /** The right is gone, also while the question stands open. */
  readonly revoked: boolean;
  readonly mayArchive: boolean;
  readonly onRetry: () => void;
  readonly onConfirm: () => void;
}

type Count = keyof ClientActionsMessages['counts'];

/** Most leads that a preview describes; the others are counted. */
const describedLeads = 50;

const notice = (kind: 'warning' | 'danger', content: TemplateResult | string): TemplateResult =>
  html`<div class="dk-notice dk-${kind} dk-said">
    ${icon(alertIcon)}
    <div>${content}</div>
  </div>`;

const numbers = ({ counts, pendingSignatures }: DeletionSummary): Readonly<Record<Count, number>> => ({
  ...counts,
  signatures: pendingSignatures,
});

function changes({ words, lang, deletion: { before, summary } }: DeletionView): TemplateResult | typeof nothing {
  if (!before || !summary) return nothing;
  const [then, now] = [numbers(before), numbers(summary)];
  const say = (name: Count, n: number): string => plural(lang, n, words.counts[name]);
  const differ = (Object.keys(words.counts) as Count[]).filter((name) => then[name] !== now[name]);
  const lines = differ.map((name) =>
    words.changedOne.replace('{now}', say(name, now[name])).replace('{before}', then[name].toLocaleString(lang)),
  );
  return html`<div role="alert">
    ${notice(
      'warning',
      html`<p class="dk-strong">${words.changed}</p>
        ${
          lines.length > 0
            ? html`<ul>
                ${lines.map((line) => html`<li>${line}</li>`)}
              </ul>`
            : nothing
        }`,
    )}
  </div>`;
}

function lead(one: DeletionSummary['leads'][number], { words, dictionaries, hrefFor }: DeletionView): TemplateResult {
  const stage = dictionaries.row('stages', one.stageId);
  const source = dictionaries.row('sources', one.sourceId)?.title;
  const status = one.status ?? 'open';
  return html`<li>
    ${recordLink(hrefFor, 'lead', one.id, one.vehicle ?? one.name ?? one.code ?? '…')}
    <span class="dk-status" data-status=${status}>${icon(clockIcon)}${words[status]}</span>
    <span class="about dk-help">
      ${one.code ? html`<span>${one.code}</span>` : nothing}
      ${stage ? html`<span class="dk-dotted">${dot(stage.color)}${stage.title}</span>` : nothing}
      ${source ? html`<span>${source}</span>` : nothing}
    </span>
  </li>`;
}

function leads(summary: DeletionSummary, view: DeletionView): TemplateResult | typeof nothing {
  const { words, lang } = view;
  const { otherLeads, leads: seen } = summary;
  if (seen.length + otherLeads === 0) return nothing;
  const others = seen.length < describedLeads ? words.otherLeads : words.moreLeads;
  return html`<ul class="reached" aria-label=${words.leads}>
      ${seen.map((one) => lead(one, view))}
    </ul>
    ${otherLeads > 0 ? html`<p class="dk-help">${plural(lang, otherLeads, others)}</p>` : nothing}`;
}

function cascade({ counts }: DeletionSummary, { words, lang }: DeletionView): TemplateResult | typeof nothing {
  const closes = (['appointments', 'followUps', 'leads'] as const).filter((name) => counts[name] > 0);
  const list = new Intl.ListFormat(lang).format(closes.map((name) => plural(lang, counts[name], words.counts[name])));
  return notice(
    'danger',
    html`${closes.length > 0 ? html`<p>${words.cascade.replace('{list}', list)}</p>` : nothing}
      ${counts.contacts > 0 ? html`<p>${plural(lang, counts.contacts, words.contacts)}</p>` : nothing}
      <p class="dk-strong">${words.irreversible}</p>`,
  );
}

function reach(summary: DeletionSummary, view: DeletionView): TemplateResult {
  const { words, lang, name } = view;
  const { counts, pendingSignatures, client } = summary;
  const question = counts.leads > 0 ? plural(lang, counts.leads, words.openLeads) : words.question;
  const email = client.emails?.[0];
  return html`${changes(view)}
    <p class="question" dir="auto">${question.replace('{name}', () => name)}</p>
    ${email ? html`<p class="dk-help"><bdi>${email}</bdi></p>` : nothing} ${leads(summary, view)}
    ${pendingSignatures > 0 ? notice('warning', html`<p>${plural(lang, pendingSignatures, words.signatures)}</p>`) : nothing}
    ${cascade(summary, view)} ${view.mayArchive ? html`<p class="dk-help">${words.archiveHelp}</p>` : nothing}`;
}

const skeleton = (words: BaseMessages): TemplateResult =>
  html`<div class="dk-loading" aria-busy="true" role="group" aria-label=${words.loading}>
    <div class="dk-skeleton bone"></div>
    <div class="dk-skeleton dk-row"></div>
    <div class="dk-skeleton dk-row"></div>
  </div>`;

function body(view: DeletionView): TemplateResult {
  const { deletion, revoked, words, onRetry } = view;
  const { summary, trouble } = deletion;
  if (revoked)
    return html`<div role="alert">
      ${notice(
        'warning',
        html`<p class="dk-strong">${words.revoked}</p>
          <p>${words.revokedText}</p>`,
      )}
    </div>`;
  if (!summary) return trouble ? troubleState(trouble, words, onRetry) : skeleton(words);
  const failed = trouble && { title: words.notDeleted, text: troubleText(trouble, words), reference: trouble.details.reference };
  return html`${failed ? errorState(failed, words) : nothing} ${reach(summary, view)}`;
}

/** The question before a client is deleted; its `returnValue` is `archive` when he is to be put away instead. */
export function deletionDialog(view: DeletionView): TemplateResult {
  const { deletion, name, words, revoked, mayArchive, onConfirm } = view;
  const { running, summary } = deletion;
  return html`<dialog
    class="dk-dialog dk-asking deletion"
    id="deletion"
    part="dialog"
    aria-labelledby="deletion-title"
    @cancel=${(event: Event) => {
      if (running) event.preventDefault();
    }}
  >
    <form method="dialog">
      <p class="dk-heading" id="deletion-title" dir="auto">${words.deleteTitle.replace('{name}', () => name)}</p>
      ${body(view)}
      <div class="dk-actions">
        <button class="dk-button" id="deletion-cancel" value="" ?disabled=${running}>${revoked ? words.close : words.cancel}</button>
        ${mayArchive && !revoked ? html`<button class="dk-button" value="archive" ?disabled=${running}>${words.archiveInstead}</button>` : nothing}
        ${
          summary && !revoked
            ? html`<button
                class="dk-button dk-destructive ${running ? 'dk-spin' : ''}"
                type="button"
                part="delete"
                aria-disabled=${flag(running)}
                @click=${onConfirm}
              >
                ${running ? words.deleting : words.deleteForGood}
              </button>`
            : nothing
        }
      </div>
    </form>
  </dialog>`;
}
