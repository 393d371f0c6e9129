import { policyNoun } from '../permission/policy.ts';
import { type ServerNoun, handle } from './kit.ts';
import { describing, explaining } from './policy-answers.handlers.ts';
import { policyChanges } from './policy.handlers.ts';

/** The policy record with its handlers; a policy that does not compile is never stored. */
export const policyServer: ServerNoun = handle(policyNoun, [...policyChanges, describing, explaining]);
