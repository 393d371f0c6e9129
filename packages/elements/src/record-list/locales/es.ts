import type { RecordListMessages } from './en.ts';

/** The words of lists of any noun in Spanish. */
export const es: RecordListMessages = {
  search: 'Buscar',
  sort: 'Ordenar por',
  createdAt: 'Creado el',
  updatedAt: 'Último cambio',
  new: 'Añadir',
  yes: 'Sí',
  no: 'No',
  countMore: 'Más de {n}',
  more: 'Cargar más',
  moreFailed: 'No se han podido cargar los siguientes.',
  emptyTitle: 'Aún no hay nada',
  emptyText: 'Lo que se cree aparecerá aquí automáticamente.',
  noMatchTitle: 'Sin resultados',
  noMatchText: 'Pruebe con otras palabras o vuelva a mostrarlo todo.',
  clear: 'Mostrar todo',
  keysTitle: 'Teclas',
  keys: [
    ['↑ ↓', 'Fila anterior y siguiente'],
    ['Inicio, Fin', 'Primera y última fila'],
    ['A–Z', 'Siguiente fila que empieza así'],
    ['Intro', 'Abrir la fila'],
    ['?', 'Mostrar estas teclas'],
  ],
};
