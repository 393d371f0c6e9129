import * as z from 'zod/mini';
import { clientInput } from '../client/client.commands.ts';
import { defineCommand } from '../command.ts';
import { recordId, textLimits } from '../schema-parts.ts';

/** A line that may be left out, or emptied. */
export const optionalLine = (max: number = textLimits.line) => z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(max))));

/** Creates a lead for an existing client, or for a new one in the same commit. The client needs an e-mail address or a phone number (behaviours.md C31). */
export const createLead = defineCommand({
  name: 'lead.create',
  input: z.strictObject({
    clientId: z.optional(recordId()),
    client: z.optional(clientInput),
    typeId: optionalLine(100),
    sourceId: optionalLine(100),
    temperatureId: optionalLine(100),
    /** The asker when left out; null leaves the lead unassigned. */
    ownerId: z.optional(z.nullable(recordId())),
    branchId: z.optional(z.nullable(recordId())),
    vehicle: optionalLine(),
    message: optionalLine(textLimits.text),
  }),
  output: z.strictObject({ id: z.string(), clientId: z.string(), code: z.string() }),
  right: 'lead.create',
  also: ['client.create'],
});

/** Gives a lead to a person, or to a branch, whose manager then owns it: a lead is never orphaned (behaviours.md C18, C18a). */
export const assignLead = defineCommand({
  name: 'lead.assign',
  input: z.strictObject({ id: recordId(), ownerId: z.optional(recordId()), branchId: z.optional(recordId()) }),
  output: z.strictObject({ id: z.string(), ownerId: z.nullable(z.string()) }),
  right: 'lead.assign',
  subject: ({ id }) => ({ noun: 'lead', id }),
});

/** Moves a lead to a stage, or to the first stage of a status; any change is allowed and logged (behaviours.md C19a, O31). */
export const setLeadStatus = defineCommand({
  name: 'lead.setStatus',
  input: z.strictObject({
    id: recordId(),
    status: z.optional(z.enum(['open', 'won', 'lost'])),
    stageId: z.optional(recordId()),
    lostReasonId: z.optional(z.nullable(recordId())),
    lostNote: optionalLine(textLimits.text),
  }),
  output: z.strictObject({ id: z.string(), status: z.enum(['open', 'won', 'lost']), stageId: z.string() }),
  right: 'lead.update',
  subject: ({ id }) => ({ noun: 'lead', id }),
});
