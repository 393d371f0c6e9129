import type { LeadActionsMessages } from './en.ts';

/** The words of what may be done to leads in Spanish. */
export const es: LeadActionsMessages = {
  select: 'Selección',
  selectOne: 'Seleccionar {name}',
  selectAll: 'Seleccionar todo lo mostrado',
  selected: { one: '{n} seleccionado', other: '{n} seleccionados' },
  actions: 'Acciones',
  actionsOf: 'Más acciones para {name}',
  actKeys: [
    ['Espacio', 'Seleccionar el lead'],
    ['Mayús', 'Seleccionar hasta el lead'],
    ['Supr', 'Eliminar la selección'],
  ],
  discard: 'Descartar',
  restore: 'Recuperar',
  assign: 'Reasignar',
  delete: 'Eliminar',
  clear: 'Borrar selección',
  choosePerson: 'Elija una persona',
  inform: 'Informar al nuevo responsable',
  titles: {
    discard: { one: 'Descartar {n} lead', other: 'Descartar {n} leads' },
    restore: { one: 'Recuperar {n} lead', other: 'Recuperar {n} leads' },
    assign: { one: 'Reasignar {n} lead', other: 'Reasignar {n} leads' },
    delete: { one: '¿Eliminar {n} lead?', other: '¿Eliminar {n} leads?' },
  },
  deletion: { one: 'Eliminación de {n} lead', other: 'Eliminación de {n} leads' },
  deleteOne: '¿Eliminar {name}?',
  important: {
    one: 'IMPORTANTE: un lead eliminado no se puede recuperar.',
    other: 'IMPORTANTE: los leads eliminados no se pueden recuperar.',
  },
  deleteText: {
    one: 'También se eliminan sus tareas, documentos e historial.',
    other: 'También se eliminan sus tareas, documentos e historiales.',
  },
  discardHelp: { one: 'Un lead descartado se puede recuperar.', other: 'Los leads descartados se pueden recuperar.' },
  mayNot: {
    one: 'Usted no puede eliminar {n} de {total}.',
    other: 'Usted no puede eliminar {n} de {total}.',
  },
  discardInstead: 'Mejor descartar',
  deleteForGood: 'Eliminar definitivamente',
  progress: '{done} de {total}',
  stop: 'Detener',
  stopped: 'Detenido. Lo hecho queda hecho.',
  done: {
    discard: { one: 'Se ha descartado {n} lead.', other: 'Se han descartado {n} leads.' },
    restore: { one: 'Se ha recuperado {n} lead.', other: 'Se han recuperado {n} leads.' },
    assign: { one: 'Se ha reasignado {n} lead.', other: 'Se han reasignado {n} leads.' },
    delete: { one: 'Se ha eliminado {n} lead.', other: 'Se han eliminado {n} leads.' },
  },
  notDone: { one: '{n} ha quedado como estaba:', other: '{n} han quedado como estaban:' },
};
