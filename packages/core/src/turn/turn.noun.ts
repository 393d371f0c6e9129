import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { counter, recordId } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';

const schema = z.strictObject({
  groupId: recordId(),
  /** Who had the last turn. */
  lastId: recordId(),
  /** Turns that were given. */
  given: counter(),
});

/**
 * Whose turn it was in a group: one record, under the group's id, that every commit which gives a turn writes. Two that were planned from
 * one turn are refused the second time, on every backend, so no turn is given twice (lead-capture.md section 6).
 */
export const turnNoun: Noun<'turn', z.output<typeof schema>> = defineNoun({
  name: 'turn',
  schema,
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
  words: wordsOf('turn'),
});

/** Whose turn it was. */
export type Turn = RecordOf<typeof turnNoun>;
