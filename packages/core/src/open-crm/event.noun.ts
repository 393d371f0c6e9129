import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';

const schema = z.strictObject({
  /** What happened, past tense: `lead.created`. */
  type: z.string(),
  /** What it happened to, as `noun:id`; it is visible as this. */
  subject: z.string(),
  /** The subject and everything else it concerns: only an index. */
  about: z.array(z.string()),
  params: z.record(z.string(), z.unknown()),
  /** The values that concern a person; erasure clears them. */
  personal: z._default(z.record(z.string(), z.unknown()), {}),
  link: z._default(z.nullable(z.string()), null),
  v: z._default(z.number(), 1),
});

/** What happened: one append-only noun serves the timeline and the audit trail. An event is viewed as its subject. */
export const eventNoun: Noun<'event', z.output<typeof schema>> = defineNoun({
  name: 'event',
  schema,
  parents: [{ field: 'subject' }],
  indexes: ['subject', 'about'],
  sorts: { newest: { field: 'createdAt', direction: 'desc' }, oldest: { field: 'createdAt', direction: 'asc' } },
  pii: ['personal'],
});

/** An event record. */
export type EventRecord = RecordOf<typeof eventNoun>;
