import * as z from 'zod/mini';
import { clientInput } from '../client/client.commands.ts';
import { defineCommand } from '../command.ts';
import { exportBatch } from './export-batch.ts';
import { paperLanguages } from '../paper/paper-kinds.ts';
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

/**
 * Gives a lead to a person, or to a branch, whose manager then owns it: a lead is never orphaned (behaviours.md C18, C18a).
 * The receiver is told unless `inform` is false.
 */
export const assignLead = defineCommand({
  name: 'lead.assign',
  input: z.strictObject({
    id: recordId(),
    ownerId: z.optional(recordId()),
    branchId: z.optional(recordId()),
    inform: z.optional(z.boolean()),
  }),
  output: z.strictObject({ id: z.string(), ownerId: z.nullable(z.string()) }),
  right: 'lead.assign',
  subject: ({ id }) => ({ noun: 'lead', id }),
});

/**
 * Moves a lead to a stage, or to the first stage of a status; any change is allowed and logged (behaviours.md C19a, O31). Winning it also
 * needs `lead.markWon` (E17).
 */
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

const id = { id: recordId() };
const aLead = (input: { id: string }): { noun: string; id: string } => ({ noun: 'lead', id: input.id });

/** Wins a lead: a right of its own beside `lead.update` (behaviours.md E17). */
export const markLeadWon = defineCommand({
  name: 'lead.markWon',
  input: z.strictObject(id),
  output: z.strictObject({ id: z.string() }),
  right: 'lead.markWon',
  subject: aLead,
});

/** Puts a lead aside; it can be taken back. Its open tasks close until then (behaviours.md E3). */
export const discardLead = defineCommand({
  name: 'lead.discard',
  input: z.strictObject({ ...id, reasonId: z.optional(z.nullable(recordId())), note: optionalLine(textLimits.text) }),
  output: z.strictObject({ id: z.string() }),
  right: 'lead.discard',
  subject: aLead,
});

/** Takes a discarded lead back, with the tasks that discarding closed (behaviours.md E17). */
export const restoreLead = defineCommand({
  name: 'lead.restore',
  input: z.strictObject(id),
  output: z.strictObject({ id: z.string() }),
  right: 'lead.restore',
  subject: aLead,
});

/** Deletes a lead and everything that belongs to it, for good; its client stays (behaviours.md E1-E4, E18). */
export const deleteLead = defineCommand({
  name: 'lead.delete',
  input: z.strictObject(id),
  output: z.strictObject({ id: z.string() }),
  right: 'lead.delete',
  subject: aLead,
});

/** Asks which of these leads may be taken out of the house, and leaves a line in the audit trail (behaviours.md E17). */
export const exportLeads = defineCommand({
  name: 'lead.export',
  input: z.strictObject({ ids: z.array(recordId()).check(z.minLength(1), z.maxLength(exportBatch)) }),
  /** The leads that may; those that are left out may not, or do not exist. */
  output: z.strictObject({ ids: z.array(z.string()) }),
  right: 'lead.export',
});

/**
 * How soon the clients of the leads of the last days were contacted, of all leads that the asker may view. Read it with
 * `crm.preview(measureSpeed, { days })`: its summary is a `SpeedToLead` (behaviours.md C28a).
 */
export const measureSpeed = defineCommand({
  name: 'lead.measureSpeed',
  input: z.strictObject({ days: z.int().check(z.minimum(1), z.maximum(366)) }),
  output: z.strictObject({ days: z.int() }),
  right: 'lead.view',
});

/**
 * Draws what the asker may see of a lead on one A4 page. Read it with `crm.preview`: its summary is `{ name, type, content }`, the PDF in
 * base64. In the asker's language where none is named. `unsupported` where nothing draws papers.
 */
export const printLead = defineCommand({
  name: 'lead.print',
  input: z.strictObject({ ...id, language: z.optional(z.enum(paperLanguages)) }),
  output: z.strictObject(id),
  right: 'lead.view',
  subject: aLead,
});
