import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Crm, clientNoun, isDealerkitError, leadNoun, tradeInNoun, vehicleNoun, withdrawTradeIn } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { allNouns, house, openCrm } from '@dealerkit/core/server';
import { importAdf } from './import-adf.ts';
import { AdfRefusal } from './refusal.ts';

async function dealership(): Promise<Crm> {
  const backend = memoryBackend({ nouns: allNouns(dealerNouns) });
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
  return openCrm({ backend, nouns: dealerNouns, principal: house });
}

const name = '<name part="full">Ann Mary Moor</name>';
const contact = `<contact>${name}<email>Ann@Example.com</email></contact>`;
const car = '<vehicle><year>2020</year><make>Audi</make><model>A3</model></vehicle>';
const id = '<id source="AutoSite">7</id>';
const lead = (inside: string, person = `<customer>${contact}</customer>`): string => `<prospect>${inside}${person}</prospect>`;
const adf = (...leads: readonly string[]): string => `<adf>\n${leads.join('\n')}</adf>`;

async function imported(text: string) {
  const crm = await dealership();
  const { leads } = await importAdf(crm, text);
  const [first] = leads;
  assert.ok(first?.id !== undefined, String(first?.error?.message));
  const record = await crm.get(leadNoun, first.id);
  const where = { eq: ['leadId', record.id] } as const;
  return {
    crm,
    lead: record,
    client: await crm.get(clientNoun, record.clientId),
    tradeIns: (await crm.list(tradeInNoun, { where })).items,
    vehicles: (await crm.list(vehicleNoun, { where })).items,
  };
}

describe('importing ADF', () => {
  it('a lead, its client, the vehicle wanted and what has no field of its own', async () => {
    const wanted = car
      .replace('<vehicle>', '<vehicle interest="lease">')
      .replace(
        '</model>',
        '</model><vin>WAUZZZ8V0LA000001</vin><stock>S1</stock><finance><method>lease</method><amount type="monthly" limit="maximum" currency="EUR">300</amount></finance><comments><![CDATA[Blue<br />or red]]></comments>',
      );
    const asked = `<customer>${contact}<timeframe><description>Spring</description><latestdate>2026-05-01</latestdate></timeframe><comments>Call me</comments></customer>`;
    const { lead: made, client, vehicles } = await imported(adf(lead(`${id}<leadtype>Sales</leadtype>${wanted}`, asked)));
    assert.deepEqual(made.externalIds, [{ system: 'AutoSite', id: '7' }]);
    assert.equal(made.vehicle, '2020 Audi A3');
    assert.deepEqual(made.message?.split('\n'), [
      'Call me',
      'timeframe: Spring ../2026-05-01',
      'leadtype: Sales',
      'interest: lease',
      ...['Blue', 'or red', 'finance: lease', 'finance: monthly maximum 300 EUR'],
    ]);
    assert.deepEqual([client.firstName, client.lastName, client.emails], ['Ann Mary', 'Moor', ['ann@example.com']]);
    assert.deepEqual(
      vehicles.map(({ label, vin, stockNumber }) => [label, vin, stockNumber]),
      [['2020 Audi A3', 'WAUZZZ8V0LA000001', 'S1']],
    );
  });

  it('the same text again changes nothing, a changed one only its lead, also when it was sent again', async () => {
    const crm = await dealership();
    const one = adf(lead(id + car), lead(car.replace('A3', 'A4')));
    const outcomes = async (text: string) => (await importAdf(crm, text)).leads.map(({ outcome }) => outcome);
    assert.deepEqual(await outcomes(one), ['created', 'created']);
    assert.deepEqual(await outcomes(one.replaceAll('<prospect>', '<prospect status="resend">')), ['unchanged', 'unchanged']);
    assert.deepEqual(await outcomes(one.replace('A3', 'A5')), ['updated', 'unchanged']);
    assert.equal((await crm.list(leadNoun, {})).items.length, 2);
  });

  it('a car of the client before the wanted one is a trade-in, added once, also by two at once, and not again when it was withdrawn', async () => {
    const own =
      '<vehicle interest="trade-in" status="used"><year>2015</year><make>VW</make><model>Golf</model><odometer units="km">90,000</odometer><condition>good</condition><price type="asking" currency="EUR">4.500,00</price><finance><balance currency="EUR">1200.50</balance></finance><comments>Scratch</comments></vehicle>';
    const text = adf(lead(id + own + car));
    const { crm, lead: made, tradeIns } = await imported(text);
    assert.equal(made.vehicle, '2020 Audi A3');
    const [{ make, model, year, mileage, condition, wantedPrice, outstandingFinance, defects, id: tradeIn } = assert.fail('none')] =
      tradeIns;
    assert.deepEqual([make, model, year, condition, defects], ['VW', 'Golf', 2015, 'good', 'Scratch']);
    assert.deepEqual(mileage, { value: 90_000, unit: 'km' });
    assert.deepEqual(
      [wantedPrice, outstandingFinance],
      [
        { minor: 450_000, currency: 'EUR' },
        { minor: 120_050, currency: 'EUR' },
      ],
    );
    await crm.run(withdrawTradeIn, { id: tradeIn });
    await Promise.all([importAdf(crm, text), importAdf(crm, text)]);
    assert.equal((await crm.list(tradeInNoun, {})).items.length, 1);
  });

  it('a name of one word, a company, a country by its name, a fax that is no phone', async () => {
    const person = `<customer><contact><name>Cher</name><name type="business">Moor Ltd</name><phone type="fax">1</phone><phone>22</phone><phone preferredcontact="1">33</phone><address><street>1 High St</street><city>Toronto</city><country>Canada</country></address></contact></customer>`;
    const { client } = await imported(adf(lead(car, person)));
    assert.deepEqual([client.kind, client.firstName, client.lastName, client.companyName], ['person', '–', 'Cher', 'Moor Ltd']);
    assert.deepEqual(client.phones, ['33', '22']);
    assert.deepEqual([client.address?.city, client.address?.country], ['Toronto', 'CA']);
  });

  it('what a client has no field for stands in the message, and says where it was cut', async () => {
    const phones = '<phone type="fax">11</phone><phone time="evening">22</phone>';
    const first = `<contact primarycontact="1">${name}${phones}<address><country>Atlantis</country></address><comment>Ring twice</comment></contact>`;
    const ids = `<id>0</id>${id}<id source="B">8</id>`;
    const { lead: made } = await imported(adf(lead(ids + car, `<customer>${contact.replace('Ann Mary', 'Bob')}${first}</customer>`)));
    assert.deepEqual(made.externalIds, [{ system: 'AutoSite', id: '7' }]);
    assert.equal(made.name, 'Ann Mary Moor');
    assert.deepEqual(made.message?.split('\n'), [
      ...['fax: 11', 'phone: 22 evening', 'country: Atlantis', 'comment: Ring twice'],
      ...['contact: Bob Moor Ann@Example.com', 'id: 0', 'id: 8@B'],
    ]);
    const long = await imported(adf(lead(car, `<customer>${contact}<comments>${'x'.repeat(5000)}</comments></customer>`)));
    assert.match(long.lead.message ?? '', /^x{3999}…$/);
  });

  it('a vehicle that is known from the comments only', async () => {
    const { lead: made, vehicles } = await imported(
      adf(lead('<vehicle><year/><make>Not specified</make><model>Unknown</model><comments>Inventory Stock ID: A-77</comments></vehicle>')),
    );
    assert.equal(made.vehicle, null);
    assert.match(made.message ?? '', /Inventory Stock ID: A-77/);
    assert.deepEqual(
      vehicles.map(({ stockNumber }) => stockNumber),
      ['A-77'],
    );
  });

  it('a lead that cannot be taken stops no other, and is told with its line', async () => {
    const crm = await dealership();
    const { leads } = await importAdf(crm, adf(lead(car, `<customer><contact>${name}</contact></customer>`), lead(id + car)));
    assert.deepEqual(
      leads.map(({ outcome, line, error }) => [outcome, line, error?.code]),
      [
        ['refused', 2, 'invalid'],
        ['created', 3, undefined],
      ],
    );
    await assert.rejects(importAdf(crm, '<adf></adf>'), (error) => error instanceof AdfRefusal && isDealerkitError(error, 'malformed'));
  });
});
