import type { Settings } from './settings.noun.ts';

type Data = Omit<Settings, 'id' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>;

const row = (id: string, en: string, fr: string, es: string): { id: string; title: Record<string, string> } => ({
  id,
  title: { en, fr, es },
});

/** What a new tenant starts with: the default rows of onlyoffice-model.md section 2, and the trade's lost reasons (lead-capture.md section 9). */
export const defaultSettings: Data = {
  stages: [
    {
      ...row('initial-contact', 'Initial contact', 'Contact initial', 'Contacto inicial'),
      probability: 1,
      outcome: 'open',
      color: '#e795c1',
    },
    {
      ...row(
        'fit-criteria',
        'Application of initial fit criteria',
        'Application des critères de sélection',
        'Aplicación de criterios iniciales',
      ),
      probability: 2,
      outcome: 'open',
      color: '#df7895',
    },
    { ...row('suspect', 'Suspect', 'Client potentiel', 'Cliente potencial'), probability: 3, outcome: 'open', color: '#f48454' },
    {
      ...row('need-assessment', 'Need assessment', 'Besoin d’identification', 'Evaluación de necesidades'),
      probability: 20,
      outcome: 'open',
      color: '#b58fd6',
    },
    {
      ...row('qualified', 'Qualified prospect', 'Prospect qualifié', 'Prospecto cualificado'),
      probability: 50,
      outcome: 'open',
      color: '#d28cc8',
    },
    { ...row('proposal', 'Proposal', 'Proposition', 'Propuesta'), probability: 75, outcome: 'open', color: '#ffb45e' },
    { ...row('negotiations', 'Negotiations', 'Négociation', 'Negociación'), probability: 90, outcome: 'open', color: '#ffd267' },
    {
      ...row('closure', 'Closure/Transaction', 'Clôture/Transaction', 'Cierre/Transacción'),
      probability: 100,
      outcome: 'won',
      color: '#6bbd72',
    },
    {
      ...row('closed-lost', 'Unsuccessfully closed', 'Fermé perdu', 'Cerrado sin éxito'),
      probability: 0,
      outcome: 'lost',
      color: '#f2a9be',
    },
  ],
  sources: [
    row('website', 'Website', 'Site web', 'Sitio web'),
    row('phone', 'Phone', 'Téléphone', 'Teléfono'),
    row('walk-in', 'Walk-in', 'Visite', 'Visita'),
    row('referral', 'Referral', 'Recommandation', 'Recomendación'),
    row('previous-client', 'Previous client', 'Ancien client', 'Cliente anterior'),
    row('internal', 'Internal request', 'Demande interne', 'Solicitud interna'),
  ],
  leadTypes: [
    { ...row('contact', 'Contact', 'Contact', 'Contacto'), firstContactMinutes: null },
    { ...row('quote', 'Quote', 'Devis', 'Presupuesto'), firstContactMinutes: null },
    { ...row('test-drive', 'Test drive', 'Essai', 'Prueba de conducción'), firstContactMinutes: null },
    { ...row('trade-in', 'Trade-in', 'Reprise', 'Vehículo de entrega'), firstContactMinutes: null },
    { ...row('call-back', 'Call back', 'Rappel', 'Llamada'), firstContactMinutes: null },
  ],
  lostReasons: [
    row('elsewhere-same', 'Bought elsewhere, same brand', 'Acheté ailleurs, même marque', 'Comprado en otro sitio, misma marca'),
    row('elsewhere-other', 'Bought elsewhere, other brand', 'Acheté ailleurs, autre marque', 'Comprado en otro sitio, otra marca'),
    row('price', 'Price', 'Prix', 'Precio'),
    row('financing', 'Financing refused', 'Financement refusé', 'Financiación denegada'),
    row('trade-in-value', 'Trade-in value', 'Valeur de reprise', 'Valor del vehículo de entrega'),
    row('vehicle-gone', 'Vehicle sold or unavailable', 'Véhicule vendu ou indisponible', 'Vehículo vendido o no disponible'),
    row('no-response', 'No response', 'Sans réponse', 'Sin respuesta'),
    row('postponed', 'Changed mind or postponed', 'Projet abandonné ou reporté', 'Cambio de idea o aplazado'),
    row('unreachable', 'Not reachable or wrong data', 'Injoignable ou données erronées', 'Ilocalizable o datos erróneos'),
    row('out-of-area', 'Out of area', 'Hors secteur', 'Fuera de zona'),
    row('duplicate', 'Duplicate', 'Doublon', 'Duplicado'),
    row('spam', 'Spam or test', 'Indésirable ou test', 'Spam o prueba'),
    row('other', 'Other', 'Autre', 'Otro'),
  ],
  lostReasonRequired: false,
  taskCategories: [
    row('phone-call', 'Phone call', 'Appel téléphonique', 'Llamada telefónica'),
    row('opportunity', 'Opportunity', 'Opportunité', 'Oportunidad'),
    row('demo', 'Demo', 'Démo', 'Demostración'),
    row('email', 'Email', 'Email', 'Correo electrónico'),
    row('fax', 'Fax', 'Fax', 'Fax'),
    row('follow-up', 'Execution control', 'Contrôle d’exécution', 'Control de ejecución'),
    row('lunch', 'Lunch', 'Déjeuner', 'Comida'),
    row('appointment', 'Appointment', 'Rendez-vous', 'Cita'),
    row('note', 'Note', 'Note', 'Nota'),
    row('delivery', 'Delivery', 'Livraison', 'Entrega'),
    row('social', 'Social networks', 'Réseaux sociaux', 'Redes sociales'),
    row('thank-you', 'Expression of gratitude', 'Expression de gratitude', 'Agradecimiento'),
  ],
  eventCategories: [
    row('note', 'Note', 'Note', 'Nota'),
    row('email', 'Email', 'Email', 'Correo electrónico'),
    row('phone-call', 'Phone call', 'Appel téléphonique', 'Llamada telefónica'),
    row('appointment', 'Appointment', 'Rendez-vous', 'Cita'),
  ],
  clientTypes: [
    row('client', 'Client', 'Client', 'Cliente'),
    row('supplier', 'Supplier', 'Fournisseur', 'Proveedor'),
    row('partner', 'Partner', 'Partenaire', 'Socio'),
    row('competitor', 'Competitor', 'Concurrent', 'Competidor'),
  ],
  temperatures: [
    { ...row('cold', 'Cold', 'Froid', 'Frío'), color: '#8a98d8' },
    { ...row('warm', 'Warm', 'Tiède', 'Templado'), color: '#ffd267' },
    { ...row('hot', 'Hot', 'Chaud', 'Caliente'), color: '#df7895' },
  ],
  clientTags: ['Lead', 'Customer', 'Supplier', 'Staff'],
  messageNeedsOffer: false,
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  region: 'FR',
  language: 'fr',
  firstContactMinutes: null,
  reminderMinutes: 1440,
};
