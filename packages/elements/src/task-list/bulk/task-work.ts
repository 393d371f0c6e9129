import type { AnyCommand, Crm, Seen, Task } from '@dealerkit/core';
import { assignTask, completeTask, deleteTask, reopenTask, updateTask } from '../../context/task-contracts.ts';

/** What may be done to several tasks at once. */
export type TaskAction = 'complete' | 'reopen' | 'move' | 'assign' | 'delete';

/** What is said of all of them: when they are due, whose they are. */
export interface Said {
  readonly dueAt?: string;
  readonly ownerId?: string;
  readonly inform?: boolean;
}

interface Kind {
  readonly right: string;
  /** The tasks that it has anything to do to; a deadline is kept or missed, not completed (behaviours.md C29). */
  readonly concerns: (task: Seen<Task>) => boolean;
  readonly command: AnyCommand;
  readonly input: (task: Seen<Task>, said: Said) => object;
}

const isOpen = ({ status }: Seen<Task>): boolean => status === 'open';

/** What can be undone comes first; what cannot, last. */
export const kinds: Readonly<Record<TaskAction, Kind>> = {
  complete: {
    right: 'task.complete',
    concerns: (task) => isOpen(task) && task.kind !== 'deadline',
    command: completeTask,
    input: ({ id }) => ({ id }),
  },
  reopen: {
    right: 'task.complete',
    concerns: (task) => !isOpen(task) && task.kind !== 'deadline',
    command: reopenTask,
    input: ({ id }) => ({ id }),
  },
  move: {
    right: 'task.update',
    concerns: isOpen,
    command: updateTask,
    input: ({ id, dueAt }, said) => ({ id, patch: { dueAt: said.dueAt }, from: { dueAt } }),
  },
  assign: {
    right: 'task.assign',
    concerns: isOpen,
    command: assignTask,
    input: ({ id }, { ownerId, inform }) => ({ id, ownerId, inform }),
  },
  delete: { right: 'task.delete', concerns: () => true, command: deleteTask, input: ({ id }) => ({ id }) },
};

/** What may be done to some of these tasks. */
export const possible = (crm: Crm, tasks: readonly Seen<Task>[]): readonly TaskAction[] =>
  (Object.keys(kinds) as TaskAction[]).filter((action) =>
    tasks.some((task) => kinds[action].concerns(task) && crm.can(kinds[action].right, task)),
  );
