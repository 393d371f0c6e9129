import type { ContactFormMessages } from './en.ts';

/** The words of the contact form in Spanish. */
export const es: ContactFormMessages = {
  sending: 'Enviando…',
  thanksTitle: 'Gracias',
  thanksText: 'Hemos recibido su solicitud y le responderemos pronto.',
  retry: 'Intentarlo ahora',
  refused: 'Este formulario no puede recibir su solicitud en este momento. Lo que ha escrito sigue aquí.',
  unavailable: 'No se ha podido cargar el formulario.',
  otherWays: 'También puede contactarnos aquí:',
  reference: 'Referencia',
  problems: { one: 'Revise una respuesta', other: 'Revise {n} respuestas' },
  required: '{label}: rellene este campo.',
  email: 'Escriba una dirección de correo como nombre@ejemplo.es.',
  invalid: 'Revise esta respuesta.',
  contactRule: 'Indique un correo electrónico o un teléfono para que podamos contactarle.',
  contentRule: 'Indique su nombre o escriba un mensaje.',
};
