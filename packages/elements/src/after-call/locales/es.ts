import type { AfterCallMessages } from './en.ts';

/** What is asked after a call in Spanish. */
export const es: AfterCallMessages = {
  question: '¿Se ha contactado con {name}?',
  yes: 'Sí',
  notReached: 'Sin respuesta',
  reachedRemark: 'Llamada a {name}: contacto hecho.',
  missedRemark: 'Llamada a {name}: sin respuesta.',
  noted: 'Llamada anotada.',
  notNoted: 'La llamada no se anotó',
};
