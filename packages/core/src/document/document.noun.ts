import * as z from 'zod/mini';
import { fileLimits } from '../file/file-limits.ts';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { ids, optionalId, recordId, requiredText, textLimits } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import { addDocument, deleteDocument, renameDocument } from './document.commands.ts';

const schema = z.strictObject({
  leadId: optionalId(),
  clientId: optionalId(),
  title: requiredText(textLimits.name),
  /** As its sender called it. */
  fileName: requiredText(fileLimits.name),
  /** As its content was found to be. */
  mediaType: requiredText(),
  /** Bytes. */
  size: z.int().check(z.minimum(1)),
  fileId: recordId(),
  /** Who attached it, whose it stays to rename and to take away. */
  ownerIds: ids(),
});

/** A file of a lead or a client (behaviours.md C14, C15); viewed as its lead, else as its client. */
export const documentNoun: Noun<'document', z.output<typeof schema>> = defineNoun({
  name: 'document',
  schema,
  commands: [addDocument, renameDocument, deleteDocument],
  ties: { owners: 'ownerIds' },
  parents: [
    { field: 'leadId', noun: 'lead' },
    { field: 'clientId', noun: 'client' },
  ],
  sorts: { created: { field: 'createdAt', direction: 'desc' } },
  search: { title: 'text', fileName: 'text' },
  pii: ['title', 'fileName'],
  ruleFields: ['mediaType'],
  uniques: ['fileId'],
  secrets: ['fileId'],
  indexes: ['fileId'],
  file: ({ fileId, mediaType }) => ({ id: fileId, type: mediaType }),
  words: wordsOf('document'),
});

/** A document record. */
export type Document = RecordOf<typeof documentNoun>;
