import * as z from 'zod/mini';
import { recordId, textLimits } from '../schema-parts.ts';

const mode = {
  none: z.strictObject({ mode: z.literal('none') }),
  fixed: z.strictObject({ mode: z.literal('fixed'), userId: recordId() }),
  roundRobin: z.strictObject({ mode: z.literal('round-robin'), groupId: recordId() }),
};

const simple = z.union([mode.none, mode.fixed, mode.roundRobin]);

/** What a rule of assignment may ask of what was sent: one of the named values; a postcode by its beginning. */
export const assignmentFacts = ['branch', 'intent', 'postcode', 'brand', 'language'] as const;

const rule = z.strictObject({
  fact: z.enum(assignmentFacts),
  in: z.array(z.string().check(z.minLength(1), z.maxLength(textLimits.line))).check(z.minLength(1), z.maxLength(textLimits.list)),
  give: simple,
});

/**
 * Who owns what arrives: nobody, one person, the people of a group in turn, or whom the first fitting rule names. Nobody where none fits,
 * and never who is inactive or away (lead-capture.md section 6).
 */
export const formAssignmentSchema = z.union([
  simple,
  z.strictObject({ mode: z.literal('rules'), rules: z.array(rule).check(z.minLength(1), z.maxLength(textLimits.list)) }),
]);

/** A mode of assignment. */
export type FormAssignment = z.output<typeof formAssignmentSchema>;

/** A mode that needs no facts. */
export type SimpleAssignment = z.output<typeof simple>;

/** What rules are asked about; null where it is not known. */
export type AssignmentFacts = Readonly<Record<(typeof assignmentFacts)[number], string | null>>;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The mode that a submission falls under: of rules, what the first fitting one gives. */
export function assignmentFor(assignment: FormAssignment, facts: AssignmentFacts): SimpleAssignment {
  if (assignment.mode !== 'rules') return assignment;
  const found = assignment.rules.find(({ fact, in: wanted }) => {
    const value = facts[fact];
    if (value === null) return false;
    return wanted.some((each) => (fact === 'postcode' ? value.toLowerCase().startsWith(each.toLowerCase()) : same(value, each)));
  });
  return found?.give ?? { mode: 'none' };
}
