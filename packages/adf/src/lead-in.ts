import { type InputOf, canonical, type createTradeIn, type upsertLead } from '@dealerkit/core';
import { moneyOf } from './amount-text.ts';
import { countryCode } from './country-code.ts';
import type { AdfAddress, AdfContact, AdfEmail, AdfFinance, AdfId, AdfName, AdfPhone, AdfProspect, AdfVehicle } from './model.ts';
import { contactLines, leadLines, lineOf, otherContactLines, said, vehicleLines } from './words-of.ts';

type Upsert = InputOf<typeof upsertLead>;
type Client = NonNullable<Upsert['data']['client']>;

/** A lead of ADF as commands of the CRM take it. */
export interface AdfLead extends Upsert {
  /** Cars of the client, for a new lead. */
  readonly tradeIns: readonly Omit<InputOf<typeof createTradeIn>, 'leadId'>[];
}

const most = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`);
const isOwn = ({ interest }: AdfVehicle): boolean => interest === 'trade-in' || interest === 'sell';

/** Names of a person from parts, or from one field, whose last word is the last name. A name that is missing is a dash. */
function personName(names: readonly AdfName[]): Pick<Client, 'firstName' | 'lastName'> {
  const part = (...wanted: readonly AdfName['part'][]): string =>
    names
      .filter((name) => wanted.includes(name.part))
      .map(({ value }) => value ?? '')
      .join(' ');
  const whole = part('full', undefined).trim().split(/\s+/);
  const [first, last] = [part('first', 'middle'), part('last', 'suffix')];
  return {
    firstName: most(first || (last === '' ? whole.slice(0, -1).join(' ') : '') || '–', 200),
    lastName: most(last || whole.at(-1) || '–', 200),
  };
}

function addressOf({ street = [], apartment, city, regioncode, postalcode, country }: AdfAddress): NonNullable<Client['address']> {
  const line = [...street.map(({ value }) => said(value) ?? ''), ...(apartment === undefined ? [] : [apartment])].join(', ');
  return {
    street: line === '' ? null : most(line, 255),
    city: city === undefined ? null : most(city, 255),
    state: regioncode === undefined ? null : most(regioncode, 255),
    zip: postalcode === undefined ? null : most(postalcode, 20),
    country: (country === undefined ? undefined : countryCode(country)) ?? null,
  };
}

const preferred = (ways: readonly (AdfEmail | AdfPhone)[] = [], length: number): string[] =>
  [...ways.filter((way) => way.preferredcontact === '1'), ...ways.filter((way) => way.preferredcontact !== '1')]
    .flatMap(({ value }) => (value === undefined ? [] : [most(value, length)]))
    .slice(0, 20);

function clientOf({ name = [], email, phone, address }: AdfContact): Client {
  const business = name.find(({ type }) => type === 'business')?.value;
  const people = name.filter(({ type }) => type !== 'business');
  return {
    kind: business !== undefined && people.length === 0 ? 'company' : 'person',
    ...(business === undefined ? {} : { companyName: most(business, 200) }),
    ...(business !== undefined && people.length === 0 ? {} : personName(people)),
    emails: preferred(email, 320),
    phones: preferred(
      phone?.filter(({ type }) => type !== 'fax'),
      60,
    ),
    ...(address ? { address: addressOf(address) } : {}),
  };
}

// Who must name an amount beside a balance names the same.
const isBalanceOnly = ({ amount = [], balance }: AdfFinance): boolean => amount.every(({ value }) => value === balance?.value);

function tradeInOf(vehicle: AdfVehicle): AdfLead['tradeIns'][number] {
  const { year, make, model, trim, vin, odometer, condition, price, finance } = vehicle;
  const distance = Number(odometer?.value?.replaceAll(/[\s,.]/g, ''));
  const mileage = odometer?.units && Number.isSafeInteger(distance) && distance >= 0 ? { value: distance, unit: odometer.units } : null;
  const wanted = price?.type === 'asking' ? moneyOf(price.value, price.currency) : undefined;
  const open = finance?.balance && moneyOf(finance.balance.value, finance.balance.currency);
  const age = Number(year);
  const text = (value: string | undefined, length = 255): string | null => (said(value) === undefined ? null : most(value!, length));
  const lines = vehicleLines(vehicle, [
    ...(vin !== undefined && vin.length <= 17 ? (['vin'] as const) : []),
    ...(mileage ? (['odometer'] as const) : []),
    ...(wanted ? (['price'] as const) : []),
    ...(condition ? (['condition'] as const) : []),
    ...(open && isBalanceOnly(finance) ? (['finance'] as const) : []),
  ]);
  return {
    make: text(make),
    model: text(model),
    trim: text(trim),
    year: Number.isInteger(age) && age >= 1886 && age <= 2200 ? age : null,
    vin: vin !== undefined && vin.length <= 17 ? vin : null,
    mileage,
    condition: condition === undefined || condition === 'unknown' ? null : condition,
    defects: lines.length === 0 ? null : most(lines.join('\n'), 4000),
    outstandingFinance: open ?? null,
    wantedPrice: wanted ?? null,
  };
}

/** What others call a lead, the id that it is known by first. */
function idsOf({ id = [] }: AdfProspect): readonly AdfId[] {
  const said = id.filter(({ value }) => value !== undefined);
  const known = said.find(({ source }) => source !== undefined) ?? said[0];
  return known ? [known, ...said.filter((each) => each !== known)] : [];
}

async function externalIdOf(prospect: AdfProspect, known: AdfId | undefined): Promise<AdfLead['externalId']> {
  if (known?.value !== undefined)
    return { system: most(known.source ?? prospect.provider?.name?.value ?? 'adf', 50), id: most(known.value, 200) };
  // What calls itself nothing is known by what it says: the same text again is the same lead.
  const { status: _status, ...rest } = prospect;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(rest)));
  return { system: 'adf', id: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

/**
 * A lead of ADF as `lead.upsert` and `tradeIn.create` take it. It is known by its first `id@source`, else by what it says. What the CRM has no
 * field for stands in the message, in the words of ADF; the vehicle that is wanted is the first that is not the client's own.
 */
export async function leadOf(prospect: AdfProspect): Promise<AdfLead> {
  const vehicles = prospect.vehicle ?? [];
  const [wanted, ...others] = vehicles.filter((vehicle) => !isOwn(vehicle));
  const contacts = prospect.customer?.contact ?? [];
  const contact = contacts.find(({ primarycontact }) => primarycontact === '1') ?? contacts[0] ?? {};
  const [known, ...ids] = idsOf(prospect);
  const stock =
    said(wanted?.stock) ??
    /\bstock\s*(?:id|number|no\.?)?\s*[:#]\s*([\w-]{1,50})/i.exec(wanted?.comments ?? prospect.customer?.comments ?? '')?.[1];
  const vehicle = wanted ? lineOf(wanted) : '';
  const vin = said(wanted?.vin);
  const lines = [
    ...leadLines(prospect),
    ...contactLines(contact),
    ...contacts.flatMap((other) => (other === contact ? [] : otherContactLines(other))),
    ...ids.map(({ value = '', source }) => `id: ${value}${source === undefined ? '' : `@${source}`}`),
    ...(wanted?.interest === undefined || wanted.interest === 'buy' ? [] : [`interest: ${wanted.interest}`]),
    ...(wanted ? vehicleLines(wanted, [...(vin && vin.length <= 17 ? (['vin'] as const) : []), 'stock']) : []),
    ...others.flatMap((other) => [`vehicle: ${lineOf(other)}`, ...vehicleLines(other)]),
  ].filter((each) => each !== '');
  return {
    externalId: await externalIdOf(prospect, known),
    data: {
      client: clientOf(contact),
      vehicle: vehicle === '' ? null : most(vehicle, 255),
      ...(vin && vin.length <= 17 ? { vin } : {}),
      ...(stock === undefined ? {} : { stockNumber: most(stock, 50) }),
      message: lines.length === 0 ? null : most(lines.join('\n'), 4000),
    },
    tradeIns: vehicles.filter((each) => isOwn(each)).map((each) => tradeInOf(each)),
  };
}
