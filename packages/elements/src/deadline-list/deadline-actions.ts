import { type DealerkitError, type Lead, type Seen, type Task, asDealerkitError } from '@dealerkit/core';
import { type CSSResult, html, type TemplateResult } from 'lit';
import { failedState } from '../base/failed-state.ts';
import type { Asking, AskingHost } from '../base/asking.ts';
import { Asker } from '../base/asker.ts';
import { announce } from '../base/live-region.ts';
import { Menu, type MenuEntry } from '../base/menu.ts';
import { receivers } from '../base/receivers.ts';
import { nameOf } from '../base/task-name.ts';
import { reopenTask } from '../context/task-contracts.ts';
import { asking } from '../styles/asking.styles.ts';
import { menu } from '../styles/menu.styles.ts';
import { deleteAsking, moveAsking, moveTask, reassignAsking } from '../task-form/task-asking.ts';
import { TaskContact } from '../task-form/task-contact.ts';
import type { TaskAskingView } from '../task-form/task-fields.ts';
import { deadlineAsking } from './deadline.asking.ts';
import type { DeadlineListMessages } from './locales/en.ts';

/** The list that the deadlines stand in. */
export interface DeadlinesHost extends AskingHost {
  wear(...styles: readonly CSSResult[]): void;
  /** Called when something was done to a deadline here. */
  changed(id: string): Promise<void>;
}

/** What the menu and the dialogs are shown with. */
export type DeadlineActionsView = TaskAskingView & { readonly words: DeadlineListMessages };

/** What may be done to the deadlines of a lead, and a new one. It loads when somebody is about to do it. */
export class DeadlineActions {
  /** Ids of those whose contact is being noted. */
  readonly pending = new Set<string>();
  readonly #host: DeadlinesHost;
  readonly #menu: Menu;
  readonly #contact: TaskContact;
  readonly #asker: Asker;
  #failed: DealerkitError | undefined;

  constructor(host: DeadlinesHost) {
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

  /** Notes that the client was reached (behaviours.md C28a). */
  async made(task: Seen<Task>, view: DeadlineActionsView): Promise<void> {
    if (this.pending.has(task.id)) return;
    this.pending.add(task.id);
    this.#host.requestUpdate();
    const noted = await this.#contact.made(task, view);
    this.pending.delete(task.id);
    this.#host.requestUpdate();
    if (noted) await this.#host.changed(task.id);
  }

  /** Proposes the next step where nobody was reached: choosing it notes the attempt (behaviours.md C28a). */
  async notMade(button: HTMLButtonElement, task: Seen<Task>, view: DeadlineActionsView): Promise<void> {
    const noted = (): void => void this.#host.changed(task.id);
    const onDate = (): void =>
      void this.#contact
        .again(task, nameOf(task, view.words), view, (what) => this.#ask(what))
        .then((done) => {
          if (done) noted();
        });
    await this.#menu.open(button, button.ariaLabel ?? '', this.#contact.notMade(task, view, onDate, noted));
  }

  /** Asks until when it is moved. */
  async move(task: Seen<Task>, view: DeadlineActionsView): Promise<void> {
    const { words } = view;
    const title = words.moveOf.replace('{name}', () => nameOf(task, words));
    await this.#change(moveAsking(title, task.dueAt, view, moveTask(task)), task, view);
  }

  /** Opens what else may be done to one: what can be undone first, what cannot last. */
  async more(button: HTMLButtonElement, task: Seen<Task>, view: DeadlineActionsView): Promise<void> {
    const { words, dictionaries } = view;
    const { crm } = this.#host;
    const name = nameOf(task, words);
    const open = task.status === 'open';
    const may = (action: string): boolean => crm?.can(`task.${action}`, task) ?? false;
    const people = crm ? receivers(crm, 'task.assign', dictionaries, crm.session.state.value?.principal.id) : [];
    const entries: readonly MenuEntry[] = [
      ...(!open && may('complete') ? [{ label: words.reopen, act: () => void this.#reopen(task, view) }] : []),
      ...(open && may('assign')
        ? [{ label: words.assign, act: () => void this.#change(reassignAsking(task, name, people, view), task, view) }]
        : []),
      ...(may('delete') ? [{ label: words.delete, apart: true, act: () => void this.#delete(task, view) }] : []),
    ];
    await this.#menu.open(button, button.ariaLabel ?? '', entries);
  }

  /** Asks for a new deadline. */
  async add(lead: Seen<Lead>, view: DeadlineActionsView): Promise<void> {
    const { crm } = this.#host;
    let added: string | undefined;
    if (!crm || !(await this.#ask(deadlineAsking(crm, lead, view, (id) => (added = id)))) || added === undefined) return;
    announce(view.words.created.one.replace('{n}', (1).toLocaleString(view.lang)));
    await this.#host.changed(added);
  }

  /** The menu, the dialog, and why something was not done. */
  render(view: DeadlineActionsView): TemplateResult {
    const { words } = view;
    return html`${this.#failed && failedState(words.notDone, this.#failed, words)} ${this.#contact.render(view)} ${this.#menu.render()}
    ${this.#asker.render(words)}`;
  }

  async #change(what: Asking, task: Seen<Task>, { words }: DeadlineActionsView): Promise<void> {
    if (!(await this.#ask(what))) return;
    announce(words.changed.replace('{name}', () => nameOf(task, words)));
    await this.#host.changed(task.id);
  }

  async #delete(task: Seen<Task>, view: DeadlineActionsView): Promise<void> {
    const name = nameOf(task, view.words);
    if (!(await this.#ask(deleteAsking(task, name, view)))) return;
    announce(view.words.deleted.replace('{name}', () => name));
    await this.#host.changed(task.id);
  }

  async #reopen(task: Seen<Task>, { words }: DeadlineActionsView): Promise<void> {
    const { crm } = this.#host;
    this.#failed = undefined;
    try {
      await crm?.run(reopenTask, { id: task.id });
      announce(words.reopened.replace('{name}', () => nameOf(task, words)));
      await this.#host.changed(task.id);
    } catch (error) {
      this.#failed = asDealerkitError(error);
      this.#host.requestUpdate();
    }
  }

  #ask(what: Asking): Promise<boolean> {
    this.#failed = undefined;
    return this.#asker.ask(what);
  }
}
