import * as z from 'zod/mini';
import { requiredText } from '../schema-parts.ts';

/** Most external ids of one record. */
export const externalIdLimit = 20;

/** What another system calls a record: the name of that system, and its id there. */
export const externalIdSchema = z.strictObject({ system: requiredText(50), id: requiredText(200) });

/** What another system calls a record. */
export type ExternalId = z.output<typeof externalIdSchema>;

/** What other systems call a record; in one noun, each stands for one record only. */
export const externalIds = () => z._default(z.array(externalIdSchema).check(z.maxLength(externalIdLimit)), []);
