import { type AssignmentFacts, type FormAssignment, assignmentFor } from '../form/form-assignment.ts';
import type { Form } from '../form/form.noun.ts';
import type { Held, PlanContext, PlannedChange } from '../open-crm/kit.ts';
import { nextTurn } from '../turn/next-turn.ts';
import { type Turn, turnNoun } from '../turn/turn.noun.ts';
import { type User, userNoun } from '../user/user.noun.ts';

/** To whom a submission goes, and what is written for that. */
export interface PlannedOwner {
  readonly owner: User | undefined;
  readonly flags: readonly string[];
  readonly changes: readonly PlannedChange[];
}

const nobody = (...flags: string[]): PlannedOwner => ({ owner: undefined, flags, changes: [] });

const absence = ({ absences }: User, now: string): User['absences'][number] | undefined =>
  absences.find(({ from, until }) => from <= now && now < until);

const given = (owner: User, changes: readonly PlannedChange[] = []): PlannedOwner => ({ owner, flags: [], changes });

/** One person, or who stands in for him while he is away. */
async function fixed(ctx: PlanContext, userId: string): Promise<PlannedOwner> {
  const user = (await ctx.system.get(userNoun, userId))?.record;
  if (!user?.active) return nobody('owner-inactive');
  const away = absence(user, ctx.now);
  if (!away) return given(user);
  const substitute = away.substituteId === null ? undefined : (await ctx.system.get(userNoun, away.substituteId))?.record;
  return substitute?.active && !absence(substitute, ctx.now) ? given(substitute) : nobody('owner-away');
}

/** Whoever of a group is next of those who are there. */
async function inTurn(ctx: PlanContext, groupId: string): Promise<PlannedOwner> {
  const turn = await ctx.system.get(turnNoun, groupId);
  const members = await ctx.system.list(userNoun, { where: { and: [{ eq: ['groupIds', groupId] }, { eq: ['active', true] }] } });
  const present = members.map(({ record }) => record).filter((user) => !absence(user, ctx.now));
  const next = nextTurn(
    present.map(({ id }) => id),
    turn?.record.lastId,
  );
  const owner = present.find(({ id }) => id === next);
  return owner ? given(owner, [taken(ctx, groupId, turn, owner.id)]) : nobody('nobody-there');
}

function taken(ctx: PlanContext, groupId: string, turn: Held<Turn> | undefined, lastId: string): PlannedChange {
  if (turn) return ctx.update(turn, { lastId, given: turn.record.given + 1 });
  return { ...ctx.create(turnNoun, { groupId, lastId, given: 1 }), id: groupId };
}

/** Assigns what a form took in, as the form says; nobody who is inactive or away gets any. */
export function planOwner(ctx: PlanContext, form: Form, facts: AssignmentFacts): Promise<PlannedOwner> {
  const own: FormAssignment = form.ownerId === null ? { mode: 'none' } : { mode: 'fixed', userId: form.ownerId };
  const how = assignmentFor(form.assignment ?? own, facts);
  if (how.mode === 'fixed') return fixed(ctx, how.userId);
  return how.mode === 'round-robin' ? inTurn(ctx, how.groupId) : Promise.resolve(nobody());
}
