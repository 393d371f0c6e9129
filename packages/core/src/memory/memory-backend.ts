import type { Backend, ChangeSide, RecordChange, Stored } from '../backend.ts';
import { DealerkitError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { Noun } from '../noun.ts';
import { applyQuery } from '../query/apply-query.ts';
import { type Applied, applyCommit, emptyState, receiptKey } from './apply-commit.ts';
import { memoryJobs } from './memory-jobs.ts';

/** How many changes the memory backend can replay to a watcher that comes back. */
export const memoryWindow = 10_000;

/** What of a record a change tells: its ties and the fields that rules read. */
export function changeSide(noun: Noun, stored: Stored | undefined): ChangeSide | undefined {
  if (!stored) return undefined;
  const fields = Object.fromEntries(noun.ruleFields.map((field) => [field, stored.record[field] ?? null])) as JsonObject;
  return { ties: stored.ties, fields };
}

/**
 * A backend in memory: `applyQuery` and `applyCommit` around plain maps. For tests, demonstrations and as the first
 * example of a backend; it forgets everything when the process ends.
 */
export function memoryBackend({ nouns }: { readonly nouns: readonly Noun[] }): Backend {
  const known = new Map(nouns.map((noun) => [noun.name, noun]));
  const nounOf = (name: string): Noun => {
    const noun = known.get(name);
    if (!noun) throw new DealerkitError('not-found', `No noun ${JSON.stringify(name)}`);
    return noun;
  };
  let state = emptyState();
  let sequence = 0;
  const log: RecordChange[] = [];
  const watchers = new Set<(change: RecordChange) => void>();

  const tell = ({ noun, id, before, after }: Applied): void => {
    const definition = nounOf(noun);
    const [was, is] = [changeSide(definition, before), changeSide(definition, after)];
    const version = (after ?? before)?.version ?? '';
    const change: RecordChange = {
      cursor: String(++sequence),
      noun,
      id,
      version,
      ...(was ? { before: was } : {}),
      ...(is ? { after: is } : {}),
    };
    log.push(change);
    if (log.length > memoryWindow) log.shift();
    for (const watcher of [...watchers]) watcher(change);
  };

  return {
    capabilities: Object.freeze({ ties: true, watch: true, jobs: true, atomic: 'batch' }),
    get: (noun, ids) => {
      const table = state.records.get(nounOf(noun).name);
      return Promise.resolve(ids.map((id) => table?.get(id)));
    },
    query: async (noun, query) => applyQuery(nounOf(noun), state.records.get(noun)?.values() ?? [], query),
    receipt: (scope, key) => Promise.resolve(state.receipts.get(receiptKey(scope, key))),
    async commit(commit) {
      for (const { noun } of commit.changes) nounOf(noun);
      const outcome = applyCommit(state, commit);
      if (!('state' in outcome)) return outcome.committed;
      state = outcome.state;
      for (const applied of outcome.applied) tell(applied);
      return outcome.committed;
    },
    watch(from, onChange, onReset) {
      let open = true;
      const start = from === undefined ? sequence : Number(from);
      const oldest = Number(log[0]?.cursor ?? sequence + 1) - 1;
      queueMicrotask(() => {
        if (!open) return;
        watchers.add(onChange);
        if (!Number.isInteger(start) || start < oldest || start > sequence) onReset();
        else for (const change of log.filter(({ cursor }) => Number(cursor) > start)) onChange(change);
      });
      return () => {
        open = false;
        watchers.delete(onChange);
      };
    },
    position: () => Promise.resolve(String(sequence)),
    jobs: memoryJobs(() => state),
  };
}
