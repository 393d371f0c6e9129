import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Seen, Task } from '@dealerkit/core';
import { TaskLines } from './task-lines.ts';

const clock = { now: Date.parse('2026-06-15T15:00:00.000Z'), timeZone: 'Europe/Paris' };
const due = (...instants: readonly string[]) => instants.map((dueAt, index) => ({ id: String(index), dueAt }) as Seen<Task>);

test('C25 open tasks stand under overdue, today and later, by the clock of the house', () => {
  const lines = new TaskLines(
    due('2026-06-14T10:00:00.000Z', '2026-06-15T14:59:00.000Z', '2026-06-15T21:59:00.000Z', '2026-06-15T22:00:00.000Z'),
    true,
    clock,
  );
  assert.deepEqual(Array.from({ length: lines.count }, (_, line) => lines.at(line)), [
    { group: 'overdue', count: 2 },
    { task: 0 },
    { task: 1 },
    { group: 'today', count: 1 },
    { task: 2 },
    { group: 'later', count: 1 },
    { task: 3 },
  ]); // prettier-ignore
});

test('every task has one line, and every line leads back to its task', () => {
  const instants = fc.array(fc.integer({ min: -3_000, max: 3_000 }).map((minutes) => new Date(clock.now + minutes * 60_000).toISOString()));
  fc.assert(
    fc.property(instants, fc.boolean(), (at, grouped) => {
      const tasks = due(...at.sort());
      const lines = new TaskLines(tasks, grouped, clock);
      const told = Array.from({ length: lines.count }, (_, line) => lines.at(line)).flatMap((line) => ('task' in line ? [line.task] : []));
      assert.deepEqual(told, tasks.map((_, index) => index)); // prettier-ignore
      for (const index of told) assert.deepEqual(lines.at(lines.of(index)), { task: index });
      assert.equal(lines.of(-1), -1);
    }),
  );
});
