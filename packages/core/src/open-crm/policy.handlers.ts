import { DealerkitError } from '../errors.ts';
import { compilePolicy } from '../permission/compile-policy.ts';
import { policyId, policyNoun, setPolicy } from '../permission/policy.ts';
import { type ServerNoun, handle, handler } from './kit.ts';

const set = handler(setPolicy, async (ctx, { policy, version }) => {
  compilePolicy(policy, ctx.nouns);
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

/** The policy record with its handler; a policy that does not compile is never stored. */
export const policyServer: ServerNoun = handle(policyNoun, [set]);
