import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCsv, writeCell, writeCsv } from './csv.ts';

test('no cell starts a formula in a spreadsheet, whatever it holds', () => {
  for (const text of ['=1+1', '+33612345678', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =cmd|x', '＝1', '\0=1', '\n-1'])
    assert.match(writeCell(text).replace(/^"/, ''), /^'/, JSON.stringify(text));
  assert.equal(writeCell('a=1'), 'a=1');
  assert.equal(writeCell(-2), "'-2");
  assert.equal(writeCell(null), '');
});

test('whatever is written is read back the same', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1', "'=1", "''@", '"', '""', 'a"b', ';', ',', '\r\n', ' x ', "'", ''),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      // The first line decides on the separator, as everywhere where people choose their own.
      const named = [['a', 'b', 'c'], ...rows];
      assert.deepEqual(parseCsv(writeCsv(named)), named);
    }),
    { numRuns: 1_000 },
  );
});

test('semicolons, byte order marks and empty lines are taken; an open quote is refused', () => {
  assert.deepEqual(parseCsv('\uFEFFa;b\r\n1;"2;3"\r\n\r\n;\n'), [
    ['a', 'b'],
    ['1', '2;3'],
    ['', ''],
  ]);
  assert.throws(() => parseCsv('a,b\n"1,2'), { code: 'malformed' });
});
