import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { money, patchOf, recordId, requiredText, textLimits } from '../schema-parts.ts';
import { optionalLine } from './lead.commands.ts';

const id = { id: recordId() };
const aLead = (input: { id: string }): { noun: string; id: string } => ({ noun: 'lead', id: input.id });

const leadPatch = patchOf(
  z.strictObject({
    typeId: optionalLine(100),
    sourceId: optionalLine(100),
    temperatureId: optionalLine(100),
    vehicle: optionalLine(),
    message: optionalLine(textLimits.text),
    budget: z.nullable(money()),
  }),
);

/** Changes what is known of a lead; `from` as in `client.update`. Rows of managed lists must exist (behaviours.md C5, C32). */
export const updateLead = defineCommand({
  name: 'lead.update',
  input: z.strictObject({ ...id, patch: leadPatch, from: z.optional(leadPatch) }),
  output: z.strictObject(id),
  right: 'lead.update',
  subject: aLead,
});

/** Adds somebody who is spoken to: a contact of the lead's client, or a new one (behaviours.md C23, C30). */
export const addLeadContact = defineCommand({
  name: 'lead.addContact',
  input: z.strictObject({
    ...id,
    contactId: z.optional(recordId()),
    contact: z.optional(
      z.strictObject({
        name: requiredText(textLimits.name),
        title: optionalLine(),
        emails: z.optional(z.array(requiredText(320)).check(z.maxLength(20))),
        phones: z.optional(z.array(requiredText(60)).check(z.maxLength(20))),
      }),
    ),
  }),
  output: z.strictObject({ ...id, ref: z.string() }),
  right: 'lead.update',
  also: ['contact.create'],
  subject: aLead,
});

const named = { ...id, ref: z.string().check(z.minLength(1), z.maxLength(200)) };

/** Takes somebody off a lead; the one it came from stays, and so does the last one (behaviours.md C30). */
export const removeLeadContact = defineCommand({
  name: 'lead.removeContact',
  input: z.strictObject(named),
  output: z.strictObject(id),
  right: 'lead.update',
  subject: aLead,
});

/** Says from which of its contacts a lead came: exactly one (behaviours.md C30). */
export const setLeadOrigin = defineCommand({
  name: 'lead.setOrigin',
  input: z.strictObject(named),
  output: z.strictObject(id),
  right: 'lead.update',
  subject: aLead,
});
