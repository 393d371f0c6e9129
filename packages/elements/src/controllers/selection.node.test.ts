import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SelectionController } from './selection-controller.ts';

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const over = (...shown: string[]) => {
  const rows = [...shown];
  return { rows, selection: new SelectionController(host, () => rows) };
};

test('one by one, and let go again', () => {
  const { selection } = over('a', 'b', 'c');
  selection.toggle('c');
  selection.toggle('a');
  assert.deepEqual(selection.ids, ['a', 'c']);
  selection.toggle('a');
  assert.deepEqual(selection.ids, ['c']);
});

test('a range goes from the last one, in either direction; without one it is a single', () => {
  const { selection } = over('a', 'b', 'c', 'd');
  selection.toggle('c', { range: true });
  assert.deepEqual(selection.ids, ['c']);
  selection.toggle('a', { range: true });
  assert.deepEqual(selection.ids, ['a', 'b', 'c']);
  selection.toggle('d', { range: true });
  assert.deepEqual(selection.ids, ['a', 'b', 'c', 'd']);
});

test('all that are loaded, then none; what is no longer shown is not chosen', () => {
  const { rows, selection } = over('a', 'b', 'c');
  selection.toggle('b');
  selection.toggleAll();
  assert.deepEqual(selection.ids, ['a', 'b', 'c']);
  rows.shift();
  assert.deepEqual(selection.ids, ['b', 'c']);
  selection.clear(['b']);
  assert.deepEqual(selection.ids, ['c']);
  selection.toggleAll();
  selection.toggleAll();
  assert.deepEqual(selection.ids, []);
});
