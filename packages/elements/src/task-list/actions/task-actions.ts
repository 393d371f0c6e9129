import type { Seen, Task } from '@dealerkit/core';
import { type CSSResult, html, nothing, type TemplateResult } from 'lit';
import type { Dictionaries } from '../../base/dictionaries.ts';
import type { Asking, AskingHost } from '../../base/asking.ts';
import { Asker } from '../../base/asker.ts';
import { announce } from '../../base/live-region.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { Menu, type MenuEntry } from '../../base/menu.ts';
import { plural } from '../../base/plural.ts';
import { receivers } from '../../base/receivers.ts';
import { troubleText } from '../../base/states.ts';
import { nameOf } from '../../base/task-name.ts';
import { asking } from '../../styles/asking.styles.ts';
import { menu } from '../../styles/menu.styles.ts';
import type { TaskFormMessages } from '../../task-form/locales/en.ts';
import {
  type Created,
  createAsking,
  deleteAsking,
  editAsking,
  moveAsking,
  moveTask,
  reassignAsking,
  type TaskLinks,
} from '../../task-form/task-asking.ts';
import { TaskContact } from '../../task-form/task-contact.ts';
import type { TaskListMessages } from '../locales/en.ts';
import { TaskCreatedEvent, TaskDeletedEvent } from '../task-list.events.ts';

/** The list that the tasks stand in. */
export interface ActionsHost extends AskingHost {
  wear(...styles: readonly CSSResult[]): void;
  /** Completes a task, or opens it again. */
  turn(task: Seen<Task>): void;
  /** Gives focus to the list, if nothing else has it. */
  refocus(): Promise<void>;
}

/** What the menu and the dialogs are shown with. */
export interface ActionsView {
  readonly words: BaseMessages & TaskListMessages & TaskFormMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
  /** The name of a client. */
  readonly clientOf: (id: string) => string;
}

/** What may be done to a task, and a new one. It loads when somebody is about to do it. */
export class TaskActions {
  readonly #host: ActionsHost;
  readonly #menu: Menu;
  readonly #contact: TaskContact;
  readonly #asker: Asker;
  #created: readonly Created[] = [];

  constructor(host: ActionsHost) {
    this.#host = host;
    this.#asker = new Asker(host);
    this.#menu = new Menu(host);
    this.#contact = new TaskContact(host);
    host.wear(menu, asking);
  }

  /** Something was typed that is not saved. */
  get dirty(): boolean {
    return this.#asker.dirty;
  }

  /** Opens the menu of a task at its button: what can be undone first, what cannot last (behaviours.md O28). */
  async open(button: HTMLButtonElement, task: Seen<Task>, view: ActionsView): Promise<void> {
    await this.#menu.open(button, button.ariaLabel ?? '', [...this.#turning(task, view), ...this.#changing(task, view)]);
  }

  /** Opens what can be said of a deadline at its sign (behaviours.md C28a). */
  async openContact(button: HTMLButtonElement, task: Seen<Task>, view: ActionsView): Promise<void> {
    await this.#menu.open(button, button.ariaLabel ?? '', this.#turning(task, view));
  }

  /** Asks for a new task, one for each client (behaviours.md O20-O25). */
  async create(links: TaskLinks, view: ActionsView): Promise<void> {
    const { crm } = this.#host;
    if (!crm) return;
    this.#created = [];
    await this.#ask(
      createAsking(crm, links, view, (created) => {
        const ids = created.flatMap(({ id }) => id ?? []);
        this.#created = created.length > 1 ? created : [];
        announce(plural(view.lang, ids.length, view.words.created));
        this.#host.dispatchEvent(new TaskCreatedEvent({ ids }));
      }),
    );
  }

  /** Asks, then deletes a task. */
  async delete(task: Seen<Task>, view: ActionsView): Promise<void> {
    const name = nameOf(task, view.words);
    if (!this.#may('delete', task) || !(await this.#ask(deleteAsking(task, name, view)))) return;
    announce(view.words.deleted.replace('{name}', () => name));
    this.#host.dispatchEvent(new TaskDeletedEvent({ id: task.id }));
    await this.#host.refocus();
  }

  /** The menu, the dialog, and what came of each of several tasks. */
  render(view: ActionsView): TemplateResult {
    return html`${this.#results(view)} ${this.#contact.render(view)} ${this.#menu.render()} ${this.#asker.render(view.words)}`;
  }

  #may(action: string, task: Seen<Task>): boolean {
    return this.#host.crm?.can(`task.${action}`, task) ?? false;
  }

  #turning(task: Seen<Task>, view: ActionsView): readonly MenuEntry[] {
    const { words } = view;
    const closed = task.status === 'closed';
    if (!this.#may('complete', task)) return [];
    if (task.kind === 'deadline') return closed ? [] : this.#contacting(task, view);
    return [{ label: closed ? words.reopenIt : words.completeIt, act: () => { this.#host.turn(task); } }]; // prettier-ignore
  }

  #changing(task: Seen<Task>, view: ActionsView): readonly MenuEntry[] {
    const { words, dictionaries } = view;
    const { crm } = this.#host;
    const name = nameOf(task, words);
    const open = task.status === 'open';
    const ask = (what: Asking) => () => void this.#change(what, name, view);
    const me = crm?.session.state.value?.principal.id;
    const people = (): ReturnType<typeof receivers> => (crm ? receivers(crm, 'task.assign', dictionaries, me) : []);
    const move = moveAsking(
      words.moveOf.replace('{name}', () => name),
      task.dueAt,
      view,
      moveTask(task),
    );
    return [
      ...(open && task.kind !== 'deadline' && this.#may('update', task)
        ? [{ label: words.edit, act: ask(editAsking(task, name, view)) }]
        : []),
      ...(open && this.#may('update', task) ? [{ label: words.move, act: ask(move) }] : []),
      ...(open && this.#may('assign', task) ? [{ label: words.assign, act: ask(reassignAsking(task, name, people(), view)) }] : []),
      ...(this.#may('delete', task) ? [{ label: words.delete, apart: true, act: () => void this.delete(task, view) }] : []),
    ].map((entry, index) => (index === 0 ? { ...entry, apart: true } : entry));
  }

  #contacting(task: Seen<Task>, view: ActionsView): readonly MenuEntry[] {
    const [first, ...others] = this.#contact.notMade(
      task,
      view,
      () => void this.#contact.again(task, nameOf(task, view.words), view, (what) => this.#ask(what)),
    );
    const made = { label: view.words.contactMade, act: () => void this.#contact.made(task, view) };
    return [made, ...(first ? [{ ...first, apart: true }] : []), ...others];
  }

  async #change(what: Asking, name: string, { words }: ActionsView): Promise<void> {
    if (!(await this.#ask(what))) return;
    announce(words.changed.replace('{name}', () => name));
    await this.#host.refocus();
  }

  async #ask(what: Asking): Promise<boolean> {
    return this.#asker.ask(what);
  }

  #results({ words, lang, clientOf }: ActionsView): TemplateResult | typeof nothing {
    const failed = this.#created.filter(({ error }) => error !== undefined);
    if (this.#created.length === 0) return nothing;
    return html`<div class="dk-notice ${failed.length > 0 ? 'dk-warning' : ''} dk-said" part="result" role="status">
      <div>
        <p>${plural(lang, this.#created.length - failed.length, words.created)}</p>
        ${failed.length > 0 ? html`<p class="dk-strong">${plural(lang, failed.length, words.notCreated)}</p>` : nothing}
        <ul>
          ${failed.map(({ clientId, error }) => html`<li><bdi>${clientOf(clientId ?? '')}</bdi> ${error ? troubleText(error, words) : nothing}</li>`)}
        </ul>
      </div>
    </div>`;
  }
}
