import type { LeadPageMessages } from './en.ts';

/** The words of <dk-lead-page> in Spanish. */
export const es: LeadPageMessages = {
  parts: 'Partes del lead',
  details: 'Detalles',
  followUp: 'Seguimiento',
  message: 'Mensaje del cliente',
  contacts: 'Contactos',
};
