import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../dealer/tenant.harness.ts';
import {
  cancelTestDrive,
  completeTestDrive,
  consentNoun,
  consentPresets,
  deleteClient,
  deleteLead,
  formDefinition,
  formNoun,
  leadNoun,
  moveTestDrive,
  taskNoun,
  testDriveNoun,
  tradeInNoun,
} from '../index.ts';
import { sha256 } from '../server/index.ts';
import { intakeHouse } from './intake.harness.ts';

const paul = { firstName: 'Paul', lastName: 'Blanc', email: 'paul@exemple.fr' };

test('O14 C10 the car that a visitor would give is a trade-in of his lead, as he described it', async () => {
  const house = await intakeHouse('trade-in');
  const car = {
    ...{ tradePlate: 'ab-123-cd', tradeVin: 'wvwzzz1jz xw000001', tradeMake: 'Volkswagen', tradeModel: 'Golf', tradeYear: '2019' },
    ...{ tradeMileage: '85 000', tradeCondition: 'good', tradeDefects: 'Rayure à droite' },
  };
  const { leadId, clientId } = await house.send({ ...paul, ...car });
  const [tradeIn] = (await house.root.list(tradeInNoun)).items;
  assert.deepEqual(
    [tradeIn?.leadId, tradeIn?.clientId, tradeIn?.plate, tradeIn?.vin, tradeIn?.make, tradeIn?.year, tradeIn?.condition, tradeIn?.status],
    [leadId, clientId, 'AB-123-CD', 'WVWZZZ1JZXW000001', 'Volkswagen', 2019, 'good', 'proposed'],
  );
  assert.deepEqual([tradeIn?.mileage, tradeIn?.defects], [{ value: 85_000, unit: 'km' }, 'Rayure à droite']);
  assert.equal((await house.root.get(leadNoun, leadId)).tradeIns, 1);
  await house.send({ ...paul, tradeMileage: '52,000 miles', tradeMake: 'Ford', tradeYear: 'old', tradeCondition: 'odd' });
  await house.send({ ...paul, tradeMileage: '12' });
  const all = (await house.root.list(tradeInNoun)).items;
  assert.equal(all.length, 2, 'a mileage alone is no car');
  const ford = all.find(({ make }) => make === 'Ford');
  assert.deepEqual([ford?.mileage, ford?.year, ford?.condition], [{ value: 52_000, unit: 'mi' }, null, null]);
});

test('O14 C12 a wished test drive is a request without an appointment, until somebody gives it a time', async () => {
  const house = await intakeHouse('test-drive');
  const { leadId } = await house.send({ ...paul, vehicle: 'Clio', driveDate: '2026-06-20', driveTime: '14:00' });
  const requested = async () => (await house.root.list(testDriveNoun)).items[0]!;
  const { id, status, at, vehicle, taskId } = await requested();
  assert.deepEqual([status, at, vehicle, taskId], ['requested', '2026-06-20T12:00:00.000Z', 'Clio', null], 'on the clocks of the branch');
  assert.equal((await house.root.get(leadNoun, leadId)).testDrives, 1);
  const appointments = async () => (await house.root.list(taskNoun, { where: { eq: ['kind', 'appointment'] } })).items;
  assert.equal((await appointments()).length, 0);
  await assert.rejects(house.root.run(completeTestDrive, { id }), refusal('invalid'));
  await house.root.run(moveTestDrive, { id, at: '2026-06-21T09:00:00.000Z' });
  const fixed = await requested();
  const [appointment] = await appointments();
  assert.deepEqual([fixed.status, fixed.taskId, appointment?.dueAt], ['planned', appointment?.id, '2026-06-21T09:00:00.000Z']);
  const types = (await house.events()).map(({ type }) => type).filter((type) => type.startsWith('testDrive.'));
  assert.deepEqual(types.sort(), ['testDrive.planned', 'testDrive.requested']);
});

test('O14 C12 a request is declined, and goes with its client', async () => {
  const house = await intakeHouse('test-drive');
  const first = await house.send({ ...paul, driveDate: '2026-06-20' });
  const drives = async () => (await house.root.list(testDriveNoun)).items;
  await house.root.run(cancelTestDrive, { id: (await drives())[0]!.id });
  assert.equal((await house.root.get(leadNoun, first.leadId)).testDrives, 0);
  await house.send({ ...paul, driveDate: '2026-06-22' });
  await house.send({ ...paul, driveDate: 'tomorrow' });
  assert.equal((await drives()).length, 2, 'what is no day is no request');
  await house.root.run(deleteClient, { id: first.clientId });
  assert.deepEqual(new Set((await drives()).map(({ status }) => status)), new Set(['cancelled']));
});

test('O14 every consent given is proved: the exact text, to whom, when and where; an edit of the form changes no proof', async () => {
  const form = { consents: consentPresets.fr, controller: 'Vermeil SA', policyUrl: 'https://vermeil.example/privacy' };
  const house = await intakeHouse('contact', form);
  const shown = formDefinition(await house.root.get(formNoun, 'f1'), 'fr').consents[2]!;
  const { clientId, submissionId } = await house.send({ ...paul, 'consent_marketing-phone': 'yes' }, { lang: 'fr' });
  const proofs = async () => (await house.root.list(consentNoun)).items;
  const before = await proofs();
  assert.equal(before.length, 1, 'what was not ticked was not given');
  const proof = before[0]!;
  const said = Object.fromEntries(Object.keys(consentNoun.schema.def.shape).map((field) => [field, proof[field as keyof typeof proof]]));
  assert.deepEqual(said, {
    ...{ clientId, submissionId, purpose: 'marketing-phone', channels: ['phone'], text: shown.label, hash: await sha256(shown.label) },
    ...{ lang: 'fr', at: '2026-06-15T09:00:00.000Z', page: 'https://dealer.example/car', formId: 'f1', formVersion: proof.formVersion },
    ...{ controller: 'Vermeil SA', policyUrl: 'https://vermeil.example/privacy', ip: '192.0.2.1', userAgent: 'Test', withdrawnAt: null },
  });
  assert.match(proof.text, /Vermeil SA pour des offres commerciales/);
  const again = await house.send({ ...paul, 'consent_marketing-phone': 'yes' });
  const all = await proofs();
  assert.deepEqual([again.clientId, all.length], [clientId, 2], 'of a client whom the form may not see');
  await house.root.run(deleteLead, { id: again.leadId });
  await house.save('form', 'f1', { consents: [], controller: null });
  assert.deepEqual(await proofs(), all);
  await house.root.run(deleteClient, { id: clientId });
  for (const { text, ip, userAgent, page } of await proofs())
    assert.deepEqual([text.includes('Vermeil SA'), ip, userAgent, page], [true, null, null, null]);
});

test('O14 a form that was saved before forms said all this takes what it took', async () => {
  const house = await intakeHouse('contact', { ownerId: 'ana', consents: consentPresets.fr });
  const [stored] = await house.backend.get('form', ['f1']);
  const { intent, controller, policyUrl, assignment, routing, tags, ...old } = stored!.record;
  const consents = consentPresets.fr.map(({ purpose, label }) => ({ purpose, label }));
  const change = { noun: 'form', id: 'f1', expect: stored!.version, record: { ...old, consents }, ties: stored!.ties };
  await house.backend.commit({ changes: [change], reties: [], expects: [], jobs: [] });
  assert.equal(formDefinition(await house.root.get(formNoun, 'f1'), 'en').consents.length, 3);
  const { leadId } = await house.send({ ...paul, 'consent_marketing-phone': 'yes' });
  assert.deepEqual((await house.root.get(leadNoun, leadId)).ownerIds, ['ana']);
  assert.deepEqual([intent, controller, policyUrl, assignment, routing, tags], ['contact', null, null, null, null, []]);
});
