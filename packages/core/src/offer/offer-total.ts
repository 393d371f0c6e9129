import { invalidField } from '../errors.ts';

/** Integer minor units of an ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** What the total of an offer is made from. */
export interface OfferParts {
  readonly price: Money;
  readonly extras: readonly { readonly price: Money }[];
  readonly discount: Money | null;
  readonly tradeInValue: Money | null;
}

/**
 * What the client pays: the price and the extras, less the discount and what his car is taken for. Whole minor units, so nothing is
 * rounded. Throws `invalid` where the amounts are of several currencies.
 */
export function offerTotal({ price, extras, discount, tradeInValue }: OfferParts): Money {
  const less = [discount, tradeInValue].filter((money) => money !== null);
  const more = [price, ...extras.map((extra) => extra.price)];
  if ([...more, ...less].some(({ currency }) => currency !== price.currency))
    throw invalidField('price', 'currency', 'All amounts of an offer are of one currency');
  const sum = (all: readonly Money[]): number => all.reduce((total, { minor }) => total + minor, 0);
  return { minor: sum(more) - sum(less), currency: price.currency };
}
