/** The wire is additive only: what a released client or form once said is understood, and answered as it was, for ever. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { openHouse } from './support/house.ts';
import { type Recording, broken, replay } from './support/wire.ts';

const folder = new URL('wire/', import.meta.url);
const recordings = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): Recording => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recording;

describe('the wire', () => {
  for (const name of ['client', 'form', 'form-without-scripts'])
    test(`has a recording of ${name}`, () => {
      assert.ok(recordings.some((each) => new RegExp(`^${name}-\\d`).test(each)));
    });

  for (const name of recordings)
    test(`answers ${name} as it did`, async () => {
      await using house = await openHouse();
      const recording = read(name);
      assert.ok(recording.exchanges.length > 0);
      assert.deepEqual(await replay(recording, house), []);
    });

  test('a replay sees what is missing, of another type, of another value, and refused', () => {
    const was = { status: 200, body: { items: [{ id: 'a', open: true, name: 'Ana', count: 1, note: null }] } };
    const item = was.body.items[0]!;
    const now = (change: object) => broken(was, { status: 200, body: { items: [{ ...item, ...change }] } }, new Map());
    assert.deepEqual(now({ more: 1, note: 'x', count: 2 }), []);
    assert.deepEqual(now({ open: false }), ['/body/items/0/open: true became false']);
    assert.deepEqual(now({ name: 'Bob' }), ['/body/items/0/name: "Ana" became "Bob"']);
    assert.deepEqual(now({ count: '1' }), ['/body/items/0/count: 1 became "1"']);
    const { name: _, ...rest } = item;
    assert.deepEqual(broken(was, { status: 200, body: { items: [rest] } }, new Map()), ['/body/items/0/name is missing']);
    const right = (kind: string) => ({ rights: { 'lead.markWon': { kind } } });
    assert.deepEqual(broken(right('never'), right('sometimes'), new Map()), []);
    assert.deepEqual(broken(right('sometimes'), right('never'), new Map()), ['/rights/lead.markWon/kind: "sometimes" became "never"']);
    assert.deepEqual(broken({ status: 200 }, { status: 422 }, new Map()), ['/status: 200 became 422']);
  });
});
