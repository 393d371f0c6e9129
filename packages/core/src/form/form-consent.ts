import * as z from 'zod/mini';
import { localText, optionalText, textLimits } from '../schema-parts.ts';
import { localized } from './localized.ts';

/** The ways by which somebody may let himself be reached. */
export const consentChannels = ['phone', 'email', 'sms', 'whatsapp', 'post'] as const;

/** One consent: never pre-ticked, never required, stored with the text that was shown. */
export const formConsentSchema = z.strictObject({
  purpose: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  /** What the visitor reads; `{controller}` stands for the form's controller. */
  label: localText(),
  /** By which channels he may then be reached. */
  channels: z._default(z.array(z.enum(consentChannels)).check(z.maxLength(consentChannels.length)), []),
});

/** A consent that a form asks for. */
export type FormConsent = z.output<typeof formConsentSchema>;

/** Who is given the consents of a form, and where its privacy policy stands (lead-capture.md section 4). */
export const formControllerFields = {
  /** The controller by name, as the visitor reads it. */
  controller: optionalText(),
  policyUrl: z._default(z.nullable(z.url().check(z.regex(/^https:\/\//), z.maxLength(textLimits.text))), null),
};

/** The exact text of a consent, as it is shown and as it is proved. */
export function consentText(label: FormConsent['label'], controller: string | null, lang: string, fallback: string): string {
  return localized(label, lang, fallback).replaceAll('{controller}', controller ?? '');
}

/** A consent that a visitor gave, as it was shown to him. */
export const givenConsentSchema = z.strictObject({
  purpose: z.string(),
  text: z.string(),
  lang: z.string(),
  channels: z._default(z.array(z.enum(consentChannels)), []),
  controller: z._default(z.nullable(z.string()), null),
  policyUrl: z._default(z.nullable(z.string()), null),
});

/** A consent that was given. */
export type GivenConsent = z.output<typeof givenConsentSchema>;
