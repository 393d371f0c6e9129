import type { Expectation } from '../backend.ts';
import { clientName, missingNames } from '../client/client-data.ts';
import { type Client, clientNoun } from '../client/client.noun.ts';
import { type Match, type MatchParts, matchClients } from '../client/match-client.ts';
import { duplicateNoun } from '../duplicate/duplicate.noun.ts';
import { type Held, type PlanContext, type PlannedChange, type PlannedEvent, stays } from '../open-crm/kit.ts';
import { allOf } from '../query/filter.ts';
import type { Intake } from './intake.ts';

/** Most clients who share an address or a number that a visitor is compared with, the latest changed first. */
const compared = 50;

/** What becomes of whoever sent something: the client that he is, and what is written of it. */
export interface PlannedVisitor {
  readonly client: { readonly id: string; readonly name: string };
  /** He was a client before. */
  readonly attached: boolean;
  readonly flags: readonly string[];
  readonly changes: readonly PlannedChange[];
  readonly events: readonly PlannedEvent[];
  readonly expects: readonly Expectation[];
}

const partsOf = ({ firstName, lastName, companyName, email, phone }: Intake): Omit<MatchParts, 'zip'> => ({
  kind: companyName && !firstName && !lastName ? 'company' : 'person',
  ...{ firstName, lastName, companyName },
  emails: email ? [email] : [],
  phones: phone ? [phone] : [],
});

interface Found {
  readonly held: Held<Client>;
  readonly match: Match;
}

/** The clients whom a visitor may be, the surest first. */
async function candidates(ctx: PlanContext, parts: MatchParts): Promise<readonly Found[]> {
  const keys = [
    ...parts.emails.map((email) => ({ eq: ['emails', email] }) as const),
    ...parts.phones.map((phone) => ({ eq: ['phones', phone] }) as const),
  ];
  const where = keys.length > 1 ? { or: keys } : allOf(...keys);
  const known = where ? await ctx.system.list(clientNoun, { where, sort: 'updated' }, { first: compared }) : [];
  return known
    .map((held) => ({ held, match: matchClients(parts, { ...held.record, zip: held.record.address?.zip }) }))
    .sort((one, other) => other.match.score - one.match.score);
}

/** Attaches a visitor to the client that he surely is; else he is a new client, and whom he may be is left to somebody's judgement. */
export async function planVisitor(
  ctx: PlanContext,
  intake: Intake,
  born: { readonly ownerId: string | null; readonly branchId: string | null; readonly lang: string; readonly tags: readonly string[] },
): Promise<PlannedVisitor> {
  const parts = partsOf(intake);
  const found = await candidates(ctx, { ...parts, zip: intake.zip });
  const same = found.filter(({ match }) => match.action === 'same');
  const [best] = same;
  if (best) {
    const { id, name, archivedAt } = best.held.record;
    // Who writes again is not somebody to be forgotten.
    const back = archivedAt === null ? [] : [ctx.update(best.held, { archivedAt: null, archivedUntil: null })];
    return {
      client: { id, name },
      attached: true,
      flags: same.length > 1 ? ['several-clients'] : [],
      changes: back,
      events: back.map(() => ({ type: 'client.restored', about: [{ noun: 'client', id }] })),
      expects: [stays(clientNoun, id)],
    };
  }
  const name = clientName(parts);
  const created = ctx.create(clientNoun, {
    ...{ ...parts, emails: [...parts.emails], phones: [...parts.phones] },
    name,
    address: intake.zip ? { street: null, city: null, state: null, zip: intake.zip, country: null } : null,
    language: born.lang,
    tags: [...born.tags],
    ownerIds: born.ownerId === null ? [] : [born.ownerId],
    branchId: born.branchId,
    incomplete: missingNames(parts).length > 0,
  });
  const doubtful = found.find(({ match }) => match.action === 'review');
  return {
    client: { id: created.id, name },
    attached: false,
    flags: doubtful ? ['possible-duplicate'] : [],
    changes: [created, ...(doubtful ? [pair(ctx, created.id, doubtful)] : [])],
    events: [],
    expects: doubtful ? [stays(clientNoun, doubtful.held.record.id)] : [],
  };
}

const pair = (ctx: PlanContext, clientId: string, { held, match }: Found): PlannedChange =>
  ctx.create(duplicateNoun, { clientId, otherId: held.record.id, score: match.score, reasons: [...match.reasons] });
