import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delay, retryAfter } from './backoff.ts';
import { outcomeOf } from './outcome.ts';

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

test('backoff doubles to five minutes, half of it chance, with Retry-After as floor', () => {
  assert.equal(delay(0, 0, 0), 500);
  assert.equal(delay(0, 0, 1), 1_000);
  assert.equal(delay(3, 0, 1), 8_000);
  assert.equal(delay(50, 0, 1), 300_000);
  assert.equal(delay(0, 60_000, 0.5), 60_500);
});

test('Retry-After: seconds up to a day; a date bounded, whatever the clock says (row 16)', () => {
  assert.equal(retryAfter(null), 0);
  assert.equal(retryAfter('2'), 2_000);
  assert.equal(retryAfter('-5'), 0);
  assert.equal(retryAfter('999999999'), 86_400_000);
  assert.equal(retryAfter('nonsense'), 0);
  const now = Date.parse('2026-01-01T00:00:00Z');
  assert.equal(retryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now), 30_000);
  assert.equal(retryAfter('Thu, 01 Jan 2027 00:00:00 GMT', now), 300_000);
  assert.equal(retryAfter('Thu, 01 Jan 2025 00:00:00 GMT', now), 0);
});

test('only a 2xx that echoes the key is a delivery', async () => {
  assert.equal((await outcomeOf(json(201, { key: 'k', receivedAt: 'now' }), 'k')).kind, 'delivered');
  assert.equal((await outcomeOf(json(200, { key: 'k', receivedAt: 'now' }, { 'Idempotent-Replayed': 'true' }), 'k')).kind, 'delivered');
  for (const body of [{ key: 'other' }, null, 'text', [], {}]) assert.equal((await outcomeOf(json(200, body), 'k')).kind, 'retry');
  assert.equal((await outcomeOf(new Response('<h1>Welcome</h1>'), 'k')).kind, 'retry');
});

test('each status has its outcome', async () => {
  const kind = async (status: number, body: unknown = {}) => (await outcomeOf(json(status, body), 'k')).kind;
  for (const status of [408, 409, 425, 429, 500, 502, 503, 504, 520]) assert.equal(await kind(status), 'retry', String(status));
  for (const status of [401, 403, 404, 405, 410, 413, 415, 501, 505]) assert.equal(await kind(status), 'refused', String(status));
  for (const status of [400, 422]) assert.equal(await kind(status), 'invalid', String(status));
  assert.equal(await kind(422, { error: { code: 'key-reused' } }), 'refused');
});

test('field errors come as texts, however they are written', async () => {
  const outcome = await outcomeOf(
    json(422, { error: { code: 'invalid', reference: 'R', fields: { a: 'one', b: { message: 'two' }, c: null } } }),
    'k',
  );
  assert.deepEqual(outcome, { kind: 'invalid', status: 422, reference: 'R', fields: { a: 'one', b: 'two', c: '' } });
});
