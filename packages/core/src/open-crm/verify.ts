import { DealerkitError } from '../errors.ts';
import { sameJson } from '../json.ts';
import type { Command } from '../command.ts';
import type { AnyRecord, Person } from '../noun.ts';
import { baseFields } from '../noun-fields.ts';
import { explainPlan } from '../permission/decide.ts';
import { ownersOf, receiverTies } from '../permission/ties.ts';
import { demand, refuse } from './authorise.ts';
import type { WholeChange } from './complete.ts';
import { type Actor, type World, readPeople } from './world.ts';

/** What whoever asks would change; what the house itself keeps is not his doing. */
function changedFields({ definition, before, record, byHouse }: WholeChange): string[] {
  if (!before || !record) return [];
  const names = new Set([...Object.keys(before.record), ...Object.keys(record)]);
  return [...names].filter(
    (name) =>
      !Object.hasOwn(baseFields, name) &&
      !definition.derived.includes(name) &&
      !byHouse.includes(name) &&
      !sameJson(before.record[name] ?? null, record[name] ?? null),
  );
}

function verifyUpdate(actor: Actor, right: string, change: WholeChange): void {
  const { definition, before, record, ties } = change;
  if (!before || !record) return;
  const fields = changedFields(change);
  const plain = fields.filter((field) => !Object.hasOwn(definition.guards, field));
  const guards = new Set(fields.flatMap((field) => (plain.includes(field) ? [] : definition.guards[field]!)));
  for (const guard of guards) {
    const guarded = `${definition.name}.${guard}`;
    if (!actor.can(guarded, before.record, before.ties)) {
      const decision = explainPlan(actor.table[guarded], guarded, { ...before.record, ties: before.ties });
      refuse({ ...decision, code: 'guarded', fields: fields.filter((field) => definition.guards[field] === guard) });
    }
  }
  for (const field of plain) {
    const narrowed = `${definition.name}.update.${field}`;
    if (Object.hasOwn(actor.table, narrowed)) demand(actor, narrowed, before);
  }
  if (plain.length > 0) {
    demand(actor, right, before);
    demand(actor, right, { record, ties });
  }
}

async function verifyReceivers(world: World, actor: Actor, right: string, change: WholeChange): Promise<void> {
  const { definition, before, record } = change;
  if (!record || definition.ties.owners === undefined) return;
  const had = new Set(before ? ownersOf(definition, before.record) : []);
  const receivers = ownersOf(definition, record).filter((id) => !had.has(id) && id !== actor.person.id);
  if (receivers.length === 0) return;
  const people: ReadonlyMap<string, Person> = await readPeople(world, receivers);
  const field = definition.ties.owners;
  const guard = before && Object.hasOwn(definition.guards, field) ? `${definition.name}.${definition.guards[field]!}` : right;
  for (const id of receivers) {
    const person = people.get(id);
    if (!person || !(person.active || change.imported))
      throw new DealerkitError('invalid', 'The receiver is not active', { fields: { [field]: { code: 'inactive' } } });
    const plan = actor.table[guard];
    const ties = receiverTies(person);
    const inside = plan?.grants.some((grant) => grant.ties === 'all' || grant.ties.some((tie) => ties.includes(tie)));
    if (!inside) refuse({ allowed: false, right: guard, code: 'out-of-scope', fields: [field], clauses: [] });
  }
}

/**
 * Step 5: rights and guards on the records as they are and as they would become. The command's right binds its subject (on
 * creation: every record of its noun that it creates, and those that were there by the right to change); `also` binds every record of that right's noun.
 */
export async function verify(world: World, actor: Actor, command: Command, input: never, changes: readonly WholeChange[]): Promise<void> {
  const subject = command.subject?.(input);
  const [module] = command.right.split('.');
  for (const change of changes) {
    const rights = command.also.filter((right) => right.startsWith(`${change.noun}.`));
    const isSubject = subject ? subject.noun === change.noun && subject.id === change.id : change.noun === module && !change.before;
    if (isSubject) rights.unshift(command.right);
    else if (!subject && change.noun === module && command.change !== undefined) rights.unshift(command.change);
    for (const right of rights) {
      if (!change.before) demand(actor, right, { record: change.record as AnyRecord, ties: change.ties });
      else if (change.record) verifyUpdate(actor, right, change);
      else demand(actor, right, change.before);
      await verifyReceivers(world, actor, right, change);
    }
  }
}
