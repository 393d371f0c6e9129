import type { FormConsent } from './form-consent.ts';

/** The markets whose law has ready texts. */
export const consentMarkets = ['fr', 'be', 'es', 'us', 'ca'] as const;

/** A market with ready texts. */
export type ConsentMarket = (typeof consentMarkets)[number];

const say = (en: string, fr: string, es: string): FormConsent['label'] => ({ en, fr, es });

const email: FormConsent = {
  purpose: 'marketing-email',
  channels: ['email'],
  label: say(
    'I agree to receive offers from {controller} by e-mail. I can withdraw my consent at any time.',
    'J’accepte de recevoir les offres de {controller} par e-mail. Je peux retirer mon accord à tout moment.',
    'Acepto recibir ofertas de {controller} por correo electrónico. Puedo retirar mi consentimiento en cualquier momento.',
  ),
};
const sms: FormConsent = {
  purpose: 'marketing-sms',
  channels: ['sms'],
  label: say(
    'I agree to receive offers from {controller} by text message. I can withdraw my consent at any time.',
    'J’accepte de recevoir les offres de {controller} par SMS. Je peux retirer mon accord à tout moment.',
    'Acepto recibir ofertas de {controller} por SMS. Puedo retirar mi consentimiento en cualquier momento.',
  ),
};
const phone: FormConsent = {
  purpose: 'marketing-phone',
  channels: ['phone'],
  label: say(
    'I agree that {controller} may call me with commercial offers. Without this consent I will get no such call. I can withdraw it at any time.',
    'J’accepte d’être appelé(e) par {controller} pour des offres commerciales. Sans cet accord, je ne recevrai aucun appel commercial. Je peux le retirer à tout moment.',
    'Acepto que {controller} me llame con ofertas comerciales. Sin este consentimiento no recibiré ninguna llamada comercial. Puedo retirarlo en cualquier momento.',
  ),
};
const written: FormConsent = {
  purpose: 'marketing-calls-and-texts',
  channels: ['phone', 'sms'],
  label: say(
    'I agree that {controller} may call and text me with offers at the number I gave, also with automated technology or recorded messages. My consent is not a condition of any purchase.',
    'J’accepte que {controller} m’appelle et m’envoie des messages avec ses offres au numéro indiqué, y compris par des moyens automatisés ou des messages enregistrés. Mon accord n’est la condition d’aucun achat.',
    'Acepto que {controller} me llame y me envíe mensajes con ofertas al número indicado, también con tecnología automatizada o mensajes grabados. Mi consentimiento no es condición de ninguna compra.',
  ),
};
const express: FormConsent = {
  ...email,
  label: say(
    'Yes, {controller} may send me commercial e-mails. I can unsubscribe at any time.',
    'Oui, {controller} peut m’envoyer des messages électroniques commerciaux. Je peux me désabonner à tout moment.',
    'Sí, {controller} puede enviarme correos comerciales. Puedo darme de baja en cualquier momento.',
  ),
};

/**
 * Consents that a form of a market may ask for, one per purpose, each with its own box: calls by prior consent in France and Spain, written
 * consent to automated calls in the United States, express consent to messages in Canada (lead-capture.md section 4). Texts to begin with,
 * not legal advice.
 */
export const consentPresets: Readonly<Record<ConsentMarket, readonly FormConsent[]>> = {
  fr: [email, sms, phone],
  be: [email, sms, phone],
  es: [email, sms, phone],
  us: [email, written],
  ca: [express, sms],
};
