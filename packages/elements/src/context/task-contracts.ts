import type { NounRef, Task, assignTask as assignTaskContract, completeTask as completeTaskContract } from '@dealerkit/core';
import { named } from './named.ts';

/** The task, by name and type. */
export const taskNoun: NounRef<Task> = { name: 'task' };
/** The contract of `task.complete`, by name and type. */
export const completeTask: typeof completeTaskContract = named('task.complete');
/** The contract of `task.assign`, by name and type. */
export const assignTask: typeof assignTaskContract = named('task.assign');
