import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../dealer/tenant.harness.ts';
import { clientNoun, deleteClient, duplicateNoun, leadNoun, rejectDuplicate } from '../index.ts';
import { intakeHouse } from '../submission/intake.harness.ts';

const marie = { firstName: 'Marie', lastName: 'Lefèvre', email: 'marie@exemple.fr', phone: '+33612345678', postcode: '69002' };
const pairs = async ({ root }: Awaited<ReturnType<typeof intakeHouse>>) => (await root.list(duplicateNoun)).items;

test('O14 whoever surely is a client is attached to him; whoever may be one is a new client, and somebody is asked', async () => {
  const house = await intakeHouse();
  const first = await house.send(marie);
  const again = await house.send({ lastName: 'LEFEVRE', phone: marie.phone });
  assert.equal(again.clientId, first.clientId);
  assert.equal((await pairs(house)).length, 0);
  const spouse = await house.send({ firstName: 'Paul', lastName: 'Lefèvre', phone: marie.phone });
  assert.notEqual(spouse.clientId, first.clientId);
  const [pair] = await pairs(house);
  assert.deepEqual(
    [pair?.clientId, pair?.otherId, pair?.status, pair?.score, pair?.reasons],
    [spouse.clientId, first.clientId, 'open', 55, ['phone', 'other-first-name', 'same-last-name']],
  );
  assert.ok((await house.root.get(leadNoun, spouse.leadId)).flags.includes('possible-duplicate'));
  const back = await house.send({ firstName: 'Paul', lastName: 'Lefèvre', phone: marie.phone });
  assert.equal(back.clientId, spouse.clientId, 'the surest of several');
});

test('O14 the pair is decided once, by who may, and goes with either client', async () => {
  const house = await intakeHouse();
  const first = await house.send(marie);
  await house.send({ firstName: 'Paul', lastName: 'Blanc', phone: marie.phone });
  const [pair] = await pairs(house);
  await assert.rejects(house.as('ana').run(rejectDuplicate, { id: pair!.id }), refusal('forbidden'));
  await house.as('adm').run(rejectDuplicate, { id: pair!.id });
  assert.deepEqual((await pairs(house)).map(({ status, decidedBy }) => [status, decidedBy]), [['rejected', 'adm']]); // prettier-ignore
  await assert.rejects(house.as('adm').run(rejectDuplicate, { id: pair!.id }), refusal('invalid'));
  await house.root.run(deleteClient, { id: first.clientId });
  assert.equal((await pairs(house)).length, 0);
  assert.equal((await house.root.list(clientNoun)).items.length, 1);
});
