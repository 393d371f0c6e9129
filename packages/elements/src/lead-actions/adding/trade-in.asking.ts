import { normalVin, vinProblem } from '@dealerkit/core';
import type { Asking, DialogField, Typed } from '../../base/asking.ts';
import { createTradeIn } from '../../context/lead-work-contracts.ts';
import { limits, moneyField, moneyOf, moneyProblems, textOf, textOrNull, wholeOf, wholeProblems } from './adding-fields.ts';
import type { Adding } from './lead-adding.view.ts';

const conditions = ['excellent', 'good', 'fair', 'poor'] as const;
const amounts = ['outstandingFinance', 'wantedPrice'] as const;
const years = { first: 1886, last: 2200 } as const;

/** A VIN is never refused: what is odd about it is said (lead-capture.md section 10). */
function vinHelp(typed: Typed, { words }: Adding): Pick<DialogField, 'help'> {
  const vin = textOf(typed, 'vin');
  const problem = vin.length < 11 ? undefined : vinProblem(vin);
  return problem ? { help: problem === 'shape' ? words.vinShape : words.vinCheck } : {};
}

function yearProblem(typed: Typed, { words }: Adding): Record<string, string> {
  const year = wholeOf(typed, 'year');
  return year === null || (year >= years.first && year <= years.last) ? {} : { year: words.problemInvalid };
}

/** Asks for the client's car (behaviours.md C10). */
export function tradeInAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { words, lead } = view;
  const options = conditions.map((id) => ({ id, title: words.conditions[id] }));
  const units = (['km', 'mi'] as const).map((id) => ({ id, title: words[id] }));
  return {
    start: { unit: 'km' },
    fields: (typed) => [
      { name: 'make', label: words.make, maxlength: limits.line, required: true },
      { name: 'model', label: words.model, maxlength: limits.line, required: true },
      { name: 'trim', label: words.trim, maxlength: limits.line },
      { name: 'year', label: words.year, inputmode: 'numeric', maxlength: 4 },
      { name: 'mileage', label: words.mileage, inputmode: 'numeric', maxlength: 12 },
      { name: 'unit', label: words.unit, options: units, required: true },
      { name: 'plate', label: words.plate, maxlength: 20 },
      { name: 'vin', label: words.vin, maxlength: 17, ...vinHelp(typed, view) },
      { name: 'condition', label: words.condition, options },
      { name: 'fuel', label: words.fuel, maxlength: 50 },
      { name: 'registeredOn', label: words.registeredOn, type: 'date' },
      moneyField('wantedPrice', words.wantedPrice, view),
      moneyField('outstandingFinance', words.outstandingFinance, view),
      { name: 'defects', label: words.defects, multiline: true, maxlength: limits.text, wide: true },
    ],
    check: (typed) => ({
      ...moneyProblems(typed, amounts, view),
      ...yearProblem(typed, view),
      ...wholeProblems(typed, ['year', 'mileage'], view),
    }),
    run: (crm, typed) => {
      const value = wholeOf(typed, 'mileage');
      return crm.run(createTradeIn, {
        leadId: lead.id,
        make: textOrNull(typed, 'make'),
        model: textOrNull(typed, 'model'),
        trim: textOrNull(typed, 'trim'),
        year: wholeOf(typed, 'year'),
        plate: textOrNull(typed, 'plate'),
        vin: normalVin(textOf(typed, 'vin')) || null,
        mileage: value === null ? null : { value, unit: typed['unit'] === 'mi' ? 'mi' : 'km' },
        condition: conditions.find((each) => each === typed['condition']) ?? null,
        fuel: textOrNull(typed, 'fuel'),
        registeredOn: textOrNull(typed, 'registeredOn'),
        defects: textOrNull(typed, 'defects'),
        outstandingFinance: moneyOf(typed, 'outstandingFinance', view),
        wantedPrice: moneyOf(typed, 'wantedPrice', view),
      });
    },
  };
}
