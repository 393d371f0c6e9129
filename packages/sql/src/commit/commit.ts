import { type Commit, type Committed, refKey } from '@dealerkit/core/server';
import type { SqlPool, TenantTransaction } from '../database.ts';
import type { Layout } from '../schema/layout.ts';
import { isTransient, storeError } from '../store-error.ts';
import { inTenant } from '../tenant-session.ts';
import { brokenExpectation, holdFences } from './fences.ts';
import { lockRecords } from './lock-records.ts';
import { type Step, idsByLayout, moveOf, stepsOf } from './prepared.ts';
import { writeChanges, writeJobs, writeReceipt } from './write-effects.ts';
import { writeProjections } from './write-projections.ts';
import { writeRecords } from './write-records.ts';

type Refusal = Extract<Committed, { ok: false }>;

/** Leaves a transaction with a refusal; nothing of it stays. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

const moved = (steps: readonly Step[]): Refused =>
  new Refused({ ok: false, reason: 'version', refs: steps.map(({ layout, id }) => ({ noun: layout.noun.name, id })) });

async function apply(db: TenantTransaction, tenant: string, commit: Commit, layoutNamed: (noun: string) => Layout): Promise<Committed> {
  const steps = stepsOf(commit, layoutNamed);
  if (commit.receipt && !(await writeReceipt(db, tenant, commit.receipt))) throw new Refused({ ok: false, reason: 'receipt' });
  const fenced = [...commit.changes, ...commit.expects].map(({ noun }) => noun);
  await holdFences(db, tenant, fenced, commit.expects.length > 0);
  const found = await lockRecords(db, tenant, steps);
  const at = ({ layout, id }: Step) => found.get(refKey(layout.noun.name, id));
  const stale = steps.filter((step) => step.expect !== undefined && (at(step)?.version ?? null) !== step.expect);
  if (stale.length > 0) throw moved(stale);
  const index = await brokenExpectation(db, tenant, commit.expects, layoutNamed);
  if (index >= 0) throw new Refused({ ok: false, reason: 'expect', index });
  const moves = steps.map((step) => moveOf(step, at(step)));
  for (const [layout] of idsByLayout(steps)) {
    const own = moves.filter(({ step }) => step.layout === layout);
    const missed = await writeRecords(db, tenant, layout, own);
    if (missed.length > 0) throw moved(own.flatMap(({ step }) => (missed.includes(step.id) ? [step] : [])));
  }
  await writeProjections(db, tenant, moves);
  await writeJobs(db, tenant, commit.jobs);
  await writeChanges(db, tenant, moves);
  const versions = moves.flatMap(({ step, after }) =>
    step.record && after ? [[refKey(step.layout.noun.name, step.id), after.version] as const] : [],
  );
  return { ok: true, versions: Object.fromEntries(versions) };
}

const attempts = 5;

/** Applies a commit in one transaction: all of it, or nothing. A deadlock or a failed serialisation is tried again. */
export async function commitSql(pool: SqlPool, tenant: string, commit: Commit, layoutNamed: (noun: string) => Layout): Promise<Committed> {
  for (let attempt = 1; ; attempt++)
    try {
      return await inTenant(pool, tenant, (db) => apply(db, tenant, commit, layoutNamed));
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      if (attempt === attempts || !isTransient(error)) throw storeError(error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
}
