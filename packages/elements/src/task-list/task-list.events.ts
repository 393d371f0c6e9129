import { DealerkitEvent } from '../base/events.ts';
import type { TaskFilters } from './task-query.ts';

/** A person chose other tasks; a page may keep it in its address and give it back by attributes. */
export class TaskFiltersEvent extends DealerkitEvent<TaskFilters> {
  static readonly type = 'dk-task-filters';
  constructor(detail: TaskFilters) {
    super(TaskFiltersEvent.type, detail);
  }
}

/** A task was completed. */
export class TaskCompletedEvent extends DealerkitEvent<{ readonly id: string }> {
  static readonly type = 'dk-task-completed';
  constructor(detail: { readonly id: string }) {
    super(TaskCompletedEvent.type, detail);
  }
}

/** A task is open again. */
export class TaskReopenedEvent extends DealerkitEvent<{ readonly id: string }> {
  static readonly type = 'dk-task-reopened';
  constructor(detail: { readonly id: string }) {
    super(TaskReopenedEvent.type, detail);
  }
}

/** Tasks were created here. */
export class TaskCreatedEvent extends DealerkitEvent<{ readonly ids: readonly string[] }> {
  static readonly type = 'dk-task-created';
  constructor(detail: { readonly ids: readonly string[] }) {
    super(TaskCreatedEvent.type, detail);
  }
}

/** A task was deleted. */
export class TaskDeletedEvent extends DealerkitEvent<{ readonly id: string }> {
  static readonly type = 'dk-task-deleted';
  constructor(detail: { readonly id: string }) {
    super(TaskDeletedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-task-reopened': TaskReopenedEvent;
    'dk-task-completed': TaskCompletedEvent;
    'dk-task-created': TaskCreatedEvent;
    'dk-task-deleted': TaskDeletedEvent;
    'dk-task-filters': TaskFiltersEvent;
  }
}
