import * as z from 'zod/mini';
import { localText } from '../schema-parts.ts';

/** What a visitor wants, one form each (lead-capture.md section 3). */
export const formIntents = ['contact', 'quote', 'test-drive', 'trade-in', 'call-back'] as const;

/** Steps that a form has at most. */
export const formSteps = 10;

const name = () => z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/));

/** When a field is asked: another field has this value, or any. */
export const formConditionSchema = z.union([
  z.strictObject({ field: name(), equals: z.string().check(z.maxLength(255)) }),
  z.strictObject({ field: name(), filled: z.literal(true) }),
]);

/** One field of a form; names are those of intake (`firstName`, `email`, `phone` …). */
export const formFieldSchema = z.strictObject({
  name: name(),
  type: z.enum(['text', 'email', 'tel', 'textarea', 'select', 'checkbox', 'hidden', 'number', 'date', 'vin', 'plate', 'mileage']),
  label: localText(),
  help: z.optional(localText()),
  required: z.optional(z.boolean()),
  autocomplete: z.optional(z.string()),
  inputmode: z.optional(z.string()),
  maxlength: z.optional(z.int()),
  options: z.optional(z.array(z.strictObject({ value: z.string(), label: localText() }))),
  value: z.optional(z.string()),
  /** The step that it is asked in, from 1; the first where left out. */
  step: z.optional(z.int().check(z.minimum(1), z.maximum(formSteps))),
  when: z.optional(formConditionSchema),
});

/** A field of a form. */
export type FormField = z.output<typeof formFieldSchema>;

/** A condition that a page cannot keep, and where it stands. */
export interface FormFieldProblem {
  readonly index: number;
  readonly field: 'name' | 'when' | 'required';
  readonly code: 'twice' | 'unknown' | 'later' | 'conditional';
}

/**
 * What is wrong with fields as a whole: a name that stands twice, a condition on a field that there is not, or on one that is asked later
 * or not before (so no circle), a conditional field that is required, which a page that knows no conditions would never let through.
 */
export function formFieldProblems(fields: readonly FormField[]): FormFieldProblem[] {
  const first = new Map<string, number>();
  for (const [index, field] of fields.entries()) if (!first.has(field.name)) first.set(field.name, index);
  return fields.flatMap(({ name: own, when, required, step = 1 }, index): FormFieldProblem[] => {
    const asked = when && first.get(when.field);
    const late = asked !== undefined && (asked >= index || (fields[asked]?.step ?? 1) > step);
    return [
      ...(first.get(own) === index ? [] : [{ index, field: 'name', code: 'twice' } as const]),
      ...(when && asked === undefined ? [{ index, field: 'when', code: 'unknown' } as const] : []),
      ...(late ? [{ index, field: 'when', code: 'later' } as const] : []),
      ...(when && required ? [{ index, field: 'required', code: 'conditional' } as const] : []),
    ];
  });
}
