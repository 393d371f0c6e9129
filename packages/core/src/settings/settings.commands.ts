import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';

/** Changes some of the settings; the first call of a tenant starts from the defaults. */
export const setSettings = defineCommand({
  name: 'settings.set',
  input: z.strictObject({ patch: z.record(z.string(), z.unknown()) }),
  output: z.strictObject({ id: z.string() }),
  right: 'settings.manage',
});
