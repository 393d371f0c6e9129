import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAfter, instantOf, localOf, startOfDay } from './zone.ts';

const at = Date.parse('2026-06-15T22:30:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();

test('calendar and clock of a time zone, there and back', () => {
  assert.equal(localOf('Europe/Paris', at), '2026-06-16T00:30');
  assert.equal(localOf('America/New_York', at), '2026-06-15T18:30');
  for (const zone of ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'])
    assert.equal(instantOf(zone, localOf(zone, at)), at);
  assert.ok(Number.isNaN(instantOf('Europe/Paris', '')));
});

test('the day when clocks change has 23 or 25 hours, and an hour that is left out is not lost', () => {
  const hours = (day: string): number =>
    (startOfDay('Europe/Paris', instantOf('Europe/Paris', `${day}T12:00`), 1) - instantOf('Europe/Paris', `${day}T00:00`)) / 3_600_000;
  assert.deepEqual([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-15')], [23, 25, 24]);
  assert.ok(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'].includes(iso(instantOf('Europe/Paris', '2026-03-29T02:30'))));
});

test('days follow each other over months, and begin where the house is', () => {
  assert.equal(dayAfter('2026-12-30', 3), '2027-01-02');
  assert.equal(iso(startOfDay('Europe/Paris', at)), '2026-06-15T22:00:00.000Z');
  assert.equal(iso(startOfDay('Europe/Paris', at, 7)), '2026-06-22T22:00:00.000Z');
});
