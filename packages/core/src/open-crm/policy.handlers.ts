import { DealerkitError } from '../errors.ts';
import type { Noun } from '../noun.ts';
import { compilePolicy } from '../permission/compile-policy.ts';
import { policyId, policyNoun, setPolicy } from '../permission/policy.ts';
import { type Handled, handler } from './kit.ts';

/** Handlers of the policy record; a policy that does not compile is never stored. */
export function policyHandlers(nouns: readonly Noun[]): ReadonlyMap<string, Handled> {
  const set = handler(setPolicy, async (ctx, { policy, version }) => {
    compilePolicy(policy, nouns);
    const held = await ctx.system.get(policyNoun, policyId);
    if (!held) throw new DealerkitError('not-found', 'No policy yet');
    if (version !== undefined && version !== held.version)
      throw new DealerkitError('conflict', 'The policy was changed meanwhile', {
        conflicts: { policy: { yours: policy, theirs: held.record.policy } },
      });
    return {
      output: {},
      changes: [ctx.update(held, { policy })],
      events: [{ type: 'policy.changed', about: [{ noun: 'policy', id: policyId }] }],
    };
  });
  return new Map([[setPolicy.name, set]]);
}
