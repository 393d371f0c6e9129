import type { KeptMessages } from './kept-en.ts';

/** The words for what becomes of a request, in Spanish. */
export const es: KeptMessages = {
  savedTitle: 'Guardada en este dispositivo',
  saved:
    'Aún no se ha enviado: ahora no se puede contactar con el concesionario. Seguimos intentándolo; si cierra esta página, continuaremos cuando vuelva a abrir este sitio (salvo en una ventana privada).',
  saving:
    'El envío tarda más de lo habitual; si cierra esta página, continuaremos cuando vuelva a abrir este sitio (salvo en una ventana privada).',
  waiting:
    'Aún no se ha enviado: no se puede contactar con el concesionario, y su solicitud no se ha podido guardar en este dispositivo. Mantenga abierta esta página, seguimos intentándolo.',
  filesNotSaved: 'Sus archivos no se guardan: solo se envían mientras esta página siga abierta.',
  tooLarge: 'Su solicitud es demasiado larga para enviarla. Acórtela, por favor.',
  filesLeftOut: 'Sus archivos eran demasiado grandes y no se han incluido.',
  forget: 'Eliminar mi solicitud no enviada',
  forgotten: 'Su solicitud no enviada se ha eliminado de este dispositivo.',
  gone: 'Su solicitud ya no está guardada en este dispositivo y no se ha enviado. Lo que ha escrito sigue aquí: envíelo de nuevo, por favor.',
  earlier: 'Una solicitud que escribió antes está guardada en este dispositivo y aún no se ha enviado. Seguimos intentándolo.',
  earlierRefused: 'Una solicitud que escribió antes no se ha podido enviar. Sigue guardada en este dispositivo.',
  earlierSent: 'Ya hemos recibido la solicitud que escribió antes.',
  show: 'Mostrar lo que escribí',
};
