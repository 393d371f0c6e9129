import { type MessageTemplates, type TemplateFacts, day, letter, moment, signature } from './template.ts';

function greeting({ client: { kind, civility, firstName, lastName } }: TemplateFacts): string {
  if (kind === 'company') return 'Buenos días:';
  if (civility && lastName) return civility === 'mr' ? `Estimado Sr. ${lastName}:` : `Estimada Sra. ${lastName}:`;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name ? `Hola, ${name}:` : 'Buenos días:';
}

const close = (facts: TemplateFacts): string => `Un cordial saludo,\n${signature(facts)}`;
const about = (vehicle: string | null | undefined, otherwise: string): string => vehicle || otherwise;

/** What a salesperson writes, in Spanish. */
export const es: MessageTemplates = {
  firstAnswer: {
    subject: ({ vehicle }) => `Su solicitud: ${about(vehicle, 'gracias')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `Gracias por su solicitud${facts.vehicle ? ` sobre el vehículo ${facts.vehicle}` : ''}. Me ocupo de ella personalmente.`,
        '¿En qué momento puedo llamarle? También puede responder a este correo.',
        close(facts),
      ),
  },
  quote: {
    subject: ({ vehicle }) => `Su presupuesto: ${about(vehicle, 'según lo acordado')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `Le adjuntamos nuestro presupuesto${facts.vehicle ? ` del vehículo ${facts.vehicle}` : ''}.`,
        facts.validUntil && `Es válido hasta el ${day(facts.validUntil, 'es')}.`,
        'Quedo a su disposición para cualquier pregunta y para organizar una prueba de conducción.',
        close(facts),
      ),
  },
  appointment: {
    subject: () => 'Su cita con nosotros',
    text: (facts) =>
      letter(
        greeting(facts),
        facts.appointmentAt && `Le confirmo nuestra cita: ${moment(facts.appointmentAt, 'es', facts.timeZone)}.`,
        facts.vehicle && `El vehículo ${facts.vehicle} estará preparado. Traiga, por favor, su permiso de conducir.`,
        'Si ya no le viene bien, basta con responder a este correo.',
        close(facts),
      ),
  },
  followUp: {
    subject: ({ vehicle }) => `Su proyecto: ${about(vehicle, 'su próximo coche')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `Me gustaría saber cómo avanza su proyecto${facts.vehicle ? `, el vehículo ${facts.vehicle}` : ''}.`,
        '¿Hay algo que pueda aclarar o mejorar? Me alegrará tener noticias suyas.',
        close(facts),
      ),
  },
};
