import type { Ref } from '../json.ts';
import type { Task } from './task.noun.ts';

/** What a task's history stands under: its lead, else its client, else itself. */
export const aboutTask = (id: string, task: Pick<Task, 'leadId' | 'clientId'>): [Ref, ...Ref[]] => {
  const refs = [
    ...(task.leadId ? [{ noun: 'lead', id: task.leadId }] : []),
    ...(task.clientId ? [{ noun: 'client', id: task.clientId }] : []),
    { noun: 'task', id },
  ];
  return refs as [Ref, ...Ref[]];
};

/** About the task itself, as its lead or client sees it too. */
export const taskFirst = (id: string, task: Pick<Task, 'leadId' | 'clientId'>): [Ref, ...Ref[]] => {
  const [last, ...others] = aboutTask(id, task).reverse();
  return [last!, ...others.reverse()];
};
