import { type FormConsent, consentText } from './form-consent.ts';
import type { FormField } from './form-field.ts';
import type { Form } from './form.noun.ts';
import { type Local, localized } from './localized.ts';
import { wholeForm } from './whole-form.ts';

/** A form as a page gets it: version 1 of the wire, every text already in one language. */
export interface FormDefinition {
  readonly v: 1;
  readonly key: string;
  readonly lang: string;
  /** What its visitors want; absent for anything. */
  readonly intent?: NonNullable<Form['intent']>;
  readonly title?: string;
  readonly intro?: string;
  readonly submit: string;
  readonly thanks: { readonly title: string; readonly text: string };
  readonly fields: readonly FormDefinitionField[];
  readonly consents: readonly {
    readonly purpose: string;
    readonly label: string;
    /** By which channels whoever consents may be reached; absent where the form says none. */
    readonly channels?: FormConsent['channels'];
  }[];
  /** Who is given the consents, by name. */
  readonly controller?: string;
  /** Where the privacy policy stands. */
  readonly policyUrl?: string;
  /** The legend that explains the mark of required fields; absent when there is none. */
  readonly required?: string;
  readonly contactRule: 'emailOrPhone';
  readonly phone?: string;
  readonly email?: string;
}

/** A field as a page gets it. */
export interface FormDefinitionField {
  readonly name: string;
  readonly type: FormField['type'];
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly inputmode?: string;
  readonly maxlength?: number;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly value?: string;
  /** The step that it is asked in, from 1; the first where absent. */
  readonly step?: number;
  /** When it is asked; always where absent. It names a field that is asked before. */
  readonly when?: NonNullable<FormField['when']>;
}

const requiredLegend: Local = {
  en: 'Required fields are marked with *',
  fr: 'Les champs obligatoires sont marqués d’un *',
  es: 'Los campos obligatorios están marcados con *',
};

/** The language that a form is shown in: the wanted one where the form has it, else its own. */
export function formLanguage(form: Form, wanted: string | undefined): string {
  const base = wanted?.toLowerCase().split('-')[0];
  return base !== undefined && form.submit[base] !== undefined ? base : form.language;
}

/** Makes the public definition of a form in one language. Says nothing of owners, branches or origins. */
export function formDefinition(stored: Form, wanted: string | undefined): FormDefinition {
  const form = wholeForm(stored);
  const lang = formLanguage(form, wanted);
  const say = (text: Local | undefined): string => localized(text, lang, form.language);
  const [title, intro] = [say(form.title), say(form.intro)];
  return {
    v: 1,
    key: form.key,
    lang,
    ...(form.intent ? { intent: form.intent } : {}),
    ...(title ? { title } : {}),
    ...(intro ? { intro } : {}),
    submit: say(form.submit),
    thanks: { title: say(form.thanksTitle), text: say(form.thanksText) },
    fields: form.fields.map(({ label, help, options, ...field }) => ({
      ...(JSON.parse(JSON.stringify(field)) as Omit<FormDefinitionField, 'label'>),
      label: say(label),
      ...(help ? { help: say(help) } : {}),
      ...(options ? { options: options.map(({ value, label: text }) => ({ value, label: say(text) })) } : {}),
    })),
    consents: form.consents.map(({ purpose, label, channels }) => ({
      purpose,
      label: consentText(label, form.controller, lang, form.language),
      ...(channels.length > 0 ? { channels } : {}),
    })),
    ...(form.controller ? { controller: form.controller } : {}),
    ...(form.policyUrl ? { policyUrl: form.policyUrl } : {}),
    ...(form.fields.some(({ required }) => required) ? { required: localized(requiredLegend, lang, 'en') } : {}),
    contactRule: 'emailOrPhone',
    ...(form.phone ? { phone: form.phone } : {}),
    ...(form.email ? { email: form.email } : {}),
  };
}
