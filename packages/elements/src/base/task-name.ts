import type { Task } from '@dealerkit/core';

/** What a task is called; the deadline that the house sets itself has no title of its own. */
export const nameOf = ({ title }: Partial<Task>, words: { readonly firstContact: string }): string =>
  title === 'first-contact' ? words.firstContact : (title ?? '…');
