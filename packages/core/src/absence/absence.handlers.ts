import { invalidField } from '../errors.ts';
import { type Held, type PlanContext, type PlannedChange, handler } from '../open-crm/kit.ts';
import { policyId } from '../permission/policy.ts';
import { type User, userNoun } from '../user/user.noun.ts';
import { setAbsences } from './absence.commands.ts';

type Absence = User['absences'][number];

function checkTimes(absences: readonly Absence[], id: string): void {
  for (const [index, { from, until, substituteId }] of absences.entries()) {
    const field = (name: string): string => `absences.${String(index)}.${name}`;
    if (from >= until) throw invalidField(field('until'), 'order', 'An absence ends after it begins');
    if (substituteId === id) throw invalidField(field('substituteId'), 'self', 'Nobody stands in for himself');
  }
}

/** What a substitute stands in for, with the absences of one person as they are now. */
function standing(ctx: PlanContext, substitute: Held<User>, id: string, absences: readonly Absence[]): PlannedChange {
  const others = substitute.record.standsInFor.filter(({ userId }) => userId !== id);
  const now = absences.filter(({ substituteId }) => substituteId === substitute.record.id);
  return ctx.update(substitute, { standsInFor: [...others, ...now.map(({ from, until }) => ({ userId: id, from, until }))] });
}

/** The handler of `user.setAbsences`. */
export const settingAbsences = handler(setAbsences, async (ctx, { id, absences: wanted }) => {
  const user = await ctx.get(userNoun, id);
  const absences = wanted.map(({ substituteId = null, ...times }) => ({ ...times, substituteId }));
  checkTimes(absences, id);
  const named = (list: readonly Absence[]): string[] => list.flatMap(({ substituteId }) => substituteId ?? []);
  const ids = new Set([...named(user.record.absences), ...named(absences)]);
  const substitutes = await Promise.all([...ids].map((substitute) => ctx.system.get(userNoun, substitute)));
  for (const [index, { substituteId }] of absences.entries())
    if (substituteId !== null && !substitutes.some((held) => held?.record.id === substituteId && held.record.active))
      throw invalidField(`absences.${String(index)}.substituteId`, 'inactive', 'The substitute is not active');
  return {
    output: { id },
    changes: [ctx.update(user, { absences }), ...substitutes.flatMap((held) => (held ? [standing(ctx, held, id, absences)] : []))],
    events: [
      {
        type: 'user.absencesSet',
        about: [
          { noun: 'policy', id: policyId },
          { noun: 'user', id },
        ],
        params: { absences },
      },
    ],
  };
});
