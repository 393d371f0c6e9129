import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { optionalId, optionalInstant, recordId, texts } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import { rejectDuplicate } from './duplicate.commands.ts';

const schema = z.strictObject({
  /** The client who came later. */
  clientId: recordId(),
  /** Whom he may be. */
  otherId: recordId(),
  /** From 0 to 100 (lead-capture.md section 8). */
  score: z.int().check(z.minimum(0), z.maximum(100)),
  reasons: texts(40),
  status: z._default(z.enum(['open', 'rejected']), 'open'),
  decidedAt: optionalInstant(),
  decidedBy: optionalId(),
});

/** Two clients who may be one, for somebody to look at; viewed as the one who came later. */
export const duplicateNoun: Noun<'duplicate', z.output<typeof schema>> = defineNoun({
  name: 'duplicate',
  schema,
  commands: [rejectDuplicate],
  parents: [
    { field: 'clientId', noun: 'client' },
    { field: 'otherId', noun: 'client' },
  ],
  sorts: { created: { field: 'createdAt', direction: 'desc' } },
  indexes: ['clientId', 'otherId', 'status'],
  ruleFields: ['status'],
  words: wordsOf('duplicate'),
});

/** A pair of clients who may be one. */
export type Duplicate = RecordOf<typeof duplicateNoun>;
