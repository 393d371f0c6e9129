import type { Expectation } from '../backend.ts';
import { DealerkitError } from '../errors.ts';
import type { AnyRecord, Noun, Person } from '../noun.ts';
import { type CompiledPolicy, compilePolicy } from '../permission/compile-policy.ts';
import { planner } from '../permission/effective-table.ts';
import { policyNoun } from '../permission/policy.ts';
import { stillAsRead, wherever } from './administrators.ts';
import type { WholeChange } from './complete.ts';
import { lookedFor } from './read.ts';
import { type World, currentPolicy } from './world.ts';

/**
 * Most ties by which one person is shown the records of a noun, what these belong to aside: a page of a list costs a database a descent
 * for each of them (docs/decisions/0018).
 */
export const mostTies = 90;

const always = { from: '', until: '~' };

/** The most ties by which a person is shown records of any one noun, whoever he stands in for and whenever. */
function tiesOfPerson(policy: CompiledPolicy, person: Person): { readonly noun: string; readonly ties: number } {
  const standsInFor = person.standsInFor?.map(({ id }) => ({ id, ...always }));
  const planOf = planner(policy, { ...person, ...(standsInFor && { standsInFor }) }, { now: always.from });
  let most = { noun: '', ties: 0 };
  for (const noun of policy.nouns.keys()) {
    const own = planOf(`${noun}.view`)?.grants.filter(({ by }) => by === 'level' || by === 'share') ?? [];
    if (own.some(({ ties }) => ties === 'all')) continue;
    const ties = lookedFor([...new Set(own.flatMap((grant) => grant.ties))]).length;
    if (ties > most.ties) most = { noun, ties };
  }
  return most;
}

function judge({ noun, ties }: ReturnType<typeof tiesOfPerson>, before: number): void {
  if (ties <= mostTies || ties <= before) return;
  const message = `Somebody would be shown records of ${noun} by ${String(ties)} groups, branches and people; at most ${String(mostTies)}`;
  throw new DealerkitError('invalid', message, { fields: { policy: { code: 'too-many-ties', message, limit: mostTies } } });
}

/**
 * Refuses a change of the policy or of people after which somebody would be shown records by more than `mostTies` ties, unless he is by
 * as many already. What it was judged by must still hold when the change is written.
 */
export async function keepTiesFew(world: World, changes: readonly WholeChange[]): Promise<readonly Expectation[]> {
  const ruled = changes.find(({ noun }) => noun === policyNoun.name);
  const people = changes.filter(({ definition }) => definition.person);
  const current = ruled || people.length > 0 ? await currentPolicy(world) : undefined;
  const noun = [...world.nouns.values()].find(({ person }) => person);
  if (!current || !noun?.person) return [];
  const personOf = noun.person as (record: AnyRecord) => Person;
  const old = wherever(current.compiled);
  const next = ruled?.record ? wherever(compilePolicy(ruled.record['policy'], [...world.nouns.values()])) : old;
  const before = (record: AnyRecord | undefined): number => (record ? tiesOfPerson(old, personOf(record)).ties : 0);
  for (const change of people) if (change.record) judge(tiesOfPerson(next, personOf(change.record)), before(change.before?.record));
  if (!ruled) return [stillAsRead(policyNoun.name, current.record)];
  return everybodyElse(world, noun, new Set(people.map(({ id }) => id)), (record) => {
    judge(tiesOfPerson(next, personOf(record)), before(record));
  });
}

/** Judges all people but those who are written, and expects that none of them changes meanwhile. */
async function everybodyElse(
  world: World,
  noun: Noun,
  written: ReadonlySet<string>,
  judgeOne: (record: AnyRecord) => void,
): Promise<readonly Expectation[]> {
  let latest = '';
  let cursor: string | undefined;
  do {
    const page = await world.backend.query(noun.name, {
      sort: noun.defaultSort,
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { record } of page.items) {
      if (!written.has(record.id)) judgeOne(record);
      if (record.updatedAt > latest) latest = record.updatedAt;
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return [{ noun: noun.name, where: { gt: ['updatedAt', latest] }, ids: [] }];
}
