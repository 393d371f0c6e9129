import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { paperLanguages } from '../paper/paper-kinds.ts';
import { instantText, optionalId, optionalText, recordId, requiredText, textLimits } from '../schema-parts.ts';

/** What a person may type of a test drive. */
export const testDriveFields = {
  /** The vehicle of the stock; null for one that is not in it. */
  vehicleId: optionalId(),
  /** The vehicle in one line. */
  vehicle: requiredText(),
  at: instantText(),
  durationMinutes: z._default(z.int().check(z.minimum(5), z.maximum(10_080)), 30),
  licenceSeen: z._default(z.boolean(), false),
  note: optionalText(textLimits.text),
};

const id = { id: recordId() };
const aTestDrive = (input: { id: string }): { noun: string; id: string } => ({ noun: 'testDrive', id: input.id });
const changing = {
  input: z.strictObject(id),
  output: z.strictObject(id),
  right: 'testDrive.update',
  subject: aTestDrive,
};

/** Records a test drive of a vehicle of the house, with its appointment in the task overview (behaviours.md C12). */
export const createTestDrive = defineCommand({
  name: 'testDrive.create',
  input: z.strictObject({ leadId: recordId(), ...testDriveFields }),
  output: z.strictObject(id),
  right: 'testDrive.create',
});

/** Moves a planned test drive to another instant, or gives one that a visitor asked for its time: it is planned then. */
export const moveTestDrive = defineCommand({
  ...changing,
  name: 'testDrive.move',
  input: z.strictObject({ ...id, at: instantText(), durationMinutes: z.optional(testDriveFields.durationMinutes) }),
});

/** It was driven; `licenceSeen` says that somebody looked at the driving licence. */
export const completeTestDrive = defineCommand({
  ...changing,
  name: 'testDrive.complete',
  input: z.strictObject({ ...id, licenceSeen: z.optional(z.boolean()), note: z.optional(testDriveFields.note) }),
});

/** Nobody came. */
export const missTestDrive = defineCommand({ ...changing, name: 'testDrive.miss' });

/** It will not take place: it counts no longer and stays in the history. */
export const cancelTestDrive = defineCommand({ ...changing, name: 'testDrive.cancel' });

/**
 * Draws the form that is signed before a test drive, one A4 page. Read it with `crm.preview`: its summary is `{ name, type, content }`, the PDF
 * in base64. In the client's language where none is named. `unsupported` where nothing draws papers.
 */
export const printTestDrive = defineCommand({
  name: 'testDrive.print',
  input: z.strictObject({ ...id, language: z.optional(z.enum(paperLanguages)) }),
  output: z.strictObject(id),
  right: 'testDrive.view',
  subject: aTestDrive,
});
