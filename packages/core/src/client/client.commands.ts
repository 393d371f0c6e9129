import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { recordId, requiredText, textLimits } from '../schema-parts.ts';

const text = (max: number = textLimits.line) => z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(max))));

/** The fields of a client that a person may type. */
export const clientFields = {
  civility: z.optional(z.nullable(z.enum(['mr', 'mrs']))),
  firstName: text(textLimits.name),
  lastName: text(textLimits.name),
  companyName: text(textLimits.name),
  jobTitle: text(),
  emails: z.optional(z.array(requiredText(320)).check(z.maxLength(20))),
  phones: z.optional(z.array(requiredText(60)).check(z.maxLength(20))),
  address: z.optional(z.nullable(z.strictObject({ street: text(), city: text(), state: text(), zip: text(20), country: text(2) }))),
  language: text(10),
  about: text(textLimits.text),
  typeId: text(100),
  temperatureId: text(100),
  tags: z.optional(z.array(requiredText(50)).check(z.maxLength(textLimits.list))),
};

/** A client as a person types him. */
export const clientInput = z.strictObject({ kind: z.enum(['person', 'company']), ...clientFields });

/** What a person types of a client. */
export type ClientInput = z.input<typeof clientInput>;

/** Creates a client. A person needs first and last name, a company its name (behaviours.md O4). */
export const createClient = defineCommand({
  name: 'client.create',
  input: z.strictObject({ ...clientInput.shape, ownerId: z.optional(recordId()), branchId: z.optional(z.nullable(recordId())) }),
  output: z.strictObject({ id: z.string() }),
  right: 'client.create',
});

const patch = z.partial(z.strictObject(clientFields));

/**
 * Changes fields of a client. `from` holds the values that the editor started from: a field that someone else changed meanwhile
 * is a `conflict`, every other field is saved beside his.
 */
export const updateClient = defineCommand({
  name: 'client.update',
  input: z.strictObject({ id: recordId(), patch, from: z.optional(patch) }),
  output: z.strictObject({ id: z.string() }),
  right: 'client.update',
  subject: ({ id }) => ({ noun: 'client', id }),
});

/** Days after which an archived client is deleted for good, unless he was restored. */
export const archiveDays = 30;

/**
 * Puts a client away: lists and searches of clients leave him out, nothing of him closes, and for 30 days he can be restored. After that
 * he is deleted as by `client.delete` (behaviours.md B15a).
 */
export const archiveClient = defineCommand({
  name: 'client.archive',
  input: z.strictObject({ id: recordId() }),
  /** `until` is the instant of his deletion. */
  output: z.strictObject({ id: z.string(), until: z.string() }),
  right: 'client.archive',
  subject: ({ id }) => ({ noun: 'client', id }),
});

/** Takes a client back from the archive. */
export const restoreClient = defineCommand({
  name: 'client.restore',
  input: z.strictObject({ id: recordId() }),
  output: z.strictObject({ id: z.string() }),
  right: 'client.restore',
  subject: ({ id }) => ({ noun: 'client', id }),
});

/** Gives a client another main owner, or one in the place of the owner `from`; he is told unless `inform` is false (behaviours.md B6, O11). */
export const assignClient = defineCommand({
  name: 'client.assign',
  input: z.strictObject({ id: recordId(), ownerId: recordId(), from: z.optional(recordId()), inform: z.optional(z.boolean()) }),
  output: z.strictObject({ id: z.string(), ownerId: z.string() }),
  right: 'client.assign',
  subject: ({ id }) => ({ noun: 'client', id }),
});

/**
 * Deletes a client for good: he and his contacts go, his open leads and tasks are closed, and what is personal is emptied everywhere.
 * Nobody can undo it; what other systems call him stays taken (behaviours.md B13-B22).
 */
export const deleteClient = defineCommand({
  name: 'client.delete',
  input: z.strictObject({ id: recordId() }),
  output: z.strictObject({ id: z.string() }),
  right: 'client.delete',
  subject: ({ id }) => ({ noun: 'client', id }),
});
