import * as z from 'zod/mini';

/** Longest texts that records take, in UTF-16 units. */
export const textLimits = { name: 200, line: 255, text: 4000, list: 100 } as const;

const trimmed = (max: number) => z.string().check(z.trim(), z.maxLength(max));

/** A text that must say something. */
export const requiredText = (max: number = textLimits.line) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));

/** A text that may be absent. */
export const optionalText = (max: number = textLimits.line) => z._default(z.nullable(trimmed(max)), null);

/** The id of another record, or null. */
export const optionalId = () => z._default(z.nullable(z.string().check(z.minLength(1), z.maxLength(100))), null);

/** The id of another record. */
export const recordId = () => z.string().check(z.minLength(1), z.maxLength(100));

/** Ids of other records. */
export const ids = () => z._default(z.array(recordId()).check(z.maxLength(textLimits.list)), []);

/** Short texts. */
export const texts = (max: number = textLimits.line) => z._default(z.array(trimmed(max)).check(z.maxLength(textLimits.list)), []);

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** An instant, ISO 8601 in UTC with milliseconds. */
export const instantText = () => z.string().check(z.regex(instantPattern));

/** An instant, or null. */
export const optionalInstant = () => z._default(z.nullable(instantText()), null);

/** Money: integer minor units and an ISO 4217 currency. */
export const money = () =>
  z.strictObject({ minor: z.int().check(z.minimum(-1e15), z.maximum(1e15)), currency: z.string().check(z.regex(/^[A-Z]{3}$/)) });

/** Money, or null when unknown. */
export const optionalMoney = () => z._default(z.nullable(money()), null);

/** A day that is no instant, `YYYY-MM-DD`, or null. */
export const optionalDate = () => z._default(z.nullable(z.iso.date()), null);

/** A postal address; every part may be empty. */
export const postalAddress = () =>
  z.strictObject({
    street: optionalText(),
    city: optionalText(),
    state: optionalText(),
    zip: optionalText(20),
    country: optionalText(2),
  });

/** A counter. */
export const counter = () => z._default(z.int().check(z.minimum(0)), 0);

/** A text in the three languages that the product ships, of which at least one is needed to show it. */
export const localText = () => z.record(z.string().check(z.regex(/^[a-z]{2,3}$/)), z.string().check(z.maxLength(textLimits.text)));

type WithoutDefault<S> = S extends z.ZodMiniDefault<infer Inner> ? Inner : S extends z.ZodMiniPrefault<infer Inner> ? Inner : S;

/** The schema of a patch of a record: any of its fields. Unlike `z.partial`, it fills in no default for a field that was left out. */
export function patchOf<Shape extends z.core.$ZodShape>(
  schema: z.ZodMiniObject<Shape>,
): z.ZodMiniObject<{ [Field in keyof Shape]: z.ZodMiniOptional<WithoutDefault<Shape[Field]>> }, z.core.$strict> {
  const bare = (field: z.core.$ZodType): z.core.$ZodType => {
    const { type, innerType } = field._zod.def as unknown as { readonly type: string; readonly innerType?: z.core.$ZodType };
    return innerType && (type === 'default' || type === 'prefault') ? bare(innerType) : field;
  };
  const fields = Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => [name, z.optional(bare(field))]);
  return z.strictObject(Object.fromEntries(fields)) as never;
}
