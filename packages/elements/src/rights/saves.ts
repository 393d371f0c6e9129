import type { Command } from '@dealerkit/core';

interface Saving<Data> {
  readonly id: string;
  readonly data: Data;
}

/** `user.save` and `group.save`: they write the named fields of a record and leave the others. */
export const saveUser = { name: 'user.save' } as Command<'user.save', Saving<{ readonly groupIds: readonly string[] }>, { id: string }>;
export const saveGroup = { name: 'group.save' } as Command<'group.save', Saving<{ readonly followUp: string | null }>, { id: string }>;
