import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dealerPreset } from '../dealer/index.ts';
import { tenantOf } from '../dealer/tenant.harness.ts';
import { createLead, leadNoun, millis, setSettings } from '../index.ts';
import { afterOpenMinutes } from './opening-hours.ts';

const weekdays = [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '12:00' }, { days: [1, 2, 3, 4, 5], from: '14:00', until: '18:00' }]; // prettier-ignore

test('C32 a delay runs in opening hours only, over noon, the weekend and a change of clocks', () => {
  const at = (start: string, minutes: number): string => afterOpenMinutes(start, minutes, weekdays, 'Europe/Paris');
  assert.equal(at('2026-06-15T09:30:00.000Z', 60), '2026-06-15T12:30:00.000Z');
  assert.equal(at('2026-06-19T15:30:00.000Z', 60), '2026-06-22T07:30:00.000Z');
  assert.equal(at('2026-03-27T16:30:00.000Z', 60), '2026-03-30T07:30:00.000Z');
  assert.equal(at('2026-10-23T15:30:00.000Z', 60), '2026-10-26T08:30:00.000Z');
});

test('C24 C32 with no hours the wall clock counts; with hours a longer delay ends later, and none before the wall clock', () => {
  assert.equal(afterOpenMinutes('2026-10-25T00:00:00.000Z', 90, [], 'Europe/Paris'), '2026-10-25T01:30:00.000Z');
  const start = fc
    .date({ min: new Date('2026-03-27'), max: new Date('2026-10-28'), noInvalidDate: true })
    .map((date) => date.toISOString());
  fc.assert(
    fc.property(
      start,
      fc.integer({ min: 1, max: 3000 }),
      fc.constantFrom('Europe/Paris', 'America/New_York', 'UTC'),
      (now, minutes, zone) => {
        const short = afterOpenMinutes(now, minutes, weekdays, zone);
        const long = afterOpenMinutes(now, minutes + 1, weekdays, zone);
        assert.ok(millis(short) >= millis(now) + minutes * 60_000 && short < long);
      },
    ),
  );
});

test('C24 C24a the delay is that of the type in the branch, else of the type, the branch, the house; changing it moves nothing', async () => {
  const { root, save, as, clock } = await tenantOf(dealerPreset);
  const leadTypes = [
    { id: 'quote', title: { en: 'Quote' }, firstContactMinutes: 20 },
    { id: 'service', title: { en: 'Service' }, firstContactMinutes: null, department: 'after-sales' },
  ];
  await root.run(setSettings, { patch: { leadTypes, firstContactMinutes: 40 } });
  await save('branch', 'b1', { name: 'Lyon', firstContactMinutes: { quote: 10, default: 30 }, afterSalesHours: weekdays });
  await save('branch', 'b2', { name: 'Lille', firstContactMinutes: { service: null } });
  await save('user', 'ana', { name: 'ana', profileId: 'administrator', branchId: 'b1' });
  const client = { kind: 'person', firstName: 'Coco', lastName: 'Hernandez', emails: ['coco@exemple.fr'] } as const;
  const lead = async (branchId: string | null, typeId: string | null): Promise<string> =>
    (await as('ana').run(createLead, { client, branchId: branchId ?? 'none', typeId })).id;
  const minutes = async (id: string): Promise<number | null> => {
    const { nextDeadlineAt } = await root.get(leadNoun, id);
    return nextDeadlineAt && (millis(nextDeadlineAt) - clock.now()) / 60_000;
  };
  const leads = [];
  for (const [branch, type] of [
    ['b1', 'quote'],
    ['b1', null],
    ['b2', 'quote'],
    ['b2', null],
    ['b2', 'service'],
    [null, null],
  ] as const)
    // prettier-ignore
    leads.push(await lead(branch, type));
  assert.deepEqual(await Promise.all(leads.map(minutes)), [10, 30, 20, 40, null, 40]);
  await root.run(setSettings, { patch: { firstContactMinutes: null } });
  assert.deepEqual(await Promise.all(leads.map(minutes)), [10, 30, 20, 40, null, 40]);
  // Half past twelve in Paris: after-sales opens again at two.
  clock.set('2026-06-15T10:30:00.000Z');
  assert.equal(await minutes(await lead('b1', 'service')), 120);
});
