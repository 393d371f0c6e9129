import type { FormField } from '@dealerkit/core';

type Local = Record<string, string>;
const say = (fr: string, es: string, en: string): Local => ({ fr, es, en });

const person: FormField[] = [
  { name: 'firstName', type: 'text', label: say('Prénom', 'Nombre', 'First name'), autocomplete: 'given-name', maxlength: 200 },
  {
    name: 'lastName',
    type: 'text',
    label: say('Nom', 'Apellidos', 'Last name'),
    required: true,
    autocomplete: 'family-name',
    maxlength: 200,
  },
  {
    name: 'email',
    type: 'email',
    label: say('E-mail', 'Correo electrónico', 'E-mail'),
    autocomplete: 'email',
    inputmode: 'email',
    maxlength: 320,
  },
  { name: 'phone', type: 'tel', label: say('Téléphone', 'Teléfono', 'Phone'), autocomplete: 'tel', inputmode: 'tel', maxlength: 60 },
];
const vehicle: FormField[] = (['vehicle', 'vin', 'stockNumber'] as const).map((name) => ({
  name,
  type: 'hidden',
  label: say('Véhicule', 'Vehículo', 'Vehicle'),
}));
const message = (label: Local): FormField => ({ name: 'message', type: 'textarea', label, maxlength: 4000 });
const option = (value: string, label: Local) => ({ value, label });

const consents = [
  {
    purpose: 'marketing-email',
    label: say(
      'J’accepte de recevoir les offres de Vermeil Automobiles par e-mail. Je peux changer d’avis à tout moment.',
      'Acepto recibir las ofertas de Vermeil Automobiles por correo electrónico. Puedo cambiar de opinión en cualquier momento.',
      'I agree to receive offers from Vermeil Automobiles by e-mail. I can change my mind at any time.',
    ),
  },
  {
    purpose: 'marketing-phone',
    label: say(
      'J’accepte d’être appelé par Vermeil Automobiles pour ses offres commerciales. Je peux changer d’avis à tout moment.',
      'Acepto que Vermeil Automobiles me llame con sus ofertas comerciales. Puedo cambiar de opinión en cualquier momento.',
      'I agree that Vermeil Automobiles may call me with its offers. I can change my mind at any time.',
    ),
  },
];

const common = {
  language: 'fr',
  region: 'FR',
  consents,
  sourceId: 'website',
  allowedOrigins: [],
  phone: '+33465712040',
  email: 'bonjour@vermeil-automobiles.example',
  thanksTitle: say('Merci, votre demande est bien arrivée', 'Gracias, hemos recibido su solicitud', 'Thank you, your request has arrived'),
};

/** The three forms of the dealer's site. */
export const forms = [
  {
    id: 'form-contact',
    data: {
      ...common,
      key: 'vermeil-contact',
      name: 'Contact',
      title: say('Écrivez-nous', 'Escríbanos', 'Write to us'),
      intro: say(
        'Une question, un prix, une disponibilité ? Nous répondons dans l’heure.',
        '¿Una pregunta, un precio, disponibilidad? Respondemos en una hora.',
        'A question, a price, availability? We answer within the hour.',
      ),
      submit: say('Envoyer ma demande', 'Enviar mi solicitud', 'Send my request'),
      thanksText: say(
        'Camille vous répond dans l’heure, du lundi au samedi.',
        'Camille le responderá en una hora, de lunes a sábado.',
        'Camille will answer within the hour, Monday to Saturday.',
      ),
      fields: [...person, message(say('Votre message', 'Su mensaje', 'Your message')), ...vehicle],
      ownerId: 'camille',
      branchId: 'lyon',
      typeId: 'contact',
    },
  },
  {
    id: 'form-test-drive',
    data: {
      ...common,
      key: 'vermeil-test-drive',
      name: 'Essai',
      title: say('Réserver un essai', 'Reservar una prueba', 'Book a test drive'),
      intro: say(
        'Nous confirmons le rendez-vous par téléphone.',
        'Confirmamos la cita por teléfono.',
        'We confirm the appointment by phone.',
      ),
      submit: say('Demander mon essai', 'Solicitar mi prueba', 'Request my test drive'),
      thanksText: say(
        'Nous vous appelons pour confirmer l’heure.',
        'Le llamaremos para confirmar la hora.',
        'We will call you to confirm the time.',
      ),
      fields: [
        ...person,
        {
          name: 'preferredTime',
          type: 'select',
          label: say('Moment souhaité', 'Momento preferido', 'Preferred time'),
          options: [
            option('weekday-morning', say('En semaine, le matin', 'Entre semana, por la mañana', 'A weekday, in the morning')),
            option('weekday-afternoon', say('En semaine, l’après-midi', 'Entre semana, por la tarde', 'A weekday, in the afternoon')),
            option('saturday', say('Le samedi', 'El sábado', 'On Saturday')),
          ],
        },
        message(say('Précisions', 'Observaciones', 'Anything else')),
        {
          name: 'licence',
          type: 'checkbox',
          label: say(
            'Je suis titulaire d’un permis de conduire valide',
            'Tengo un permiso de conducir válido',
            'I hold a valid driving licence',
          ),
        },
        ...vehicle,
      ],
      ownerId: 'thomas',
      branchId: 'annecy',
      typeId: 'test-drive',
    },
  },
  {
    id: 'form-trade-in',
    data: {
      ...common,
      key: 'vermeil-trade-in',
      name: 'Reprise',
      title: say('Faire reprendre ma voiture', 'Entregar mi coche', 'Trade in my car'),
      intro: say(
        'Décrivez-la en une minute ; un expert vous rappelle avec une estimation.',
        'Descríbalo en un minuto; un experto le llamará con una estimación.',
        'Describe it in a minute; an expert will call you back with an estimate.',
      ),
      submit: say('Demander mon estimation', 'Solicitar mi estimación', 'Request my estimate'),
      thanksText: say(
        'Un expert vous rappelle avec une estimation.',
        'Un experto le llamará con una estimación.',
        'An expert will call you back with an estimate.',
      ),
      fields: [
        ...person,
        {
          name: 'tradeModel',
          type: 'text',
          label: say('Marque et modèle', 'Marca y modelo', 'Make and model'),
          required: true,
          maxlength: 200,
        },
        { name: 'tradeYear', type: 'text', label: say('Année', 'Año', 'Year'), inputmode: 'numeric', maxlength: 4 },
        {
          name: 'tradeMileage',
          type: 'text',
          label: say('Kilométrage (km)', 'Kilometraje (km)', 'Mileage (km)'),
          inputmode: 'numeric',
          maxlength: 9,
        },
        {
          name: 'tradeCondition',
          type: 'select',
          label: say('État', 'Estado', 'Condition'),
          options: [
            option('excellent', say('Excellent', 'Excelente', 'Excellent')),
            option('good', say('Bon', 'Bueno', 'Good')),
            option('fair', say('Correct', 'Aceptable', 'Fair')),
            option('poor', say('À réparer', 'Por reparar', 'Needs repair')),
          ],
        },
        message(say('Défauts connus, équipements', 'Defectos conocidos, equipamiento', 'Known defects, equipment')),
        ...vehicle,
      ],
      ownerId: null,
      branchId: 'perpignan',
      typeId: 'trade-in',
    },
  },
] as const;
