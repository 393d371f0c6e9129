import { countryCode } from './country-code.ts';
import type { AdfContact, AdfExtension, AdfFinance, AdfProspect, AdfTimeframe, AdfVehicle } from './model.ts';

/** Words that stand where nothing is known. */
const nothing = /^(?:not specified|unknown|unspecified|none|n\/?a|-+|0+|any)$/i;

/** A text that says something, else undefined. */
export const said = (text: string | undefined): string | undefined => (text === undefined || nothing.test(text) ? undefined : text);

/** A vehicle in one line. */
export const lineOf = ({ year, make, model, trim }: AdfVehicle): string =>
  [year, make, model, trim].flatMap((part) => said(part) ?? []).join(' ');

/** A comment without the HTML that its writer meant as layout. */
export const plainText = (text: string): string =>
  text
    .replaceAll(/<(?:br|hr|\/p|\/div|\/li)\s*\/?>/gi, '\n')
    .replaceAll(/<\/?(?:p|div|li|ul|ol|b|i|u|em|strong|span)>/gi, '')
    .trim();

const line = (name: string, ...parts: readonly (string | undefined)[]): string[] => {
  const text = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return text === '' ? [] : [`${name}: ${text}`];
};

/** What is not of ADF, one line for each value. */
export function extensionLines(extensions: readonly AdfExtension[] = [], within = ''): string[] {
  return extensions.flatMap(({ name, value, extensions: below }) => {
    const path = `${within}${name}`;
    return [...(value === undefined ? [] : [`${path}: ${plainText(value)}`]), ...extensionLines(below, `${path} `)];
  });
}

const timeframeLines = ({ description, earliestdate, latestdate, extensions }: AdfTimeframe): string[] => [
  ...line('timeframe', description, earliestdate || latestdate ? `${earliestdate ?? '..'}/${latestdate ?? '..'}` : undefined),
  ...extensionLines(extensions, 'timeframe '),
];

const financeLines = ({ method, amount = [], balance, extensions }: AdfFinance): string[] => [
  ...line('finance', method),
  ...amount.flatMap(({ type, limit, value, currency }) => line('finance', type, limit, value, currency)),
  ...(balance ? line('balance', balance.type, balance.value, balance.currency) : []),
  ...extensionLines(extensions, 'finance '),
];

/** What a vehicle says beyond its line, in the words of ADF; `taken` are those that stand elsewhere. */
export function vehicleLines(vehicle: AdfVehicle, taken: readonly (keyof AdfVehicle)[] = []): string[] {
  const { price, odometer, finance, option = [], colorcombination = [], ...rest } = vehicle;
  const plain = ['vin', 'stock', 'doors', 'bodystyle', 'transmission', 'condition', 'pricecomments'] as const;
  const has = (name: keyof AdfVehicle): boolean => !taken.includes(name);
  return [
    ...(rest.comments !== undefined && has('comments') ? [plainText(rest.comments)] : []),
    ...plain.flatMap((name) => (has(name) ? line(name, rest[name]) : [])),
    ...(odometer && has('odometer') ? line('odometer', odometer.value, odometer.units) : []),
    ...(price && has('price') ? line('price', price.type, price.value, price.currency) : []),
    ...colorcombination.flatMap(({ exteriorcolor, interiorcolor }) => line('color', exteriorcolor, interiorcolor)),
    ...option.flatMap(({ optionname, weighting }) => line('option', optionname, weighting)),
    ...(finance && has('finance') ? financeLines(finance) : []),
    ...extensionLines(rest.extensions, 'vehicle '),
  ];
}

/** What a contact says that a client has no field for. */
export const contactLines = ({ phone = [], address, extensions }: AdfContact): string[] => [
  ...phone.flatMap(({ type, value, time }) => (type === 'fax' || time !== undefined ? line(type ?? 'phone', value, time) : [])),
  ...(address?.country !== undefined && countryCode(address.country) === undefined ? line('country', address.country) : []),
  ...extensionLines(extensions),
];

/** A contact beside the one who is the client. */
export const otherContactLines = ({ name = [], email = [], phone = [], ...rest }: AdfContact): string[] => [
  ...line('contact', ...[...name, ...email, ...phone].map(({ value }) => value)),
  ...contactLines(rest),
];

/** What a lead says beside its vehicles, in the words of ADF. */
export function leadLines({ requestdate, customer, provider, extensions }: AdfProspect): string[] {
  return [
    ...(customer?.comments === undefined ? [] : [plainText(customer.comments)]),
    ...(customer?.timeframe ? timeframeLines(customer.timeframe) : []),
    ...extensionLines(customer?.extensions),
    ...line('requestdate', requestdate),
    ...line('provider', provider?.name?.value, provider?.service),
    ...extensionLines(provider?.extensions, 'provider '),
    ...extensionLines(extensions),
  ];
}
