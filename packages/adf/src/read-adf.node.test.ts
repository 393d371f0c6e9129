import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readAdf, validateAdf } from './read-adf.ts';
import { AdfRefusal } from './refusal.ts';

const contact = '<contact><name part="full">Ann Moor</name><email>a@b.example</email></contact>';
const car = '<vehicle><year>2020</year><make>Audi</make><model>A3</model></vehicle>';
const lead = (inside: string): string => `<prospect><requestdate>2026-01-02T10:00:00+01:00</requestdate>${inside}</prospect>`;
const whole = (vehicle = car, person = contact): string =>
  `<adf>${lead(`${vehicle}<customer>${person}</customer><vendor><vendorname>Garage</vendorname>${contact}</vendor>`)}</adf>`;
const read = (text: string): unknown => readAdf(text).adf.prospect[0];

describe('reading', () => {
  it('takes what is as the standard has it, with no issue', () => {
    assert.deepEqual(validateAdf(whole()), []);
  });
  it('takes elements in any order, and a lead without <adf>, vendor or provider', () => {
    assert.deepEqual(read(`<prospect><customer>${contact}</customer>${car}<id source="x">7</id></prospect>`), {
      customer: { contact: [{ name: [{ value: 'Ann Moor', part: 'full' }], email: [{ value: 'a@b.example' }] }] },
      vehicle: [{ year: '2020', make: 'Audi', model: 'A3' }],
      id: [{ value: '7', source: 'x' }],
    });
  });
  it('takes values in any case, and empty ones as none', () => {
    assert.deepEqual(read('<prospect status=""><vehicle interest="Trade-In" status="USED"><vin/></vehicle></prospect>'), {
      vehicle: [{ interest: 'trade-in', status: 'used' }],
    });
  });
  it('takes the field’s own words for elements, attributes and values', () => {
    assert.deepEqual(
      read(`<prospect><vehicle><stocknumber>S1</stocknumber><odometer unit="MILES">9</odometer><comment>c</comment></vehicle>
        <customer><contact><name part="surname">Moor</name><phone type="Mobile" besttime="1">1</phone></contact></customer></prospect>`),
      {
        vehicle: [{ stock: 'S1', odometer: { value: '9', units: 'mi' }, comments: 'c' }],
        customer: {
          contact: [{ name: [{ value: 'Moor', part: 'last' }], phone: [{ value: '1', type: 'cellphone', preferredcontact: '1' }] }],
        },
      },
    );
  });
});

describe('validating', () => {
  it('says what is missing, and where', () => {
    const [issue] = validateAdf(whole('\n <vehicle><make>a</make><model>b</model></vehicle>'));
    assert.deepEqual(issue, {
      ...{ severity: 'error', path: '/adf/prospect[1]/vehicle[1]', message: '<year> is missing' },
      ...{ line: 2, column: 2 },
    });
  });
  it('never throws, and never repeats what stands there', () => {
    for (const bad of ['', 'secret', '<adf><secret></adf>', '<adf><prospect><secret a="secret">secret</secret></prospect></adf>']) {
      const issues = validateAdf(bad);
      assert.ok(issues.length > 0);
      assert.doesNotMatch(JSON.stringify(issues.map(({ message }) => message)), /secret/);
    }
  });
});

describe('what is no lead but an attack', () => {
  const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${String(at + 1)} "${`&e${String(at)};`.repeat(10)}">`).join('');
  for (const [what, text] of [
    ['an entity bomb', `<!DOCTYPE adf [<!ENTITY e0 "secret">${entities}]>${whole().replace('Garage', '&e12;')}`],
    ['a file from outside', `<!DOCTYPE adf [<!ENTITY secret SYSTEM "file:///etc/passwd">]>${whole().replace('Garage', '&secret;')}`],
    ['an entity after the cap of the DOCTYPE', `<!DOCTYPE adf [<!-- ${'secret'.repeat(1000)} --><!ENTITY a "b">]>${whole()}`],
    ['two hundred thousand elements inside each other', '<secret>'.repeat(200_000)],
    ['a text that is too long', 'secret'.repeat(400_000)],
  ] as const)
    it(`${what} is refused within a second, without a word of it`, () => {
      const before = performance.now();
      assert.throws(
        () => readAdf(text),
        (error) => error instanceof AdfRefusal && ['malformed', 'too-large'].includes(error.code) && !error.message.includes('secret'),
      );
      assert.ok(performance.now() - before < 1000);
    });
  it('whatever is done to a text, it is read or refused, and nothing else is thrown', () => {
    const signs = fc.constantFrom(
      '<',
      '>',
      '&',
      ';',
      '"',
      "'",
      '</',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '&#0;',
      '&#xFFFFFF;',
      '&lt;adf&gt;',
      '\u0000',
      '<a b=c d>',
    );
    const edits = fc.array(fc.tuple(fc.nat(whole().length), fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 4 })), fc.nat(9)), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(edits, (some) => {
        const text = some.reduce((before, [at, put, cut]) => before.slice(0, at) + put + before.slice(at + cut), whole());
        try {
          readAdf(text);
        } catch (error) {
          assert.ok(error instanceof AdfRefusal, String(error));
        }
        validateAdf(text);
      }),
      { numRuns: Number(process.env['DEALERKIT_CASES'] ?? 500) },
    );
  });
  it('an entity that nobody declared stays the words that it was written with', () => {
    assert.equal(readAdf(whole().replace('Garage', '&x;')).adf.prospect[0]?.vendor?.vendorname, '&x;');
  });
});
