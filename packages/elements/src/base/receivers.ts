import type { Crm } from '@dealerkit/core';
import type { Dictionaries, Row } from './dictionaries.ts';

/** The people whom a right lets somebody give a record to: active, and within the right's level, as core asks of a receiver. `me` may always take it. */
export function receivers(crm: Crm, right: string, dictionaries: Dictionaries, me?: string): readonly Row[] {
  const reaches = (...ties: readonly string[]): boolean => crm.can(right, { ties, version: '', hidden: [] });
  return dictionaries.people
    .filter(
      ({ id, active, branchId, groupIds }) =>
        active &&
        (id === me || reaches(`own:${id}`, ...groupIds.map((group) => `group:${group}`), ...(branchId ? [`branch:${branchId}`] : []))),
    )
    .map(({ id, name }) => ({ id, title: name }))
    .sort((a, b) => a.title.localeCompare(b.title));
}
