// A noun of our own: the warranty that was sold with a vehicle. The page and the server share this file.
import { defineCommand, defineNoun, patchOf } from '@dealerkit/core';
import * as z from 'zod/mini';

const schema = z.strictObject({
  holder: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  level: z.enum(['basic', 'full']),
  until: z.iso.date(),
  months: z.int().check(z.minimum(1), z.maximum(120)),
  price: z._default(z.nullable(z.strictObject({ minor: z.int(), currency: z.string() })), null),
  transferable: z._default(z.boolean(), false),
  note: z._default(z.nullable(z.string().check(z.maxLength(2000))), null),
  ownerIds: z._default(z.array(z.string()), []),
});
const id = z.string().check(z.minLength(1), z.maxLength(100));

export const saveWarranty = defineCommand({
  name: 'warranty.save',
  input: z.strictObject({ id: z.optional(id), data: patchOf(schema), from: z.optional(patchOf(schema)) }),
  output: z.strictObject({ id }),
  right: 'warranty.save',
});
export const deleteWarranty = defineCommand({
  name: 'warranty.delete',
  input: z.strictObject({ id }),
  output: z.strictObject({ id }),
  right: 'warranty.delete',
  subject: (input) => ({ noun: 'warranty', id: input.id }),
});

const words = (one, many, fields, levels) => async () => ({
  one,
  many,
  fields: Object.fromEntries(Object.keys(schema.shape).map((field, index) => [field, fields.split(', ')[index]])),
  values: { level: levels },
});

export const warranty = defineNoun({
  name: 'warranty',
  schema,
  commands: [saveWarranty, deleteWarranty],
  ties: { owners: 'ownerIds' },
  guards: { ownerIds: 'assign' },
  sorts: { until: { field: 'until', direction: 'asc' }, holder: { field: 'holder', direction: 'asc' } },
  search: { holder: 'text' },
  pii: ['holder', 'note'],
  words: {
    en: words('warranty', 'warranties', 'Holder, Level, Valid until, Months, Price, Transferable, Note, Sold by', {
      basic: 'Basic',
      full: 'Full',
    }),
    fr: words('garantie', 'garanties', 'Titulaire, Niveau, Valable jusqu’au, Mois, Prix, Cessible, Note, Vendue par', {
      basic: 'Base',
      full: 'Complète',
    }),
    es: words('garantía', 'garantías', 'Titular, Nivel, Válida hasta, Meses, Precio, Transferible, Nota, Vendida por', {
      basic: 'Básica',
      full: 'Completa',
    }),
  },
});
