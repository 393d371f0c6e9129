import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormat } from './format.ts';

const now = Date.parse('2026-03-31T12:00:00Z');

test('an instant is relative for under a day, absolute after', () => {
  const { when } = createFormat('en', 'Europe/Paris', () => now);
  assert.equal(when('2026-03-31T09:00:00Z'), '3 hours ago');
  assert.equal(when('2026-03-31T11:57:30Z'), '2 minutes ago');
  assert.equal(when('2026-03-31T11:59:59Z'), 'now');
  assert.equal(when('2026-03-31T14:00:00Z'), 'in 2 hours');
  assert.equal(when('2026-03-29T22:30:00Z'), 'Mar 30, 2026');
  assert.equal(when('nonsense'), '');
});

test('in a list a few characters do', () => {
  const { brief } = createFormat('en', 'Europe/Paris', () => now);
  assert.equal(brief('2026-03-31T09:00:00Z'), '3 hr. ago');
  assert.equal(brief('2026-03-29T22:30:00Z'), 'Mar 30');
  assert.equal(brief('2025-03-29T22:30:00Z'), 'Mar 29, 2025');
});

test('a date is not an instant: it is the same day in every zone', () => {
  for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) assert.equal(createFormat('es', zone).day('2026-03-31'), '31 mar 2026');
});

test('money is minor units with as many digits as its currency has', () => {
  const { money } = createFormat('fr');
  assert.equal(money(1_999_000, 'EUR').replaceAll(/\s/g, ' '), '19 990,00 €');
  assert.equal(
    money(1500, 'JPY').replaceAll(/\s/g, ' '),
    '1 500 JPY'.replace('JPY', '¥').replace('¥', money(0, 'JPY').replaceAll(/[\s\d]/g, '')),
  );
});
