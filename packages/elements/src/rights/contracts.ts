import type {
  Group,
  NounRef,
  User,
  applyPreset as applyPresetContract,
  describePolicy as describePolicyContract,
  grantPolicy as grantPolicyContract,
  setAbsences as setAbsencesContract,
} from '@dealerkit/core';

// By name and type, as in context/contracts.ts; contracts.node.test.ts holds the names to core's.
const named = (name: string): never => ({ name }) as never;

/** The user, by name and type. */
export const userNoun: NounRef<User> = { name: 'user' };
/** The group, by name and type. */
export const groupNoun: NounRef<Group> = { name: 'group' };
/** The contract of `policy.grant`, by name and type. */
export const grantPolicy: typeof grantPolicyContract = named('policy.grant');
/** The contract of `policy.describe`, by name and type. */
export const describePolicy: typeof describePolicyContract = named('policy.describe');
/** The contract of `policy.applyPreset`, by name and type. */
export const applyPreset: typeof applyPresetContract = named('policy.applyPreset');
/** The contract of `user.setAbsences`, by name and type. */
export const setAbsences: typeof setAbsencesContract = named('user.setAbsences');
