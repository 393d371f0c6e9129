import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lasting } from './lasting.ts';

const at = (days: number, hours: number, minutes: number, seconds: number): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;

describe('lasting', () => {
  for (const [ms, text] of [
    [at(0, 0, 0, 0), '0 sec'],
    [at(0, 0, 0, 59), '59 sec'],
    [at(0, 0, 12, 5), '12 min 5 sec'],
    [at(0, 0, 12, 0), '12 min'],
    [at(0, 2, 13, 59), '2 hr 13 min'],
    [at(0, 2, 0, 59), '2 hr'],
    [at(3, 4, 59, 0), '3 days 4 hr'],
    [-at(0, 1, 30, 0), '1 hr 30 min'],
  ] as const)
    it(`C6: says ${text}`, () => {
      assert.equal(lasting(ms, 'en'), text);
    });

  it('C8: in one unit for an age, in the language of the reader', () => {
    assert.match(lasting(at(12, 5, 0, 0), 'fr', 1), /^12\sj$/u);
    assert.match(lasting(at(0, 5, 40, 0), 'es', 1), /^5\sh$/u);
  });
});
