import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { ids, optionalId, requiredText, textLimits } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import { createRemark, deleteRemark, updateRemark } from './remark.commands.ts';

const schema = z.strictObject({
  leadId: optionalId(),
  clientId: optionalId(),
  text: requiredText(textLimits.text),
  /** Its author, whose it stays to change and to take away. */
  ownerIds: ids(),
});

/** A comment on a lead or a client (behaviours.md C13, C21); viewed as its lead, else as its client. */
export const remarkNoun: Noun<'remark', z.output<typeof schema>> = defineNoun({
  name: 'remark',
  schema,
  commands: [createRemark, updateRemark, deleteRemark],
  ties: { owners: 'ownerIds' },
  parents: [
    { field: 'leadId', noun: 'lead' },
    { field: 'clientId', noun: 'client' },
  ],
  sorts: { created: { field: 'createdAt', direction: 'desc' } },
  search: { text: 'text' },
  pii: ['text'],
  words: wordsOf('remark'),
});

/** A remark record. */
export type Remark = RecordOf<typeof remarkNoun>;
