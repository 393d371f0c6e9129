import { expect, fixture, html } from '@open-wc/testing';
import { addLeadContact, contactNoun, grantPolicy, leadNoun, updateContact } from '@dealerkit/core';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type } from '../../test-support/widget.ts';
import './contact-list.define.ts';
import type { DkContactList } from './contact-list.ts';

let house: Dealership;
let lead: string;
let leo: string;

const show = async (person = 'ana', lang = 'en', broken = faults()): Promise<DkContactList> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-contact-list lead-id=${lead} .crm=${house.as(person, broken)}></dk-contact-list></div>`,
  );
  return around.querySelector('dk-contact-list') as DkContactList;
};

const button = (list: DkContactList, name: string, ref = leo): HTMLButtonElement | null =>
  rootOf(list).querySelector(`button[part=${name}][data-ref="${ref}"]`);
const contacts = async () => (await house.root.get(leadNoun, lead)).contacts;

async function choose(list: DkContactList, words: string): Promise<void> {
  button(list, 'more')?.click();
  const entries = (): HTMLElement[] => [...rootOf(list).querySelectorAll<HTMLElement>('[role=menuitem]')];
  await waitUntil(() => entries().length > 0);
  entries()
    .find((entry) => entry.textContent.trim() === words)
    ?.click();
}

describe('dk-contact-list', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    lead = await house.addLead('ana', { clientId: house.clients.coco });
    ({ ref: leo } = await house.as('ana').run(addLeadContact, {
      id: lead,
      contact: { name: 'Léo Hernandez', title: 'Son', phones: ['+33611223344'], emails: ['leo@exemple.fr'] },
    }));
  });

  for (const [lang, words] of [
    ['en', ['Contacts', 'The lead came from here', 'Add a contact']],
    ['fr', ['Contacts', 'À l’origine du lead', 'Ajouter un contact']],
    ['es', ['Contactos', 'Origen del lead', 'Añadir un contacto']],
  ] as const)
    it(`C23, C30: shows everybody, how to reach them and which one it came from in ${lang}, accessibly`, async () => {
      const list = await show('ana', lang);
      await says(list, 'Colette Hernandez');
      await says(list, 'Léo Hernandez');
      for (const text of words) expect(textOf(list)).to.include(text);
      const hrefs = [...rootOf(list).querySelectorAll('a')].map((link) => link.getAttribute('href'));
      for (const href of ['tel:+33611223344', 'mailto:leo@exemple.fr', 'https://wa.me/33611223344']) expect(hrefs).to.include(href);
      await still(list);
      await expect(list).to.be.accessible();
    });

  it('C23: a contact is edited in place, and so is the client', async () => {
    const list = await show();
    await says(list, 'Léo Hernandez');
    button(list, 'edit')?.click();
    await waitUntil(() => control(list, 'phones'));
    await still(list);
    await expect(list).to.be.accessible();
    expect(control(list, 'phones').value).to.equal('+33611223344');
    type(list, 'phones', '+33611223344\n+33699887766');
    part(list, 'save')?.click();
    await says(list, '99');
    expect((await house.root.get(contactNoun, leo.slice('contact:'.length))).phones).to.deep.equal(['+33611223344', '+33699887766']);
    await waitUntil(() => !rootOf(list).querySelector('dialog[open]'));
    button(list, 'edit', `client:${house.clients.coco}`)?.click();
    await waitUntil(() => control(list, 'jobTitle'));
    type(list, 'jobTitle', 'Baker');
    part(list, 'save')?.click();
    await says(list, 'Baker');
  });

  it('two who edit the same contact: the second gets both values and loses nothing', async () => {
    const list = await show();
    await says(list, 'Léo Hernandez');
    button(list, 'edit')?.click();
    await waitUntil(() => control(list, 'title'));
    type(list, 'title', 'Nephew');
    type(list, 'emails', 'new@exemple.fr');
    await house.as('boss').run(updateContact, { id: leo.slice('contact:'.length), patch: { title: 'Grandson' } });
    part(list, 'save')?.click();
    await says(list, 'Grandson');
    expect(textOf(list)).to.include('Nephew');
    expect(control(list, 'emails').value).to.equal('new@exemple.fr');
    await still(list);
    await expect(list).to.be.accessible();
    rootOf(list).querySelector<HTMLInputElement>('#title-yours')?.click();
    part(list, 'save')?.click();
    await waitUntil(() => !rootOf(list).querySelector('dialog[open]'));
    const { title, emails } = await house.root.get(contactNoun, leo.slice('contact:'.length));
    expect([title, emails]).to.deep.equal(['Nephew', ['new@exemple.fr']]);
  });

  it('C23: a contact is added, becomes the origin, and another is taken off', async () => {
    const list = await show();
    await says(list, 'Léo Hernandez');
    rootOf(list).querySelector<HTMLElement>('button[part=add]')?.click();
    await waitUntil(() => control(list, 'name'));
    part(list, 'save')?.click();
    await says(list, 'Please fill in this field.');
    type(list, 'name', 'Nina Petit');
    part(list, 'save')?.click();
    await says(list, 'Nina Petit');
    await says(list, 'No phone number and no e-mail address yet.');
    await choose(list, 'The lead came from this person');
    await waitUntil(async () => (await contacts()).find(({ ref }) => ref === leo)?.origin);
    await waitUntil(() => !button(list, 'more'));
    expect((await contacts()).filter(({ origin }) => origin)).to.have.length(1);
  });

  it('C30: who the lead came from cannot be taken off; the others can', async () => {
    const list = await show();
    await says(list, 'Léo Hernandez');
    expect(button(list, 'more', `client:${house.clients.coco}`)).to.equal(null);
    const told: unknown[] = [];
    list.addEventListener('dk-lead-contacts', (event) => told.push(event.detail));
    await choose(list, 'Take off this lead');
    await waitUntil(() => !textOf(list).includes('Léo Hernandez'));
    expect(told).to.deep.equal([{ id: lead, ref: leo }]);
  });

  it('without the right nothing is offered; without sight nothing is said', async () => {
    await house.root.run(grantPolicy, { node: 'user:bob', levels: { 'lead.view': 'all', 'lead.update': 'none', 'contact.update': 'none', 'client.update': 'none' } }); // prettier-ignore
    const list = await show('bob');
    await says(list, 'Léo Hernandez');
    expect(rootOf(list).querySelectorAll('button')).to.have.length(0);
    await says(await show('far'), 'Not found');
  });

  it('is live, shows nothing of a former person, and says when it cannot be reached', async () => {
    const broken = faults();
    const list = await show('ana', 'en', broken);
    await says(list, 'Léo Hernandez');
    await house.as('boss').run(updateContact, { id: leo.slice('contact:'.length), patch: { name: 'Léo H.' } });
    await says(list, 'Léo H.');
    broken.offline();
    await waitUntil(() => part(list, 'stale'));
    broken.clear();
    list.crm = house.as('far');
    expect(textOf(list)).not.to.include('Léo');
    const alone = await fixture<DkContactList>(html`<dk-contact-list lang="en" lead-id="x"></dk-contact-list>`);
    await waitUntil(() => part(alone, 'waiting'));
  });
});
