import { type Clock, DealerkitError, systemClock, uuidv7 } from '@dealerkit/core';
import { leasing } from './leasing.ts';
import type { AttemptOutcome, LeasedRequest, OutboxRequest, OutboxStore } from './outbox.ts';
import { type OutboxLimits, outboxLimits } from './outbox-limits.ts';
import { type OutboxRow, currentRow, dueIn, entryOf, hasCome, rowVersion } from './outbox-row.ts';
import { type OutboxWriting, outboxDatabase } from './outbox-schema.ts';
import { sealOf } from './seal.ts';
import { isTooOld, sweep } from './sweep.ts';

/** What an outbox stands on; everything has a default. */
export interface OutboxOptions {
  /** Name of the database; `dealerkit-outbox` when left out. */
  readonly name?: string;
  readonly clock?: Clock;
  /** Tighter limits; none is ever wider than `outboxLimits`. */
  readonly limits?: Partial<OutboxLimits>;
}

const tighter = (limits: Partial<OutboxLimits>): OutboxLimits => {
  const entries = Object.entries(outboxLimits) as [keyof OutboxLimits, number][];
  return Object.fromEntries(entries.map(([name, most]) => [name, Math.min(limits[name] ?? most, most)])) as unknown as OutboxLimits;
};

function ended(row: OutboxRow, outcome: Exclude<AttemptOutcome, { status: 'delivered' }>, limits: OutboxLimits, now: number): OutboxRow {
  const settled: OutboxRow = { ...row, state: outcome.status, lastStatus: outcome.lastStatus, lease: null };
  if (outcome.status === 'parked') return settled;
  const floor = Math.min(Math.max(outcome.floor ?? 0, 0), limits.wait);
  const wait = Math.min(Math.max(outcome.after, floor), limits.wait);
  return { ...settled, wait, floor, nextAt: now + wait };
}

/**
 * The outbox's store in IndexedDB: texts encrypted by a key that cannot leave this browser, at most 50 requests and 5 MB, for at most
 * 7 days, erased once delivered. It opens nothing before the first call.
 * @example
 * const outbox = outboxStore();
 * await outbox.put({ key: crypto.randomUUID(), formKey: 'contact', body: 'email=ana%40example.com' });
 * const request = await outbox.lease('contact');
 * if (request) await outbox.settle(request, await send(request));
 */
export function outboxStore({ name = 'dealerkit-outbox', clock = systemClock, limits: wanted = {} }: OutboxOptions = {}): OutboxStore {
  const limits = tighter(wanted);
  const database = outboxDatabase(name);
  const seal = sealOf(database);
  const ids = uuidv7(clock);
  const now = (): number => clock.now();
  const holds = leasing({ name, database, seal, limits, now, newLease: () => ids.next() });

  const rowsOf = (formKey: string | undefined): Promise<readonly OutboxRow[]> =>
    database.read(['lead'], async (tx) => {
      const range = formKey === undefined ? undefined : IDBKeyRange.bound([formKey], [formKey, []]);
      const stored = await tx.objectStore('lead').index('formKey').getAll(range);
      const rows = stored.flatMap((row) => currentRow(row) ?? []);
      return rows.filter((row) => !isTooOld(row, limits, now())).sort((a, b) => a.createdAt - b.createdAt);
    });
  const current = (stored: OutboxRow | undefined): OutboxRow | undefined => stored && currentRow(stored);
  const add = async (tx: OutboxWriting, row: OutboxRow): Promise<void> => {
    const kept = await tx.objectStore('lead').getAll();
    const bytes = kept.reduce((sum, { size }) => sum + size, row.size);
    if (kept.length >= limits.leads || bytes > limits.bytes) throw new DealerkitError('unavailable', 'The outbox on this device is full');
    await tx.objectStore('lead').put(row);
  };

  return {
    async put({ key, formKey, body, tenantHint }: OutboxRequest, { replaces } = {}) {
      if (key === '' || formKey === '') throw new DealerkitError('malformed', 'A request has a key and a form');
      const sealed = await seal.close({ key, formKey }, body);
      const size = sealed.ciphertext.byteLength;
      if (size > limits.bytes) throw new DealerkitError('too-large', 'The request is larger than the outbox');
      return database.write(['lead', 'tombstone', 'expired'], async (tx) => {
        const at = now();
        await sweep(tx, limits, at);
        if (await tx.objectStore('tombstone').get(key)) return 'delivered';
        if (await tx.objectStore('lead').get(key)) return 'known';
        if (replaces !== undefined) await tx.objectStore('lead').delete(replaces);
        const fresh = {
          attempts: 0,
          nextAt: at,
          wait: 0,
          floor: 0,
          state: 'queued',
          lastStatus: null,
          lease: null,
          leaseUntil: 0,
        } as const;
        await add(tx, { key, formKey, tenantHint: tenantHint ?? null, createdAt: at, size, ...sealed, ...fresh, v: rowVersion });
        return 'stored';
      });
    },
    lease: async (formKey, { early = false } = {}) => holds.lease(await rowsOf(formKey), early),
    async settle({ key, formKey, lease }: Pick<LeasedRequest, 'key' | 'formKey' | 'lease'>, outcome: AttemptOutcome) {
      try {
        return await database.write(['lead', 'tombstone'], async (tx) => {
          const leads = tx.objectStore('lead');
          if (outcome.status === 'delivered') {
            await leads.delete(key);
            const { id = null, receivedAt = null } = outcome;
            await tx.objectStore('tombstone').put({ key, formKey, id, receivedAt, until: now() + limits.tombstone });
            return true;
          }
          const row = current(await leads.get(key));
          if (row?.lease !== lease) return false;
          await leads.put(ended(row, outcome, limits, now()));
          return true;
        });
      } finally {
        holds.release(lease);
      }
    },
    retry: (key) =>
      database.write(['lead'], async (tx) => {
        const row = current(await tx.objectStore('lead').get(key));
        if (!row || row.state === 'sending') return false;
        await tx.objectStore('lead').put({ ...row, state: 'queued', nextAt: now(), wait: 0, floor: 0 });
        return true;
      }),
    async read(key) {
      const row = current(await database.read(['lead'], (tx) => tx.objectStore('lead').get(key)));
      return row && seal.open(row, row);
    },
    delete: (key) =>
      database.write(['lead'], async (tx) => {
        const known = (await tx.objectStore('lead').getKey(key)) !== undefined;
        if (known) await tx.objectStore('lead').delete(key);
        return known;
      }),
    list: async (formKey) => (await rowsOf(formKey)).map((row) => entryOf(row)),
    async tombstone(key) {
      const row = await database.read(['tombstone'], (tx) => tx.objectStore('tombstone').get(key));
      if (!row || hasCome(row.until, limits.tombstone, now())) return undefined;
      return { key: row.key, formKey: row.formKey, id: row.id, receivedAt: row.receivedAt };
    },
    async nextIn(formKey) {
      const times = (await rowsOf(formKey)).flatMap((row) => dueIn(row, limits.lease, now()) ?? []);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    takeExpired: () =>
      database.write(['lead', 'tombstone', 'expired'], async (tx) => {
        await sweep(tx, limits, now());
        const expired = tx.objectStore('expired');
        const [forms, counts] = [await expired.getAllKeys(), await expired.getAll()];
        await expired.clear();
        return Object.fromEntries(forms.map((form, index) => [form, counts[index]!]));
      }),
    close() {
      holds.close();
      database.close();
    },
  };
}
