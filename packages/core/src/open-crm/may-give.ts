import type { Expectation } from '../backend.ts';
import { sameJson } from '../json.ts';
import type { AnyRecord, Person } from '../noun.ts';
import type { CompiledPolicy } from '../permission/compile-policy.ts';
import { levelsAt } from '../permission/said.ts';
import { atomsOf } from '../permission/grants.ts';
import { type Level, type LevelAtom, policyNoun } from '../permission/policy.ts';
import { stillAsRead } from './administrators.ts';
import { refuse } from './authorise.ts';
import type { WholeChange } from './complete.ts';
import { administersAll, beyond } from './may-grant.ts';
import { type Actor, type World, currentPolicy } from './world.ts';

const places = ({ groups, branch, client }: Person): unknown => [[...groups].sort(), branch, client];
const isPlaced = (atom: LevelAtom): boolean => atom === 'groups' || atom === 'branch' || atom === 'client';

/** The rights that reach further, or elsewhere, for what a person becomes than for what he was. */
function gained(policy: CompiledPolicy, before: Person | undefined, after: Person): string[] {
  const moved = !before || !sameJson(places(before), places(after));
  const levels = (person: Person, right: string): readonly Level[] => levelsAt(policy, person, `user:${person.id}`, right);
  return [...policy.rights.keys()].filter((right) => {
    const now = levels(after, right);
    if (!before || !sameJson(levels(before, right), now)) return true;
    return moved && now.some((level) => atomsOf(level).some(isPlaced));
  });
}

/** A field that the receiver would read or change everywhere, and the giver would not: rights of fields narrow, so that having none is more. */
function opened(policy: CompiledPolicy, { table }: Actor, after: Person, rights: readonly string[]): string | undefined {
  const fields = [...policy.rights].flatMap(([right, { noun, action, field }]) =>
    field !== undefined && [right, `${noun.name}.${action}`].some((each) => rights.includes(each)) ? [right] : [],
  );
  return fields.find((right) => Object.hasOwn(table, right) && levelsAt(policy, after, `user:${after.id}`, right).length === 0);
}

/**
 * Refuses to make somebody, by his profile, groups, branch or client, more than the giver is: beyond his own rights only whoever
 * administers the whole policy gives anything (docs/decisions/0019). The policy that this was judged by is expected unchanged.
 */
export async function mayGive(world: World, actor: Actor, changes: readonly WholeChange[]): Promise<readonly Expectation[]> {
  const people = changes.filter(({ definition, record }) => definition.person && record);
  if (people.length === 0 || administersAll(actor.table)) return [];
  const current = await currentPolicy(world);
  if (!current) return [];
  for (const { definition, id, before, record } of people) {
    const read = definition.person as (record: AnyRecord) => Person;
    const [was, is] = [before && read(before.record), read(record!)];
    if (!is.active) continue;
    const rights = gained(current.compiled, was?.active ? was : undefined, is);
    const judged = rights.filter((each) => current.compiled.rights.get(each)!.field === undefined || Object.hasOwn(actor.table, each));
    const right =
      opened(current.compiled, actor, is, rights) ?? beyond(actor.table, current.compiled, { node: `user:${id}`, person: is }, judged);
    if (right !== undefined) refuse({ allowed: false, right: 'policy.manage', code: 'out-of-scope', fields: [right], clauses: [] });
  }
  return [stillAsRead(policyNoun.name, current.record)];
}
