import type { Lead, Seen } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Dictionaries } from '../base/dictionaries.ts';
import { dot } from '../base/dot.ts';
import type { Format } from '../base/format.ts';
import { flag } from '../base/flag.ts';
import { alertIcon, icon } from '../base/icons.ts';
import { shapeOf, shapes } from '../base/lead-status.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { recordLink } from '../base/record-link.ts';
import type { HrefFor } from '../context/crm-context.ts';
import type { LeadListMessages } from './locales/en.ts';

/** What every row is made with. */
export interface RowView {
  readonly words: BaseMessages & LeadListMessages;
  readonly dictionaries: Dictionaries;
  readonly format: Format;
  readonly hrefFor: HrefFor;
  readonly now: number;
  /** Id of the row that Tab reaches. */
  readonly current: string | undefined;
  /** Ids that came while the list was shown. */
  readonly fresh: ReadonlySet<string>;
  /** The cells by which a row is chosen and acted upon; absent for whom nothing may be done to any lead. */
  readonly choice: RowChoice | undefined;
}

/** How a row is chosen, and what is done to it. */
export interface RowChoice {
  readonly has: (id: string) => boolean;
  readonly box: (id: string, name: string) => TemplateResult;
  readonly menu: (id: string, name: string) => TemplateResult;
  /** The titles of their columns. */
  readonly heads: readonly [box: string, menu: string];
}

type Known = Pick<Seen<Lead>, 'id'> & Partial<Lead>;
const cell = (name: string, content: unknown, title = ''): TemplateResult =>
  html`<span class="cell ${name}" role="gridcell" title=${title || nothing}>${content}</span>`;

function deadline({ nextDeadlineAt, status }: Known, { words, format, now }: RowView): TemplateResult {
  if (!nextDeadlineAt || status !== 'open') return cell('due', html`<span class="none">${words.dueNone}</span>`);
  const when = format.brief(nextDeadlineAt);
  if (Date.parse(nextDeadlineAt) >= now) return cell('due', when, format.exact(nextDeadlineAt));
  return cell(
    'due',
    html`<span class="dk-overdue"
      >${icon(alertIcon)}<span><span class="late">${words.overdue} · </span>${when}</span></span
    >`,
    format.exact(nextDeadlineAt),
  );
}

/** One lead in a line: of one fixed height, whatever it says. */
export function rowTemplate(lead: Known, index: number, view: RowView): TemplateResult {
  const { words, dictionaries, format, hrefFor, current, fresh, choice } = view;
  const { id, name = '…', code = '', vehicle, createdAt } = lead;
  const status = shapeOf(lead);
  const stage = dictionaries.row('stages', lead.stageId);
  const source = dictionaries.row('sources', lead.sourceId)?.title ?? '';
  const owner = lead.assigned === false ? words.unassigned : (dictionaries.person(lead.ownerIds?.[0]) ?? '');
  return html`<div
    class="row ${fresh.has(id) ? 'fresh' : ''}"
    role="row"
    part="row"
    aria-rowindex=${index + 2}
    aria-selected=${choice ? flag(choice.has(id)) : nothing}
    data-id=${id}
  >
    ${choice?.box(id, name)}
    <span class="cell name" role="gridcell" title=${name}>
      ${recordLink(hrefFor, 'lead', id, name, { className: 'dk-link open', tabIndex: id === current ? 0 : -1 })}
      <span class="code">${code}</span>
    </span>
    ${cell('vehicle', vehicle ?? '', vehicle ?? '')}
    ${cell('stage', html`${dot(stage?.color)}<span>${stage?.title ?? ''}</span>`, stage?.title)}
    ${cell('status', html`<span class="dk-status" data-status=${status}>${icon(shapes[status])}${words[status]}</span>`)}
    ${cell('source', source, source)} ${cell('owner', owner, owner)} ${deadline(lead, view)}
    ${cell('created', createdAt ? format.brief(createdAt) : '', createdAt ? format.exact(createdAt) : '')} ${choice?.menu(id, name)}
  </div>`;
}

/** The titles of the columns; only the widest layout shows them, assistive technology always has them. */
export const headTemplate = (words: BaseMessages & LeadListMessages, choice: RowChoice | undefined): TemplateResult =>
  html`<div class="row head" role="row" aria-rowindex="1">
    ${choice ? html`<span class="dk-sr" role="columnheader">${choice.heads[0]}</span>` : nothing}
    ${(
      [
        ['name', words.lead],
        ['vehicle', words.vehicle],
        ['stage', words.stage],
        ['status', words.status],
        ['source', words.source],
        ['owner', words.owner],
        ['due', words.deadlineColumn],
        ['created', words.createdColumn],
      ] as const
    ).map(([name, title]) => html`<span class="cell ${name}" role="columnheader">${title}</span>`)}
    ${choice ? html`<span class="dk-sr" role="columnheader">${choice.heads[1]}</span>` : nothing}
  </div>`;
