import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitting } from './fitting.ts';

test('C9: all buttons stand in the bar where they fit, and no menu then', () => {
  assert.equal(fitting([100, 100, 100], 60, 8, 316), 3);
  assert.equal(fitting([100, 100, 100], 60, 8, 315), 2);
  assert.equal(fitting([100, 100, 100], 60, 8, 100), 0);
  assert.equal(fitting([], 60, 8, 0), 0);
});

test('C9: what stands in the bar fits beside the menu, and one more would not', () => {
  const width = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(fc.array(width), width, fc.integer({ min: 0, max: 2000 }), (widths, more, room) => {
      const count = fitting(widths, more, 8, room);
      const taken = (shown: number): number => widths.slice(0, shown).reduce((sum, each) => sum + each + 8, 0) + more;
      if (count === widths.length) return true;
      return (count === 0 || taken(count) <= room) && (count === widths.length - 1 || taken(count + 1) > room);
    }),
  );
});
