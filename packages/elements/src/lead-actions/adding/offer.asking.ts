import { type Money, type Seen, type TradeIn, type Vehicle, offerTotal } from '@dealerkit/core';
import { html, type TemplateResult } from 'lit';
import type { Asking, Change, DialogField, Typed } from '../../base/asking.ts';
import { formatFor } from '../../base/format.ts';
import { moneyText } from '../../base/money.ts';
import { createOffer, tradeInNoun } from '../../context/lead-work-contracts.ts';
import { limits, moneyField, moneyOf, moneyProblems, textOf, textOrNull } from './adding-fields.ts';
import type { Adding } from './lead-adding.view.ts';
import { VehicleChoice } from './vehicle-choice.ts';

const mostExtras = 30;

const indexes = (typed: Typed): readonly number[] => [...Array(Number(typed['extras'] ?? 0)).keys()];

const carText = ({ make, model, year, plate }: Partial<TradeIn>): string => [make, model, year, plate].filter(Boolean).join(' ') || '…';

/** The lines of an offer that have a name or a price. */
const extrasOf = (typed: Typed, view: Adding): readonly { readonly label: string; readonly price: Money }[] =>
  indexes(typed)
    .map((index) => ({
      label: textOf(typed, `extra${String(index)}`),
      price: moneyOf(typed, `extraPrice${String(index)}`, view) ?? { minor: 0, currency: view.currency },
    }))
    .filter(({ label, price }) => label !== '' || price.minor > 0);

function totalOf(typed: Typed, view: Adding): Money {
  const money = (name: string): Money | null => moneyOf(typed, name, view);
  const price = money('price') ?? { minor: 0, currency: view.currency };
  return offerTotal({ price, extras: extrasOf(typed, view), discount: money('discount'), tradeInValue: money('tradeInValue') });
}

function extraFields(typed: Typed, change: Change, view: Adding): readonly DialogField[] {
  const { words } = view;
  const all = indexes(typed);
  const add = (): TemplateResult =>
    html`<div class="dk-wide">
      <button
        class="dk-quiet"
        type="button"
        part="add-extra"
        ?disabled=${all.length >= mostExtras}
        @click=${() => {
          change({ extras: String(all.length + 1) });
        }}
      >
        ${words.addExtra}
      </button>
    </div>`;
  return [
    ...all.flatMap((index): DialogField[] => {
      const n = String(index + 1);
      const price = `extraPrice${String(index)}`;
      return [
        {
          name: `extra${String(index)}`,
          label: words.extra.replace('{n}', n),
          maxlength: limits.line,
          required: textOf(typed, price) !== '',
        },
        moneyField(price, words.extraPrice.replace('{n}', n), view),
      ];
    }),
    { name: 'extras', label: words.addExtra, draw: add },
  ];
}

function totalField(typed: Typed, view: Adding): DialogField {
  const { minor, currency } = totalOf(typed, view);
  const { words, lang } = view;
  const draw = (): TemplateResult =>
    html`<p class="dk-wide total" part="total">
      <span>${words.total}</span> <output><bdi>${formatFor(lang).money(minor, currency)}</bdi></output>
    </p>`;
  return { name: 'total', label: words.total, draw };
}

/** Trade-ins of the lead, as soon as they are known. */
function tradeInsOf({ crm, lead, changed }: Adding): () => readonly Seen<TradeIn>[] {
  let known: readonly Seen<TradeIn>[] = [];
  const where = { and: [{ eq: ['leadId', lead.id] }, { not: { eq: ['status', 'withdrawn'] } }] } as const;
  crm.list(tradeInNoun, { where, limit: 50 }).then(
    ({ items }) => {
      known = items;
      changed();
    },
    // An offer stands without one.
    () => undefined,
  );
  return () => known;
}

function tradeInFields(typed: Typed, change: Change, known: readonly Seen<TradeIn>[], view: Adding): readonly DialogField[] {
  const { words, lang, currency } = view;
  if (known.length === 0) return [];
  const options = known.map((tradeIn) => ({ id: tradeIn.id, title: carText(tradeIn) }));
  // Its appraisal comes with it; what was typed over it goes with another choice.
  const choose = (id: string): void => {
    const worth = known.find((tradeIn) => tradeIn.id === id)?.appraisal;
    change({ tradeInId: id, tradeInValue: worth?.currency === currency ? moneyText(worth.minor, lang, currency) : '' });
  };
  return [
    { name: 'tradeInId', label: words.tradeIn, options, none: words.noTradeIn, onChoose: choose },
    ...(textOf(typed, 'tradeInId') === '' ? [] : [moneyField('tradeInValue', words.tradeInValue, view)]),
  ];
}

/** Asks for an offer of a vehicle of the house, with the total as it is typed (behaviours.md C11). */
export function offerAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { words, lead, lang, currency } = view;
  const tradeIns = tradeInsOf(view);
  const vehicles = new VehicleChoice(view, ({ price }: Seen<Vehicle>, typed, change) => {
    if (price?.currency === currency && textOf(typed, 'price') === '') change({ price: moneyText(price.minor, lang, currency) });
  });
  const amounts = (typed: Typed): readonly string[] => [
    ...['price', 'discount', 'tradeInValue'],
    ...indexes(typed).map((index) => `extraPrice${String(index)}`),
  ];
  return {
    start: { vehicle: lead.vehicle ?? '', vehicleId: '', extras: '0' },
    fields: (typed, change) => [
      vehicles.field(typed, change),
      moneyField('price', words.price, view, { required: true }),
      moneyField('discount', words.discount, view),
      ...extraFields(typed, change, view),
      ...tradeInFields(typed, change, tradeIns(), view),
      totalField(typed, view),
      { name: 'validUntil', label: words.validUntil, type: 'date' },
      { name: 'note', label: words.note, multiline: true, maxlength: limits.text, wide: true },
    ],
    check: (typed) => moneyProblems(typed, amounts(typed), view),
    explain: { sold: words.sold, unknown: words.unknown },
    run: (crm, typed) =>
      crm.run(createOffer, {
        leadId: lead.id,
        vehicleId: textOrNull(typed, 'vehicleId'),
        vehicle: textOf(typed, 'vehicle'),
        price: moneyOf(typed, 'price', view) ?? { minor: 0, currency },
        extras: [...extrasOf(typed, view)],
        discount: moneyOf(typed, 'discount', view),
        tradeInId: textOrNull(typed, 'tradeInId'),
        tradeInValue: moneyOf(typed, 'tradeInValue', view),
        validUntil: textOrNull(typed, 'validUntil'),
        note: textOrNull(typed, 'note'),
      }),
  };
}
