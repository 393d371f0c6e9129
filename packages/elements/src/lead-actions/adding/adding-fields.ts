import type { Money } from '@dealerkit/core';
import type { DialogField, Typed } from '../../base/asking.ts';
import { moneyText, parseMoney } from '../../base/money.ts';
import { instantOf } from '../../base/zone.ts';
import type { Adding } from './lead-adding.view.ts';

/** Longest texts that core takes. */
export const limits = { line: 255, text: 4000 } as const;

/** What was typed in a field, without blanks around it. */
export const textOf = (typed: Typed, name: string): string => String(typed[name] ?? '').trim();

/** The same, or null where nothing was typed. */
export const textOrNull = (typed: Typed, name: string): string | null => textOf(typed, name) || null;

/** A field for an amount in the house's currency. */
export const moneyField = (name: string, label: string, { currency }: Adding, more: Partial<DialogField> = {}): DialogField => ({
  name,
  label: `${label} (${currency})`,
  inputmode: 'decimal',
  maxlength: 40,
  ...more,
});

/** The amount that was typed, or null where none was, or none that can be read. */
export function moneyOf(typed: Typed, name: string, { lang, currency }: Adding): Money | null {
  const minor = parseMoney(textOf(typed, name), lang, currency);
  return typeof minor === 'number' ? { minor, currency } : null;
}

/** What is wrong with typed amounts, by field. */
export function moneyProblems(typed: Typed, names: readonly string[], { lang, currency, words }: Adding): Record<string, string> {
  const example = moneyText(1_960_050, lang, currency);
  const sentences = { invalid: words.moneyInvalid, ambiguous: words.moneyAmbiguous, large: words.moneyLarge };
  return Object.fromEntries(
    names.flatMap((name) => {
      const read = textOf(typed, name) === '' ? 0 : parseMoney(textOf(typed, name), lang, currency);
      return typeof read === 'number' ? [] : [[name, sentences[read].replace('{example}', example)]];
    }),
  );
}

/** A field for a day and a time. */
export const momentField = (name: string, label: string, more: Partial<DialogField> = {}): DialogField => ({
  name,
  label,
  type: 'datetime-local',
  ...more,
});

/** The instant at which the clocks of the lead's house show what was typed; null where nothing was. */
export function instantAt(typed: Typed, name: string, { timeZone }: Adding): string | null {
  const at = instantOf(timeZone, textOf(typed, name));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** What is wrong with a moment that must lie ahead; nothing where none was typed. */
export function pastProblem(typed: Typed, name: string, view: Adding): Record<string, string> {
  const at = instantAt(typed, name, view);
  return at !== null && Date.parse(at) <= Date.now() ? { [name]: view.words.past } : {};
}

/** A whole number that was typed; null where nothing was, NaN where it is none. */
export function wholeOf(typed: Typed, name: string): number | null {
  const text = textOf(typed, name).replaceAll(/[\s'’.,]/g, '');
  return text === '' ? null : /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}

/** What is wrong with typed whole numbers, by field. */
export const wholeProblems = (typed: Typed, names: readonly string[], { words }: Adding): Record<string, string> =>
  Object.fromEntries(names.filter((name) => Number.isNaN(wholeOf(typed, name))).map((name) => [name, words.number]));
