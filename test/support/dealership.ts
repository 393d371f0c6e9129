/** A small dealership on any backend: two branches, people of each role, one contact form. */
import { foundTenant, dealerNouns, dealerPreset } from '@dealerkit/core/dealer';
import { type Backend, house, openCrm } from '@dealerkit/core/server';

const people = [
  ['ana', 'salesperson', 'b1'],
  ['bob', 'salesperson', 'b1'],
  ['boss', 'manager', 'b1'],
  ['far', 'manager', 'b2'],
  ['adm', 'administrator', 'b1'],
] as const;

/** The contact form; what arrives is Ana's. */
export const contactForm = {
  key: 'contact-1',
  name: 'Contact',
  language: 'fr',
  title: { fr: 'Contact', en: 'Contact' },
  submit: { fr: 'Envoyer', en: 'Send' },
  thanksTitle: { fr: 'Merci', en: 'Thank you' },
  thanksText: { fr: 'À bientôt <b>', en: 'See you soon' },
  fields: [
    { name: 'email', type: 'email', label: { fr: 'E-mail', en: 'E-mail' } },
    { name: 'phone', type: 'tel', label: { fr: 'Téléphone', en: 'Phone' } },
  ],
  consents: [{ purpose: 'news', label: { fr: 'Nouvelles', en: 'News' } }],
  ownerId: 'ana',
  branchId: 'b1',
};

/** Founds it. Safe to repeat. */
export async function foundDealership(backend: Backend): Promise<void> {
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
  const crm = openCrm({ backend, nouns: dealerNouns, principal: house });
  const save = (noun: string, id: string, data: Readonly<Record<string, unknown>>) =>
    crm.run({ name: `${noun}.save` } as never, { id, data } as never);
  await save('branch', 'b1', { name: 'Lyon', managerId: 'boss' });
  await save('branch', 'b2', { name: 'Lille', managerId: 'far' });
  for (const [id, profileId, branchId] of people) await save('user', id, { name: id, profileId, branchId });
  await save('form', 'f1', contactForm);
  await save('form', 'f2', {
    ...contactForm,
    key: 'strict-2',
    allowedOrigins: ['https://dealer.example'],
    thanksUrl: 'https://dealer.example/merci',
  });
  await crm.close();
}
