import { DealerkitError } from '@dealerkit/core';
import { type Commit, type Stored, refKey } from '@dealerkit/core/server';
import type { Layout } from '../schema/layout.ts';

/** One record of a commit: what is expected of it before, and what it becomes. */
export interface Step {
  readonly layout: Layout;
  readonly id: string;
  /** As in `Change`; undefined when only its ties change. */
  readonly expect: string | null | undefined;
  readonly record: Commit['changes'][number]['record'] | undefined;
  readonly ties: readonly string[];
}

/** A step whose record was read and locked: both of its sides are known. */
export interface Move {
  readonly step: Step;
  readonly before: Stored | undefined;
  readonly after: Stored | undefined;
}

/** The records of a commit, each once, in the order in which every commit locks them. */
export function stepsOf(commit: Commit, layoutNamed: (noun: string) => Layout): Step[] {
  const steps = new Map<string, Step>();
  for (const { noun, id, expect, record, ties } of commit.changes) {
    const ref = refKey(noun, id);
    if (steps.has(ref)) throw new DealerkitError('malformed', `A commit changes ${ref} twice`);
    if (record && record.id !== id) throw new DealerkitError('malformed', `A commit writes ${record.id} as ${ref}`);
    steps.set(ref, { layout: layoutNamed(noun), id, expect, record, ties });
  }
  for (const { noun, id, ties } of commit.reties) {
    const ref = refKey(noun, id);
    const changed = steps.get(ref);
    steps.set(ref, changed ? { ...changed, ties } : { layout: layoutNamed(noun), id, expect: undefined, record: undefined, ties });
  }
  return [...steps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, step]) => step);
}

/** The layouts of some steps, each once, with the ids of each. */
export function idsByLayout(steps: readonly Step[]): Map<Layout, string[]> {
  const ids = new Map<Layout, string[]>();
  for (const { layout, id } of steps) ids.set(layout, [...(ids.get(layout) ?? []), id]);
  return ids;
}

/** What a step makes of the record that stands there. */
export function moveOf(step: Step, before: Stored | undefined): Move {
  const version = String(Number(before?.version ?? 0) + 1);
  if (step.record === undefined) return { step, before, after: before && { ...before, ties: step.ties } };
  return { step, before, after: step.record === null ? undefined : { record: step.record, version, ties: step.ties } };
}
