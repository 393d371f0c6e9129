import { type Change, type Commit, type Committed, type Job, type Receipt, type Stored, refKey } from '../backend.ts';
import { predicate } from '../query/predicate.ts';

/** Everything that one tenant stores, in plain maps. */
export interface State {
  /** Records by noun, then by id. */
  readonly records: Map<string, Map<string, Stored>>;
  /** Receipts by scope and key. */
  readonly receipts: Map<string, Receipt>;
  readonly jobs: Map<string, StoredJob>;
}

/** A job with its claim. `key` stays known after the job is done. */
export interface StoredJob extends Job {
  readonly leaseUntil: string | null;
  readonly status: 'waiting' | 'done' | 'dead';
  readonly error: string | null;
}

/** What one record looked like before and after a commit. */
export interface Applied {
  readonly noun: string;
  readonly id: string;
  readonly before: Stored | undefined;
  readonly after: Stored | undefined;
}

/** The outcome of `applyCommit`: the new state and what moved, or the reason of the refusal. */
export type AppliedCommit =
  | { readonly committed: Extract<Committed, { ok: true }>; readonly state: State; readonly applied: readonly Applied[] }
  | { readonly committed: Extract<Committed, { ok: false }> };

/** An empty tenant. */
export function emptyState(): State {
  return { records: new Map(), receipts: new Map(), jobs: new Map() };
}

/** The key of a receipt in `State.receipts`. */
export function receiptKey(scope: string, key: string): string {
  return JSON.stringify([scope, key]);
}

const find = (state: State, noun: string, id: string): Stored | undefined => state.records.get(noun)?.get(id);

function refusal(state: State, commit: Commit): Extract<Committed, { ok: false }> | undefined {
  const { receipt } = commit;
  if (receipt && state.receipts.has(receiptKey(receipt.scope, receipt.key))) return { ok: false, reason: 'receipt' };
  const moved = commit.changes.filter(({ noun, id, expect }) => (find(state, noun, id)?.version ?? null) !== expect);
  if (moved.length > 0) return { ok: false, reason: 'version', refs: moved.map(({ noun, id }) => ({ noun, id })) };
  const broken = commit.expects.findIndex(({ noun, where, ids }) => {
    const test = predicate(where);
    const now = [...(state.records.get(noun)?.values() ?? [])].filter(({ record }) => test(record)).map(({ record }) => record.id);
    return now.length !== ids.length || !now.every((id) => ids.includes(id));
  });
  return broken < 0 ? undefined : { ok: false, reason: 'expect', index: broken };
}

function store(change: Change, before: Stored | undefined): Stored | undefined {
  if (!change.record) return undefined;
  return { record: change.record, version: String(Number(before?.version ?? 0) + 1), ties: change.ties };
}

/** Applies a commit to a state without changing it: all of it, or nothing. The whole write half of a backend around plain maps. */
export function applyCommit(state: State, commit: Commit): AppliedCommit {
  const refused = refusal(state, commit);
  if (refused) return { committed: refused };
  const records = new Map(state.records);
  const touched = new Map<string, Map<string, Stored>>();
  const table = (noun: string): Map<string, Stored> => {
    const known = touched.get(noun) ?? new Map(records.get(noun));
    touched.set(noun, known);
    records.set(noun, known);
    return known;
  };
  const applied: Applied[] = [];
  const versions: Record<string, string> = {};
  for (const change of commit.changes) {
    const before = table(change.noun).get(change.id);
    const after = store(change, before);
    if (after) {
      table(change.noun).set(change.id, after);
      versions[refKey(change.noun, change.id)] = after.version;
    } else table(change.noun).delete(change.id);
    applied.push({ noun: change.noun, id: change.id, before, after });
  }
  for (const { noun, id, ties } of commit.reties) {
    const before = table(noun).get(id);
    if (!before) continue;
    const after = { ...before, ties };
    table(noun).set(id, after);
    applied.push({ noun, id, before, after });
  }
  const jobs = new Map(state.jobs);
  const keys = new Set([...jobs.values()].map((job) => job.key));
  for (const job of commit.jobs) {
    if (job.key !== null && keys.has(job.key)) continue;
    keys.add(job.key);
    jobs.set(job.id, { ...job, attempts: 0, leaseUntil: null, status: 'waiting', error: null });
  }
  const receipts = new Map(state.receipts);
  if (commit.receipt) receipts.set(receiptKey(commit.receipt.scope, commit.receipt.key), commit.receipt);
  return { committed: { ok: true, versions }, state: { records, receipts, jobs }, applied };
}
