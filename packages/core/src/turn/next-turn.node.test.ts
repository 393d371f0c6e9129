import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextTurn } from './next-turn.ts';

const people = ['ana', 'bob', 'eva', 'joe'];

test('O14 whoever is always there has as many turns as the others who are, give or take one', () => {
  fc.assert(
    fc.property(fc.array(fc.subarray(people), { maxLength: 60 }), (days) => {
      const always = people.filter((person) => days.every((there) => there.includes(person)));
      const turns = new Map(people.map((person) => [person, 0]));
      let last: string | undefined;
      for (const there of days) {
        const next = nextTurn(there, last);
        assert.equal(next === undefined, there.length === 0);
        if (next === undefined) continue;
        assert.ok(there.includes(next), 'never who is away');
        turns.set(next, turns.get(next)! + 1);
        last = next;
      }
      const counts = always.map((person) => turns.get(person)!);
      assert.ok(Math.max(...counts) - Math.min(...counts) <= 1 || counts.length === 0);
    }),
  );
});

test('O14 a turn goes on from whoever left the group meanwhile', () => {
  assert.equal(nextTurn(['ana', 'eva'], 'bob'), 'eva');
  assert.equal(nextTurn(['ana'], 'joe'), 'ana');
  assert.equal(nextTurn(['bob', 'ana'], undefined), 'ana');
});
