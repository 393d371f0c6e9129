import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AdfExtension, AdfIssue, AdfProspect } from './model.ts';
import { readAdf } from './read-adf.ts';

const contact = '<contact><name part="full">Ann Moor</name><email>a@b.example</email></contact>';
const date = '<requestdate>2026-01-02T10:00:00+01:00</requestdate>';
const car = '<vehicle><year>2020</year><make>Audi</make><model>A3</model></vehicle>';
const customer = `<customer>${contact}</customer>`;
const vendor = `<vendor><vendorname>Garage</vendorname>${contact}</vendor>`;
const adf = (inside: string): string => `<adf><prospect>${inside}</prospect></adf>`;
const usual: AdfProspect = {
  requestdate: '2026-01-02T10:00:00+01:00',
  vehicle: [{ year: '2020', make: 'Audi', model: 'A3' }],
  customer: { contact: [{ name: [{ value: 'Ann Moor', part: 'full' }], email: [{ value: 'a@b.example' }] }] },
  vendor: { vendorname: 'Garage', contact: [{ name: [{ value: 'Ann Moor', part: 'full' }], email: [{ value: 'a@b.example' }] }] },
};
const whole = adf(`${date}${car}${customer}${vendor}`);
const read = (text: string): AdfProspect => readAdf(text).adf.prospect[0]!;
const issuesOf = (text: string): readonly AdfIssue[] => readAdf(text).issues;
const notes = (text: string): string[] => issuesOf(text).map(({ message }) => message);
const extension = (name: string, value: string): AdfExtension => ({ name, value });
const contactOf = (inside: string) => read(adf(`<customer><contact>${inside}</contact></customer>`)).customer?.contact?.[0];
const vehicleOf = (inside: string) => read(adf(`<vehicle>${inside}</vehicle>`)).vehicle?.[0];

describe('what the field writes', () => {
  it('0: nothing of it is no issue', () => {
    assert.deepEqual(readAdf(`<?xml version="1.0" encoding="UTF-8"?>\n<?adf version="1.0"?>\n${whole}`), {
      adf: { prospect: [usual] },
      issues: [],
      places: [{ line: 3, column: 6 }],
    });
  });
  it('1: no instructions, or wrong ones', () => {
    assert.deepEqual(read(`<?adf version="1.0"?><?xml version="1.0"?>${whole}`), usual);
    assert.deepEqual(read(`<?ADF VERSION 1.0>${whole}`), usual);
  });
  it('2: instructions in upper case, before each other', () => {
    assert.deepEqual(read(`<?ADF VERSION "1.0"?>\n<?XML VERSION "1.0"?>${whole}`), usual);
  });
  it('3: no <adf>', () => {
    const bare = whole.replaceAll(/<\/?adf>/g, '');
    assert.deepEqual(read(bare), usual);
    assert.deepEqual(notes(bare), ['It is not one <adf>']);
  });
  it('4: capital letters in names', () => {
    const loud = whole.replaceAll('vehicle>', 'Vehicle>').replace('</Vehicle>', '</VEHICLE>');
    assert.deepEqual(read(loud), usual);
    assert.ok(notes(loud).includes('A name has upper case or a prefix'));
  });
  it('5: prefixes of namespaces', () => {
    assert.deepEqual(
      read(whole.replaceAll('<', '<a:').replaceAll('<a:/', '</a:').replace('<a:adf', '<a:adf xmlns:a="urn:x" xmlns="urn:y"')),
      usual,
    );
  });
  it('6: values in another case', () => {
    const loud = adf('<vehicle interest="Trade-In" status="USED"><condition>Good</condition></vehicle>');
    assert.deepEqual(read(loud), { vehicle: [{ interest: 'trade-in', status: 'used', condition: 'good' }] });
    assert.ok(notes(loud).includes('@status has a value that is not of ADF'));
  });
  it('7: an empty attribute', () => {
    assert.deepEqual(read(whole.replace('<prospect', '<prospect status=""')), usual);
  });
  it('8: empty elements', () => {
    assert.deepEqual(read(whole.replace('</model>', '</model><vin/><stock> </stock><finance></finance>')), usual);
  });
  it('9: elements out of their order', () => {
    const mixed = adf(
      `${date}<id source="x">7</id><provider><name>P</name></provider>${vendor}${customer}${car.replace('<year>', '<vin>V</vin><year>')}`,
    );
    assert.deepEqual(read(mixed), {
      ...usual,
      id: [{ value: '7', source: 'x' }],
      provider: { name: { value: 'P' } },
      vehicle: [{ ...usual.vehicle![0], vin: 'V' }],
    });
    assert.ok(notes(mixed).includes('The element stands out of its order'));
  });
  it('10: no vendor, no provider', () => {
    const { vendor: _vendor, ...rest } = usual;
    assert.deepEqual(read(whole.replace(vendor, '')), rest);
    assert.deepEqual(notes(whole.replace(vendor, '')), ['<vendor> is missing']);
  });
  it('11: several contacts of the vendor, two of them primary', () => {
    const two = whole.replace(vendor, vendor.replace(contact, contact.replace('<contact', '<contact primarycontact="1"').repeat(2)));
    assert.deepEqual(
      read(two).vendor?.contact?.map(({ primarycontact }) => primarycontact),
      ['1', '1'],
    );
  });
  it('12: <comment>, also in a contact', () => {
    assert.deepEqual(read(adf('<customer><comment>Call me</comment></customer>')).customer, { comments: 'Call me' });
    assert.deepEqual(contactOf('<comment>Call me</comment>')?.extensions, [extension('comment', 'Call me')]);
  });
  it('13: CDATA everywhere', () => {
    assert.deepEqual(read(whole.replaceAll(/>([^<>]+)</g, '><![CDATA[$1]]><')), usual);
  });
  it('14: HTML in comments', () => {
    assert.equal(vehicleOf('<comments>a<br />b<BR>c<p>d & e &eacute;</p></comments>')?.comments, 'a\nb\nc\nd & e é');
  });
  it('15: words between elements', () => {
    const stray = `Dear all, ${whole.replace('<vehicle>', 'junk <vehicle> junk')} Regards`;
    assert.deepEqual(read(stray), usual);
    assert.ok(notes(stray).includes('Words stand between the elements'));
  });
  it('16: <stocknumber>', () => {
    assert.deepEqual(vehicleOf('<stocknumber>S1</stocknumber>'), { stock: 'S1' });
  });
  it('17: other types of a phone, and an unknown one as it stands', () => {
    const typed = ['home', 'Work', 'mobile', 'business', 'cell', 'phone', 'satellite'].map((type) => `<phone type="${type}">1</phone>`);
    assert.deepEqual(
      contactOf(typed.join(''))?.phone?.map(({ type, extensions }) => type ?? extensions),
      ['voice', 'voice', 'cellphone', 'voice', 'cellphone', 'voice', [extension('@type', 'satellite')]],
    );
  });
  it('18: dates with Z, parts of seconds, without zone or seconds, with an hour of one digit', () => {
    for (const [written, known] of [
      ['20260102T100000+0100', '2026-01-02T10:00:00+01:00'],
      ['2026-01-02T10:00:00Z', '2026-01-02T10:00:00+00:00'],
      ['2026-01-02T10:00:00.123-05:00', '2026-01-02T10:00:00-05:00'],
      ['2026-01-02T10:00:00', '2026-01-02T10:00:00'],
      ['2026-01-02T10:00+0100', '2026-01-02T10:00:00+01:00'],
      ['2026-01-02 9:05:00', '2026-01-02T09:05:00'],
      ['yesterday', 'yesterday'],
      ['2026-13-02T10:00:00+01:00', '2026-13-02T10:00:00+01:00'],
    ] as const)
      assert.equal(read(adf(`<requestdate>${written}</requestdate>`)).requestdate, known);
    assert.deepEqual(notes(whole.replace('+01:00', 'Z')), ['The date has a form that is not of ADF']);
  });
  it('19: a country by its name', () => {
    assert.deepEqual(contactOf('<address><country>Canada</country></address>')?.address, { country: 'Canada' });
  });
  it('20: a type of the prospect', () => {
    assert.deepEqual(read(whole.replace('<prospect', '<prospect type="quote"')), { ...usual, extensions: [extension('@type', 'quote')] });
  });
  it('21: <leadtype>', () => {
    const more = whole.replace('<vehicle>', '<leadtype>Sales</leadtype><vehicle>');
    assert.deepEqual(read(more), { ...usual, extensions: [extension('leadtype', 'Sales')] });
  });
  it('22: more about finance', () => {
    assert.deepEqual(
      vehicleOf('<finance><method>lease</method><term>36</term><mileageallowance units="mi">9</mileageallowance></finance>')?.finance,
      {
        method: 'lease',
        extensions: [extension('term', '36'), { name: 'mileageallowance', value: '9', extensions: [extension('@units', 'mi')] }],
      },
    );
  });
  it('23: more about a contact', () => {
    assert.deepEqual(contactOf('<gender>f</gender><birthday>x</birthday><locale>fr</locale><identification/>'), {
      extensions: [extension('gender', 'f'), extension('birthday', 'x'), extension('locale', 'fr'), { name: 'identification' }],
    });
  });
  it('24: more about the provider', () => {
    const more = ['form', 'referrer', 'searchterm', 'keyword', 'campaign'];
    const inside = `${more.map((name) => `<${name}>x</${name}>`).join('')}<navigationhistory><page>p</page></navigationhistory>`;
    assert.deepEqual(read(adf(`<provider>${inside}</provider>`)).provider?.extensions, [
      ...more.map((name) => extension(name, 'x')),
      { name: 'navigationhistory', extensions: [extension('page', 'p')] },
    ]);
  });
  it('25: markup that a mail program escaped', () => {
    const mail = whole.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    assert.deepEqual(read(`<!doctype html><html><head><meta charset=utf-8></head><body><p>${mail}</body></html>`), usual);
    assert.ok(notes(mail).includes('The markup is escaped'));
  });
  it('26: miles in words, @unit, @besttime', () => {
    assert.deepEqual(vehicleOf('<odometer unit="MILES">9</odometer>')?.odometer, { value: '9', units: 'mi' });
    assert.deepEqual(contactOf('<phone besttime="1">1</phone>')?.phone, [{ value: '1', preferredcontact: '1' }]);
  });
  it('27: a plain time frame', () => {
    assert.deepEqual(read(adf('<customer><timeframe>Soon</timeframe></customer>')).customer?.timeframe, { description: 'Soon' });
  });
  it('28: an element too many, and elements where only words may stand', () => {
    assert.deepEqual(vehicleOf('<price>1</price><price type="msrp">2</price><make>Audi<x>Sport</x></make>'), {
      price: { value: '1' },
      make: 'Audi\nSport',
      extensions: [{ name: 'price', value: '2', extensions: [extension('@type', 'msrp')] }],
    });
  });
  it('29: a word of the field means what it means there only', () => {
    assert.deepEqual(read(adf('<vehicle><price type="home">1</price></vehicle>')).vehicle?.[0]?.price?.extensions, [
      extension('@type', 'home'),
    ]);
    assert.deepEqual(read(adf('<comment>x</comment>')).extensions, [extension('comment', 'x')]);
    assert.deepEqual(contactOf('<address type="home"><city unit="x">Lyon</city></address>')?.address, { type: 'home', city: 'Lyon' });
  });
});
