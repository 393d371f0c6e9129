import type { FormField } from './form-field.ts';
import type { Local } from './localized.ts';

/** A text in the three languages of the product. */
export const say = (en: string, fr: string, es: string): Local => ({ en, fr, es });

type Option = NonNullable<FormField['options']>[number];
const option = (value: string, en: string, fr: string, es: string): Option => ({ value, label: say(en, fr, es) });

const firstName: FormField = {
  ...{ name: 'firstName', type: 'text', label: say('First name', 'Prénom', 'Nombre') },
  ...{ autocomplete: 'given-name', maxlength: 200 },
};
const lastName: FormField = {
  ...{ name: 'lastName', type: 'text', label: say('Last name', 'Nom', 'Apellidos'), required: true },
  ...{ autocomplete: 'family-name', maxlength: 200 },
};
const email: FormField = {
  ...{ name: 'email', type: 'email', label: say('E-mail', 'E-mail', 'Correo electrónico') },
  ...{ autocomplete: 'email', inputmode: 'email', maxlength: 320 },
};
const phone: FormField = {
  ...{ name: 'phone', type: 'tel', label: say('Phone', 'Téléphone', 'Teléfono') },
  ...{ autocomplete: 'tel', inputmode: 'tel', maxlength: 60 },
};
const postcode: FormField = {
  ...{ name: 'postcode', type: 'text', label: say('Postcode', 'Code postal', 'Código postal') },
  ...{ autocomplete: 'postal-code', maxlength: 20 },
};
const message: FormField = {
  name: 'message',
  type: 'textarea',
  label: say('Your message', 'Votre message', 'Su mensaje'),
  maxlength: 4000,
};

/** Who asks, and how he is reached. */
export const personFields: readonly FormField[] = [firstName, lastName, email, phone, postcode];

/** The vehicle of the page, which the visitor does not type. */
export const pageVehicle: readonly FormField[] = (['vin', 'stockNumber'] as const).map((name) => ({
  ...{ name, type: 'hidden', label: say('Vehicle', 'Véhicule', 'Vehículo') },
}));

/** The vehicle that is wanted, in words. */
export const wish: FormField = {
  ...{ name: 'vehicle', type: 'text', label: say('Vehicle', 'Véhicule', 'Vehículo'), maxlength: 255 },
};

/** What a contact form asks. */
export const contactFields: readonly FormField[] = [
  { ...message, required: true },
  { ...wish, type: 'hidden' },
];

/** What a quote needs. */
export const quoteFields: readonly FormField[] = [
  {
    ...{ name: 'payment', type: 'select', label: say('Payment', 'Paiement', 'Pago') },
    options: [
      option('cash', 'Cash', 'Comptant', 'Al contado'),
      option('finance', 'Finance', 'Crédit', 'Financiación'),
      option('lease', 'Lease', 'Location', 'Renting'),
    ],
  },
  {
    ...{ name: 'monthlyBudget', type: 'number', label: say('Monthly budget', 'Budget mensuel', 'Presupuesto mensual') },
    when: { field: 'payment', filled: true },
  },
  {
    ...{ name: 'timeframe', type: 'select', label: say('When', 'Échéance', 'Plazo') },
    options: [
      option('now', 'Now', 'Maintenant', 'Ahora'),
      option('month', 'Within a month', 'Dans le mois', 'En un mes'),
      option('quarter', 'In 1 to 3 months', 'Dans 1 à 3 mois', 'En 1 a 3 meses'),
      option('later', 'Later', 'Plus tard', 'Más tarde'),
    ],
  },
  message,
];

/** What a test drive needs: a wish, not a booking. */
export const driveFields: readonly FormField[] = [
  { name: 'driveDate', type: 'date', label: say('Preferred day', 'Jour souhaité', 'Día preferido'), required: true },
  {
    ...{ name: 'driveTime', type: 'select', label: say('Preferred time', 'Heure souhaitée', 'Hora preferida') },
    options: ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00', '17:00'].map((time) => option(time, time, time, time)),
  },
  {
    name: 'licence',
    type: 'checkbox',
    label: say('I hold a valid driving licence', 'Je suis titulaire d’un permis de conduire valide', 'Tengo un permiso de conducir válido'),
  },
  message,
];

/** What is asked of a car that the house may take. */
export const tradeFields: readonly FormField[] = [
  { name: 'tradePlate', type: 'plate', label: say('Number plate', 'Immatriculation', 'Matrícula'), maxlength: 20 },
  { name: 'tradeVin', type: 'vin', label: say('VIN', 'Numéro de série (VIN)', 'Bastidor (VIN)'), maxlength: 17 },
  { name: 'tradeMake', type: 'text', label: say('Make', 'Marque', 'Marca'), required: true, maxlength: 100 },
  { name: 'tradeModel', type: 'text', label: say('Model', 'Modèle', 'Modelo'), required: true, maxlength: 200 },
  { name: 'tradeYear', type: 'number', label: say('Year', 'Année', 'Año'), inputmode: 'numeric', maxlength: 4 },
  { name: 'tradeMileage', type: 'mileage', label: say('Mileage', 'Kilométrage', 'Kilometraje'), inputmode: 'numeric', maxlength: 15 },
  {
    ...{ name: 'tradeCondition', type: 'select', label: say('Condition', 'État', 'Estado') },
    options: [
      option('excellent', 'Excellent', 'Excellent', 'Excelente'),
      option('good', 'Good', 'Bon', 'Bueno'),
      option('fair', 'Fair', 'Correct', 'Aceptable'),
      option('poor', 'Needs repair', 'À réparer', 'Por reparar'),
    ],
  },
  { name: 'tradeDefects', type: 'textarea', label: say('Known defects', 'Défauts connus', 'Defectos conocidos'), maxlength: 4000 },
];

/** What is needed to call somebody back. */
export const recallFields: readonly FormField[] = [
  firstName,
  lastName,
  { ...phone, required: true },
  {
    ...{ name: 'bestTime', type: 'select', label: say('Best time', 'Meilleur moment', 'Mejor momento') },
    options: [
      option('morning', 'Morning', 'Matin', 'Mañana'),
      option('afternoon', 'Afternoon', 'Après-midi', 'Tarde'),
      option('evening', 'Evening', 'Soir', 'Noche'),
    ],
  },
  message,
  { ...wish, type: 'hidden' },
];
