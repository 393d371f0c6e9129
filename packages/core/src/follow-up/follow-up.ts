/**
 * Who follows a client up: `none` (nobody is set, by hand or otherwise), `automatic` (a client without an owner becomes that of
 * whoever creates or edits him, and nobody chooses), `manual` (free). Source: behaviours.md B9-B11a.
 */
export const followUpModes = ['none', 'automatic', 'manual'] as const;

/** A mode of follow-up. */
export type FollowUp = (typeof followUpModes)[number];

/** The mode of somebody in several groups: the freest of theirs; null where none of them has one, and the house's own defaults hold. */
export function followUpOf(groups: readonly { readonly followUp?: unknown }[]): FollowUp | null {
  return [...followUpModes].reverse().find((mode) => groups.some(({ followUp }) => followUp === mode)) ?? null;
}
