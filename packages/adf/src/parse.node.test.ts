import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adfLimits } from './limits.ts';
import { type Element, parse } from './parse.ts';
import { AdfRefusal } from './refusal.ts';

const read = (text: string, limits: Partial<typeof adfLimits> = {}): Element => parse(text, { ...adfLimits, ...limits });
const refusalOf = (text: string, limits: Partial<typeof adfLimits> = {}): AdfRefusal => {
  try {
    read(text, limits);
  } catch (error) {
    assert.ok(error instanceof AdfRefusal);
    return error;
  }
  return assert.fail('nothing was refused');
};
const first = (text: string): Element => read(text).children[0]!;

describe('the clean-up', () => {
  it('takes instructions that are no XML', () => {
    assert.equal(first('<?ADF VERSION "1.0"?>\n<?XML VERSION "1.0"?>\n<adf></adf>').name, 'adf');
  });
  it('takes names in any case, and with a prefix', () => {
    const prospect = first('<x:ADF><Prospect Status="New"></PROSPECT></x:adf>').children[0]!;
    assert.equal(prospect.name, 'prospect');
    assert.equal(prospect.attributes.get('status'), 'New');
  });
  it('takes words around the markup', () => {
    assert.equal(first('Dear all,\n<adf>x</adf>\nRegards').text, 'x');
  });
  it('takes CDATA, breaks and names of HTML, and a bare ampersand', () => {
    assert.equal(first('<comments>a<br>b<br />c &eacute; R&D <![CDATA[<i> & ]]></comments>').text, 'a\nb\nc é R&D <i> & ');
  });
  it('takes what a mail program escaped', () => {
    assert.equal(first('&lt;adf&gt;&lt;make title=&quot;a&quot;&gt;R&amp;amp;D&lt;/make&gt;&lt;/adf&gt;').children[0]!.text, 'R&D');
  });
  it('takes a reference to what is no character as one that is unknown', () => {
    assert.equal(first('<adf>&#0;&#x1F;&#xD800;&#9999999;&#65;&#X42;</adf>').text, '\uFFFD\uFFFD\uFFFD\uFFFDAB');
  });
  it('drops control characters', () => {
    assert.equal(first('<adf>a\u0000b</adf>').text, 'ab');
  });
});

describe('places', () => {
  it('point into the text as it came', () => {
    const vehicle = first('<?XML nonsense?>\nR&D &eacute;\n<adf>\n  <VEHICLE/></adf>').children[0]!;
    assert.deepEqual(vehicle.place, { line: 4, column: 3 });
  });
  it('point into an escaped text too', () => {
    assert.deepEqual(first('&lt;adf&gt;\n &lt;id/&gt;&lt;/adf&gt;').children[0]!.place, { line: 2, column: 2 });
  });
});

describe('what is refused', () => {
  it('entities, of any kind', () => {
    for (const inside of [
      '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">',
      '<!ENTITY x SYSTEM "file:///etc/passwd">',
      '<!ENTITY % p SYSTEM "http://x/">',
    ])
      assert.equal(refusalOf(`<!DOCTYPE adf [${inside}]><adf>&x;</adf>`).reason, 'Entities are not taken');
  });
  it('a DOCTYPE over its limit', () => {
    assert.equal(refusalOf(`<!DOCTYPE adf "${'x'.repeat(5000)}"><adf/>`).code, 'too-large');
    assert.equal(first('<!DOCTYPE adf SYSTEM "adf.dtd"><adf/>').name, 'adf');
  });
  it('what is too long, too deep or too much', () => {
    assert.equal(refusalOf('<adf/>', { size: 3 }).code, 'too-large');
    assert.equal(refusalOf(`${'<x>'.repeat(40)}${'</x>'.repeat(40)}`).reason, 'Elements too deep');
    assert.equal(refusalOf('<x/><x/><x/>', { elements: 2 }).reason, 'Too many elements');
  });
  it('what does not nest, with its place and without its words', () => {
    const refusal = refusalOf('<adf>\n<x>secret</y></adf>');
    assert.equal(refusal.code, 'malformed');
    assert.equal(refusal.place.line, 2);
    assert.doesNotMatch(refusal.message, /secret/);
  });
  it('in time that grows with its length, whatever stands there', () => {
    const before = performance.now();
    for (const bad of ['<', '&', '<a ', '<a "', '<!--', '<!DOCTYPE [', '&lt;', '<br>', '<a/>'])
      try {
        read(bad.repeat(20_000));
      } catch (error) {
        assert.ok(error instanceof AdfRefusal);
      }
    assert.ok(performance.now() - before < 4000);
  });
});
