import type { Stored } from '../backend.ts';
import type { Command } from '../command.ts';
import { DealerkitError } from '../errors.ts';
import { explainPlan } from '../permission/decide.ts';
import type { Decision } from '../permission/decision.ts';
import { mayView } from './read.ts';
import { type Actor, type World, nounOf } from './world.ts';

/** Refuses with a decision as its reason. */
export function refuse(decision: Decision): never {
  throw new DealerkitError('forbidden', `${decision.right}: ${decision.code}`, { decision });
}

/** Decides a right on a stored record, and refuses when it is not held. */
export function demand(actor: Actor, right: string, stored: Pick<Stored, 'record' | 'ties'>): void {
  if (actor.can(right, stored.record, stored.ties)) return;
  refuse(explainPlan(actor.table[right], right, { ...stored.record, ties: stored.ties }));
}

/** Step 3: the right is held at all, and on the subject as it is stored. Who may not view the subject learns nothing of it. */
export async function authorise(world: World, actor: Actor, command: Command, input: never): Promise<Decision> {
  const { right, change, subject } = command;
  const held = explainPlan(actor.table[right], right);
  const changing = change === undefined ? undefined : explainPlan(actor.table[change], change);
  if (!held.allowed && !changing?.allowed) refuse(held);
  if (!subject) return held;
  const { noun: name, id } = subject(input);
  const noun = nounOf(world, name);
  const [stored] = await world.backend.get(noun.name, [id]);
  const visible = stored && mayView(actor, noun, stored);
  if (!visible) throw new DealerkitError('not-found', `No ${name} with this id`);
  demand(actor, right, stored);
  return explainPlan(actor.table[right], right, { ...stored.record, ties: stored.ties });
}
