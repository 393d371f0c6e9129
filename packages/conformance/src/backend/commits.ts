import type { AnyRecord, Backend } from '@dealerkit/core';
import { type Change, type Commit, type NewJob, type Receipt, refKey } from '@dealerkit/core/server';
import { demand, same } from '../expect.ts';

/** The instant at which everything in the cases happens. */
export const at = '2026-01-01T00:00:00.000Z';

type Fields = Readonly<Record<string, unknown>>;

const empty = { name: null, kind: null, email: null, phone: null, price: null, sold: null, tags: null, boxId: null, extra: null };

/** A thing; fields left out are null. */
export const thing = (id: string, fields: Fields = {}): AnyRecord => ({
  ...{ id, createdAt: at, createdBy: 'u1', updatedAt: at, updatedBy: 'u1' },
  ...empty,
  ...fields,
});

/** Creates a thing. */
export const create = (id: string, fields?: Fields, ties: readonly string[] = ['own:u1']): Change => ({
  noun: 'thing',
  id,
  expect: null,
  record: thing(id, fields),
  ties,
});

/** Replaces a thing that has this version. */
export const update = (id: string, expect: string, fields?: Fields, ties?: readonly string[]): Change => ({
  ...create(id, fields, ties),
  expect,
});

/** Deletes a thing that has this version. */
export const remove = (id: string, expect: string): Change => ({ noun: 'thing', id, expect, record: null, ties: [] });

/** A commit; parts left out are empty. */
export const commit = (parts: Partial<Commit>): Commit => ({ changes: [], reties: [], expects: [], jobs: [], ...parts });

/** A receipt under a key. */
export const receipt = (key: string, scope = 'u1'): Receipt => ({
  ...{ scope, key, fingerprint: 'f', at, until: null },
  result: { id: 'é', list: [1, null, true] },
});

/** A job. */
export const job = (id: string, key: string | null = null, runAt = at): NewJob => ({ id, type: 'mail', key, params: { to: 'é' }, runAt });

/** Commits what must succeed; answers the version of one of its things. */
export async function write(backend: Backend, parts: Partial<Commit>): Promise<string> {
  const committed = await backend.commit(commit(parts));
  demand(committed.ok, `a commit was refused: ${JSON.stringify(committed)}`);
  const [first] = parts.changes ?? [];
  return (first && committed.versions[refKey(first.noun, first.id)]) ?? '';
}

/** Writes things one by one or together, as the backend can. */
export async function fill(backend: Backend, changes: readonly Change[]): Promise<void> {
  if (backend.capabilities.atomic === 'batch') await write(backend, { changes });
  else for (const change of changes) await write(backend, { changes: [change] });
}

/** Commits what must be refused for this reason, and demands that nothing of it was written. */
export async function refused(backend: Backend, parts: Partial<Commit>, wanted: unknown, says: string): Promise<void> {
  const ids = (parts.changes ?? []).map(({ id }) => id);
  const before = await backend.get('thing', ids);
  same(await backend.commit(commit(parts)), wanted, says);
  same(await backend.get('thing', ids), before, `${says}: a refused commit writes nothing`);
}
