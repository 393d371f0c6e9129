import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sortChoices, statusChoices, whoseChoices } from '../lead-query.ts';
import { type KeptFilters, readAddress, readFilters, sameFilters, writeAddress } from './lead-address.ts';

const usual: KeptFilters = { whose: 'all', overdue: false, status: 'open', stage: '', source: '', branch: '', sort: 'created' };
const id = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed());
const filters: fc.Arbitrary<KeptFilters> = fc.record({
  whose: fc.constantFrom(...whoseChoices),
  overdue: fc.boolean(),
  status: fc.constantFrom(...statusChoices),
  stage: id,
  source: id,
  branch: id,
  sort: fc.constantFrom(...sortChoices),
});

test('what is chosen comes back from the address, whatever it is and whatever is usual', () => {
  fc.assert(
    fc.property(filters, filters, (chosen, before) => {
      const address = writeAddress('https://portal.test/leads?page=2&x.status=won#top', 'leads', chosen, before);
      assert.ok(sameFilters({ ...before, ...readAddress(address, 'leads') }, chosen), address);
      assert.match(address, /page=2&x\.status=won.*#top$/, 'the rest of the address stays');
    }),
  );
});

test('what is as usual is not said', () => {
  const address = 'https://portal.test/leads';
  assert.equal(writeAddress(`${address}?leads.status=won`, 'leads', usual, usual), address);
  assert.equal(writeAddress(address, 'leads', { ...usual, overdue: true }, usual), `${address}?leads.overdue=yes`);
});

test('what cannot be is left out', () => {
  assert.deepEqual(readAddress('https://portal.test/?leads.status=gone&leads.whose=mine&leads.search=Smith', 'leads'), { whose: 'mine' });
  assert.deepEqual(readFilters({ overdue: 'yes', stage: 'x'.repeat(101), sort: 1, status: 'lost', other: true }), { status: 'lost' });
});
