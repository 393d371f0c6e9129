import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { level } from '../permission/policy.ts';
import { instantText, recordId, requiredText, textLimits } from '../schema-parts.ts';

/** Days that a service key may live, and that it lives when nobody says. */
export const serviceKeyDays = { most: 730, usual: 90 } as const;

/**
 * Creates a service key from the hash of its secret, which never travels: `newServiceSecret` makes both. It acts as the person `userId`,
 * or, with `levels`, as a principal of its own that holds exactly these. Since either may be anything, it also needs `policy.manage` everywhere.
 */
export const createServiceKey = defineCommand({
  name: 'serviceKey.create',
  input: z.strictObject({
    name: requiredText(textLimits.name),
    hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    userId: z.optional(recordId()),
    levels: z.optional(z.record(z.string(), level)),
    expiresAt: z.optional(instantText()),
  }),
  output: z.strictObject({ id: z.string(), expiresAt: z.string() }),
  right: 'policy.manage',
  also: ['serviceKey.manage', 'policy.manage'],
});

/** Ends a service key at once, whoever uses it. Its record stays; its levels do not. */
export const revokeServiceKey = defineCommand({
  name: 'serviceKey.revoke',
  input: z.strictObject({ id: recordId() }),
  output: z.strictObject({ id: z.string() }),
  right: 'serviceKey.manage',
  subject: ({ id }) => ({ noun: 'serviceKey', id }),
});
