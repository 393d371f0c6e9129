import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { absenceSchema, setAbsences, standInSchema } from '../absence/absence.commands.ts';
import { wordsOf } from '../words/noun-words.ts';
import { ids, optionalId, optionalText, requiredText, textLimits } from '../schema-parts.ts';

const schema = z.strictObject({
  name: requiredText(textLimits.name),
  email: optionalText(320),
  phone: optionalText(60),
  language: optionalText(10),
  profileId: optionalId(),
  groupIds: ids(),
  branchId: optionalId(),
  /** The client whose external contact this is. */
  clientId: optionalId(),
  active: z._default(z.boolean(), true),
  /** Times away, with who stands in. */
  absences: z._default(z.array(absenceSchema), []),
  /** For whom he stands in, and when. */
  standsInFor: z._default(z.array(standInSchema), []),
});

/** A person of the house who signs in. */
export const userNoun: Noun<'user', z.output<typeof schema>> = defineNoun({
  name: 'user',
  schema,
  commands: [setAbsences],
  actions: ['manage'],
  derived: ['absences', 'standsInFor'],
  ties: { self: 'id', branch: 'branchId' },
  sorts: { name: { field: 'name', direction: 'asc' } },
  search: { name: 'text', email: 'email' },
  pii: ['name', 'email', 'phone'],
  ruleFields: ['active', 'branchId'],
  indexes: ['branchId', 'groupIds'],
  person: ({ id, name, active, groupIds, branchId, clientId, profileId, standsInFor }) => ({
    id,
    name,
    active,
    groups: groupIds,
    branch: branchId,
    client: clientId,
    profile: profileId,
    standsInFor: standsInFor.map(({ userId, from, until }) => ({ id: userId, from, until })),
  }),
  inSession: ({ id, name, branchId, groupIds, profileId, active, absences }) => ({
    id,
    name,
    branchId,
    groupIds,
    profileId,
    active,
    absences,
  }),
  words: wordsOf('user'),
});

/** A user record. */
export type User = RecordOf<typeof userNoun>;
