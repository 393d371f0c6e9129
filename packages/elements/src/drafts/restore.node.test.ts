import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { restore } from './restore.ts';

const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string({ maxLength: 2 }), fc.boolean()), {
  noNullPrototype: true,
});
const anyDraft = fc.record({ at: fc.constant(0), from: values, typed: values });

test('what was typed comes back over what is there now', () => {
  const draft = { at: 0, from: { text: '', to: 'ana' }, typed: { text: 'Hello', to: 'ana' } };
  assert.deepEqual(restore(draft, { text: '', to: 'bob' }, () => false).values, { text: 'Hello', to: 'bob' });
});

test('what somebody else changed meanwhile is left to decide, with both values', () => {
  const draft = { at: 0, from: { text: 'Old', to: 'ana' }, typed: { text: 'Mine', to: 'ana' } };
  const back = restore(draft, { text: 'Theirs', to: 'ana' }, () => true);
  assert.deepEqual(back.clashes, { text: { yours: 'Mine', theirs: 'Theirs' } });
  assert.equal(back.changed, true);
});

test('what both typed alike is no clash', () => {
  const draft = { at: 0, from: { text: 'Old' }, typed: { text: 'Same' } };
  assert.deepEqual(restore(draft, { text: 'Same' }, () => true).clashes, {});
});

test('nothing typed is lost, and nothing that was not typed comes over what is there now', () => {
  fc.assert(
    fc.property(anyDraft, values, (draft, start) => {
      const { values: shown, clashes } = restore(draft, start, () => true);
      for (const [field, typed] of Object.entries(draft.typed)) {
        const touched = typed !== draft.from[field];
        if (touched) assert.equal(shown[field], typed);
        else assert.equal(shown[field], start[field]);
        if (field in clashes) assert.notEqual(draft.from[field], start[field]);
      }
      for (const [field, now] of Object.entries(start)) if (!(field in draft.typed)) assert.equal(shown[field], now);
    }),
  );
});

test('a draft of a record that did not change clashes with nothing', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const back = restore(draft, draft.from, () => true);
      assert.deepEqual([back.clashes, back.changed], [{}, false]);
    }),
  );
});
