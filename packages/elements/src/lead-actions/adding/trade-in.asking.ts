import { normalVin, randomKey, vinProblem } from '@dealerkit/core';
import type { Asking, Change, DialogField, Typed } from '../../base/asking.ts';
import { createTradeIn } from '../../context/lead-work-contracts.ts';
import { limits, moneyField, moneyOf, moneyProblems, textOf, textOrNull, wholeOf, wholeProblems } from './adding-fields.ts';
import { attach, stage } from './attach.ts';
import { ChosenFiles, fileProblems } from './chosen-files.ts';
import { chosenTemplate, dropTemplate, photoKinds } from './document.template.ts';
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

/** The field for photos of the car, where files are kept and may be added, and the photos that were chosen. */
function photoFields(view: Adding, photos: ChosenFiles, change: Change): DialogField[] {
  const { crm, words } = view;
  if (crm.session.state.value?.files !== true || !crm.can('document.add')) return [];
  const take = (files: readonly File[]): void => {
    photos.take(files, change);
  };
  return [
    {
      name: 'photos',
      label: words.photos,
      wide: true,
      draw: dropTemplate({ words: { ...words, chooseFiles: words.choosePhotos }, accept: photoKinds, help: words.photosHelp }, take),
    },
    ...photos.list.map((one) => ({ name: one.name, label: one.file.name, draw: chosenTemplate(one, view, photos, change, false) })),
  ];
}

/** Asks for the client's car, and photos of it (behaviours.md C10, C14). */
export function tradeInAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { words, lead } = view;
  const options = conditions.map((id) => ({ id, title: words.conditions[id] }));
  const photos = new ChosenFiles(view, 'photos');
  // Whoever saves again after a photo failed adds no second car.
  const key = randomKey();
  const units = (['km', 'mi'] as const).map((id) => ({ id, title: words[id] }));
  return {
    // A photo that was chosen is no longer chosen after a reload.
    drafts: (field) => !/^(?:photos$|file-)/.test(field),
    start: { unit: 'km' },
    fields: (typed, change) => [
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
      ...photoFields(view, photos, change),
    ],
    check: (typed) => ({
      ...photos.check(),
      ...moneyProblems(typed, amounts, view),
      ...yearProblem(typed, view),
      ...wholeProblems(typed, ['year', 'mileage'], view),
    }),
    explain: fileProblems(words),
    means: photos.means,
    stop: photos.stop,
    run: async (crm, typed) => {
      await photos.each((one, sending) => stage(crm, one, sending));
      const value = wholeOf(typed, 'mileage');
      const input = {
        leadId: lead.id,
        make: textOrNull(typed, 'make'),
        model: textOrNull(typed, 'model'),
        trim: textOrNull(typed, 'trim'),
        year: wholeOf(typed, 'year'),
        plate: textOrNull(typed, 'plate'),
        vin: normalVin(textOf(typed, 'vin')) || null,
        mileage: value === null ? null : { value, unit: typed['unit'] === 'mi' ? ('mi' as const) : ('km' as const) },
        condition: conditions.find((each) => each === typed['condition']) ?? null,
        fuel: textOrNull(typed, 'fuel'),
        registeredOn: textOrNull(typed, 'registeredOn'),
        defects: textOrNull(typed, 'defects'),
        outstandingFinance: moneyOf(typed, 'outstandingFinance', view),
        wantedPrice: moneyOf(typed, 'wantedPrice', view),
      };
      const made = await crm.run(createTradeIn, input, { key });
      const car = [input.make, input.model, input.year].filter(Boolean).join(' ');
      for (const [index, one] of photos.list.entries())
        await attach(crm, lead.id, one, index === 0 ? car : `${car} (${String(index + 1)})`);
      return made;
    },
  };
}
