import * as z from 'zod/mini';
import { recordId, requiredText, textLimits } from '../schema-parts.ts';

/**
 * Which branch gets what arrives (lead-capture.md section 5): the one that the visitor chose, else where the vehicle stands, else by
 * postcode (its beginning; the longest fitting one), else by brand, else the form's own.
 */
export const formRoutingSchema = z.strictObject({
  postcodes: z._default(z.array(z.strictObject({ prefix: requiredText(20), branchId: recordId() })).check(z.maxLength(1000)), []),
  brands: z._default(z.array(z.strictObject({ brand: requiredText(40), branchId: recordId() })).check(z.maxLength(textLimits.list)), []),
});

/** The rows by which a form finds a branch. */
export type FormRouting = z.output<typeof formRoutingSchema>;

const plain = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase();

/** The branch of a postcode or a brand; null where no row fits. */
export function routedBranch({ postcodes, brands }: FormRouting, postcode: string | null, brand: string | null): string | null {
  const fitting = postcodes
    .filter(({ prefix }) => postcode !== null && plain(postcode).startsWith(plain(prefix)))
    .sort((one, other) => other.prefix.length - one.prefix.length);
  const ofBrand = brands.find((row) => brand !== null && plain(row.brand) === plain(brand));
  return fitting[0]?.branchId ?? ofBrand?.branchId ?? null;
}
