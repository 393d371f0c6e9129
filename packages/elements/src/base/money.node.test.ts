import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { largestAmount, moneyText, parseMoney } from './money.ts';

for (const [typed, lang, expected] of [
  ['19 600,50', 'fr', 1_960_050],
  ['19\u202f600,50 €', 'fr', 1_960_050],
  ['19 600,50', 'en', 1_960_050],
  ['19,600.50', 'en', 1_960_050],
  ['19,600.50', 'fr', 1_960_050],
  ['19.600,5', 'es', 1_960_050],
  ['€19,600', 'en', 1_960_000],
  ['19.600', 'es', 1_960_000],
  ['19600', 'en', 1_960_000],
  ['19600 EUR', 'es', 1_960_000],
  ["1'234'567.80", 'de-CH', 123_456_780],
  ['1,234,567', 'fr', 123_456_700],
  ['0', 'fr', 0],
  ['0,5', 'en', 50],
] as const)
  test(`C11: "${typed}" in ${lang} is ${String(expected)} cents`, () => {
    assert.equal(parseMoney(typed, lang, 'EUR'), expected);
  });

for (const [typed, lang, expected] of [
  ['19.600', 'fr', 'ambiguous'],
  ['19,600', 'fr', 'ambiguous'],
  ['19,600', 'es', 'ambiguous'],
  ['19.600', 'en', 'ambiguous'],
  ['1.2.3,4,5', 'en', 'ambiguous'],
  ['19 60', 'fr', 'ambiguous'],
  ['1,23,456', 'en', 'ambiguous'],
  ['12,3456', 'fr', 'ambiguous'],
  ['-5', 'en', 'invalid'],
  ['about 5', 'en', 'invalid'],
  ['', 'en', 'invalid'],
  ['99999999999999', 'en', 'large'],
] as const)
  test(`C11: "${typed}" in ${lang} is refused: ${expected}`, () => {
    assert.equal(parseMoney(typed, lang, 'EUR'), expected);
  });

test('C11: an amount that is shown is read again as it was, in every language and currency', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: largestAmount }),
      fc.constantFrom('en', 'fr', 'es', 'fr-CH', 'de'),
      fc.constantFrom('EUR', 'JPY', 'KWD', 'GBP'),
      (minor, lang, currency) => parseMoney(moneyText(minor, lang, currency), lang, currency) === minor,
    ),
  );
});

const typeable = ['0', '1', '2', '3', '5', '9', '.', ',', ' ', '\u202f', '’', '€', '-', 'x'];

test('C11: nothing that somebody types is anything but whole minor units or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...typeable) }), fc.constantFrom('en', 'fr', 'es'), (typed, lang) => {
      const read = parseMoney(typed, lang, 'EUR');
      return typeof read === 'string' || (Number.isSafeInteger(read) && read >= 0 && read <= largestAmount);
    }),
  );
});
