import { type MessageTemplates, type TemplateFacts, day, letter, moment, signature } from './template.ts';

function greeting({ client: { kind, civility, firstName, lastName } }: TemplateFacts): string {
  if (kind === 'company') return 'Bonjour,';
  if (civility && lastName) return `Bonjour ${civility === 'mr' ? 'Monsieur' : 'Madame'} ${lastName},`;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name ? `Bonjour ${name},` : 'Bonjour,';
}

const close = (facts: TemplateFacts): string => `Bien cordialement,\n${signature(facts)}`;
const about = (vehicle: string | null | undefined, otherwise: string): string => vehicle || otherwise;

/** What a salesperson writes, in French. */
export const fr: MessageTemplates = {
  firstAnswer: {
    subject: ({ vehicle }) => `Votre demande : ${about(vehicle, 'merci')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `Je vous remercie de votre demande${facts.vehicle ? ` concernant le véhicule ${facts.vehicle}` : ''}. Je m’en occupe personnellement.`,
        'À quel moment puis-je vous appeler ? Vous pouvez aussi simplement répondre à cet e-mail.',
        close(facts),
      ),
  },
  quote: {
    subject: ({ vehicle }) => `Votre devis : ${about(vehicle, 'comme convenu')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `Vous trouverez ci-joint notre devis${facts.vehicle ? ` pour le véhicule ${facts.vehicle}` : ''}.`,
        facts.validUntil && `Il est valable jusqu’au ${day(facts.validUntil, 'fr')}.`,
        'Je reste à votre disposition pour toute question et pour organiser un essai.',
        close(facts),
      ),
  },
  appointment: {
    subject: () => 'Votre rendez-vous',
    text: (facts) =>
      letter(
        greeting(facts),
        facts.appointmentAt && `Je vous confirme notre rendez-vous : ${moment(facts.appointmentAt, 'fr', facts.timeZone)}.`,
        facts.vehicle && `Le véhicule ${facts.vehicle} sera prêt pour vous. Merci d’apporter votre permis de conduire.`,
        'Si ce moment ne vous convient plus, il suffit de répondre à cet e-mail.',
        close(facts),
      ),
  },
  followUp: {
    subject: ({ vehicle }) => `Votre projet : ${about(vehicle, 'votre prochaine voiture')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `Je me permets de revenir vers vous au sujet de votre projet${facts.vehicle ? `, le véhicule ${facts.vehicle}` : ''}.`,
        'Y a-t-il un point que je puisse préciser ou améliorer ? Au plaisir de vous lire.',
        close(facts),
      ),
  },
};
