import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { instantText, optionalId, recordId } from '../schema-parts.ts';

/** Most absences that a person has at once. */
export const absenceLimit = 20;

/** A time away: from an instant until another, and who stands in meanwhile. */
export const absenceSchema = z.strictObject({ from: instantText(), until: instantText(), substituteId: optionalId() });

/** Whose own records somebody may reach as his, and when: written by the house, from the absences of the other. */
export const standInSchema = z.strictObject({ userId: recordId(), from: instantText(), until: instantText() });

/**
 * Says when a person is away and who stands in for him. Meanwhile his substitute reaches his records as if they were his own, by the
 * substitute's own rights. Replaces all that was said before.
 */
export const setAbsences = defineCommand({
  name: 'user.setAbsences',
  input: z.strictObject({ id: recordId(), absences: z.array(absenceSchema).check(z.maxLength(absenceLimit)) }),
  output: z.strictObject({ id: z.string() }),
  right: 'user.absence',
  subject: ({ id }) => ({ noun: 'user', id }),
});
