import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  completeTask,
  discardLead,
  grantPolicy,
  measureSpeed,
  median,
  setSettings,
  speedToLead,
  type SpeedLead,
  type SpeedToLead,
  taskNoun,
} from '../index.ts';
import { dealership, testClock } from '../testing/index.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 40 });

test('C28a the median has as many below as above, whatever the order, and moves with its numbers', () => {
  assert.equal(median([]), null);
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 10 ** 6 }), (values, more) => {
      const middle = median(values)!;
      const half = values.length / 2;
      assert.ok(values.filter((value) => value < middle).length <= half && values.filter((value) => value > middle).length <= half);
      assert.equal(median(values.toReversed()), middle);
      assert.equal(median(values.map((value) => value + more)), middle + more);
      assert.equal(median([...values, ...values]), middle);
    }),
  );
});

const at = (minutes: number): string => new Date(Date.UTC(2026, 5, 1) + minutes * 60_000).toISOString();
const minutes = fc.integer({ min: 0, max: 5000 });
const aLead: fc.Arbitrary<SpeedLead> = fc.record({
  createdAt: minutes.map(at),
  firstContactAt: fc.option(minutes.map(at)),
  dueAt: fc.option(minutes.map(at)),
  open: fc.boolean(),
  ownerId: fc.option(fc.constantFrom('ana', 'bob', 'eva')),
  sourceId: fc.option(fc.constantFrom('website', 'phone')),
});

test('C28a every lead is counted once among the people and once among the sources, and no part is larger than its whole', () => {
  fc.assert(
    fc.property(fc.array(aLead, { maxLength: 60 }), (leads) => {
      const { all, people, sources } = speedToLead(leads, at(0), at(2500));
      for (const rows of [people, sources])
        for (const field of ['leads', 'contacted', 'waiting', 'inTime', 'due'] as const)
          assert.equal(
            rows.reduce((sum, row) => sum + row[field], 0),
            all[field],
          );
      for (const row of [all, ...people, ...sources]) {
        assert.ok(row.inTime <= row.due && row.inTime <= row.contacted && row.contacted + row.waiting <= row.leads);
        assert.equal(row.median === null, row.contacted === 0);
      }
    }),
  );
});

const hour = 3_600_000;

test('C28a first contacts are measured by person and source, of what the asker may view only', async () => {
  const clock = testClock('2026-06-15T09:00:00.000Z');
  const house = await dealership({ leads: 0, clock });
  await house.root.run(setSettings, { patch: { firstContactMinutes: 90 } });
  const [quick, slow, waiting, gone, elsewhere] = [
    await house.addLead('ana'),
    await house.addLead('ana'),
    await house.addLead('bob'),
    await house.addLead('bob'),
    await house.addLead('far'),
  ];
  const contact = async (id: string): Promise<void> => {
    const { items } = await house.root.list(taskNoun, { where: { eq: ['leadId', id] } });
    await house.as('ana').run(completeTask, { id: items[0]!.id });
  };
  await house.root.run(discardLead, { id: gone });
  clock.advance(hour);
  await contact(quick);
  clock.advance(2 * hour);
  await contact(slow);
  assert.ok(waiting && elsewhere);
  const seen = async (person: string, days = 30): Promise<SpeedToLead> =>
    (await house.as(person).preview(measureSpeed, { days })).summary as unknown as SpeedToLead;

  const { all, people } = await seen('boss');
  assert.deepEqual(all, { leads: 4, contacted: 2, waiting: 2, inTime: 1, due: 4, median: 2 * hour });
  assert.deepEqual(
    people.map(({ id, leads, median: middle }) => [id, leads, middle]),
    [
      ['ana', 2, 2 * hour],
      ['bob', 1, null],
      ['far', 1, null],
    ],
  );
  assert.deepEqual(
    (await seen('far')).people.map(({ id }) => id),
    ['far'],
  );
  clock.advance(40 * 24 * hour);
  assert.equal((await seen('boss')).all.leads, 0);
  assert.equal((await seen('boss', 90)).all.leads, 4);

  await house.root.run(grantPolicy, { node: 'user:boss', levels: { 'lead.view.firstContactAt': 'none' } });
  assert.equal((await seen('boss', 90)).all.leads, 0);
  await house.root.run(grantPolicy, { node: 'user:eva', levels: { 'lead.view': 'none' } });
  await assert.rejects(seen('eva'), { code: 'forbidden' });
});
