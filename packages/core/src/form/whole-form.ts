import type { FormConsent } from './form-consent.ts';
import type { Form } from './form.noun.ts';

const later: Pick<Form, 'intent' | 'controller' | 'policyUrl' | 'assignment' | 'routing' | 'tags'> = {
  ...{ intent: null, controller: null, policyUrl: null, assignment: null, routing: null, tags: [] },
};
const ofConsents: Pick<FormConsent, 'channels'> = { channels: [] };

/** A form with all that forms say by now: one that was saved before lacks some. */
export const wholeForm = (form: Form): Form => ({
  ...later,
  ...form,
  consents: form.consents.map((consent) => ({ ...ofConsents, ...consent })),
});
