import { DealerkitError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { Preview } from '../crm/source.ts';
import type { Decision } from '../permission/decision.ts';
import { authorise } from './authorise.ts';
import { basisOf } from './basis.ts';
import { type Draft, draft } from './draft.ts';
import { keyedRun, receiptFor, replay } from './replay.ts';
import { retieJobs } from './retie-jobs.ts';
import { validate } from './validate.ts';
import { type Principal, type World, actorOf } from './world.ts';

/** How often a plan is made anew when what it read has moved. */
export const planAttempts = 8;

/** How a keyed run is asked for. */
export interface KeyedOptions {
  readonly key: string;
  readonly basis?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What the key stands for, where the input also carries facts of its transport that a retry may change; the input when left out. */
  readonly fingerprint?: unknown;
}

/** The answer of a run: its output, and whether it was given before. */
export interface Ran {
  readonly output: unknown;
  readonly replayed: boolean;
}

const jitter = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(200, 5 * 2 ** attempt)));

async function commitDraft(world: World, { commit }: Draft): Promise<Awaited<ReturnType<World['backend']['commit']>>> {
  if (world.backend.capabilities.atomic === 'record' && commit.changes.length > 1)
    throw new DealerkitError('unsupported', 'This backend writes one record at a time', { capability: 'atomic' });
  if (world.backend.capabilities.jobs || commit.jobs.length === 0) return world.backend.commit(commit);
  // Nobody would keep these jobs: the machine's own are done at once after the commit, any other cannot be promised.
  const other = commit.jobs.find(({ type }) => !Object.hasOwn(retieJobs, type));
  if (other) throw new DealerkitError('unsupported', `This backend keeps no jobs, such as ${other.type}`, { capability: 'jobs' });
  const committed = await world.backend.commit({ ...commit, jobs: [] });
  if (committed.ok) for (const job of commit.jobs) await retieJobs[job.type]!(world, { ...job, attempts: 1 });
  return committed;
}

async function previewOf(world: World, decision: Decision, step: ReturnType<typeof validate>, made: Draft): Promise<Preview> {
  const basis = await basisOf(world, step.handled.command.name, step.input, made.commit.expects);
  return { summary: made.plan.summary ?? {}, decision, basis };
}

/**
 * validate → replay? → authorise → plan → verify → commit. The receipt comes before the right on the subject: the retry of a command
 * that deleted its subject, or gave it away, gets the answer that its key was given.
 */
export async function runCommand(
  world: World,
  principal: Principal,
  name: string,
  value: unknown,
  { key, basis, signal, fingerprint }: KeyedOptions,
): Promise<Ran> {
  const actor = await actorOf(world, principal);
  const step = validate(world, name, value);
  const run = await keyedRun(actor.person.id, key, name, fingerprint ?? value);
  for (let attempt = 0; attempt < planAttempts; attempt++) {
    signal?.throwIfAborted();
    const earlier = await replay(world, run);
    if (earlier) return { output: earlier.result['output'], replayed: true };
    const decision = await authorise(world, actor, step.handled.command, step.input);
    const made = await draft(world, actor, step);
    if (basis !== undefined && basis !== (await basisOf(world, name, step.input, made.commit.expects)))
      throw new DealerkitError('conflict', 'This is no longer what you were shown', {
        preview: await previewOf(world, decision, step, made),
      });
    const result = { output: made.plan.output } as JsonObject;
    const receipt = receiptFor(run, result, made.now, made.plan.keepReceipt ?? false);
    const committed = await commitDraft(world, { ...made, commit: { ...made.commit, receipt } });
    if (committed.ok) return { output: made.plan.output, replayed: false };
    if (committed.reason !== 'receipt') await jitter(attempt);
  }
  throw new DealerkitError('busy', 'Too many others write here right now', { retryAfter: 1 });
}

/** What a command would do now, for whom it would be allowed. */
export async function previewCommand(world: World, principal: Principal, name: string, value: unknown): Promise<Preview> {
  const actor = await actorOf(world, principal);
  const step = validate(world, name, value);
  const decision = await authorise(world, actor, step.handled.command, step.input);
  return previewOf(world, decision, step, await draft(world, actor, step));
}
