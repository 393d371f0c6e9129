import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { externalIds } from '../external/external-ids.ts';
import { wordsOf } from '../words/noun-words.ts';
import { optionalText, recordId, requiredText, textLimits, texts } from '../schema-parts.ts';

const schema = z.strictObject({
  clientId: recordId(),
  /** Mandatory, the only field that is (behaviours.md G8). */
  name: requiredText(textLimits.name),
  title: optionalText(),
  department: optionalText(),
  type: optionalText(),
  emails: texts(320),
  phones: texts(60),
  place: optionalText(),
  externalIds: externalIds(),
});

/** A person of a client (behaviours.md G7-G9); viewed as the client. */
export const contactNoun: Noun<'contact', z.output<typeof schema>> = defineNoun({
  name: 'contact',
  schema,
  actions: ['create', 'update', 'delete'],
  ties: { client: 'clientId' },
  parents: [{ field: 'clientId', noun: 'client' }],
  uniques: ['externalIds'],
  sorts: { name: { field: 'name', direction: 'asc' } },
  search: { name: 'text', emails: 'email', phones: 'phone' },
  pii: ['name', 'title', 'department', 'emails', 'phones', 'place'],
  words: wordsOf('contact'),
});

/** A contact record. */
export type Contact = RecordOf<typeof contactNoun>;
