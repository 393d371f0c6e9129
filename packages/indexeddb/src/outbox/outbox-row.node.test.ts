import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OutboxRow, type RowUpgrades, currentRow, hasCome, rowVersion } from './outbox-row.ts';

const row = (v: number, more: object = {}): OutboxRow => ({ key: 'a', v, ...more }) as OutboxRow;

test('a row climbs every step from its version to this one', () => {
  const steps: RowUpgrades = {
    1: (old) => ({ ...old, state: old['status'] }),
    2: ({ status: _status, ...old }) => ({ ...old, floor: 0 }),
  };
  assert.deepEqual(currentRow(row(1, { status: 'queued' }), steps, 3), { key: 'a', v: 3, state: 'queued', floor: 0 });
  assert.deepEqual(currentRow(row(2, { state: 'queued' }), steps, 3), { key: 'a', v: 3, state: 'queued', floor: 0 });
});

test('a row of this version is itself; one of a newer page, or of a version that nobody knows, is nobody’s to touch', () => {
  const own = row(rowVersion);
  assert.equal(currentRow(own), own);
  assert.equal(currentRow(row(rowVersion + 1)), undefined);
  assert.equal(currentRow(row(rowVersion - 1)), undefined);
  for (const v of [Number.NaN, 0.5, -3, undefined as never]) assert.equal(currentRow(row(v)), undefined);
});

test('a time has come when it is past, and when the clock was set back by more than it was away', () => {
  const cases: readonly (readonly [at: number, wait: number, now: number, due: boolean])[] = [
    [100, 50, 100, true],
    [100, 50, 99, false],
    [100, 50, 50, false],
    [100, 50, 49, true],
    [100, 0, 99, true],
    [2 ** 53, 1000, 0, true],
  ];
  for (const [at, wait, now, due] of cases) assert.equal(hasCome(at, wait, now), due, JSON.stringify([at, wait, now]));
});
