import { type Consent, consentNoun } from '../consent/consent.noun.ts';
import { sha256 } from '../json.ts';
import type { NewData, PlanContext, PlannedChange } from '../open-crm/kit.ts';
import type { Intake } from './intake.ts';

/** What every proof of one submission says. */
export type ProofFacts = NewData<
  Pick<Consent, 'clientId' | 'submissionId' | 'at' | 'page' | 'formId' | 'formVersion' | 'ip' | 'userAgent'>
>;

/** The proofs of the consents that a visitor gave, one for each purpose. What he did not tick stands in the submission, as sent. */
export function consentProofs(ctx: PlanContext, { consents }: Intake, facts: ProofFacts): Promise<PlannedChange[]> {
  return Promise.all(
    consents.map(async (given) => ({
      ...ctx.create(consentNoun, { ...facts, ...given, hash: await sha256(given.text) }),
      // The form may not see the client to whom the visitor was attached.
      byHouse: ['clientId'],
    })),
  );
}
