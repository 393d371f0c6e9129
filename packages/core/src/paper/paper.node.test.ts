/** The papers that a salesperson takes along: what stands on them is what he may see, in the language of who reads them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dealerPreset } from '../dealer/index.ts';
import { refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  type AnyPaper,
  type LeadPaper,
  type TestDrivePaper,
  cancelTestDrive,
  createLead,
  createOffer,
  createRemark,
  createTask,
  createTestDrive,
  createTradeIn,
  printLead,
  printTestDrive,
  setSettings,
} from '../index.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const at = '2026-06-16T12:30:00.000Z';

async function aHouse() {
  const drawn: AnyPaper[] = [];
  const pdf = (paper: AnyPaper) => {
    drawn.push(paper);
    return Promise.resolve(new TextEncoder().encode('%PDF'));
  };
  const house = await tenantOf(dealerPreset);
  await house.root.run(setSettings, { patch: { houseName: 'Garage Étoile', timeZone: 'Europe/Paris' } });
  const address = { street: '12 rue des Cordeliers', zip: '69002', city: 'Lyon', state: null, country: 'FR' };
  await house.save('branch', 'b1', { name: 'Lyon', managerId: 'boss', phone: '+33478000000', address });
  for (const [id, profileId] of [
    ['ana', 'salesperson'],
    ['bob', 'salesperson'],
    ['boss', 'manager'],
  ] as const)
    await house.save('user', id, { name: id, profileId, branchId: 'b1', language: 'en' });
  await house.save('vehicle', 'v1', { label: 'Peugeot 3008', vin: 'VF3M45GFUMS123456', stockNumber: 'VO-2291' });
  const ana = house.as('ana', { pdf });
  const client = {
    ...{
      kind: 'person' as const,
      firstName: 'Zoé',
      lastName: 'Martin',
      phones: ['+33612345678'],
      emails: ['zoe@example.com'],
      language: 'es',
    },
    address: { street: '3 place de l’Église', zip: '74000', city: 'Annecy', state: null, country: 'FR' },
  };
  const { id: leadId, code } = await ana.run(createLead, { client, vehicle: 'Peugeot 3008', message: 'Hola' });
  const { id: driveId } = await ana.run(createTestDrive, { leadId, vehicleId: 'v1', vehicle: 'Peugeot 3008', at, licenceSeen: true });
  const last = () => drawn.at(-1) as unknown as Omit<TestDrivePaper, 'kind'> & Omit<LeadPaper, 'kind'>;
  return { ...house, pdf, ana, leadId, code, driveId, last };
}

describe('papers to take along', () => {
  test('C12: the form of a test drive has the house, the client, the vehicle and the time, in the client’s language', async () => {
    const { ana, driveId, code, last, events } = await aHouse();
    const before = (await events()).length;
    const { summary } = await ana.preview(printTestDrive, { id: driveId });
    assert.deepEqual(summary, { name: `prueba-de-conduccion-${code}.pdf`, type: 'application/pdf', content: btoa('%PDF') });
    const { house, salesperson, ...paper } = last();
    assert.deepEqual(house.lines, ['Lyon', '12 rue des Cordeliers', '69002 Lyon', '+33478000000']);
    assert.equal(salesperson.name, 'ana');
    assert.deepEqual(paper, {
      ...{ kind: 'test-drive', language: 'es', timeZone: 'Europe/Paris', code, date: '2026-06-15' },
      client: { name: 'Zoé Martin', lines: ['3 place de l’Église', '74000 Annecy', '+33612345678'] },
      vehicle: { label: 'Peugeot 3008', vin: 'VF3M45GFUMS123456', stockNumber: 'VO-2291' },
      ...{ at, durationMinutes: 30, licenceSeen: true },
    });
    await ana.run(printTestDrive, { id: driveId, language: 'fr' });
    assert.equal(last().language, 'fr');
    assert.equal((await events()).length, before, 'it leaves no trace');
  });

  test('C5: the lead sheet has what is known of a lead, in the reader’s language', async () => {
    const { ana, leadId, driveId, code, last, clock } = await aHouse();
    await ana.run(createOffer, { leadId, vehicle: 'Peugeot 3008', price: eur(3_000_000), discount: eur(100_000) });
    await ana.run(createTradeIn, { leadId, make: 'Citroën', model: 'C4', year: 2016, plate: 'AB-123-CD' });
    await ana.run(createTask, { kind: 'deadline', title: 'Call', leadId, dueAt: at });
    for (let n = 1; n <= 11; n++) {
      clock.advance(60_000);
      await ana.run(createRemark, { leadId, text: `Remark ${String(n)}` });
    }
    const { summary } = await ana.preview(printLead, { id: leadId });
    assert.equal(summary['name'], `lead-${code}.pdf`);
    const sheet = last();
    assert.equal(sheet.language, 'en');
    assert.deepEqual(sheet.contacts, [{ name: 'Zoé Martin', title: null, phones: ['+33612345678'], emails: ['zoe@example.com'] }]);
    assert.deepEqual([sheet.name, sheet.owners, sheet.status, sheet.message], ['Zoé Martin', ['ana'], 'open', 'Hola']);
    assert.ok(sheet.stage);
    assert.ok(sheet.deadlineAt);
    assert.deepEqual(sheet.offers, [{ vehicle: 'Peugeot 3008', total: eur(2_900_000), status: 'open' }]);
    assert.deepEqual(sheet.tradeIns, [{ label: 'Citroën C4 2016 AB-123-CD', appraisal: null }]);
    assert.deepEqual(sheet.testDrives, [{ vehicle: 'Peugeot 3008', at, status: 'planned' }]);
    assert.deepEqual(
      sheet.remarks.map(({ text }) => text),
      [...Array(10).keys()].map((n) => `Remark ${String(11 - n)}`),
    );
    assert.equal(sheet.remarks[0]?.by, 'ana');
    assert.equal(sheet.more, true);
    await ana.run(cancelTestDrive, { id: driveId });
    await ana.preview(printLead, { id: leadId, language: 'fr' });
    assert.deepEqual([last().language, last().testDrives], ['fr', []]);
  });

  test('C5, C12: who may not view it gets no paper, and nobody where none is drawn', async () => {
    const { as, leadId, driveId, pdf } = await aHouse();
    const bob = as('bob', { pdf });
    await assert.rejects(bob.preview(printLead, { id: leadId }), refusal('not-found'));
    await assert.rejects(bob.preview(printTestDrive, { id: driveId }), refusal('not-found'));
    await assert.rejects(as('ana').preview(printLead, { id: leadId }), refusal('unsupported'));
    await assert.rejects(as('ana').preview(printTestDrive, { id: driveId }), refusal('unsupported'));
  });

  test('C5: a field that is hidden from its reader is not on his paper', async () => {
    const { ana, grant, save, leadId, driveId, last } = await aHouse();
    await save('user', 'ana', { name: 'ana', profileId: 'salesperson', branchId: 'b1', language: 'en' });
    await grant('user:ana', {
      'client.view.phones': 'none',
      'client.view.address': 'none',
      'lead.view.message': 'none',
      'offer.view': 'none',
    });
    await ana.preview(printLead, { id: leadId });
    const sheet = last();
    assert.deepEqual([sheet.message, sheet.address, sheet.contacts[0]?.phones, sheet.offers], [null, [], [], []]);
    await ana.preview(printTestDrive, { id: driveId });
    assert.deepEqual(last().client.lines, []);
  });
});
