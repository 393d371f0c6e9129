import type { LeadHeaderMessages } from './en.ts';

/** The words of <dk-lead-header> in Spanish. */
export const es: LeadHeaderMessages = {
  lead: 'Lead',
  timeLeft: 'Tiempo restante',
  overdueBy: 'Vencido hace',
  tradeIns: { one: '{n} vehículo de entrega', other: '{n} vehículos de entrega' },
  testDrives: { one: '{n} prueba de conducción', other: '{n} pruebas de conducción' },
  offers: { one: '{n} oferta', other: '{n} ofertas' },
  counters: 'Lo que pertenece a este lead',
  created: 'Creado',
  activity: 'Última actividad',
  age: 'Transcurrido',
  stage: 'Etapa',
  changeStatus: 'Estado: {status}. Cambiarlo',
  statuses: 'Estado',
  lostTitle: 'Marcar {name} como perdido',
  lostReason: 'Motivo',
  noReason: 'Sin motivo',
  chooseReason: 'Elija un motivo',
  lostNote: 'Nota',
  markLost: 'Marcar como perdido',
  changed: 'Estado: {status}',
  notChanged: 'El estado no se ha cambiado',
};
