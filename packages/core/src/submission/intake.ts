import { distinct, normalEmail } from '../client/client-data.ts';
import type { Form } from '../form/form.noun.ts';
import { type GivenConsent, consentText } from '../form/form-consent.ts';
import type { Ports } from '../ports.ts';
import { textLimits } from '../schema-parts.ts';
import { type Raw, answerOf } from './answers.ts';

/** What intake understood of it. */
export interface Intake {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly companyName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly message: string | null;
  readonly zip: string | null;
  readonly vehicle: string | null;
  readonly vin: string | null;
  readonly stockNumber: string | null;
  readonly consents: readonly GivenConsent[];
  readonly flags: readonly string[];
}

const known = new Set([
  'firstName', 'lastName', 'name', 'companyName', 'email', 'phone', 'message', 'postcode', 'vehicle', 'vin', 'stockNumber',
]); // prettier-ignore

const plausibleEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Reads what can be understood; everything else stays verbatim in the submission, flagged. Format never refuses a lead. */
export function readIntake(form: Form, raw: Raw, lang: string, ports: Ports, region: string): Intake {
  const flags: string[] = [];
  const take = (name: string, max: number = textLimits.line): string | null => {
    const text = answerOf(raw, name, Number.POSITIVE_INFINITY);
    if (text !== null && text.length > max) flags.push('shortened');
    return text?.slice(0, max).toWellFormed() ?? null;
  };
  const typedEmail = take('email', 320);
  if (typedEmail !== null && !plausibleEmail.test(typedEmail)) flags.push('email-doubtful');
  const typedPhone = take('phone', 60);
  const e164 = typedPhone === null ? undefined : ports.phone?.(typedPhone, form.region ?? region);
  if (typedPhone !== null && e164 === undefined) flags.push('phone-unreadable');
  const whole = take('name', textLimits.name);
  const names = [...form.fields.map(({ name }) => name), ...form.consents.map(({ purpose }) => `consent_${purpose}`)];
  if (Object.keys(raw).some((name) => !known.has(name) && !names.includes(name))) flags.push('unknown-field');
  return {
    firstName: take('firstName', textLimits.name),
    lastName: take('lastName', textLimits.name) ?? whole,
    companyName: take('companyName', textLimits.name),
    email: typedEmail === null ? null : normalEmail(typedEmail),
    phone: e164 ?? typedPhone,
    message: take('message', textLimits.text),
    zip: take('postcode', 20),
    vehicle: take('vehicle'),
    vin: take('vin', 17)?.toUpperCase() ?? null,
    stockNumber: take('stockNumber', 50),
    consents: form.consents
      .filter(({ purpose }) => take(`consent_${purpose}`) !== null)
      .map(({ purpose, label, channels }) => {
        const { controller, policyUrl } = form;
        return { purpose, text: consentText(label, controller, lang, form.language), lang, channels, controller, policyUrl };
      }),
    flags: distinct(flags),
  };
}
