import type { LeadActionBarMessages } from './en.ts';

/** The words of <dk-lead-actions> in Spanish. */
export const es: LeadActionBarMessages = {
  bar: 'Lo que se puede añadir a este lead',
  message: 'Correo',
  tradeIn: 'Vehículo de entrega',
  offer: 'Oferta',
  testDrive: 'Prueba de conducción',
  remark: 'Comentario',
  document: 'Documento',
  task: 'Tarea',
  assign: 'Asignar',
  more: 'Más',
  sheet: 'Ficha de lead en PDF',
  needsOffer: 'Esta casa escribe a los clientes cuando hay una oferta. Añada primero una oferta.',
  noEmail: 'Nadie de este lead tiene correo electrónico. Añada uno en Contactos.',
  isDiscarded: 'Este lead está descartado. No se puede añadir nada hasta que se restaure.',
};
