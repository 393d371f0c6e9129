import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { declarationsOf, violations } from './dtd.harness.ts';
import { leadOf } from './lead-in.ts';
import { type LeadFacts, prospectOf } from './lead-out.ts';
import { readAdf } from './read-adf.ts';
import { writeAdf } from './write-adf.ts';

const declared = declarationsOf(readFileSync(new URL('../adf.dtd', import.meta.url), 'utf8'));
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const address = { street: '1 Rue', city: 'Lyon', state: null, zip: '69001', country: 'FR' };
const facts: LeadFacts = {
  lead: {
    id: 'l1',
    createdAt: '2026-01-02T10:00:00.123Z',
    externalIds: [{ system: 'AutoSite', id: '7' }],
    ...{ vehicle: 'Audi A3 2020', message: 'Call me', budget: eur(2_000_000) },
  },
  client: {
    kind: 'person',
    firstName: 'Ann',
    lastName: 'Moor',
    companyName: null,
    emails: ['a@b.example'],
    phones: ['+33612345678'],
    address,
  },
  vehicle: {
    ...{ make: 'Audi', model: 'A3', trim: 'S line', year: 2020, vin: 'WAUZZZ8V0LA000001', stockNumber: 'S1', condition: 'demo' },
    mileage: { value: 100, unit: 'km' },
  },
  tradeIns: [
    {
      ...{ status: 'proposed', make: 'VW', model: 'Golf', trim: null, year: 2015, vin: null, condition: 'good', defects: 'Scratch' },
      ...{ mileage: { value: 90_000, unit: 'mi' }, outstandingFinance: eur(120_050), wantedPrice: eur(450_000), appraisal: eur(400_000) },
    },
    {
      ...{ status: 'withdrawn', make: 'Fiat', model: null, trim: null, year: null, vin: null, condition: null, defects: null },
      ...{ mileage: null, outstandingFinance: null, wantedPrice: null, appraisal: null },
    },
  ],
  testDrives: [
    { status: 'planned', at: '2026-01-05T09:00:00.000Z', durationMinutes: 30 },
    { status: 'cancelled', at: '2026-01-04T09:00:00.000Z', durationMinutes: 30 },
  ],
  consents: [{ purpose: 'marketing', text: 'You may write to me', lang: 'en', channels: [], controller: null, policyUrl: null }],
  timeframe: { description: 'Spring', latestdate: '2026-05-01' },
  finance: { method: 'finance', amount: [{ type: 'monthly', limit: 'maximum', value: '300', currency: 'EUR' }] },
};
const options = {
  source: 'dealerkit',
  vendor: { vendorname: 'Garage', contact: [{ name: [{ value: 'Garage' }], phone: [{ value: '1' }] }] },
};

describe('a lead of the CRM as ADF', () => {
  it('is whole, in both profiles', () => {
    const prospect = [prospectOf(facts, options)];
    assert.deepEqual(readAdf(writeAdf({ prospect })), { adf: { prospect }, issues: [], places: [{ line: 4, column: 3 }] });
    assert.deepEqual(violations(declared, writeAdf({ prospect }, { profile: 'dtd' })), []);
  });

  it('has the test drive, the trade-in, what is still to pay and each consent where the tables have room', () => {
    const { vehicle, customer, requestdate, id } = prospectOf(facts, options);
    assert.equal(requestdate, '2026-01-02T10:00:00+00:00');
    assert.deepEqual(id, [
      { value: 'l1', source: 'dealerkit' },
      { value: '7', source: 'AutoSite' },
    ]);
    assert.deepEqual(
      vehicle?.map(({ interest, status, make, price }) => [interest, status, make, price?.type, price?.value]),
      [
        ['test-drive', 'used', 'Audi', undefined, undefined],
        ['trade-in', 'used', 'VW', 'asking', '4500.00'],
      ],
    );
    assert.deepEqual(vehicle[1]?.finance?.balance, { type: 'finance', value: '1200.50', currency: 'EUR' });
    assert.deepEqual(customer?.comments?.split('\n'), [
      'Call me',
      'test drive: 2026-01-05T09:00:00.000Z, 30 min',
      'budget: 20000.00 EUR',
      'consent: marketing (en): You may write to me',
    ]);
  });

  it('comes back as the same client, vehicle and trade-in', async () => {
    const { externalId, data, tradeIns } = await leadOf(readAdf(writeAdf({ prospect: [prospectOf(facts, options)] })).adf.prospect[0]!);
    assert.deepEqual(externalId, { system: 'dealerkit', id: 'l1' });
    const { kind, firstName, lastName, emails, phones } = facts.client;
    assert.deepEqual(data.client, { kind, firstName, lastName, emails, phones, address });
    assert.deepEqual([data.vehicle, data.vin, data.stockNumber], ['2020 Audi A3 S line', 'WAUZZZ8V0LA000001', 'S1']);
    const { status: _status, appraisal: _appraisal, ...tradeIn } = facts.tradeIns![0]!;
    assert.deepEqual(tradeIns, [tradeIn]);
  });

  it('has words for what nobody knows, which come back as nothing', async () => {
    const { vehicle: _vehicle, tradeIns: _tradeIns, testDrives: _testDrives, ...less } = facts;
    const bare = { ...less, lead: { ...facts.lead, vehicle: null, message: null, budget: null } };
    const prospect = [prospectOf({ ...bare, client: { ...facts.client, address: { ...address, street: null } } }, options)];
    const { year, make, model } = prospect[0]!.vehicle![0]!;
    assert.deepEqual([year, make, model], ['Not specified', 'Not specified', 'Not specified']);
    const { data } = await leadOf(readAdf(writeAdf({ prospect })).adf.prospect[0]!);
    assert.deepEqual([data.vehicle, data.client?.address], [null, { ...address, street: null }]);
  });
});
