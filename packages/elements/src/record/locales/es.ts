import type { RecordMessages } from './en.ts';

/** The words of records of any noun in Spanish. */
export const es: RecordMessages = {
  edit: 'Editar',
  delete: 'Eliminar',
  saveChanges: 'Guardar cambios',
  create: 'Crear',
  newRecord: 'Alta: {noun}',
  deleteTitle: '¿Eliminar «{name}»?',
  deleteText: 'Esta acción no se puede deshacer.',
  deleted: '«{name}»: eliminación realizada',
  deletedText: 'Ya nadie puede verlo.',
  notDeleted: 'No se ha eliminado',
  yes: 'Sí',
  no: 'No',
  linesHelp: 'Uno por línea.',
  problemNumber: 'Escriba un número.',
  problemWhole: 'Escriba un número entero.',
  problemDate: 'Escriba una fecha.',
  createdAt: 'Creado el',
  updatedAt: 'Último cambio',
};
