import type { Seen, Task } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Row } from '../base/dictionaries.ts';
import { dot } from '../base/dot.ts';
import { flag } from '../base/flag.ts';
import type { Format } from '../base/format.ts';
import { alertIcon, checkIcon, icon } from '../base/icons.ts';
import { targetIcon } from '../base/list-icons.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { recordLink } from '../base/record-link.ts';
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
  readonly mayComplete: (task: Seen<Task>) => boolean;
  readonly onComplete: (task: Seen<Task>) => void;
  /** The name of a task's lead, else of its client. */
  readonly aboutOf: (task: Seen<Task>) => string;
}

/** What a task is called; the deadline that the house sets itself has no title of its own. */
export const nameOf = ({ title }: Partial<Task>, words: TaskListMessages): string =>
  title === 'first-contact' ? words.firstContact : (title ?? '…');

const cell = (name: string, content: unknown, title = ''): TemplateResult =>
  html`<span class="cell ${name}" role="gridcell" title=${title || nothing}>${content}</span>`;

/** A box to complete it; of a deadline, which is only kept or missed, its sign (behaviours.md C29). */
function tick(task: Seen<Task>, name: string, { words, current, pending, mayComplete, onComplete }: LineView): TemplateResult {
  const { id, kind, status } = task;
  if (kind === 'deadline') return cell('tick', html`${icon(targetIcon)}<span class="dk-sr">${words.deadline}</span>`);
  if (status === 'closed') return cell('tick done', html`${icon(checkIcon)}<span class="dk-sr">${words.state}</span>`);
  if (!mayComplete(task)) return cell('tick', nothing);
  const busy = pending.has(id);
  return html`<span class="cell tick" role="gridcell"
    ><label
      ><input
        type="checkbox"
        tabindex=${id === current ? 0 : -1}
        aria-label=${words.complete.replace('{name}', () => name)}
        aria-disabled=${flag(busy)}
        .checked=${busy}
        @click=${(event: Event) => {
          event.preventDefault();
          onComplete(task);
        }} /></label
  ></span>`;
}

function due({ dueAt, closedAt, status }: Partial<Task>, { words, format, now, tomorrow }: LineView): TemplateResult {
  if (status === 'closed') return cell('due', closedAt ? format.brief(closedAt) : '', closedAt ? format.exact(closedAt) : '');
  if (!dueAt) return cell('due', '');
  if (dueAt >= now) return cell('due', dueAt < tomorrow ? format.time(dueAt) : format.moment(dueAt), format.exact(dueAt));
  return cell(
    'due',
    html`<span class="dk-overdue"
      >${icon(alertIcon)}<span><span class="dk-sr">${words.overdue} · </span>${format.brief(dueAt)}</span></span
    >`,
    format.exact(dueAt),
  );
}

/** One task or deadline: of one fixed height, whatever it says. */
export function rowTemplate(task: Seen<Task>, line: number, view: LineView): TemplateResult {
  const { words, categories, people, hrefFor, current, fresh, pending, aboutOf } = view;
  const { id, kind, leadId, categoryId, ownerIds }: Pick<Seen<Task>, 'id'> & Partial<Task> = task;
  const name = nameOf(task, words);
  const about = aboutOf(task);
  const category = categories.get(categoryId ?? '');
  const kinds = { task: '', deadline: words.deadline, appointment: words.appointment, 'follow-up': words.followUp };
  const sort = category?.title ?? kinds[kind ?? 'task'];
  const owner = people.get(ownerIds?.[0] ?? '') ?? '';
  // A deadline has no page of its own (behaviours.md C27).
  const [noun, of] = kind === 'deadline' && leadId ? ['lead', leadId] : ['task', id];
  return html`<div
    class="row ${fresh.has(id) ? 'fresh' : ''} ${pending.has(id) ? 'pending' : ''}"
    role="row"
    part="row"
    aria-rowindex=${line + 2}
    aria-busy=${pending.has(id) ? 'true' : nothing}
    data-id=${id}
    data-kind=${kind ?? nothing}
  >
    ${tick(task, name, view)}
    <span class="cell name" role="gridcell" title=${name}>
      ${recordLink(hrefFor, noun, of, name, { className: 'dk-link open', tabIndex: id === current ? 0 : -1 })}
    </span>
    ${cell('about', about, about)} ${cell('category', html`${dot(category?.color)}<span>${sort}</span>`, sort)}
    ${cell('owner', owner, owner)} ${due(task, view)}
  </div>`;
}

/** The title of a group, as high as a row. */
export const groupTemplate = (group: Group, count: string, line: number, { words }: LineView): TemplateResult =>
  html`<div class="row group" role="row" aria-rowindex=${line + 2} data-group=${group}>
    <span class="cell" role="gridcell" aria-colspan="6">${words[group]} <span class="number">${count}</span></span>
  </div>`;

/** The titles of the columns; only the widest layout shows them, assistive technology always has them. */
export const headTemplate = (words: BaseMessages & TaskListMessages): TemplateResult =>
  html`<div class="row head" role="row" aria-rowindex="1">
    <span class="cell tick" role="columnheader"><span class="dk-sr">${words.state}</span></span>
    ${(
      [
        ['name', words.task],
        ['about', words.about],
        ['category', words.category],
        ['owner', words.owner],
        ['due', words.due],
      ] as const
    ).map(([name, title]) => html`<span class="cell ${name}" role="columnheader">${title}</span>`)}
  </div>`;
