import type { Money, Paper } from '@dealerkit/core';
import type { PaperWords } from './paper-words.ts';

/** A fact with its name. */
export type Fact = readonly [name: string, value: string];

/** Minor units as an amount in words of a language, with a true minus sign. */
export function amountText({ minor, currency }: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, useGrouping: 'always' });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(minor / 10 ** maximumFractionDigits).replace('-', '\u2212');
}

/** A day in words of a language. */
export const dayText = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00.000Z`));

/** What is known of the vehicle beside its name. */
export function vehicleFacts({ vehicle }: Paper, words: PaperWords): Fact[] {
  const { vin, stockNumber, year, mileage, fuel } = vehicle;
  const distance =
    mileage && `${new Intl.NumberFormat(words.locale, { useGrouping: 'always' }).format(mileage.value)}\u00A0${mileage.unit}`;
  const facts: [string, string | number | null][] = [
    [words.vin, vin],
    [words.stockNumber, stockNumber],
    [words.year, year],
    [words.mileage, distance],
    [words.fuel, fuel],
  ];
  return facts.flatMap(([name, value]): Fact[] => (value === null || value === '' ? [] : [[name, String(value)]]));
}

/** What the total is made of, line by line. */
export function priceLines({ vehicle, price, extras, discount, tradeIn }: Paper, words: PaperWords): Fact[] {
  const amount = (money: Money): string => amountText(money, words.locale);
  const less = ({ minor, currency }: Money): string => amount({ minor: minor === 0 ? 0 : -minor, currency });
  return [
    [vehicle.label ? `${words.price} – ${vehicle.label}` : words.price, amount(price)],
    ...extras.map((extra): Fact => [extra.label, amount(extra.price)]),
    ...(discount ? [[words.discount, less(discount)] as const] : []),
    ...(tradeIn ? [[[words.tradeIn, tradeIn.label].filter(Boolean).join(' – '), less(tradeIn.price)] as const] : []),
  ];
}

/** An instant in words of a language, on the clocks of a time zone. */
export const momentText = (at: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
