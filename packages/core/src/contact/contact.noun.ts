import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { externalIds } from '../external/external-ids.ts';
import { wordsOf } from '../words/noun-words.ts';
import { recordId } from '../schema-parts.ts';
import { contactFields, updateContact } from './contact.commands.ts';

const schema = z.strictObject({
  clientId: recordId(),
  ...contactFields,
  externalIds: externalIds(),
});

/** A person of a client (behaviours.md G7-G9); viewed as the client. */
export const contactNoun: Noun<'contact', z.output<typeof schema>> = defineNoun({
  name: 'contact',
  schema,
  commands: [updateContact],
  actions: ['create', 'delete'],
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
