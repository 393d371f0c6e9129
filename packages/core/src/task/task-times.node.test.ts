import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayIn, duePresets, fittingReminder, instantIn, millis, nextSteps } from '../index.ts';

const zones = ['Europe/Paris', 'Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'];
// The days on which clocks change in one of the zones, and any others.
const switches = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04'];
const days = fc.oneof(
  fc.constantFrom(...switches),
  fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
);
const times = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const shown = (timeZone: string, at: string): string =>
  `${dayIn(timeZone, at)} ${new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(millis(at))}`;

test('C28a an instant shows the wanted day and time, also when clocks change; a time that is skipped becomes at most an hour later', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, times, (zone, day, time) => {
      const wanted = `${day} ${time}`;
      const got = shown(zone, instantIn(zone, day, time));
      if (got === wanted) return;
      const late = Date.parse(`${got.replace(' ', 'T')}Z`) - Date.parse(`${wanted.replace(' ', 'T')}Z`);
      assert.ok(late > 0 && late <= 3_600_000, `${zone} ${wanted} became ${got}`);
    }),
    { numRuns: 2000 },
  );
});

test('C28a clocks put forward and back: the skipped time is an hour later, and of two the first counts', () => {
  assert.equal(instantIn('Europe/Paris', '2026-03-29', '02:30'), '2026-03-29T01:30:00.000Z');
  assert.equal(instantIn('Europe/Paris', '2026-10-25', '02:30'), '2026-10-25T00:30:00.000Z');
  assert.equal(nextSteps('2026-03-28T20:00:00.000Z', 'Europe/Paris').tomorrow, '2026-03-29T07:00:00.000Z');
  assert.equal(nextSteps('2026-03-28T20:00:00.000Z', 'Europe/Paris').hour, '2026-03-28T21:00:00.000Z');
});

test('O21 today, three days and a week are evenings of the place, and never past', () => {
  assert.deepEqual(duePresets('2026-06-15T09:00:00.000Z', 'Europe/Paris'), {
    today: '2026-06-15T16:00:00.000Z',
    threeDays: '2026-06-18T16:00:00.000Z',
    week: '2026-06-22T16:00:00.000Z',
  });
  assert.equal(duePresets('2026-06-15T17:00:00.000Z', 'Europe/Paris').today, '2026-06-15T21:59:00.000Z');
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, times, (zone, day, time) => {
      const now = `${day}T${time}:59.000Z`;
      const { today, threeDays, week } = duePresets(now, zone);
      assert.ok(now < today && today < threeDays && threeDays < week);
    }),
  );
});

test('O22 a reminder fits the time left, is never at once, and never stays never', () => {
  const now = '2026-06-15T09:00:00.000Z';
  assert.equal(fittingReminder(1440, now, '2026-06-15T10:00:00.000Z'), 59);
  assert.equal(fittingReminder(30, now, '2026-06-15T10:00:00.000Z'), 30);
  assert.equal(fittingReminder(null, now, '2026-06-25T10:00:00.000Z'), null);
  assert.equal(fittingReminder(5, now, '2026-06-15T09:01:00.000Z'), null);
});
