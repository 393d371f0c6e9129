import type { Expectation } from '../backend.ts';
import { DealerkitError } from '../errors.ts';
import type { AnyRecord, Person } from '../noun.ts';
import { type CompiledPolicy, compilePolicy } from '../permission/compile-policy.ts';
import { planner } from '../permission/effective-table.ts';
import { policyNoun } from '../permission/policy.ts';
import type { RequestContext } from '../permission/rules.ts';
import type { WholeChange } from './complete.ts';
import { type Actor, type World, currentPolicy } from './world.ts';

const administers = (policy: CompiledPolicy, person: Person, request?: RequestContext): boolean =>
  planner(policy, person, request)('policy.manage')?.kind === 'always';

/** The policy as it is at any address and hour: who is at home at night is still an administrator. */
export function wherever(compiled: CompiledPolicy): CompiledPolicy {
  const { policy, nouns } = compiled;
  const rules = policy.rules.filter(({ ip, hours }) => !ip && !hours);
  return rules.length === policy.rules.length ? compiled : compilePolicy({ ...policy, rules }, [...nouns.values()]);
}

/** That a record is still the one that was read. */
export const stillAsRead = (noun: string, { id, updatedAt }: AnyRecord): Expectation => ({
  noun,
  where: { and: [{ eq: ['id', id] }, { eq: ['updatedAt', updatedAt] }] },
  ids: [id],
});

const refused = (code: string, message: string): DealerkitError => new DealerkitError('invalid', message, { fields: { policy: { code } } });

/**
 * Refuses what would leave nobody who may change the policy, or would shut out by an address or an hour the very person who asks for it.
 * The administrator that remains must still be one when the change is written.
 */
export async function keepAdministrators(world: World, actor: Actor, changes: readonly WholeChange[]): Promise<readonly Expectation[]> {
  const ruled = changes.find(({ noun }) => noun === policyNoun.name);
  const people = changes.filter(({ definition, before }) => definition.person && before);
  // One read: the policy that is judged by is the one that the commit expects.
  const current = ruled || people.length > 0 ? await currentPolicy(world) : undefined;
  const noun = [...world.nouns.values()].find(({ person }) => person);
  if (!current || !noun?.person) return [];
  const old = current.compiled;
  const personOf = noun.person as (record: AnyRecord) => Person;
  const next = ruled ? compilePolicy(ruled.record?.['policy'], [...world.nouns.values()]) : old;
  const before = wherever(old);
  const after = ruled ? wherever(next) : before;
  if (ruled && administers(after, actor.person) && !administers(next, actor.person, actor.request))
    throw refused('locks-you-out', 'From where you are, at this hour, you could not change this back');

  const changed = new Map(people.map((change) => [change.id, change]));
  const lost = [...changed.values()].filter(
    (change) => administers(before, personOf(change.before!.record)) && !(change.record && administers(after, personOf(change.record))),
  );
  const samePolicy = ruled ? [] : [stillAsRead(policyNoun.name, current.record)];
  // Nobody is lost under this policy; under another one it could be the last.
  if (!ruled && lost.length === 0) return samePolicy;

  let cursor: string | undefined;
  let were = lost.length > 0;
  do {
    const query = { sort: noun.defaultSort, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const page = await world.backend.query(noun.name, query);
    for (const { record } of page.items) {
      const change = changed.get(record.id);
      const now = change ? change.record : record;
      if (now && administers(after, personOf(now))) return [...samePolicy, ...(change ? [] : [stillAsRead(noun.name, record)])];
      were ||= administers(before, personOf(record));
    }
    cursor = page.next;
  } while (cursor !== undefined);
  if (were) throw refused('last-administrator', 'Somebody must remain who may change the rights');
  return [];
}
