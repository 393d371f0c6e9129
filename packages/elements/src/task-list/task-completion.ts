import { type Crm, type DealerkitError, type Seen, type Task, asDealerkitError } from '@dealerkit/core';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { troubleText } from '../base/states.ts';
import { nameOf } from '../base/task-name.ts';
import { completeTask, reopenTask } from '../context/task-contracts.ts';
import type { TaskListMessages } from './locales/en.ts';
import { TaskCompletedEvent, TaskReopenedEvent } from './task-list.events.ts';

/** The list that tasks are completed in. */
export interface CompletionHost extends ReactiveControllerHost, HTMLElement {
  readonly crm: Crm | undefined;
}

/** Completes tasks of a list, and opens them again: pending in their rows until it is done, and said when it was not. */
export class TaskCompletion {
  /** Ids of those under way. */
  readonly pending = new Set<string>();
  readonly #host: CompletionHost;
  #failed: { readonly task: Seen<Task>; readonly error: DealerkitError } | undefined;

  constructor(host: CompletionHost) {
    this.#host = host;
  }

  reset(): void {
    this.pending.clear();
    this.#failed = undefined;
  }

  /** Completes an open task, opens a closed one again, by right; a deadline is left as it is (behaviours.md C29, O26, O27). */
  async turn(task: Seen<Task>, words: BaseMessages & TaskListMessages): Promise<void> {
    const { crm } = this.#host;
    const { id, kind, status } = task;
    if (!crm || kind === 'deadline' || this.pending.has(id) || !crm.can('task.complete', task)) return;
    this.#failed = undefined;
    this.pending.add(id);
    this.#host.requestUpdate();
    try {
      await crm.run(status === 'open' ? completeTask : reopenTask, { id });
      if (crm !== this.#host.crm) return;
      announce((status === 'open' ? words.completed : words.reopened).replace('{name}', () => nameOf(task, words)));
      this.#host.dispatchEvent(new (status === 'open' ? TaskCompletedEvent : TaskReopenedEvent)({ id }));
    } catch (error) {
      if (crm === this.#host.crm) this.#failed = { task, error: asDealerkitError(error) };
    } finally {
      this.pending.delete(id);
      this.#host.requestUpdate();
    }
  }

  /** What was not done, and why. */
  trouble(words: BaseMessages & TaskListMessages): TemplateResult | typeof nothing {
    if (!this.#failed) return nothing;
    const { task, error } = this.#failed;
    const said = (task.status === 'open' ? words.notCompleted : words.notReopened).replace('{name}', () => nameOf(task, words));
    return html`<p class="dk-error" role="alert">${said} ${troubleText(error, words)}</p>`;
  }
}
