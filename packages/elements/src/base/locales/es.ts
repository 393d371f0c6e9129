import type { BaseMessages } from './en.ts';

/** Words that every widget may need, in Spanish. */
export const es: BaseMessages = {
  loading: 'Cargando…',
  retry: 'Reintentar',
  refresh: 'Actualizar',
  close: 'Cerrar',
  cancel: 'Cancelar',
  save: 'Guardar',
  errorTitle: 'No se puede mostrar',
  errorText: 'Ha ocurrido un problema. Vuelva a intentarlo.',
  offlineText: 'No se puede contactar con el servidor. Compruebe su conexión.',
  refusedTitle: 'No tiene permiso',
  refusedText: 'Consulte a su administrador si necesita verlo.',
  missingTitle: 'No encontrado',
  missingText: 'No existe, o usted no puede verlo.',
  staleText: 'Puede que no esté actualizado.',
  reference: 'Referencia',
  copy: 'Copiar',
  copied: 'Copiado',
  required: 'Campos obligatorios',
};
