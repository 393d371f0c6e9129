import type { Client, Lead, Submission, TestDrive, TradeIn, Vehicle } from '@dealerkit/core';
import { amountText } from './amount-text.ts';
import { normalDate } from './date-text.ts';
import type { AdfContact, AdfFinance, AdfProspect, AdfProvider, AdfTimeframe, AdfVehicle, AdfVendor } from './model.ts';

/** What the CRM holds of a lead. */
export interface LeadFacts {
  readonly lead: Pick<Lead, 'id' | 'createdAt' | 'externalIds' | 'vehicle' | 'message' | 'budget'>;
  readonly client: Pick<Client, 'kind' | 'firstName' | 'lastName' | 'companyName' | 'emails' | 'phones' | 'address'>;
  /** The vehicle that is wanted, where more than a line is known. */
  readonly vehicle?: Pick<Vehicle, 'make' | 'model' | 'trim' | 'year' | 'vin' | 'stockNumber' | 'condition' | 'mileage'>;
  readonly tradeIns?: readonly Pick<
    TradeIn,
    | 'status'
    | 'make'
    | 'model'
    | 'trim'
    | 'year'
    | 'vin'
    | 'mileage'
    | 'condition'
    | 'defects'
    | 'outstandingFinance'
    | 'wantedPrice'
    | 'appraisal'
  >[];
  readonly testDrives?: readonly Pick<TestDrive, 'status' | 'at' | 'durationMinutes'>[];
  readonly consents?: Submission['consents'];
  readonly timeframe?: AdfTimeframe;
  readonly finance?: AdfFinance;
}

/** What a house adds to each of its leads. */
export interface ProspectOptions {
  /** By what name the ids of this CRM are known elsewhere. */
  readonly source: string;
  readonly vendor: AdfVendor;
  readonly provider?: AdfProvider;
  readonly status?: 'new' | 'resend';
  /** What stands where ADF demands something that nobody knows. */
  readonly unknown?: string;
}

type Facts<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** The facts that are known. */
const known = <T extends object>(facts: Facts<T>): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== '')) as T;

const odometer = (mileage: Vehicle['mileage'] | undefined): AdfVehicle['odometer'] | null =>
  mileage ? { value: String(mileage.value), units: mileage.unit } : null;

function contactOf({ kind, firstName, lastName, companyName, emails, phones, address }: LeadFacts['client'], unknown: string): AdfContact {
  const names = [
    ...(firstName ? [{ part: 'first', value: firstName } as const] : []),
    ...(lastName ? [{ part: 'last', value: lastName } as const] : []),
    ...(companyName ? [{ part: 'full', type: 'business', value: companyName } as const] : []),
  ];
  const { street, city, state, zip, country } = address ?? {};
  return known<AdfContact>({
    name: names.length === 0 ? [{ value: unknown, ...(kind === 'company' ? { type: 'business' } : {}) }] : names,
    email: emails.length === 0 ? undefined : emails.map((value) => ({ value })),
    phone: phones.length === 0 ? undefined : phones.map((value) => ({ value })),
    address:
      street || city || state || zip || country
        ? { street: [{ line: '1', value: street || unknown }], ...known({ city, regioncode: state, postalcode: zip, country }) }
        : undefined,
  });
}

function wantedOf({ lead, vehicle, testDrives = [], finance }: LeadFacts, unknown: string): AdfVehicle {
  const planned = testDrives.some(({ status }) => status === 'planned');
  const condition = vehicle?.condition;
  return known<AdfVehicle>({
    interest: planned ? 'test-drive' : 'buy',
    status: condition ? (condition === 'new' ? 'new' : 'used') : undefined,
    year: vehicle?.year ? String(vehicle.year) : unknown,
    make: vehicle?.make ?? unknown,
    // A vehicle that is known by one line only: the line is the one fact there is.
    model: vehicle?.model ?? (vehicle?.make ? undefined : lead.vehicle) ?? unknown,
    trim: vehicle?.trim,
    vin: vehicle?.vin,
    stock: vehicle?.stockNumber,
    odometer: odometer(vehicle?.mileage),
    finance,
  });
}

function tradeInOf(tradeIn: NonNullable<LeadFacts['tradeIns']>[number], unknown: string): AdfVehicle {
  const { year, make, model, trim, vin, mileage, condition, defects, outstandingFinance, wantedPrice, appraisal } = tradeIn;
  const [asked, ours, open] = [wantedPrice, appraisal, outstandingFinance].map((money) => (money ? amountText(money) : undefined));
  return known<AdfVehicle>({
    interest: 'trade-in',
    status: 'used',
    year: year === null ? unknown : String(year),
    make: make ?? unknown,
    model: model ?? unknown,
    ...{ trim, vin, odometer: odometer(mileage), condition, comments: defects },
    price: asked ? { type: 'asking', ...asked } : ours && { type: 'appraisal', ...ours },
    // The tables want a method and an amount wherever something is still to pay.
    finance: open && { method: 'finance', amount: [{ type: 'total', limit: 'exact', ...open }], balance: { type: 'finance', ...open } },
  });
}

function commentsOf({ lead, testDrives = [], consents = [] }: LeadFacts): string {
  const budget = lead.budget && amountText(lead.budget);
  return [
    ...(lead.message ? [lead.message] : []),
    ...testDrives
      .filter(({ status }) => status === 'planned')
      .map(({ at, durationMinutes }) => `test drive: ${at}, ${String(durationMinutes)} min`),
    ...(budget ? [`budget: ${budget.value} ${budget.currency}`] : []),
    ...consents.map(({ purpose, text, lang }) => `consent: ${purpose} (${lang}): ${text}`),
  ].join('\n');
}

/**
 * A lead of the CRM as ADF, for `writeAdf`. What ADF has no element for, consents among it, is a readable line of the customer's comments;
 * trade-ins that were withdrawn stay here.
 */
export function prospectOf(
  facts: LeadFacts,
  { source, vendor, provider, status = 'new', unknown = 'Not specified' }: ProspectOptions,
): AdfProspect {
  const { lead, client, tradeIns = [], timeframe } = facts;
  return known<AdfProspect>({
    status,
    id: [{ value: lead.id, source }, ...lead.externalIds.map(({ system, id }) => ({ value: id, source: system }))],
    requestdate: normalDate(lead.createdAt),
    vehicle: [wantedOf(facts, unknown), ...tradeIns.filter((each) => each.status !== 'withdrawn').map((each) => tradeInOf(each, unknown))],
    customer: known({ contact: [contactOf(client, unknown)], timeframe, comments: commentsOf(facts) }),
    vendor,
    provider,
  });
}
