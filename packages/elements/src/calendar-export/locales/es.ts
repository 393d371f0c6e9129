import type { CalendarExportMessages } from './en.ts';

/** The words of <dk-calendar-export> in Spanish. */
export const es: CalendarExportMessages = {
  title: 'Calendario',
  intro: 'Sus tareas, fechas límite y citas abiertas, para Outlook, Google, Apple y otros calendarios.',
  download: 'Descargar',
  downloaded: 'El calendario se ha descargado.',
  fileName: 'calendario',
  feeds: 'Direcciones privadas',
  readers:
    'Un calendario suscrito a una dirección así se mantiene al día. Quien conozca la dirección puede leer estas entradas sin iniciar sesión, en la medida en que usted mismo pueda verlas.',
  create: 'Crear una dirección',
  created: 'La dirección se ha creado.',
  onlyNow: 'Copie esta dirección ahora: no se volverá a mostrar.',
  address: 'Dirección del calendario',
  copyAddress: 'Copiar la dirección',
  since: 'Creada {date}',
  revoke: 'Revocar',
  revokeOf: 'Revocar la dirección creada {date}',
  revokeTitle: '¿Revocar esta dirección?',
  revokeText: 'Los calendarios que la usan dejan de recibir datos, al instante y para siempre.',
  revoked: 'La dirección se ha revocado.',
  none: 'Todavía no hay ninguna dirección.',
  noFeeds: 'Las direcciones de suscripción necesitan un servidor; aquí puede descargar.',
  insecure: 'Una dirección solo puede crearse en una página con https.',
  notDone: 'No se ha hecho',
};
