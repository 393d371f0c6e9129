import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { upsertInput, upsertOutput } from '../external/upsert-contract.ts';
import { instantText, recordId } from '../schema-parts.ts';
import { clientFields } from './client.commands.ts';

const upserted = z.strictObject({ kind: z.optional(z.enum(['person', 'company'])), ...clientFields });
const firstOwner = { ownerId: z.optional(z.nullable(recordId())), branchId: z.optional(z.nullable(recordId())) };

/**
 * Creates or changes the client that another system calls `externalId`; what `data` leaves out stays as it is, and a client of whom
 * nothing changes is not written. Owner and branch count only when he is created: afterwards they are given by the house.
 */
export const upsertClient = defineCommand({
  name: 'client.upsert',
  input: upsertInput(z.strictObject({ ...upserted.shape, ...firstOwner })),
  output: upsertOutput,
  right: 'client.create',
  change: 'client.update',
});

/**
 * Takes over a client from another system as he was there: with his owner, even one who left, and with when and by whom he was
 * created; names may be missing. Again with the same `externalId`, it changes him.
 */
export const importClient = defineCommand({
  name: 'client.import',
  input: upsertInput(
    z.strictObject({ ...upserted.shape, ...firstOwner, createdAt: z.optional(instantText()), createdBy: z.optional(recordId()) }),
  ),
  output: upsertOutput,
  right: 'client.import',
  change: 'client.import',
});
