import type { Lead, Seen } from '@dealerkit/core';
import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Dictionaries } from '../base/dictionaries.ts';
import { dot } from '../base/dot.ts';
import type { Format } from '../base/format.ts';
import { flag } from '../base/flag.ts';
import { alertIcon, checkIcon, clockIcon, icon, moreIcon } from '../base/icons.ts';
import { asideIcon, crossIcon } from '../base/list-icons.ts';
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
  /** What may be done to rows; absent for whom nothing may be done to any lead. */
  readonly acts: RowActs | undefined;
}

/** How rows are chosen, and what a row's own menu does. */
export interface RowActs {
  readonly isChosen: (id: string) => boolean;
  readonly choose: (id: string, range: boolean) => void;
  /** Whether the menu of a lead would have an entry. */
  readonly may: (id: string) => boolean;
  readonly prepare: () => unknown;
  readonly open: (button: HTMLButtonElement, id: string) => unknown;
}

type Known = Pick<Seen<Lead>, 'id'> & Partial<Lead>;
type Shape = Lead['status'] | 'discarded';

const shapes: Record<Shape, SVGTemplateResult> = { open: clockIcon, won: checkIcon, lost: crossIcon, discarded: asideIcon };

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

function pickCell({ id, name = '…' }: Known, { words, current, acts }: RowView): TemplateResult | typeof nothing {
  if (!acts) return nothing;
  return html`<span class="pick-one" role="gridcell"
    ><label>
      <input
        type="checkbox"
        tabindex=${id === current ? 0 : -1}
        aria-label=${words.selectOne.replace('{name}', () => name)}
        .checked=${acts.isChosen(id)}
        @click=${({ shiftKey }: MouseEvent) => {
          acts.choose(id, shiftKey);
        }}
      /> </label
  ></span>`;
}

function menuCell({ id, name = '…' }: Known, { words, current, acts }: RowView): TemplateResult | typeof nothing {
  if (!acts) return nothing;
  const button = html`<button
    class="dk-quiet"
    type="button"
    tabindex=${id === current ? 0 : -1}
    aria-label=${words.actionsOf.replace('{name}', () => name)}
    aria-haspopup="menu"
    @pointerenter=${acts.prepare}
    @focus=${acts.prepare}
    @click=${({ currentTarget }: Event) => acts.open(currentTarget as HTMLButtonElement, id)}
  >
    ${icon(moreIcon)}
  </button>`;
  return html`<span class="acts-of" role="gridcell">${acts.may(id) ? button : nothing}</span>`;
}

/** One lead in a line: of one fixed height, whatever it says. */
export function rowTemplate(lead: Known, index: number, view: RowView): TemplateResult {
  const { words, dictionaries, format, hrefFor, current, fresh, acts } = view;
  const { id, name = '…', code = '', vehicle, createdAt } = lead;
  const status: Shape = lead.discarded ? 'discarded' : (lead.status ?? 'open');
  const stage = dictionaries.row('stages', lead.stageId);
  const source = dictionaries.row('sources', lead.sourceId)?.title ?? '';
  const owner = lead.assigned === false ? words.unassigned : (dictionaries.person(lead.ownerIds?.[0]) ?? '');
  return html`<div
    class="row ${fresh.has(id) ? 'fresh' : ''}"
    role="row"
    part="row"
    aria-rowindex=${index + 2}
    aria-selected=${acts ? flag(acts.isChosen(id)) : nothing}
    data-id=${id}
  >
    ${pickCell(lead, view)}
    <span class="cell name" role="gridcell" title=${name}>
      ${recordLink(hrefFor, 'lead', id, name, { className: 'dk-link open', tabIndex: id === current ? 0 : -1 })}
      <span class="code">${code}</span>
    </span>
    ${cell('vehicle', vehicle ?? '', vehicle ?? '')}
    ${cell('stage', html`${dot(stage?.color)}<span>${stage?.title ?? ''}</span>`, stage?.title)}
    ${cell('status', html`<span class="dk-status" data-status=${status}>${icon(shapes[status])}${words[status]}</span>`)}
    ${cell('source', source, source)} ${cell('owner', owner, owner)} ${deadline(lead, view)}
    ${cell('created', createdAt ? format.brief(createdAt) : '', createdAt ? format.exact(createdAt) : '')} ${menuCell(lead, view)}
  </div>`;
}

/** The titles of the columns; only the widest layout shows them, assistive technology always has them. */
export const headTemplate = (words: BaseMessages & LeadListMessages, acts: boolean): TemplateResult =>
  html`<div class="row head" role="row" aria-rowindex="1">
    ${acts ? html`<span class="dk-sr" role="columnheader">${words.select}</span>` : nothing}
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
    ${acts ? html`<span class="dk-sr" role="columnheader">${words.actions}</span>` : nothing}
  </div>`;
