import { words } from '../text.ts';

/** What is compared of two clients, or of a visitor and a client. */
export interface MatchParts {
  readonly kind: 'person' | 'company';
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly companyName?: string | null | undefined;
  /** As they are stored: lower case, E.164 where the number can be read. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly zip?: string | null | undefined;
}

/** Why two are held to be one, or not. */
export type MatchReason =
  'email' | 'phone' | `${'same' | 'near' | 'other'}-${'first-name' | 'last-name' | 'company'}` | 'postcode' | 'kind';

/** How much two are one: attach to him, let somebody look, or leave apart. */
export interface Match {
  /** From 0 to 100. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  readonly action: 'same' | 'review' | 'new';
}

/** What each reason weighs. */
const weights: Readonly<Record<MatchReason, number>> = {
  email: 80,
  phone: 60,
  postcode: 5,
  'same-first-name': 10,
  'near-first-name': 5,
  'other-first-name': -15,
  'same-last-name': 10,
  'near-last-name': 5,
  'other-last-name': -15,
  'same-company': 10,
  'near-company': 5,
  'other-company': -15,
  // A person and a company that share an address are not one (lead-capture.md section 8).
  kind: -40,
};

/** From which score on two are one, and from which on somebody looks. */
const thresholds = { same: 60, review: 20 } as const;

const plain = (text: string | null | undefined): string => words(text ?? '').join(' ');

/** Tells whether one text becomes the other by one letter more, less or otherwise. */
function oneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  return short.slice(start + (short.length === long.length ? 1 : 0)) === long.slice(start + 1);
}

function near(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 3) return false;
  return one.startsWith(other) || other.startsWith(one) || oneLetterApart(one, other);
}

function named(field: 'first-name' | 'last-name' | 'company', one: string, other: string): MatchReason[] {
  if (one === '' || other === '') return [];
  return [`${one === other ? 'same' : near(one, other) ? 'near' : 'other'}-${field}`];
}

const shared = (one: readonly string[], other: readonly string[], fold: (text: string) => string): boolean => {
  const known = new Set(one.map(fold).filter((text) => text !== ''));
  return other.some((text) => known.has(fold(text)));
};

/**
 * Compares two clients. Nobody is held to be another without a shared address or number; names, the postcode and whether either is a
 * company then decide how sure that is (lead-capture.md section 8).
 */
export function matchClients(one: MatchParts, other: MatchParts): Match {
  const keys: MatchReason[] = [
    ...(shared(one.emails, other.emails, (text) => text.trim().toLowerCase()) ? (['email'] as const) : []),
    ...(shared(one.phones, other.phones, (text) => text.replaceAll(/[^\d+]/g, '')) ? (['phone'] as const) : []),
  ];
  const reasons: MatchReason[] = [
    ...keys,
    ...named('first-name', plain(one.firstName), plain(other.firstName)),
    ...named('last-name', plain(one.lastName), plain(other.lastName)),
    ...named('company', plain(one.companyName), plain(other.companyName)),
    ...(plain(one.zip) !== '' && plain(one.zip) === plain(other.zip) ? (['postcode'] as const) : []),
    ...(one.kind === other.kind ? [] : (['kind'] as const)),
  ];
  const score = Math.max(0, Math.min(100, reasons.reduce((sum, reason) => sum + weights[reason], 0))); // prettier-ignore
  if (keys.length === 0) return { score, reasons, action: 'new' };
  return { score, reasons, action: score >= thresholds.same ? 'same' : score >= thresholds.review ? 'review' : 'new' };
}
