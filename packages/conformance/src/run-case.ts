import type { Capabilities } from '@dealerkit/core';
import { type Case, unmetNeed } from './case.ts';
import type { CaseResult, CheckOptions } from './report.ts';

/** A subject opened for one case. */
export interface Opened<Subject> {
  readonly subject: Subject;
  readonly capabilities: Capabilities;
  readonly close: () => Promise<void>;
}

/** A case may take this many times the patience; then it counts as one that never ends. */
const longest = 6;

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`did not end within ${ms} ms`));
    }, ms);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs one case on a subject of its own. Never rejects: whatever goes wrong is a failure of the case. */
export async function runCase<Subject>(
  each: Case<Subject>,
  open: () => Promise<Opened<Subject>>,
  { skip = {}, patience = 5000 }: CheckOptions,
): Promise<CaseResult> {
  const { id, title } = each;
  if (Object.hasOwn(skip, id)) return { id, title, status: 'skipped', reason: skip[id]! };
  try {
    const { subject, capabilities, close } = await within(open(), patience * longest);
    try {
      const unmet = unmetNeed(each, capabilities);
      if (unmet !== undefined) return { id, title, status: 'skipped', reason: `only where declared: ${unmet}` };
      await within(each.run(subject), patience * longest);
    } finally {
      await close();
    }
    return { id, title, status: 'passed' };
  } catch (error) {
    return { id, title, status: 'failed', reason: reasonOf(error) };
  }
}
