import { type Crm, type DealerkitError, type Seen, type Task, asDealerkitError } from '@dealerkit/core';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { troubleText } from '../base/states.ts';
import { completeTask } from '../context/task-contracts.ts';
import type { TaskListMessages } from './locales/en.ts';
import { TaskCompletedEvent } from './task-list.events.ts';
import { nameOf } from './task-row.template.ts';

/** The list that tasks are completed in. */
export interface CompletionHost extends ReactiveControllerHost, HTMLElement {
  readonly crm: Crm | undefined;
}

/** Completes tasks of a list: pending in their rows until it is done, and said when it was not. */
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

  /** Completes a task by right; a deadline or a closed task is left as it is (behaviours.md C29). */
  async complete(task: Seen<Task>, words: BaseMessages & TaskListMessages): Promise<void> {
    const { crm } = this.#host;
    const { id, kind, status } = task;
    if (!crm || kind === 'deadline' || status === 'closed' || this.pending.has(id) || !crm.can('task.complete', task)) return;
    this.#failed = undefined;
    this.pending.add(id);
    this.#host.requestUpdate();
    try {
      await crm.run(completeTask, { id });
      if (crm !== this.#host.crm) return;
      announce(words.completed.replace('{name}', () => nameOf(task, words)));
      this.#host.dispatchEvent(new TaskCompletedEvent({ id }));
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
    const said = words.notCompleted.replace('{name}', () => nameOf(task, words));
    return html`<p class="dk-error" role="alert">${said} ${troubleText(error, words)}</p>`;
  }
}
