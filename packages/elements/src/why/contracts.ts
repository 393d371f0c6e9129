import type { explainPolicy as explainPolicyContract } from '@dealerkit/core';

/** The contract of `policy.explain`, by name and type. */
export const explainPolicy: typeof explainPolicyContract = { name: 'policy.explain' } as never;
