import { DealerkitError, type Noun } from '@dealerkit/core';
import { type Applied, type State, changeSide, applyCommit, emptyState, receiptKey } from '@dealerkit/core/memory';
import type { Commit, Committed, Stored } from '@dealerkit/core/server';
import type { Transaction } from './open-store.ts';
import { type BackendSchema, type ChangeRow, jobRow, recordsOf } from './schema.ts';

/** Changes that the log keeps for those who come back. */
export const changesKept = 10_000;

type Writing = Transaction<BackendSchema, 'readwrite'>;

/** The part of the tenant that a commit reads: whole nouns where it expects something of a set, else the records that it names. */
async function stateFor(tx: Writing, commit: Commit, window: number): Promise<State> {
  const state = emptyState();
  const put = (noun: string, { record, version, ties }: Stored): void => {
    const table = state.records.get(noun) ?? new Map<string, Stored>();
    state.records.set(noun, table.set(record.id, { record, version, ties }));
  };
  const whole = new Set(commit.expects.map(({ noun }) => noun));
  for (const noun of whole) for (const row of await rowsOf(tx, noun, window)) put(noun, row);
  const named = [...commit.changes, ...commit.reties].filter(({ noun }) => !whole.has(noun));
  const rows = await Promise.all(named.map(({ noun, id }) => tx.objectStore('record').get([noun, id])));
  for (const row of rows) if (row) put(row.noun, row);
  const { receipt } = commit;
  const answered = receipt && (await tx.objectStore('receipt').get([receipt.scope, receipt.key]));
  if (answered) state.receipts.set(receiptKey(answered.scope, answered.key), answered);
  const keys = commit.jobs.flatMap(({ key }) => (key === null ? [] : [key]));
  const jobs = await Promise.all(keys.map((key) => tx.objectStore('job').index('key').get(key)));
  for (const job of jobs) if (job) state.jobs.set(job.id, { key: null, ...job });
  return state;
}

/** Every record of a noun; `unsupported` when there are more than a scan may look at. */
export async function rowsOf(
  tx: Pick<Transaction<BackendSchema, 'readonly' | 'readwrite'>, 'objectStore'>,
  noun: string,
  window: number,
): Promise<readonly Stored[]> {
  const records = tx.objectStore('record');
  const count = await records.count(recordsOf(noun));
  if (count > window) throw tooMany(noun, window);
  return records.getAll(recordsOf(noun));
}

function tooMany(noun: string, window: number): DealerkitError {
  const message = `This device holds at most ${String(window)} records of ${noun}`;
  return new DealerkitError('unsupported', message, { capability: `${noun}.window` });
}

// A noun that outgrew its window could be neither listed nor tidied up: better to refuse the record that would do it.
async function withinWindow(tx: Writing, applied: readonly Applied[], window: number): Promise<void> {
  const created = new Set(applied.filter(({ before, after }) => !before && after).map(({ noun }) => noun));
  for (const noun of created) if ((await tx.objectStore('record').count(recordsOf(noun))) > window) throw tooMany(noun, window);
}

async function log(tx: Writing, applied: readonly Applied[], nounOf: (name: string) => Noun): Promise<void> {
  const place = (await tx.objectStore('place').get('place'))!;
  const lines = applied.map(({ noun, id, before, after }, index): ChangeRow => {
    const [was, is] = [changeSide(nounOf(noun), before), changeSide(nounOf(noun), after)];
    const version = (after ?? before)?.version ?? '';
    return { sequence: place.sequence + index + 1, noun, id, version, before: was ?? null, after: is ?? null };
  });
  const sequence = place.sequence + lines.length;
  const changes = tx.objectStore('change');
  await Promise.all([
    ...lines.map((line) => changes.put(line)),
    changes.delete(IDBKeyRange.upperBound(sequence - changesKept)),
    tx.objectStore('place').put({ ...place, sequence }, 'place'),
  ]);
}

/** Commits inside one transaction of the browser: what `applyCommit` decides, on the records that it needs. */
export async function commitWithin(tx: Writing, commit: Commit, nounOf: (name: string) => Noun, window: number): Promise<Committed> {
  const state = await stateFor(tx, commit, window);
  const outcome = applyCommit(state, commit);
  if (!('state' in outcome)) return outcome.committed;
  const records = tx.objectStore('record');
  await Promise.all(
    outcome.applied.map(async ({ noun, id, after }) => {
      await (after ? records.put({ noun, id, ...after }) : records.delete([noun, id]));
    }),
  );
  await withinWindow(tx, outcome.applied, window);
  for (const [id, job] of outcome.state.jobs) if (state.jobs.get(id) !== job) await tx.objectStore('job').put(jobRow(job));
  if (commit.receipt) await tx.objectStore('receipt').put(commit.receipt);
  if (outcome.applied.length > 0) await log(tx, outcome.applied, nounOf);
  return outcome.committed;
}
