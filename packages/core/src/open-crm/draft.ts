import { type Commit, type Expectation, type NewJob, refKey } from '../backend.ts';
import { DealerkitError } from '../errors.ts';
import { instant } from '../clock.ts';
import { keepAdministrators } from './administrators.ts';
import { sameJson } from '../json.ts';
import { parentOf } from '../permission/ties.ts';
import { eventNoun } from './event.noun.ts';
import { type Plan, stays } from './kit.ts';
import { claimChanges, claimReader } from './claims.ts';
import { type WholeChange, complete } from './complete.ts';
import { mayGive } from './may-give.ts';
import { planContext } from './plan-context.ts';
import { mayView } from './read.ts';
import { retieChildren, retiePeople } from './retie.ts';
import { parseWith, type validate } from './validate.ts';
import { verify } from './verify.ts';
import { keepTiesFew } from './tie-limit.ts';
import { type Actor, type World, nounOf } from './world.ts';

/** A plan that was made whole and verified, ready to commit. */
export interface Draft {
  readonly plan: Plan<unknown>;
  readonly changes: readonly WholeChange[];
  readonly commit: Commit;
  readonly now: string;
}

/**
 * What is put below a record that this commit does not write needs that record: `invalid` where there is none that one may view, unless a
 * rule of the house put it there, and it stays meanwhile.
 */
async function parentsStay(world: World, actor: Actor, changes: readonly WholeChange[]): Promise<Expectation[]> {
  const written = new Map(changes.map(({ noun, id, record }) => [refKey(noun, id), record]));
  const expects: Expectation[] = [];
  for (const { definition, before, record, byHouse } of changes) {
    if (!record || definition.name === eventNoun.name) continue;
    const parent = parentOf(definition, record);
    const stayed = before && sameJson(parent ?? null, parentOf(definition, before.record) ?? null);
    if (!parent || stayed || !world.nouns.has(parent.noun) || written.get(refKey(parent.noun, parent.id))) continue;
    const [stored] = await world.backend.get(parent.noun, [parent.id]);
    const field = definition.parents.find(({ noun = parent.noun, field: name }) => noun === parent.noun && record[name])!.field;
    if (!stored || !(byHouse.includes(field) || mayView(actor, nounOf(world, parent.noun), stored)))
      throw new DealerkitError('invalid', `No such ${parent.noun}`, { fields: { [field]: { code: 'unknown' } } });
    expects.push(stays({ name: parent.noun }, parent.id));
  }
  return expects;
}

/** Steps 4 and 5: plan, make whole, verify. Performs nothing; `preview` ends here. */
export async function draft(world: World, actor: Actor, { handled, input }: ReturnType<typeof validate>): Promise<Draft> {
  const now = instant(world.clock);
  const claims = claimReader(world);
  const plan = await handled.plan(planContext(world, actor, now, claims), input);
  const output = parseWith(handled.command.output, plan.output, `${handled.command.name} output`);
  const changes = await complete(world, plan.changes, plan.events ?? [], actor.person.id, now);
  await verify(world, actor, handled.command, input, changes);
  const kept = [
    ...(await mayGive(world, actor, changes)),
    ...(await keepAdministrators(world, actor, changes)),
    ...(await keepTiesFew(world, changes)),
  ];
  const claimed = await claimChanges(world, actor, claims, changes, now);
  const retied = await retieChildren(world, changes, now);
  const jobs = (plan.jobs ?? []).map(({ type, params, key = null, runAt = now }): NewJob => ({
    id: world.ids.next(),
    type,
    key,
    params,
    runAt,
  }));
  return {
    plan: { ...plan, output },
    changes,
    now,
    commit: {
      changes: [...changes.map(({ noun, id, expect, record, ties }) => ({ noun, id, expect, record, ties })), ...claimed],
      reties: retied.reties,
      expects: [...(plan.expects ?? []), ...(await parentsStay(world, actor, changes)), ...kept],
      jobs: [...jobs, ...retied.jobs, ...retiePeople(world, changes, now)],
    },
  };
}
