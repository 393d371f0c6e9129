import { type Noun, defineNoun } from '@dealerkit/core';
import * as z from 'zod/mini';

const nullable = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null);

const thing = defineNoun({
  name: 'thing',
  schema: z.object({
    name: nullable(z.string()),
    kind: nullable(z.string()),
    email: nullable(z.string()),
    phone: nullable(z.string()),
    price: nullable(z.number()),
    sold: nullable(z.boolean()),
    tags: nullable(z.array(z.string())),
    boxId: nullable(z.string()),
    extra: z.unknown(),
  }),
  sorts: {
    name: { field: 'name', direction: 'asc' },
    dear: { field: 'price', direction: 'desc' },
    sold: { field: 'sold', direction: 'asc' },
    newest: { field: 'updatedAt', direction: 'desc' },
  },
  search: { name: 'text', email: 'email', phone: 'phone' },
  ruleFields: ['kind'],
  indexes: ['boxId'],
});

const box = defineNoun({ name: 'box', schema: z.object({ name: z.string() }), sorts: { name: { field: 'name', direction: 'asc' } } });

/** The main noun of the backend cases: a field of every kind, every kind of sort and search. */
export const thingNoun: Noun = thing;

/** The nouns of the backend cases. */
export const backendNouns: readonly Noun[] = [thing, box];
