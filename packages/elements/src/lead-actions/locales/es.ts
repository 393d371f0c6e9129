import type { LeadActionBarMessages } from './en.ts';

/** The words of <dk-lead-actions> in Spanish. */
export const es: LeadActionBarMessages = {
  bar: 'Lo que se puede añadir a este lead',
  tradeIn: 'Vehículo de entrega',
  offer: 'Oferta',
  testDrive: 'Prueba de conducción',
  remark: 'Comentario',
  document: 'Documento',
  task: 'Tarea',
  assign: 'Asignar',
  more: 'Más',
  isDiscarded: 'Este lead está descartado. No se puede añadir nada hasta que se restaure.',
};
