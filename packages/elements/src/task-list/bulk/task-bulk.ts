import type { Crm, Seen, Task } from '@dealerkit/core';
import { type CSSResult, html, type TemplateResult } from 'lit';
import { Asker } from '../../base/asker.ts';
import type { Asking, AskingHost } from '../../base/asking.ts';
import { BulkRun } from '../../base/bulk-run.ts';
import { BulkWork } from '../../base/bulk-work.ts';
import { announce } from '../../base/live-region.ts';
import { plural } from '../../base/plural.ts';
import { receivers } from '../../base/receivers.ts';
import { SelectionController } from '../../controllers/selection-controller.ts';
import { asking } from '../../styles/asking.styles.ts';
import { bulk } from '../../styles/bulk.styles.ts';
import { dueField, dueOf, dueProblem, ownerFields, startOfDue } from '../../task-form/task-fields.ts';
import type { ActionsView } from '../actions/task-actions.ts';
import { TaskCompletedEvent, TaskDeletedEvent, TaskReopenedEvent } from '../task-list.events.ts';
import { nameOf } from '../../base/task-name.ts';
import type { TaskBulkMessages } from './locales/en.ts';
import { choice } from './task-bulk.styles.ts';
import { kinds, possible, type Said, type TaskAction } from './task-work.ts';

/** The list that tasks are chosen in. */
export interface BulkHost extends AskingHost {
  readonly crm: Crm | undefined;
  /** The tasks as they are loaded. */
  readonly tasks: readonly Seen<Task>[];
  refocus(): Promise<void>;
  wear(...styles: readonly CSSResult[]): void;
}

/** What it is shown with. */
export interface TaskBulkView extends Omit<ActionsView, 'words'> {
  readonly words: ActionsView['words'] & { readonly bulk: TaskBulkMessages };
}

const events: Partial<Record<TaskAction, new (detail: { readonly id: string }) => Event>> = {
  complete: TaskCompletedEvent,
  reopen: TaskReopenedEvent,
  delete: TaskDeletedEvent,
};

/** Tasks that are chosen, and what is done to all of them: each by its own right, with what was left of it. It loads when somebody begins to choose. */
export class TaskBulk {
  readonly selection: SelectionController;
  readonly #host: BulkHost;
  readonly #asker: Asker;
  readonly #run: BulkRun<Seen<Task>>;

  constructor(host: BulkHost) {
    this.#host = host;
    this.selection = new SelectionController(host, () => host.tasks.map(({ id }) => id));
    this.#asker = new Asker(host);
    this.#run = new BulkRun(host);
    host.wear(asking, bulk, choice);
  }

  get dirty(): boolean {
    return this.#asker.dirty;
  }

  /** Chooses a task, or lets it go. */
  toggle(id: string, range: boolean, { words, lang }: TaskBulkView): void {
    this.selection.toggle(id, { range });
    announce(plural(lang, this.selection.ids.length, words.bulk.selected));
  }

  /** The bar above the rows: how many are chosen, and what may be done to them. */
  bar(view: TaskBulkView): TemplateResult {
    const { words, lang } = view;
    const { tasks, crm } = this.#host;
    const chosen = this.#chosen;
    const said = chosen.length === 0 ? words.bulk.selectNone : plural(lang, chosen.length, words.bulk.selected);
    return html`<div class="chosen" part="chosen">
      <label class="pick-all"
        ><input
          type="checkbox"
          aria-label=${words.bulk.selectAll}
          .checked=${chosen.length > 0 && chosen.length === tasks.length}
          .indeterminate=${chosen.length > 0 && chosen.length < tasks.length}
          @click=${() => {
            this.selection.toggleAll();
          }}
      /></label>
      <p class="count dk-help" part="count">${said}</p>
      <div class="acts" part="acts">
        ${(crm ? possible(crm, chosen) : []).map(
          (action) =>
            html`<button class="dk-button" type="button" data-action=${action} @click=${() => void this.do(action, view)}>
              ${words.bulk[action]}
            </button>`,
        )}
      </div>
    </div>`;
  }

  /** What is asked, and how far it is. */
  render({ words }: TaskBulkView): TemplateResult {
    return html`${this.#asker.render(words)}${this.#run.render()}`;
  }

  /** Does it to all that are chosen and that it has anything to do to, after asking where something must be said or cannot be undone. */
  async do(action: TaskAction, view: TaskBulkView): Promise<void> {
    const { crm } = this.#host;
    if (!crm) return;
    const { command, concerns, input, right } = kinds[action];
    const tasks = this.#chosen.filter(concerns);
    let said: Said = {};
    const question = this.#question(action, tasks.length, crm, view, (answer) => {
      said = answer;
    });
    if (question && !(await this.#asker.ask(question))) return;
    const { words, lang } = view;
    const changed = (): void => {
      this.#host.requestUpdate();
    };
    const work = new BulkWork(crm, tasks, (task) => crm.can(right, task), changed);
    const telling = {
      words: { ...words, ...words.bulk },
      lang,
      title: (count: number) => plural(lang, count, words.bulk.titles[action]),
      done: (count: number) => plural(lang, count, words.bulk.done[action]),
      nameOf: (task: Seen<Task>) => html`<bdi>${nameOf(task, words)}</bdi>`,
    };
    await this.#run.run(work, telling, (records) => work.run(command, (task) => input(task, said) as never, records));
    if (crm !== this.#host.crm) return;
    const Told = events[action];
    if (Told) for (const id of work.done) this.#host.dispatchEvent(new Told({ id }));
    announce(telling.done(work.done.length));
    this.selection.clear(work.done);
    await this.#host.refocus();
  }

  get #chosen(): readonly Seen<Task>[] {
    return this.#host.tasks.filter(({ id }) => this.selection.has(id));
  }

  #question(action: TaskAction, count: number, crm: Crm, view: TaskBulkView, take: (said: Said) => void): Asking | undefined {
    const { words, lang, dictionaries } = view;
    const title = plural(lang, count, words.bulk.titles[action]);
    const done = Promise.resolve();
    if (action === 'move')
      return {
        title,
        save: words.bulk.move,
        start: { dueAt: startOfDue(view).dueAt },
        fields: () => [dueField(view)],
        check: (typed) => dueProblem(typed, view),
        run: (_crm, typed) => {
          take({ dueAt: dueOf(typed, view) ?? '' });
          return done;
        },
      };
    if (action === 'assign') {
      const people = receivers(crm, 'task.assign', dictionaries, crm.session.state.value?.principal.id);
      return {
        title,
        save: words.bulk.assign,
        start: { ownerId: '', inform: true },
        fields: (typed) => ownerFields(typed, view, people),
        run: (_crm, { ownerId, inform }) => {
          take({ ownerId: String(ownerId), inform: inform === true });
          return done;
        },
      };
    }
    if (action === 'delete')
      return {
        title,
        intro: plural(lang, count, words.bulk.deleteText),
        save: words.bulk.delete,
        destructive: true,
        start: {},
        fields: () => [],
        run: () => done,
      };
    return undefined;
  }
}
