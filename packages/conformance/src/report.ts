import { DealerkitError } from '@dealerkit/core';
import type { Case } from './case.ts';

/** How one case ended. A skipped one says why. */
export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly reason?: string;
}

/** What a check found: plain data. */
export interface Report {
  readonly ok: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly results: readonly CaseResult[];
}

/** What a check may be told. */
export interface CheckOptions {
  /** Cases that are left out on purpose, with the reason of each. The minimum cannot be left out. */
  readonly skip?: Readonly<Record<string, string>>;
  /** Only these cases. */
  readonly only?: readonly string[];
  /** How long a case waits for what may take a while, in milliseconds; 5,000 when left out. */
  readonly patience?: number;
}

/** The cases that were asked for. `malformed` for an unknown id, a skip without a reason, or a skip of the minimum. */
export function chosen<Subject>(cases: readonly Case<Subject>[], { skip = {}, only }: CheckOptions): readonly Case<Subject>[] {
  const known = new Map(cases.map((each) => [each.id, each]));
  const fail = (message: string): never => {
    throw new DealerkitError('malformed', message);
  };
  for (const id of [...Object.keys(skip), ...(only ?? [])]) if (!known.has(id)) fail(`No case is called ${id}`);
  for (const [id, reason] of Object.entries(skip)) {
    if (reason.trim() === '') fail(`A skip needs a reason: ${id}`);
    if (known.get(id)?.required) fail(`${id} is part of the minimum and cannot be skipped`);
  }
  return only ? cases.filter(({ id }) => only.includes(id)) : cases;
}

/** Counts results. */
export function reportOf(results: readonly CaseResult[]): Report {
  const count = (wanted: CaseResult['status']): number => results.filter(({ status }) => status === wanted).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')];
  return { ok: failed === 0 && passed > 0, passed, failed, skipped, results };
}

const marks = { passed: 'ok     ', failed: 'FAILED ', skipped: 'skipped' } as const;

/** A report as a table for people; the last line counts. */
export function tableOf({ results, passed, failed, skipped }: Report): string {
  const width = Math.max(0, ...results.map(({ id }) => id.length));
  const lines = results.flatMap(({ id, title, status, reason }) => [
    `${marks[status]} ${id.padEnd(width)}  ${title}`,
    ...(reason === undefined ? [] : [`${' '.repeat(width + 10)}${reason}`]),
  ]);
  return [...lines, `${passed} passed, ${failed} failed, ${skipped} skipped`, ''].join('\n');
}
