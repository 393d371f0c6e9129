import type {
  NounRef,
  Task,
  assignTask as assignTaskContract,
  completeTask as completeTaskContract,
  createTask as createTaskContract,
  deleteTask as deleteTaskContract,
  reopenTask as reopenTaskContract,
  setLeadStatus as setLeadStatusContract,
  updateTask as updateTaskContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** The task, by name and type. */
export const taskNoun: NounRef<Task> = { name: 'task' };
/** The contract of `task.complete`, by name and type. */
export const completeTask: typeof completeTaskContract = named('task.complete');
/** The contract of `task.reopen`, by name and type. */
export const reopenTask: typeof reopenTaskContract = named('task.reopen');
/** The contract of `lead.setStatus`, by name and type. */
export const setLeadStatus: typeof setLeadStatusContract = named('lead.setStatus');
/** The contract of `task.create`, by name and type. */
export const createTask: typeof createTaskContract = named('task.create');
/** The contract of `task.update`, by name and type. */
export const updateTask: typeof updateTaskContract = named('task.update');
/** The contract of `task.assign`, by name and type. */
export const assignTask: typeof assignTaskContract = named('task.assign');
/** The contract of `task.delete`, by name and type. */
export const deleteTask: typeof deleteTaskContract = named('task.delete');
