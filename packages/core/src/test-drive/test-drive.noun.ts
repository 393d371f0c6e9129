import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { optionalId, optionalInstant, recordId } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import {
  cancelTestDrive,
  completeTestDrive,
  createTestDrive,
  missTestDrive,
  moveTestDrive,
  printTestDrive,
  testDriveFields,
} from './test-drive.commands.ts';

const schema = z.strictObject({
  leadId: recordId(),
  clientId: recordId(),
  ...testDriveFields,
  /** Its appointment in the task overview. */
  taskId: optionalId(),
  /** A visitor asks for it (`requested`) until it is given a time. */
  status: z._default(z.enum(['requested', 'planned', 'done', 'no-show', 'cancelled']), 'planned'),
  closedAt: optionalInstant(),
});

/** A test drive of a vehicle of the house (behaviours.md C12); viewed as its lead. */
export const testDriveNoun: Noun<'testDrive', z.output<typeof schema>> = defineNoun({
  name: 'testDrive',
  schema,
  commands: [createTestDrive, moveTestDrive, completeTestDrive, missTestDrive, cancelTestDrive, printTestDrive],
  parents: [{ field: 'leadId', noun: 'lead' }],
  derived: ['taskId'],
  sorts: { at: { field: 'at', direction: 'desc' }, created: { field: 'createdAt', direction: 'desc' } },
  search: { vehicle: 'text' },
  pii: ['note'],
  ruleFields: ['status'],
  indexes: ['clientId', 'vehicleId', 'at'],
  words: wordsOf('testDrive'),
});

/** A test drive record. */
export type TestDrive = RecordOf<typeof testDriveNoun>;
