import { type MessageTemplates, type TemplateFacts, day, letter, moment, signature } from './template.ts';

function greeting({ client: { kind, civility, firstName, lastName } }: TemplateFacts): string {
  if (kind === 'company') return 'Hello,';
  if (civility && lastName) return `Dear ${civility === 'mr' ? 'Mr' : 'Ms'} ${lastName},`;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name ? `Dear ${name},` : 'Hello,';
}

const close = (facts: TemplateFacts): string => `Kind regards,\n${signature(facts)}`;
const about = (vehicle: string | null | undefined, otherwise: string): string => vehicle || otherwise;

/** What a salesperson writes, in English. */
export const en: MessageTemplates = {
  firstAnswer: {
    subject: ({ vehicle }) => `Your enquiry: ${about(vehicle, 'thank you')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `Thank you for your enquiry${facts.vehicle ? ` about the ${facts.vehicle}` : ''}. I am looking after it personally.`,
        'When would be a good time to call you? You can also simply answer this e-mail.',
        close(facts),
      ),
  },
  quote: {
    subject: ({ vehicle }) => `Your quote: ${about(vehicle, 'as agreed')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `Please find attached our quote${facts.vehicle ? ` for the ${facts.vehicle}` : ''}.`,
        facts.validUntil && `It is valid until ${day(facts.validUntil, 'en-GB')}.`,
        'I am glad to answer any question and to arrange a test drive.',
        close(facts),
      ),
  },
  appointment: {
    subject: () => 'Your appointment with us',
    text: (facts) =>
      letter(
        greeting(facts),
        facts.appointmentAt && `I confirm our appointment on ${moment(facts.appointmentAt, 'en-GB', facts.timeZone)}.`,
        facts.vehicle && `The ${facts.vehicle} will be ready for you. Please bring your driving licence.`,
        'If this no longer suits you, an answer to this e-mail is enough.',
        close(facts),
      ),
  },
  followUp: {
    subject: ({ vehicle }) => `About your project: ${about(vehicle, 'your next car')}`,
    text: (facts) =>
      letter(
        greeting(facts),
        `I would like to know how you are getting on with your project${facts.vehicle ? `, the ${facts.vehicle}` : ''}.`,
        'Is there anything that I can clarify or improve? I am glad to hear from you.',
        close(facts),
      ),
  },
};
