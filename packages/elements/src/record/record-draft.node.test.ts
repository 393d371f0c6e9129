import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FieldDescription, FieldType } from '@dealerkit/core/describe';
import fc from 'fast-check';
import { formText, inputOf, instantAt, typedNumber, wallTime } from './record-draft.ts';

const context = { timeZone: 'Europe/Paris', currency: 'EUR' };
const field = (type: FieldType, more: Partial<FieldDescription> = {}): FieldDescription => ({
  ...{ name: 'x', type, required: false, nullable: true, choices: [], maxLength: undefined, noun: undefined, readOnly: false },
  ...more,
});
const input = (type: FieldType, text: string, more?: Partial<FieldDescription>) => inputOf(field(type, more), text, undefined, context);

describe('what is typed', () => {
  test('numbers: either decimal mark, spaces and marks between thousands, nothing else', () => {
    const numbers = ['1 249,50', '1.249,50', '1,249.50', '1249.5', '1’249', '1,234,567', '-3', '.5', '12 %', 'twelve', '', '1e3'].map(
      (text) => typedNumber(text.replace('’', "'")),
    );
    assert.deepEqual(numbers, [1249.5, 1249.5, 1249.5, 1249.5, 1249, 1_234_567, -3, 0.5, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });

  test('money has the digits of its currency, and keeps the currency that it has', () => {
    assert.deepEqual(input('money', '1 249,5'), { minor: 124_950, currency: 'EUR' });
    assert.deepEqual([input('money', '1.249'), input('money', 'a lot')], [undefined, undefined]);
    const before = { x: { minor: 5, currency: 'JPY' } } as never;
    assert.deepEqual(inputOf(field('money'), '300', before, context), { minor: 300, currency: 'JPY' });
    assert.equal(formText(field('money'), { minor: 124_950, currency: 'EUR' }, context), '1249.50');
    assert.equal(formText(field('money'), { minor: 300, currency: 'JPY' }, context), '300');
  });

  test('nothing is null where it may be, and no value at all where something must be', () => {
    assert.deepEqual([input('text', '  '), input('date', ''), input('texts', '\n'), input('boolean', '')], [null, null, [], false]);
    const needed = { nullable: false, required: true };
    assert.deepEqual(
      [input('text', ' ', needed), input('integer', '', needed), input('integer', '1,5'), input('date', 'soon')],
      Array(4).fill(undefined),
    );
    assert.equal(input('text', '', { nullable: false }), '');
  });

  test('instants are typed in the zone of the house, on both sides of a change of clocks', () => {
    assert.equal(instantAt('2026-03-29T01:30', 'Europe/Paris'), '2026-03-29T00:30:00.000Z');
    assert.equal(instantAt('2026-03-29T03:30', 'Europe/Paris'), '2026-03-29T01:30:00.000Z');
    assert.equal(instantAt('2026-07-01T09:00', 'America/New_York'), '2026-07-01T13:00:00.000Z');
    // Half past two is left out in both.
    assert.equal(instantAt('2026-03-29T02:30', 'Europe/Paris'), '2026-03-29T01:30:00.000Z');
    assert.equal(instantAt('2026-03-08T02:30', 'America/New_York'), '2026-03-08T07:30:00.000Z');
    assert.equal(instantAt('tomorrow'), undefined);
    assert.equal(wallTime('2026-10-25T00:30:00.000Z', 'Europe/Paris'), '2026-10-25T02:30');
  });

  test('what a form shows is stored again as it was', () => {
    const minutes = fc.integer({ min: 0, max: 40_000_000 }).map((minute) => new Date(minute * 60_000).toISOString());
    const zones = fc.constantFrom('Europe/Paris', 'America/Mexico_City', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(minutes, zones, (instant, timeZone) => {
        const again = instantAt(wallTime(instant, timeZone), timeZone);
        // The hour that a change of clocks repeats can only be written once.
        assert.equal(wallTime(again ?? '', timeZone), wallTime(instant, timeZone));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
        const money = { minor, currency };
        assert.deepEqual(inputOf(field('money'), formText(field('money'), money, context), { x: money } as never, context), money);
      }),
    );
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).filter((n) => !String(n).includes('e')),
        (number) => {
          assert.equal(input('number', formText(field('number'), number, context)), number === 0 ? 0 : number);
        },
      ),
    );
  });
});
