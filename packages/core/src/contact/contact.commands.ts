import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { optionalText, patchOf, recordId, requiredText, textLimits, texts } from '../schema-parts.ts';

/** What a person may type of a contact. */
export const contactFields = {
  /** Mandatory, the only field that is (behaviours.md G8). */
  name: requiredText(textLimits.name),
  title: optionalText(),
  department: optionalText(),
  type: optionalText(),
  emails: texts(320),
  phones: texts(60),
  place: optionalText(),
};

const contactPatch = patchOf(z.strictObject(contactFields));

/** Changes fields of a contact; `from` as in `client.update` (behaviours.md C23). */
export const updateContact = defineCommand({
  name: 'contact.update',
  input: z.strictObject({ id: recordId(), patch: contactPatch, from: z.optional(contactPatch) }),
  output: z.strictObject({ id: z.string() }),
  right: 'contact.update',
  subject: ({ id }) => ({ noun: 'contact', id }),
});
