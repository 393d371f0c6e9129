import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { instantText, optionalId, optionalInstant, requiredText, textLimits } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import { createServiceKey, revokeServiceKey } from './service-key.commands.ts';

const schema = z.strictObject({
  /** What it is for, for people. */
  name: requiredText(textLimits.name),
  /** The person it acts as; null for a principal of its own, `service:` and the key's id, with the levels of its policy node. */
  userId: optionalId(),
  /** SHA-256 of the secret, in hexadecimal. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  expiresAt: instantText(),
  /** Written once an hour at most. */
  lastUsedAt: optionalInstant(),
  revokedAt: optionalInstant(),
});

/** A key by which a script signs in. Its secret is known to whoever made it and to nobody else. */
export const serviceKeyNoun: Noun<'serviceKey', z.output<typeof schema>> = defineNoun({
  name: 'serviceKey',
  schema,
  commands: [createServiceKey, revokeServiceKey],
  sorts: { created: { field: 'createdAt', direction: 'desc' }, name: { field: 'name', direction: 'asc' } },
  secrets: ['hash'],
  derived: ['lastUsedAt', 'revokedAt'],
  words: wordsOf('serviceKey'),
});

/** A service key record. */
export type ServiceKey = RecordOf<typeof serviceKeyNoun>;
