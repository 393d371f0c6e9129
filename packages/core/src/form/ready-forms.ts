import type { FormField, formIntents } from './form-field.ts';
import type { Local } from './localized.ts';
import {
  contactFields,
  driveFields,
  pageVehicle,
  personFields,
  quoteFields,
  recallFields,
  say,
  tradeFields,
  wish,
} from './ready-fields.ts';

/** A form that is ready to be saved, key, owner and consents aside. */
export interface ReadyForm {
  readonly intent: (typeof formIntents)[number];
  readonly name: string;
  readonly language: string;
  readonly title: Local;
  readonly submit: Local;
  readonly thanksTitle: Local;
  readonly thanksText: Local;
  readonly fields: readonly FormField[];
}

const common = {
  language: 'en',
  thanksTitle: say('Thank you, your request has arrived', 'Merci, votre demande est bien arrivée', 'Gracias, hemos recibido su solicitud'),
} as const;

const answered = say('We will answer you soon.', 'Nous vous répondons rapidement.', 'Le responderemos en breve.');
const confirmed = say(
  'We will call you to confirm the time.',
  'Nous vous appelons pour confirmer l’heure.',
  'Le llamaremos para confirmar la hora.',
);

/** A form for each of the five intents, in three languages: what the builder and a new house begin with (lead-capture.md section 3). */
export const readyForms: Readonly<Record<ReadyForm['intent'], ReadyForm>> = {
  contact: {
    ...common,
    intent: 'contact',
    name: 'Contact',
    title: say('Write to us', 'Écrivez-nous', 'Escríbanos'),
    submit: say('Send my request', 'Envoyer ma demande', 'Enviar mi solicitud'),
    thanksText: answered,
    fields: [...personFields, ...contactFields, ...pageVehicle],
  },
  quote: {
    ...common,
    intent: 'quote',
    name: 'Quote',
    title: say('Ask for a quote', 'Demander un devis', 'Pedir un presupuesto'),
    submit: say('Ask for my quote', 'Demander mon devis', 'Pedir mi presupuesto'),
    thanksText: say('We are preparing your quote.', 'Nous préparons votre devis.', 'Estamos preparando su presupuesto.'),
    fields: [wish, ...quoteFields, ...personFields.map((field) => ({ ...field, step: 2 })), ...pageVehicle],
  },
  'test-drive': {
    ...common,
    intent: 'test-drive',
    name: 'Test drive',
    title: say('Ask for a test drive', 'Demander un essai', 'Solicitar una prueba'),
    submit: say('Ask for my test drive', 'Demander mon essai', 'Solicitar mi prueba'),
    thanksText: confirmed,
    fields: [wish, ...driveFields, ...personFields.map((field) => ({ ...field, step: 2 })), ...pageVehicle],
  },
  'trade-in': {
    ...common,
    intent: 'trade-in',
    name: 'Trade-in',
    title: say('Trade in my car', 'Faire reprendre ma voiture', 'Entregar mi coche'),
    submit: say('Ask for my estimate', 'Demander mon estimation', 'Solicitar mi tasación'),
    thanksText: say(
      'An expert will call you with an estimate.',
      'Un expert vous rappelle avec une estimation.',
      'Un experto le llamará con una tasación.',
    ),
    fields: [...tradeFields, ...personFields.map((field) => ({ ...field, step: 2 })), ...pageVehicle],
  },
  'call-back': {
    ...common,
    intent: 'call-back',
    name: 'Call back',
    title: say('Have us call you', 'Être rappelé', 'Le llamamos'),
    submit: say('Call me back', 'Rappelez-moi', 'Llámenme'),
    thanksText: say('We will call you back.', 'Nous vous rappelons.', 'Le llamaremos.'),
    fields: [...recallFields, ...pageVehicle],
  },
};
