import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { recordId } from '../schema-parts.ts';

/** Most people and groups that one record names as its readers, or as its writers. */
export const shareLimit = 100;

/** A user's id, or `group:` and a group's. */
const named = () => z._default(z.array(z.string().check(z.minLength(1), z.maxLength(110))).check(z.maxLength(shareLimit)), []);

const sharingInput = z.nullable(z.strictObject({ access: z.enum(['private', 'read', 'write']), readers: named(), writers: named() }));

function shareOf<const Name extends string>(name: Name, noun: string) {
  return defineCommand({
    name,
    input: z.strictObject({ id: recordId(), sharing: sharingInput }),
    output: z.strictObject({ id: z.string() }),
    right: name,
    subject: ({ id }) => ({ noun, id }),
  });
}

/** Says who may see a client beside its owners: nobody else, everybody, or those who are named; null is the house's default (behaviours.md O1, O12). */
export const shareClient = shareOf('client.share', 'client');

/** Says who may see a lead beside its owners; null is the house's default (behaviours.md O33). */
export const shareLead = shareOf('lead.share', 'lead');
