import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun, sharingSchema } from '../noun.ts';
import { externalIds } from '../external/external-ids.ts';
import { wordsOf } from '../words/noun-words.ts';
import { ids, optionalId, optionalInstant, optionalText, postalAddress, textLimits, texts } from '../schema-parts.ts';
import { shareClient } from '../sharing/share.commands.ts';
import { archiveClient, assignClient, createClient, deleteClient, restoreClient, updateClient } from './client.commands.ts';

const schema = z.strictObject({
  kind: z.enum(['person', 'company']),
  civility: z._default(z.nullable(z.enum(['mr', 'mrs'])), null),
  firstName: optionalText(textLimits.name),
  lastName: optionalText(textLimits.name),
  companyName: optionalText(textLimits.name),
  /** What lists and titles show: made from the names, else from an address or a number. */
  name: z.string().check(z.maxLength(textLimits.line)),
  jobTitle: optionalText(),
  /** Lower case, the main one first. */
  emails: texts(320),
  /** E.164 where the number could be read, else as typed; the main one first. */
  phones: texts(60),
  address: z._default(z.nullable(postalAddress()), null),
  language: optionalText(10),
  about: optionalText(textLimits.text),
  typeId: optionalId(),
  temperatureId: optionalId(),
  tags: texts(50),
  ownerIds: ids(),
  branchId: optionalId(),
  externalIds: externalIds(),
  sharing: z._default(sharingSchema, null),
  /** Captured without all that the manual form demands (behaviours.md O4). */
  incomplete: z._default(z.boolean(), false),
  /** Since when he is put away; null while he is not. */
  archivedAt: optionalInstant(),
  /** When the archive lets him go for good. */
  archivedUntil: optionalInstant(),
});

/** A client: a person or a company (behaviours.md O3). */
export const clientNoun: Noun<'client', z.output<typeof schema>> = defineNoun({
  name: 'client',
  schema,
  commands: [createClient, updateClient, assignClient, shareClient, archiveClient, restoreClient, deleteClient],
  actions: ['merge', 'import'],
  ties: { owners: 'ownerIds', branch: 'branchId', client: 'id', sharing: 'sharing' },
  guards: { ownerIds: 'assign', branchId: 'assign', sharing: 'share' },
  uniques: ['externalIds'],
  sorts: {
    name: { field: 'name', direction: 'asc' },
    created: { field: 'createdAt', direction: 'desc' },
    updated: { field: 'updatedAt', direction: 'desc' },
  },
  search: { name: 'text', companyName: 'text', emails: 'email', phones: 'phone' },
  derived: ['name', 'incomplete'],
  pii: ['civility', 'firstName', 'lastName', 'companyName', 'name', 'jobTitle', 'emails', 'phones', 'address', 'about'],
  ruleFields: ['kind', 'branchId', 'typeId', 'temperatureId'],
  indexes: ['emails', 'phones'],
  words: wordsOf('client'),
});

/** A client record. */
export type Client = RecordOf<typeof clientNoun>;
