/** What belongs to a lead: trade-ins, offers, test drives, remarks, its contacts and its own fields, through the commands. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dealerPreset } from '../dealer/index.ts';
import { day, refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  type Money,
  type OfferParts,
  acceptOffer,
  addLeadContact,
  appraiseTradeIn,
  cancelTestDrive,
  completeTestDrive,
  contactNoun,
  createLead,
  createOffer,
  createRemark,
  createTestDrive,
  createTradeIn,
  deleteClient,
  deleteLead,
  deleteRemark,
  eventCategory,
  isDealerkitError,
  leadNoun,
  missTestDrive,
  moveTestDrive,
  offerNoun,
  offerTotal,
  remarkNoun,
  removeLeadContact,
  setLeadOrigin,
  setLeadStatus,
  setSettings,
  shift,
  taskNoun,
  testDriveNoun,
  tradeInNoun,
  updateLead,
  updateOffer,
  updateRemark,
  updateTradeIn,
  vinProblem,
  withdrawOffer,
  withdrawTradeIn,
} from '../index.ts';
import { eventNoun } from '../server/index.ts';

const eur = (minor: number): Money => ({ minor, currency: 'EUR' });
const now = '2026-06-15T09:00:00.000Z';
const tomorrow = shift(now, day);

async function aLead() {
  const house = await tenantOf(dealerPreset);
  await house.save('branch', 'b1', { name: 'Lyon', managerId: 'boss' });
  for (const [id, profileId] of [
    ['ana', 'salesperson'],
    ['bob', 'salesperson'],
    ['rec', 'reception'],
    ['boss', 'manager'],
  ] as const)
    await house.save('user', id, { name: id, profileId, branchId: 'b1' });
  const ana = house.as('ana');
  const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails: ['zoe@example.com'] };
  const { id: leadId, clientId } = await ana.run(createLead, { client });
  const lead = () => house.root.get(leadNoun, leadId);
  const counters = async () => {
    const { tradeIns, offers, testDrives } = await lead();
    return { tradeIns, offers, testDrives };
  };
  const types = async () => {
    const found = [];
    for await (const { items } of ana.list(eventNoun, { where: { eq: ['subject', `lead:${leadId}`] }, sort: 'oldest' }))
      found.push(...items);
    return found;
  };
  return { ...house, ana, leadId, clientId, lead, counters, types };
}

const invalid = (field: string, code: string) => (error: unknown) =>
  isDealerkitError(error, 'invalid') && error.details.fields?.[field]?.code === code;

describe('what belongs to a lead', () => {
  test('C10, C7: a trade-in is added, changed, appraised and withdrawn; it counts until then', async () => {
    const { ana, leadId, clientId, counters, types, clock } = await aLead();
    const { id } = await ana.run(createTradeIn, { leadId, make: 'Renault', model: 'Clio', plate: 'AB-123-CD', condition: 'good' });
    assert.deepEqual(await counters(), { tradeIns: 1, offers: 0, testDrives: 0 });
    clock.advance(1);
    await ana.run(updateTradeIn, { id, patch: { mileage: { value: 84_000, unit: 'km' } }, from: { mileage: null } });
    clock.advance(1);
    await ana.run(appraiseTradeIn, { id, amount: eur(650_000) });
    const record = await ana.get(tradeInNoun, id);
    assert.deepEqual(
      [record.clientId, record.status, record.appraisal, record.appraisedBy, record.mileage],
      [clientId, 'appraised', eur(650_000), 'ana', { value: 84_000, unit: 'km' }],
    );
    clock.advance(1);
    await ana.run(withdrawTradeIn, { id });
    assert.deepEqual(await counters(), { tradeIns: 0, offers: 0, testDrives: 0 });
    await assert.rejects(ana.run(withdrawTradeIn, { id }), invalid('status', 'state'));
    const events = (await types()).filter(({ type }) => type.startsWith('tradeIn.'));
    assert.deepEqual(events.map(({ type }) => type), ['tradeIn.created', 'tradeIn.updated', 'tradeIn.appraised', 'tradeIn.withdrawn']); // prettier-ignore
    assert.equal(events[0]!.link, `tradeIn:${id}`);
    assert.equal(JSON.stringify(events.map(({ params }) => params)).includes('AB-123-CD'), false);
  });

  test('C10: a trade-in is found by its plate, with and without dashes', async () => {
    const { ana, leadId } = await aLead();
    const { id } = await ana.run(createTradeIn, { leadId, plate: 'AB-123-CD' });
    for (const search of ['AB-123-CD', 'ab123cd', 'ab 123 cd', 'AB123'])
      for await (const { items } of ana.list(tradeInNoun, { search })) assert.deepEqual(items.map((item) => item.id), [id], search); // prettier-ignore
  });

  test('two who change the same field of a trade-in: the second gets both values and loses nothing', async () => {
    const { ana, as, leadId } = await aLead();
    const { id } = await ana.run(createTradeIn, { leadId, fuel: 'petrol' });
    await ana.run(updateTradeIn, { id, patch: { fuel: 'diesel' }, from: { fuel: 'petrol' } });
    await assert.rejects(as('boss').run(updateTradeIn, { id, patch: { fuel: 'hybrid' }, from: { fuel: 'petrol' } }), (error) => {
      assert.ok(isDealerkitError(error, 'conflict'));
      assert.deepEqual(error.details.conflicts, { fuel: { yours: 'hybrid', theirs: 'diesel' } });
      return true;
    });
    await as('boss').run(updateTradeIn, { id, patch: { make: 'Audi' }, from: { make: null } });
    assert.deepEqual([(await ana.get(tradeInNoun, id)).fuel, (await ana.get(tradeInNoun, id)).make], ['diesel', 'Audi']);
  });

  test('C11: an offer has one total, is changed while it is open, accepted once, withdrawn', async () => {
    const { ana, leadId, counters, types } = await aLead();
    const parts = { extras: [{ label: 'Towbar', price: eur(60_000) }], discount: eur(100_000), tradeInValue: eur(500_000) };
    const { id, total } = await ana.run(createOffer, { leadId, vehicle: 'Peugeot 308', price: eur(2_500_000), ...parts });
    assert.deepEqual(total, eur(1_960_000));
    const other = await ana.run(createOffer, { leadId, vehicle: 'Peugeot 208', price: eur(1_800_000) });
    assert.equal((await counters()).offers, 2);
    const changed = await ana.run(updateOffer, { id, patch: { discount: null } });
    assert.deepEqual(changed.total, eur(2_060_000));
    await ana.run(acceptOffer, { id });
    await assert.rejects(ana.run(acceptOffer, { id: other.id }), invalid('status', 'state'));
    await assert.rejects(ana.run(updateOffer, { id, patch: { note: 'x' } }), invalid('status', 'state'));
    await ana.run(withdrawOffer, { id });
    await ana.run(acceptOffer, { id: other.id });
    assert.equal((await counters()).offers, 1);
    const created = (await types()).find(({ type, params }) => type === 'offer.created' && params['vehicle'] === 'Peugeot 308');
    assert.deepEqual(created!.params, { vehicle: 'Peugeot 308', amount: eur(1_960_000) });
  });

  test('C11: an offer names a vehicle of the stock that is not sold, a trade-in of the same lead, and one currency', async () => {
    const { ana, root, save, leadId } = await aLead();
    await save('vehicle', 'sold', { label: 'Sold', status: 'sold' });
    await save('vehicle', 'stock', { label: 'Stock' });
    const offer = (more: object) => ana.run(createOffer, { leadId, vehicle: 'x', price: eur(100), ...more });
    await offer({ vehicleId: 'stock' });
    await assert.rejects(offer({ vehicleId: 'sold' }), invalid('vehicleId', 'sold'));
    await assert.rejects(offer({ vehicleId: 'none' }), invalid('vehicleId', 'unknown'));
    await assert.rejects(offer({ tradeInId: 'none' }), invalid('tradeInId', 'unknown'));
    await assert.rejects(offer({ discount: { minor: 1, currency: 'USD' } }), invalid('price', 'currency'));
    await assert.rejects(offer({ price: { minor: 1.5, currency: 'EUR' } }), refusal('invalid'));
    const client = { kind: 'person' as const, firstName: 'A', lastName: 'B', emails: ['a@example.com'] };
    const { id: elsewhere } = await root.run(createLead, { client });
    const { id: tradeInId } = await root.run(createTradeIn, { leadId: elsewhere });
    await assert.rejects(offer({ tradeInId }), invalid('tradeInId', 'unknown'));
  });

  test('the total of an offer is the sum of its parts, whatever their order', () => {
    const amount = fc.integer({ min: 0, max: 10 ** 10 }).map(eur);
    const parts = fc.record({
      price: amount,
      extras: fc.array(
        amount.map((price) => ({ price })),
        { maxLength: 10 },
      ),
      discount: fc.option(amount),
      tradeInValue: fc.option(amount),
    });
    fc.assert(
      fc.property(parts, (offer: OfferParts) => {
        const { minor } = offerTotal(offer);
        const exact = [offer.price, ...offer.extras.map(({ price }) => price)].reduce((sum, each) => sum + BigInt(each.minor), 0n) - BigInt(offer.discount?.minor ?? 0) - BigInt(offer.tradeInValue?.minor ?? 0); // prettier-ignore
        assert.equal(BigInt(minor), exact);
        assert.deepEqual(offerTotal({ ...offer, extras: [...offer.extras].reverse() }), offerTotal(offer));
      }),
    );
  });

  test('C12: a test drive is an appointment too; moving, driving, missing and cancelling go with it', async () => {
    const { ana, leadId, counters, lead, root } = await aLead();
    const { id } = await ana.run(createTestDrive, { leadId, vehicle: 'Peugeot 308', at: tomorrow });
    const { taskId } = await ana.get(testDriveNoun, id);
    const task = () => root.get(taskNoun, taskId!);
    const { kind, dueAt, durationMinutes, leadId: of, ownerIds } = await task();
    assert.deepEqual([kind, dueAt, durationMinutes, of, ownerIds], ['appointment', tomorrow, 30, leadId, ['ana']]);
    assert.equal((await lead()).openTasks, 1);
    await ana.run(moveTestDrive, { id, at: shift(tomorrow, 3_600_000) });
    assert.equal((await task()).dueAt, shift(tomorrow, 3_600_000));
    await ana.run(completeTestDrive, { id, licenceSeen: true });
    assert.deepEqual([(await task()).status, (await lead()).openTasks, (await counters()).testDrives], ['closed', 0, 1]);
    await assert.rejects(ana.run(moveTestDrive, { id, at: tomorrow }), invalid('status', 'state'));
    const second = await ana.run(createTestDrive, { leadId, vehicle: 'x', at: tomorrow });
    await ana.run(missTestDrive, { id: second.id });
    const third = await ana.run(createTestDrive, { leadId, vehicle: 'x', at: tomorrow });
    await ana.run(cancelTestDrive, { id: third.id });
    assert.deepEqual([(await counters()).testDrives, (await lead()).openTasks], [2, 0]);
  });

  test('C12: a vehicle of the stock is not lent to two at the same time, also when both ask at once', async () => {
    const { ana, save, leadId } = await aLead();
    await save('vehicle', 'car', { label: 'Demo', condition: 'demo' });
    const drive = (at: string, durationMinutes = 60) =>
      ana.run(createTestDrive, { leadId, vehicle: 'Demo', vehicleId: 'car', at, durationMinutes });
    const done = await Promise.allSettled([drive(tomorrow), drive(shift(tomorrow, 1_800_000))]);
    assert.deepEqual(done.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    await drive(shift(tomorrow, 5_400_000));
    await drive(shift(tomorrow, -3_600_000));
    await assert.rejects(drive(shift(tomorrow, -1_800_000), 120), invalid('at', 'taken'));
  });

  test('C13, C21: a remark stands in the history, is its author’s to change, and may remind him', async () => {
    const { ana, as, root, leadId, clientId, types } = await aLead();
    const { id, taskId } = await ana.run(createRemark, { leadId, text: 'Wants red\nand a towbar', remindAt: tomorrow });
    const task = await root.get(taskNoun, taskId!);
    assert.deepEqual([task.title, task.dueAt, task.ownerIds, task.leadId], ['Wants red', tomorrow, ['ana'], leadId]);
    await ana.run(updateRemark, { id, text: 'Wants blue', from: 'Wants red\nand a towbar' });
    assert.equal((await as('boss').get(remarkNoun, id)).text, 'Wants blue');
    await assert.rejects(as('boss').run(updateRemark, { id, text: 'No' }), refusal('forbidden'));
    await assert.rejects(as('boss').run(deleteRemark, { id }), refusal('forbidden'));
    await assert.rejects(as('bob').run(updateRemark, { id, text: 'No' }), refusal('not-found'));
    const [created] = (await types()).filter(({ type }) => type === 'remark.created');
    assert.deepEqual([created!.link, created!.params], [`remark:${id}`, {}]);
    await ana.run(deleteRemark, { id });
    await assert.rejects(ana.get(remarkNoun, id), refusal('not-found'));
    const ofClient = await ana.run(createRemark, { clientId, text: 'Prefers calls' });
    assert.equal((await ana.get(remarkNoun, ofClient.id)).clientId, clientId);
    await assert.rejects(ana.run(createRemark, { leadId, clientId, text: 'x' }), invalid('leadId', 'one-of'));
    await assert.rejects(ana.run(createRemark, { leadId, text: '  ' }), refusal('invalid'));
    await assert.rejects(ana.run(createRemark, { leadId, text: 'x', remindAt: now }), invalid('remindAt', 'past'));
  });

  test('who may not change a lead adds nothing to it; who may not see it learns nothing', async () => {
    const { as, leadId, ana } = await aLead();
    const { id } = await ana.run(createTradeIn, { leadId });
    const rec = as('rec');
    assert.equal((await rec.get(tradeInNoun, id)).id, id);
    await assert.rejects(rec.run(createTradeIn, { leadId }), refusal('forbidden'));
    await assert.rejects(rec.run(withdrawTradeIn, { id }), refusal('forbidden'));
    await assert.rejects(as('bob').run(createOffer, { leadId, vehicle: 'x', price: eur(1) }), refusal('not-found'));
    await assert.rejects(as('bob').run(withdrawTradeIn, { id }), refusal('not-found'));
  });

  test('C5, C32: a lead is edited; rows of managed lists must exist, and what nobody changed is no event', async () => {
    const { ana, leadId, lead, types } = await aLead();
    await ana.run(updateLead, { id: leadId, patch: { sourceId: 'walk-in', typeId: 'quote', budget: eur(2_000_000) } });
    const { sourceId, typeId, budget } = await lead();
    assert.deepEqual([sourceId, typeId, budget], ['walk-in', 'quote', eur(2_000_000)]);
    for (const field of ['sourceId', 'typeId', 'temperatureId'])
      await assert.rejects(ana.run(updateLead, { id: leadId, patch: { [field]: 'none' } }), invalid(field, 'unknown'));
    await ana.run(updateLead, { id: leadId, patch: { sourceId: 'walk-in' } });
    const events = (await types()).filter(({ type }) => type === 'lead.updated');
    assert.deepEqual(events.map(({ params }) => params), [{ fields: ['typeId', 'sourceId', 'budget'] }]); // prettier-ignore
  });

  test('C23, C30: contacts of a lead; exactly one is the origin, and it cannot go', async () => {
    const { ana, root, leadId, clientId, lead } = await aLead();
    const self = `client:${clientId}`;
    const { ref } = await ana.run(addLeadContact, { id: leadId, contact: { name: 'Léo Martin', phones: ['+33612345678'] } });
    assert.equal((await root.get(contactNoun, ref.slice('contact:'.length))).clientId, clientId);
    assert.deepEqual((await lead()).contacts, [{ ref: self, origin: true }, { ref, origin: false }]); // prettier-ignore
    await ana.run(addLeadContact, { id: leadId, contactId: ref.slice('contact:'.length) });
    assert.equal((await lead()).contacts.length, 2);
    await assert.rejects(ana.run(removeLeadContact, { id: leadId, ref: self }), invalid('ref', 'origin'));
    await ana.run(setLeadOrigin, { id: leadId, ref });
    await ana.run(removeLeadContact, { id: leadId, ref: self });
    assert.deepEqual((await lead()).contacts, [{ ref, origin: true }]);
    await assert.rejects(ana.run(setLeadOrigin, { id: leadId, ref: self }), invalid('ref', 'unknown'));
  });

  test('C19a: where the house wants a reason, a lead is lost only with one of the list', async () => {
    const { ana, root, leadId } = await aLead();
    await root.run(setSettings, { patch: { lostReasonRequired: true } });
    await assert.rejects(ana.run(setLeadStatus, { id: leadId, status: 'lost' }), invalid('lostReasonId', 'required'));
    await assert.rejects(ana.run(setLeadStatus, { id: leadId, status: 'lost', lostReasonId: 'none' }), invalid('lostReasonId', 'unknown'));
    await ana.run(setLeadStatus, { id: leadId, status: 'lost', lostReasonId: 'price' });
  });

  test('a deleted client takes what is personal along and closes what is open; a deleted lead takes everything', async () => {
    const { ana, root, dump, leadId, clientId } = await aLead();
    await ana.run(createTradeIn, { leadId, plate: 'ZZ-999-ZZ', defects: 'secret dent' });
    const offer = await ana.run(createOffer, { leadId, vehicle: 'Car', price: eur(1), note: 'secret note' });
    const drive = await ana.run(createTestDrive, { leadId, vehicle: 'Car', at: tomorrow, note: 'secret drive' });
    await ana.run(createRemark, { leadId, text: 'secret remark' });
    await root.run(deleteClient, { id: clientId });
    const [left, driven] = await Promise.all([root.get(offerNoun, offer.id), root.get(testDriveNoun, drive.id)]);
    assert.deepEqual([left.status, driven.status, driven.note, left.note], ['withdrawn', 'cancelled', null, null]);
    const all = await dump();
    for (const secret of ['ZZ-999-ZZ', 'secret dent', 'secret note', 'secret drive', 'secret remark']) assert.equal(all.includes(secret), false, secret); // prettier-ignore
    await root.run(deleteLead, { id: leadId });
    await assert.rejects(root.get(offerNoun, offer.id), refusal('not-found'));
  });

  test('C7: the counters are what a recount says, after anything that may happen', async () => {
    const moves = [
      'tradeIn',
      'offer',
      'testDrive',
      'withdrawTradeIn',
      'withdrawOffer',
      'acceptOffer',
      'cancel',
      'complete',
      'miss',
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...moves), fc.nat(4)), { maxLength: 14 }), async (steps) => {
        const { ana, root, leadId, counters } = await aLead();
        const made: Record<'tradeIn' | 'offer' | 'testDrive', string[]> = { tradeIn: [], offer: [], testDrive: [] };
        const at = (noun: keyof typeof made, index: number) => ({ id: made[noun][index % Math.max(1, made[noun].length)] ?? 'none' });
        const acts: Record<(typeof moves)[number], (index: number) => Promise<unknown>> = {
          tradeIn: async () => made.tradeIn.push((await ana.run(createTradeIn, { leadId })).id),
          offer: async () => made.offer.push((await ana.run(createOffer, { leadId, vehicle: 'x', price: eur(1) })).id),
          testDrive: async () => made.testDrive.push((await ana.run(createTestDrive, { leadId, vehicle: 'x', at: tomorrow })).id),
          withdrawTradeIn: (index) => ana.run(withdrawTradeIn, at('tradeIn', index)),
          withdrawOffer: (index) => ana.run(withdrawOffer, at('offer', index)),
          acceptOffer: (index) => ana.run(acceptOffer, at('offer', index)),
          cancel: (index) => ana.run(cancelTestDrive, at('testDrive', index)),
          complete: (index) => ana.run(completeTestDrive, at('testDrive', index)),
          miss: (index) => ana.run(missTestDrive, at('testDrive', index)),
        };
        for (const [move, index] of steps)
          try {
            await acts[move](index);
          } catch (error) {
            assert.ok(isDealerkitError(error));
          }
        const count = async (noun: never, gone: string): Promise<number> => {
          let found = 0;
          for await (const { items } of root.list(noun, {})) found += (items as readonly { status: string }[]).filter(({ status }) => status !== gone).length; // prettier-ignore
          return found;
        };
        assert.deepEqual(await counters(), {
          tradeIns: await count(tradeInNoun as never, 'withdrawn'),
          offers: await count(offerNoun as never, 'withdrawn'),
          testDrives: await count(testDriveNoun as never, 'cancelled'),
        });
      }),
      { numRuns: 40 },
    );
  });

  test('a client’s history holds what happened on his leads, for whom may see them', async () => {
    const { ana, as, leadId, clientId } = await aLead();
    await ana.run(createOffer, { leadId, vehicle: 'Car', price: eur(1) });
    const of = async (person: string) => {
      const found: string[] = [];
      for await (const { items } of as(person).list(eventNoun, { where: { in: ['about', [`client:${clientId}`]] } })) found.push(...items.map(({ type }) => type)); // prettier-ignore
      return found.sort();
    };
    assert.deepEqual(await of('boss'), ['lead.created', 'offer.created']);
    assert.deepEqual(await of('bob'), []);
  });

  test('each kind of event has a category', () => {
    assert.deepEqual(
      ['offer.created', 'remark.created', 'task.created', 'task.attempted', 'lead.statusChanged', 'somebody.else'].map(eventCategory),
      ['sale', 'remark', 'task', 'contact', 'change', 'change'],
    );
  });

  test('a VIN is checked for its shape, and for its check digit only where it has one', () => {
    for (const vin of ['1M8GDM9AXKP042788', '11111111111111111', '1HGCM82633A004352', '2GTEK19R7V1511644', 'WVWZZZ1JZXW000001', 'wvw zzz1jzxw000001', 'LJCPCBLCX11000237']) assert.equal(vinProblem(vin), undefined, vin); // prettier-ignore
    for (const vin of ['1HD1KRM12PB600001', '1HGCV1F30KA000001']) assert.equal(vinProblem(vin), 'check-digit', vin);
    for (const vin of ['', 'WVWZZZ1JZXW00000', 'IVWZZZ1JZXW000001', 'WVWZZZ1JZXW0000012']) assert.equal(vinProblem(vin), 'shape', vin);
  });
});
