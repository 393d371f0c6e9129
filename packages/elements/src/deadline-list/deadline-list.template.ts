import type { Seen, Task } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Dictionaries } from '../base/dictionaries.ts';
import { flag } from '../base/flag.ts';
import type { Format } from '../base/format.ts';
import { alertIcon, checkIcon, icon, moreIcon } from '../base/icons.ts';
import { asideIcon, downIcon, targetIcon } from '../base/list-icons.ts';
import { lasting } from '../base/lasting.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { plural } from '../base/plural.ts';
import { nameOf } from '../base/task-name.ts';
import type { DeadlineListMessages } from './locales/en.ts';

/** A deadline; what the reader may not see of it is absent. */
export type Deadline = Pick<Seen<Task>, 'id' | 'ties' | 'version' | 'hidden'> & Partial<Task>;

/** What is done at a button of a deadline. */
export type Act = 'made' | 'notMade' | 'move' | 'more';

/** What every deadline is shown with. */
export interface DeadlineView {
  readonly words: BaseMessages & DeadlineListMessages;
  readonly lang: string;
  readonly format: Format;
  readonly dictionaries: Dictionaries;
  /** Now, in ISO 8601. */
  readonly now: string;
  /** Whether time runs: not for a lead that is over (behaviours.md C6a). */
  readonly runs: boolean;
  /** Ids of those whose contact is being noted. */
  readonly pending: ReadonlySet<string>;
  /** What the reader may do to one. */
  readonly may: (act: Act, deadline: Deadline) => boolean;
  readonly prepare: () => unknown;
  readonly open: (act: Act, button: HTMLButtonElement, deadline: Deadline) => unknown;
}

type Acting = (act: Act) => (event: Event) => unknown;

function madeButton(label: string, busy: boolean, acting: Acting, { words, prepare }: DeadlineView): TemplateResult {
  return html`<button
    class="dk-button ${busy ? 'dk-spin' : ''}"
    type="button"
    part="made"
    aria-label=${label}
    aria-disabled=${flag(busy)}
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${acting('made')}
  >
    ${words.made}
  </button>`;
}

function notMadeButton(label: string, acting: Acting, { words, prepare }: DeadlineView): TemplateResult {
  return html`<button
    class="dk-button notMade"
    type="button"
    part="not-made"
    aria-label=${label}
    aria-haspopup="menu"
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${acting('notMade')}
  >
    ${words.notMade}${icon(downIcon)}
  </button>`;
}

function moveButton(label: string, acting: Acting, { words, prepare }: DeadlineView): TemplateResult {
  return html`<button
    class="dk-button"
    type="button"
    part="move"
    aria-label=${label}
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${acting('move')}
  >
    ${words.move}
  </button>`;
}

function moreButton(label: string, acting: Acting, { prepare }: DeadlineView): TemplateResult {
  return html`<button
    class="dk-button more"
    type="button"
    part="more"
    aria-label=${label}
    aria-haspopup="menu"
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${acting('more')}
  >
    ${icon(moreIcon)}
  </button>`;
}

/** What may be done to a deadline: what ends it first, what is done seldom last. */
function acts(deadline: Deadline, name: string, view: DeadlineView): TemplateResult {
  const { words, may, open, pending } = view;
  const acting: Acting = (act) => (event) => open(act, event.currentTarget as HTMLButtonElement, deadline);
  const can = (act: Act): boolean => (act === 'more' || deadline.status === 'open') && may(act, deadline);
  const of = (sentence: string): string => sentence.replace('{name}', () => name);
  return html`<div class="acts">
    ${can('made') ? madeButton(of(words.madeOf), pending.has(deadline.id), acting, view) : nothing}
    ${can('notMade') ? notMadeButton(of(words.notMadeOf), acting, view) : nothing}
    ${can('move') ? moveButton(of(words.moveOf), acting, view) : nothing}
    ${can('more') ? moreButton(of(words.more), acting, view) : nothing}
  </div>`;
}

// The time itself is written each second, without rendering.
function left({ dueAt }: Deadline, { words, format, runs, now }: DeadlineView): TemplateResult | typeof nothing {
  if (!dueAt || !runs) return nothing;
  const late = dueAt < now;
  return html`<p class="left ${late ? 'late' : ''}" part="deadline" title=${format.exact(dueAt)}>
    ${late ? icon(alertIcon) : nothing}<span>${late ? words.overdueBy : words.timeLeft}</span>
    <bdi class="time" role="timer" data-due=${dueAt}></bdi>
  </p>`;
}

function facts({ dueAt, closedAt, status, ownerIds, attempts = 0 }: Deadline, view: DeadlineView): TemplateResult {
  const { words, lang, format, dictionaries } = view;
  const at = status === 'closed' ? closedAt : dueAt;
  const owner = dictionaries.person(ownerIds?.[0] ?? '');
  const said = [at ? format.moment(at) : '', owner ?? '', attempts > 0 ? plural(lang, attempts, words.attempts) : ''].filter(Boolean);
  return html`<p class="dk-help" title=${at ? format.exact(at) : nothing}>
    ${said.map((each, index) => html`${index > 0 ? ' · ' : ''}<bdi>${each}</bdi>`)}
  </p>`;
}

/** How a deadline ended: contact was made, in time or how late, or it closed with what it belongs to (behaviours.md C28a). */
export function endOf({ closedReason, closedAt, dueAt }: Deadline, words: DeadlineListMessages, lang: string): string {
  if (closedReason === 'lead-discarded') return words.leadDiscarded;
  if (closedReason === 'client-deleted') return words.clientDeleted;
  if (closedReason !== 'done' || !closedAt || !dueAt) return words.ended;
  if (closedAt <= dueAt) return words.inTime;
  return words.late.replace('{time}', () => lasting(Date.parse(closedAt) - Date.parse(dueAt), lang));
}

function row(deadline: Deadline, view: DeadlineView): TemplateResult {
  const { words, lang } = view;
  const name = nameOf(deadline, words);
  const closed = deadline.status === 'closed';
  const done = deadline.closedReason === 'done';
  return html`<li class="item ${closed ? 'closed' : ''}" part="item" data-id=${deadline.id}>
    <span class="face ${closed && done ? 'done' : ''}">${icon(closed ? (done ? checkIcon : asideIcon) : targetIcon)}</span>
    <div class="what">
      <p class="name"><bdi>${name}</bdi></p>
      ${closed ? html`<p class="end">${endOf(deadline, words, lang)}</p>` : left(deadline, view)} ${facts(deadline, view)}
    </div>
    ${acts(deadline, name, view)}
  </li>`;
}

/** Some deadlines, each with what may be done to it. */
export const deadlinesTemplate = (deadlines: readonly Deadline[], label: string, view: DeadlineView): TemplateResult =>
  html`<ul part="list" aria-labelledby=${label}>
    ${repeat(
      deadlines,
      ({ id }) => id,
      (deadline) => row(deadline, view),
    )}
  </ul>`;

/** The list's shape while it is on its way. */
export const deadlinesSkeleton = (label: string): TemplateResult =>
  html`<div aria-busy="true" role="group" aria-label=${label} part="loading">
    <header><div class="dk-skeleton bone heading"></div></header>
    <ul>
      ${[1, 2].map(() => html`<li class="item"><div class="dk-skeleton bone"></div></li>`)}
    </ul>
  </div>`;
