import * as z from 'zod/mini';
import { externalIdSchema } from './external-ids.ts';

/** What an upsert answers: the record, and what became of it. */
export const upsertOutput = z.strictObject({ id: z.string(), outcome: z.enum(['created', 'updated', 'unchanged']) });

/** What an upsert answers. */
export type UpsertOutput = z.output<typeof upsertOutput>;

/** The input of an upsert: what another system calls the record, and its fields. */
export const upsertInput = <Data extends z.ZodMiniType>(data: Data) => z.strictObject({ externalId: externalIdSchema, data });
