import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { predicate } from '../query/predicate.ts';
import { eventCategories, eventCategory, eventsOf } from './event-categories.ts';

const nouns = ['lead', 'client', 'task', 'tradeIn', 'offer', 'testDrive', 'remark', 'document', 'message', 'submission', 'tasks', 'quote'];
const happened = ['created', 'attempted', 'contactMade', 'completed', 'updated'];

test('C21: the filter of a category lets through exactly the events of that category', () => {
  fc.assert(
    fc.property(fc.constantFrom(...nouns), fc.constantFrom(...happened), (noun, what) => {
      const type = `${noun}.${what}`;
      const found = eventCategories.filter((category) => predicate(eventsOf(category))({ type }));
      assert.deepEqual(found, [eventCategory(type)]);
    }),
  );
});
