import type { Seen, Task } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Row } from '../base/dictionaries.ts';
import { dot } from '../base/dot.ts';
import { flag } from '../base/flag.ts';
import type { Format } from '../base/format.ts';
import { alertIcon, checkIcon, icon, moreIcon } from '../base/icons.ts';
import { targetIcon } from '../base/list-icons.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { recordLink } from '../base/record-link.ts';
import { nameOf } from '../base/task-name.ts';
import type { HrefFor } from '../context/crm-context.ts';
import type { TaskListMessages } from './locales/en.ts';
import type { Group } from './task-lines.ts';

/** What every line is made with. */
export interface LineView {
  readonly words: BaseMessages & TaskListMessages;
  readonly categories: ReadonlyMap<string, Row>;
  readonly people: ReadonlyMap<string, string>;
  readonly format: Format;
  readonly hrefFor: HrefFor;
  /** Now, in ISO 8601. */
  readonly now: string;
  /** When the day ends in the house. */
  readonly tomorrow: string;
  /** Id of the row that Tab reaches. */
  readonly current: string | undefined;
  /** Ids that came while the list was shown. */
  readonly fresh: ReadonlySet<string>;
  /** Ids of those that are being saved. */
  readonly pending: ReadonlySet<string>;
  /** How tasks are chosen, while they are. */
  readonly choosing: Choosing | undefined;
  readonly mayComplete: (task: Seen<Task>) => boolean;
  readonly onTurn: (task: Seen<Task>) => void;
  /** Asks whether contact was made on a deadline. */
  readonly onContact: (button: HTMLButtonElement, task: Seen<Task>) => void;
  /** Whether more may be done to a task than to complete it. */
  readonly mayChange: (task: Seen<Task>) => boolean;
  /** Opens what may be done to a task. */
  readonly onMenu: (button: HTMLButtonElement, task: Seen<Task>) => void;
  /** Called when that is about to happen. */
  readonly onNear: () => unknown;
  /** The name of a task's lead, else of its client. */
  readonly aboutOf: (task: Seen<Task>) => string;
}

/** How tasks are chosen. */
export interface Choosing {
  readonly has: (id: string) => boolean;
  readonly toggle: (id: string, range: boolean) => void;
  /** What the box of a task is called. */
  readonly label: string;
}

const box = (id: string, name: string, { has, toggle, label }: Choosing, tabIndex: number): TemplateResult =>
  html`<label
    ><input
      type="checkbox"
      tabindex=${tabIndex}
      aria-label=${label.replace('{name}', () => name)}
      .checked=${has(id)}
      @click=${({ shiftKey }: MouseEvent) => {
        toggle(id, shiftKey);
      }}
  /></label>`;

/** A box to complete it; of a deadline, which is only kept or missed, its sign (behaviours.md C29). */
function tick(
  task: Seen<Task>,
  name: string,
  { words, current, pending, mayComplete, onTurn, onContact }: LineView,
): TemplateResult | typeof nothing {
  const { id, kind, status } = task;
  const closed = status === 'closed';
  const may = mayComplete(task);
  if (kind === 'deadline' && may && !closed)
    return html`<button
      class="dk-quiet"
      type="button"
      tabindex=${id === current ? 0 : -1}
      aria-label=${words.contactOf.replace('{name}', () => name)}
      aria-haspopup="menu"
      @click=${({ currentTarget }: Event) => {
        onContact(currentTarget as HTMLButtonElement, task);
      }}
    >
      ${icon(targetIcon)}
    </button>`;
  if (kind === 'deadline' && !closed) return html`${icon(targetIcon)}<span class="dk-sr">${words.deadline}</span>`;
  if (closed && (!may || kind === 'deadline'))
    return html`<span class="done">${icon(checkIcon)}</span><span class="dk-sr">${words.state}</span>`;
  if (!may) return nothing;
  const busy = pending.has(id);
  return html`<label
    ><input
      type="checkbox"
      tabindex=${id === current ? 0 : -1}
      aria-label=${(closed ? words.reopen : words.complete).replace('{name}', () => name)}
      aria-disabled=${flag(busy)}
      .checked=${busy !== closed}
      @click=${(event: Event) => {
        event.preventDefault();
        onTurn(task);
      }}
  /></label>`;
}

function due(at: string | null | undefined, closed: boolean, { words, format, now, tomorrow }: LineView): TemplateResult | string {
  if (!at) return '';
  if (closed) return format.brief(at);
  if (at >= now) return at < tomorrow ? format.time(at) : format.moment(at);
  return html`<span class="dk-overdue"
    >${icon(alertIcon)}<span><span class="dk-sr">${words.overdue} · </span>${format.brief(at)}</span></span
  >`;
}

// What the reader may not see of a task is absent.
type Known = Pick<Seen<Task>, 'id'> & Partial<Task>;

/** The way to where it is worked on. A deadline has no page of its own (behaviours.md C27), and many a host has none for tasks: its lead then, else its client. */
function link({ id, kind, leadId, clientId }: Seen<Task>, name: string, { hrefFor, current }: LineView): TemplateResult {
  const ways = [
    ['task', kind === 'deadline' ? undefined : id],
    ['lead', leadId],
    ['client', clientId],
  ] as const;
  const tabIndex = id === current ? 0 : -1;
  for (const [noun, of] of ways)
    if (of && hrefFor(noun, of) !== undefined) return recordLink(hrefFor, noun, of, name, { className: 'dk-link open', tabIndex });
  return html`<span class="open" tabindex=${tabIndex} dir="auto">${name}</span>`;
}

/** What may be done to a task. */
function acts(
  task: Seen<Task>,
  name: string,
  { words, current, mayComplete, mayChange, onMenu, onNear }: LineView,
): TemplateResult | typeof nothing {
  if (!mayChange(task) && !(task.kind === 'deadline' && task.status === 'open' && mayComplete(task))) return nothing;
  return html`<span class="acts-of" role="gridcell"
    ><button
      class="dk-quiet"
      type="button"
      tabindex=${task.id === current ? 0 : -1}
      aria-label=${words.actionsOf.replace('{name}', () => name)}
      aria-haspopup="menu"
      @pointerenter=${onNear}
      @focus=${onNear}
      @click=${({ currentTarget }: Event) => {
        onMenu(currentTarget as HTMLButtonElement, task);
      }}
    >
      ${icon(moreIcon)}
    </button></span
  >`;
}

/** One task or deadline: of one fixed height, whatever it says. */
export function rowTemplate(task: Seen<Task>, line: number, view: LineView): TemplateResult {
  const { words, categories, people, format, fresh, pending, aboutOf, choosing } = view;
  const { id, kind, categoryId, ownerIds, status, dueAt, closedAt } = task as Known;
  const name = nameOf(task, words);
  const about = aboutOf(task);
  const category = categories.get(categoryId ?? '');
  const kinds = { task: '', deadline: words.deadline, appointment: words.appointment, 'follow-up': words.followUp };
  const sort = category?.title ?? kinds[kind ?? 'task'];
  const owner = people.get(ownerIds?.[0] ?? '') ?? '';
  const closed = status === 'closed';
  const at = closed ? closedAt : dueAt;
  return html`<div
    class="row ${fresh.has(id) ? 'fresh' : ''} ${pending.has(id) ? 'pending' : ''}"
    role="row"
    part="row"
    aria-rowindex=${line + 2}
    aria-busy=${pending.has(id) ? 'true' : nothing}
    data-id=${id}
    data-kind=${kind ?? nothing}
    aria-selected=${choosing ? flag(choosing.has(id)) : nothing}
  >
    <span class="cell tick" role="gridcell"
      >${choosing ? box(id, name, choosing, id === view.current ? 0 : -1) : tick(task, name, view)}</span
    >
    <span class="cell name" role="gridcell" title=${name}> ${link(task, name, view)} </span>
    <span class="cell about" role="gridcell" title=${about}>${about}</span>
    <span class="cell category" role="gridcell" title=${sort}>${dot(category?.color)}<span>${sort}</span></span>
    <span class="cell owner" role="gridcell" title=${owner}>${owner}</span>
    <span class="cell due" role="gridcell" title=${at ? format.exact(at) : ''}>${due(at, closed, view)}</span>
    ${choosing ? nothing : acts(task, name, view)}
  </div>`;
}

/** The title of a group, as high as a row. */
export const groupTemplate = (group: Group, count: string, line: number, { words }: LineView): TemplateResult =>
  html`<div class="row group" role="row" aria-rowindex=${line + 2} data-group=${group}>
    <span class="cell" role="gridcell" aria-colspan="6">${words[group]} <span class="number">${count}</span></span>
  </div>`;

/** The titles of the columns; only the widest layout shows them, assistive technology always has them. */
export const headTemplate = (words: BaseMessages & TaskListMessages, closed: boolean, acting: boolean): TemplateResult =>
  html`<div class="row head" role="row" aria-rowindex="1">
    <span class="cell tick" role="columnheader"><span class="dk-sr">${words.state}</span></span>
    ${(
      [
        ['name', words.task],
        ['about', words.about],
        ['category', words.category],
        ['owner', words.owner],
        ['due', closed ? words.state : words.due],
      ] as const
    ).map(([name, title]) => html`<span class="cell ${name}" role="columnheader">${title}</span>`)}
    ${acting ? html`<span class="dk-sr" role="columnheader">${words.actions}</span>` : nothing}
  </div>`;
