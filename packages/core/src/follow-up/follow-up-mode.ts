import { groupNoun } from '../group/group.noun.ts';
import type { PlanContext } from '../open-crm/kit.ts';
import { type FollowUp, followUpOf } from './follow-up.ts';

/** How whoever asks follows clients up, by his groups as they are now. */
export async function followUpMode(ctx: PlanContext): Promise<FollowUp | null> {
  const groups = await Promise.all(ctx.person.groups.map((id) => ctx.system.get(groupNoun, id)));
  return followUpOf(groups.flatMap((group) => (group ? [group.record] : [])));
}
