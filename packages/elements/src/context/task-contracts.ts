import type {
  NounRef,
  Task,
  completeTask as completeTaskContract,
  reopenTask as reopenTaskContract,
  setLeadStatus as setLeadStatusContract,
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
