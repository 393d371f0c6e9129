import type { PaperLanguage } from '@dealerkit/core';

/** The words of papers in one language. */
export interface PaperWords {
  /** BCP 47, for amounts and dates. */
  readonly locale: string;
  readonly titles: { readonly quote: string; readonly order: string };
  readonly reference: string;
  readonly date: string;
  readonly validUntil: string;
  readonly to: string;
  readonly salesperson: string;
  readonly vehicle: string;
  readonly vin: string;
  readonly stockNumber: string;
  readonly year: string;
  readonly mileage: string;
  readonly fuel: string;
  readonly description: string;
  readonly amount: string;
  readonly price: string;
  readonly discount: string;
  readonly tradeIn: string;
  readonly total: string;
  /** What the paper means; `{day}` is the last on which it holds. */
  readonly holds: string;
  readonly ordered: string;
  readonly signatureClient: string;
  readonly signatureHouse: string;
  readonly page: string;
}

/** The words of papers. */
export const paperWords: Readonly<Record<PaperLanguage, PaperWords>> = {
  en: {
    locale: 'en-GB',
    titles: { quote: 'Quote', order: 'Order form' },
    reference: 'Reference',
    date: 'Date',
    validUntil: 'Valid until',
    to: 'For',
    salesperson: 'Your contact',
    vehicle: 'Vehicle',
    vin: 'VIN',
    stockNumber: 'Stock number',
    year: 'Year',
    mileage: 'Mileage',
    fuel: 'Fuel',
    description: 'Description',
    amount: 'Amount',
    price: 'Price of the vehicle',
    discount: 'Discount',
    tradeIn: 'Trade-in',
    total: 'Total to pay',
    holds: 'This quote is valid until {day}.',
    ordered: 'I order the vehicle described above at the total shown.',
    signatureClient: 'Date and signature of the client',
    signatureHouse: 'Date and signature of the dealership',
    page: 'Page {n} of {of}',
  },
  fr: {
    locale: 'fr-FR',
    titles: { quote: 'Devis', order: 'Bon de commande' },
    reference: 'Référence',
    date: 'Date',
    validUntil: 'Valable jusqu’au',
    to: 'À l’attention de',
    salesperson: 'Votre interlocuteur',
    vehicle: 'Véhicule',
    vin: 'VIN',
    stockNumber: 'N° de stock',
    year: 'Année',
    mileage: 'Kilométrage',
    fuel: 'Carburant',
    description: 'Désignation',
    amount: 'Montant',
    price: 'Prix du véhicule',
    discount: 'Remise',
    tradeIn: 'Reprise',
    total: 'Total à payer',
    holds: 'Ce devis est valable jusqu’au {day}.',
    ordered: 'Je commande le véhicule décrit ci-dessus au total indiqué.',
    signatureClient: 'Date et signature du client',
    signatureHouse: 'Date et signature de la concession',
    page: 'Page {n} sur {of}',
  },
  es: {
    locale: 'es-ES',
    titles: { quote: 'Presupuesto', order: 'Hoja de pedido' },
    reference: 'Referencia',
    date: 'Fecha',
    validUntil: 'Válido hasta',
    to: 'A la atención de',
    salesperson: 'Su persona de contacto',
    vehicle: 'Vehículo',
    vin: 'VIN',
    stockNumber: 'N.º de stock',
    year: 'Año',
    mileage: 'Kilometraje',
    fuel: 'Combustible',
    description: 'Descripción',
    amount: 'Importe',
    price: 'Precio del vehículo',
    discount: 'Descuento',
    tradeIn: 'Vehículo de entrega',
    total: 'Total a pagar',
    holds: 'Este presupuesto es válido hasta el {day}.',
    ordered: 'Encargo el vehículo descrito arriba por el total indicado.',
    signatureClient: 'Fecha y firma del cliente',
    signatureHouse: 'Fecha y firma del concesionario',
    page: 'Página {n} de {of}',
  },
};
