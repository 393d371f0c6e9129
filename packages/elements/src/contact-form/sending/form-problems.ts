import { controlsOf, labelOf, type Control } from './form-controls.ts';
import type { ContactFormMessages } from '../locales/en.ts';

/** One answer that needs attention, and why. */
export interface Problem {
  control: Control;
  message: string;
}

const blank = (control: Control): boolean => !control.value.trim();

function problemOf(control: Control, words: ContactFormMessages): string | undefined {
  const { validity } = control;
  if (validity.valueMissing || (control.required && blank(control))) return words.required.replace('{label}', () => labelOf(control));
  if (validity.valid || !control.willValidate) return undefined;
  return control.type === 'email' ? words.email : words.invalid;
}

// Where none of several answers is given, the first of them asks for one; not when one of them is asked for anyway.
function ruleBroken(controls: Control[], found: Problem[], names: string[], message: string): Problem[] {
  const [first, ...rest] = controls.filter(({ name }) => names.includes(name));
  const asked = found.some(({ control }) => names.includes(control.name));
  return first && !asked && [first, ...rest].every(blank) ? [{ control: first, message }] : [];
}

/** What stands between the form and being sent: native constraints, a way to reach the person, a name or a message. */
export function problemsOf(form: HTMLFormElement, words: ContactFormMessages): Problem[] {
  const controls = controlsOf(form);
  const native = controls
    .map((control) => ({ control, message: problemOf(control, words) ?? '' }))
    // Radio buttons of one name are one question.
    .filter(({ control, message }, at, all) => message && all.findIndex((other) => other.control.name === control.name) === at);
  return [
    ...native,
    ...ruleBroken(controls, native, ['email', 'phone'], words.contactRule),
    ...ruleBroken(controls, native, ['firstName', 'lastName', 'companyName', 'message'], words.contentRule),
  ].sort((a, b) => controls.indexOf(a.control) - controls.indexOf(b.control));
}

/** The gateway's complaints, put on the controls that they name; words of ours where it says nothing. */
export const problemsFrom = (form: HTMLFormElement, fields: Record<string, string>, words: ContactFormMessages): Problem[] =>
  controlsOf(form)
    .filter(({ name }, at, all) => name in fields && all.findIndex((other) => other.name === name) === at)
    .map((control) => ({ control, message: fields[control.name] || words.invalid }));
