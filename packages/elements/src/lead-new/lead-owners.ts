import type { Crm, Seen } from '@dealerkit/core';
import type { Dictionaries, Row } from '../base/dictionaries.ts';

const wouldTie = (ties: readonly string[]): Seen<object> => ({ ties, version: '', hidden: [] });

/** Whom the asker may give a lead to when he creates it, himself aside; an empty list when only to himself. `-` is nobody. */
export function ownersFor(crm: Crm, dictionaries: Dictionaries, me: string, nobody: string): readonly Row[] {
  const may = (...ties: readonly string[]): boolean => crm.can('lead.create', wouldTie(ties));
  const others = dictionaries.people.filter(
    ({ id, active, branchId, groupIds }) =>
      active && id !== me && may(`own:${id}`, ...groupIds.map((group) => `group:${group}`), ...(branchId ? [`branch:${branchId}`] : [])),
  );
  const branch = dictionaries.people.find(({ id }) => id === me)?.branchId;
  const rows = others.map(({ id, name }) => ({ id, title: name })).sort((a, b) => a.title.localeCompare(b.title));
  return branch && may(`branch:${branch}`) && rows.length > 0 ? [...rows, { id: '-', title: nobody }] : rows;
}
