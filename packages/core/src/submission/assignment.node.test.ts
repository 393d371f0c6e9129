import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientNoun, instant, leadNoun, setAbsences, taskNoun } from '../index.ts';
import { day } from '../dealer/tenant.harness.ts';
import { intakeHouse } from './intake.harness.ts';

let visitors = 0;
const somebody = (): Record<string, string> => ({ lastName: 'Visitor', email: `v${String(++visitors)}@exemple.fr` });
const inTurn = { assignment: { mode: 'round-robin', groupId: 'sales' } };
const roundRobin = () => intakeHouse('contact', inTurn);
type House = Awaited<ReturnType<typeof intakeHouse>>;
const ownerOf = async (house: House, raw: Record<string, string> = somebody()): Promise<string | undefined> =>
  (await house.root.get(leadNoun, (await house.send(raw)).leadId)).ownerIds[0];
const at = (ms: number): string => instant({ now: () => ms });

test('O14 C23 people of a group have their turns, the lead, its deadline and its new client going together', async () => {
  const house = await roundRobin();
  await house.root.run({ name: 'settings.set' } as never, { patch: { firstContactMinutes: 60 } } as never);
  const owners = [];
  for (let count = 0; count < 6; count++) owners.push(await ownerOf(house));
  assert.deepEqual(owners, ['ana', 'bob', 'eva', 'ana', 'bob', 'eva']);
  for (const noun of [clientNoun, taskNoun])
    assert.equal((await house.root.list(noun as typeof taskNoun, { where: { eq: ['ownerIds', 'ana'] } })).items.length, 2);
});

test('O14 two gateways never give one turn twice', async () => {
  const house = await roundRobin();
  const other = house.as('form:f1');
  const input = (raw: object) => ({ formId: 'f1', lang: 'en', page: null, raw, flags: [], ip: null, userAgent: null });
  for (let wave = 0; wave < 8; wave++)
    await Promise.all([
      ...Array.from({ length: 3 }, () => house.send(somebody())),
      ...Array.from({ length: 3 }, () => other.run({ name: 'submission.capture' } as never, input(somebody()) as never)),
    ]);
  const counts = await Promise.all(
    ['ana', 'bob', 'eva'].map(async (id) => (await house.root.list(leadNoun, { where: { eq: ['ownerIds', id] } })).items.length),
  );
  assert.deepEqual(counts, [16, 16, 16]);
});

test('O14 nobody who is away or has left the house gets a lead; with nobody there it is nobody’s, and says so', async () => {
  const house = await roundRobin();
  const now = house.clock.now();
  const away = (id: string, from: number, until: number, substituteId: string | null = null) =>
    house.root.run(setAbsences, { id, absences: [{ from: at(now + from), until: at(now + until), substituteId }] });
  await away('bob', -day, day);
  assert.deepEqual([await ownerOf(house), await ownerOf(house), await ownerOf(house)], ['ana', 'eva', 'ana']);
  await house.save('user', 'eva', { name: 'eva', active: false });
  assert.deepEqual([await ownerOf(house), await ownerOf(house)], ['ana', 'ana']);
  await away('ana', 0, day);
  const { leadId } = await house.send(somebody());
  const { ownerIds, flags } = await house.root.get(leadNoun, leadId);
  assert.deepEqual([ownerIds, flags], [[], ['nobody-there']]);
  house.clock.advance(2 * day);
  assert.deepEqual([await ownerOf(house), await ownerOf(house)], ['bob', 'ana']);
});

test('O14 a fixed owner who is away is stood in for, else it is nobody’s', async () => {
  const house = await intakeHouse('contact', { assignment: { mode: 'fixed', userId: 'ana' } });
  assert.equal(await ownerOf(house), 'ana');
  const now = house.clock.now();
  const away = (substituteId: string | null) =>
    house.root.run(setAbsences, { id: 'ana', absences: [{ from: at(now), until: at(now + day), substituteId }] });
  await away('bob');
  assert.equal(await ownerOf(house), 'bob');
  await away(null);
  assert.equal(await ownerOf(house), undefined);
});

test('O14 rules assign by what was sent, after the branch is found', async () => {
  const rules = [
    { fact: 'branch', in: ['lille'], give: { mode: 'fixed', userId: 'eva' } },
    { fact: 'brand', in: ['Dacia'], give: { mode: 'round-robin', groupId: 'sales' } },
  ];
  const routing = { postcodes: [{ prefix: '59', branchId: 'lille' }], brands: [] };
  const house = await intakeHouse('contact', { assignment: { mode: 'rules', rules }, routing });
  assert.equal(await ownerOf(house, { ...somebody(), postcode: '59000', brand: 'Dacia' }), 'eva');
  assert.equal(await ownerOf(house, { ...somebody(), brand: 'dacia' }), 'ana');
  assert.equal(await ownerOf(house), undefined);
});

test('O14 a branch is found by choice, by the vehicle, by postcode, by brand, else the form’s own', async () => {
  const routing = {
    postcodes: [{ prefix: '59', branchId: 'lille' }],
    brands: [{ brand: 'Renault', branchId: 'lille' }],
  };
  const house = await intakeHouse('contact', { routing });
  await house.save('vehicle', 'v1', { label: 'Clio', make: 'Renault', stockNumber: 'S1', branchId: 'lyon' });
  await house.save('vehicle', 'v2', { label: 'Clio', make: 'Renault', stockNumber: 'S2' });
  const branchOf = async (raw: Record<string, string>) =>
    (await house.root.get(leadNoun, (await house.send({ ...somebody(), ...raw })).leadId)).branchId;
  assert.equal(await branchOf({ branch: 'lille', stockNumber: 'S1' }), 'lille');
  assert.equal(await branchOf({ branch: 'no-such', stockNumber: 'S1', postcode: '59000' }), 'lyon');
  assert.equal(await branchOf({ postcode: '59 800' }), 'lille');
  assert.equal(await branchOf({ stockNumber: 'S2' }), 'lille');
  assert.equal(await branchOf({}), 'lyon');
});
