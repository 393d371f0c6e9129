import type { SpeedToLeadMessages } from './en.ts';

/** The words of <dk-speed-to-lead> in Spanish. */
export const es: SpeedToLeadMessages = {
  title: 'Tiempo hasta el primer contacto',
  period: 'Periodo',
  days: { one: '{n} día', other: '{n} días' },
  median: 'Mediana hasta el primer contacto',
  within: 'Dentro del plazo',
  withinOf: '{part} de {all}',
  leads: 'Leads',
  waiting: 'Aún sin contactar',
  byPerson: 'Por persona',
  bySource: 'Por origen',
  name: 'Nombre',
  nobody: 'Sin asignar',
  noSource: 'Sin origen',
  unknown: 'Desconocido',
  never: 'ninguno aún',
  emptyTitle: 'Ningún lead en este periodo',
  emptyText: 'Aquí aparece lo pronto que se contacta a los leads nuevos.',
  explain: 'La mitad de los leads contactados lo fueron antes que la mediana. Las personas son las que ahora llevan los leads.',
};
