import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { presetNames } from './preset-names.ts';

/**
 * Applies a preset: what it says of profiles, roles and types of groups replaces what was there; what was said of single users, groups and
 * service keys stays, and so do rules and audiences. `crm.preview` tells the differences (`changes`) before anything is applied.
 */
export const applyPreset = defineCommand({
  name: 'policy.applyPreset',
  input: z.strictObject({ preset: z.enum(presetNames), version: z.optional(z.string()) }),
  output: z.strictObject({ changed: z.number() }),
  right: 'policy.manage',
  subject: () => ({ noun: 'policy', id: 'policy' }),
});
