import type { Task } from '@dealerkit/core';

/** Words for tasks that the house sets itself, which have no title of their own. */
export interface TaskNames {
  readonly firstContact: string;
  readonly testDrive?: string;
}

/** What a task is called. */
export function nameOf({ title }: Partial<Task>, { firstContact, testDrive }: TaskNames): string {
  if (title === 'first-contact') return firstContact;
  return (title === 'test-drive' ? testDrive : undefined) ?? title ?? '…';
}
