import type { JsonObject } from '../json.ts';
import type { TradeIn } from './trade-in.noun.ts';

/** The car in a line, without what is personal: the params of its events. */
export const carOf = ({
  make,
  model,
  year,
}: { readonly [Field in 'make' | 'model' | 'year']?: TradeIn[Field] | undefined }): JsonObject => ({
  vehicle: [make, model, year].filter(Boolean).join(' ') || null,
});
