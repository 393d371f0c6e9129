import { expect, fixture, html } from '@open-wc/testing';
import {
  addLeadContact,
  createOffer,
  createTask,
  grantPolicy,
  messageNoun,
  setSettings,
  updateClient,
  withdrawOffer,
} from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, type } from '../../test-support/widget.ts';
import './lead-actions.define.ts';
import type { DkLeadActions } from './lead-actions.ts';

let house: Dealership;
let lead: string;

const show = async (person = 'ana', { lang = 'en', width = 1000 } = {}): Promise<DkLeadActions> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-lead-actions lead-id=${lead} .crm=${house.as(person)}></dk-lead-actions></div>`,
  );
  around.style.width = `${String(width)}px`;
  const widget = around.querySelector('dk-lead-actions') as DkLeadActions;
  await waitUntil(() => part(widget, 'bar') && widget.reached, 'shown');
  return widget;
};

const dialogOf = (widget: DkLeadActions): HTMLDialogElement | null => rootOf(widget).querySelector('dialog[open]');
const optionsOf = (widget: DkLeadActions, id: string): string[] =>
  [...(control(widget, id) as unknown as HTMLSelectElement).options].map(({ textContent }) => textContent);
const button = (widget: DkLeadActions): HTMLElement => control(widget, 'act-message');

async function open(widget: DkLeadActions): Promise<void> {
  button(widget).focus();
  button(widget).click();
  await waitUntil(() => dialogOf(widget) && optionsOf(widget, 'templateId').length > 1, 'the dialog is open');
}

const anOffer = (vehicle = 'Peugeot 308 SW', minor = 3_290_000) =>
  house.as('ana').run(createOffer, { leadId: lead, vehicle, price: { minor, currency: 'EUR' }, validUntil: '2030-06-30' });

async function sent(widget: DkLeadActions): Promise<string> {
  const told = new Promise<string>((resolve) => {
    widget.addEventListener('dk-lead-added', ({ detail }) => {
      resolve(detail.id);
    });
  });
  part(widget, 'save')?.click();
  return told;
}

describe('dk-lead-actions, messages', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    await house.root.run(setSettings, { patch: { firstContactMinutes: null, houseName: 'Garage Étoile' } });
    lead = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW' });
  });

  it('C16: begins from a template in the client’s language, whatever the reader’s, and sends what was typed', async () => {
    const widget = await show('ana', { lang: 'en' });
    await open(widget);
    await says(widget, 'The client reads French.');
    expect(optionsOf(widget, 'to')).to.deep.equal(['Colette Hernandez · colette@exemple.fr']);
    expect(optionsOf(widget, 'templateId')).to.deep.equal(['An empty page', 'First answer', 'Following up']);
    expect([...rootOf(widget).querySelectorAll('.ways a')].map((link) => link.getAttribute('href'))).to.deep.equal([
      ...['tel:+33612345678', 'https://wa.me/33612345678', 'tel:+33478000000', 'https://wa.me/33478000000'],
    ]);
    type(widget, 'templateId', 'firstAnswer');
    await waitUntil(() => control(widget, 'text').value !== '');
    expect(control(widget, 'subject').value).to.equal('Votre demande : Peugeot 308 SW');
    expect(control(widget, 'text').value).to.match(/^Bonjour Madame Hernandez,[\s\S]+Ana Ferreira\nGarage Étoile$/);
    type(widget, 'text', 'Bonjour, à demain.');
    await still(widget);
    await expect(widget).to.be.accessible();
    const id = await sent(widget);
    const { to, text, subject, language, templateId, attachment } = await house.root.get(messageNoun, id);
    expect({ to, text, language, templateId, attachment }).to.deep.equal({
      ...{ to: 'colette@exemple.fr', text: 'Bonjour, à demain.', language: 'fr', templateId: 'firstAnswer', attachment: null },
    });
    expect(subject).to.match(/^Votre demande : Peugeot 308 SW \[L-\w+\]$/);
    await waitUntil(() => rootOf(widget).activeElement?.id === 'act-message', 'focus is back');
  });

  it('C16: another template replaces what a template wrote, and keeps what a person did', async () => {
    const widget = await show();
    await open(widget);
    type(widget, 'templateId', 'firstAnswer');
    await waitUntil(() => control(widget, 'text').value.includes('demande'));
    type(widget, 'templateId', 'followUp');
    await waitUntil(() => control(widget, 'text').value.includes('revenir vers vous'));
    expect(control(widget, 'text').value).not.to.include('remercie');
    type(widget, 'text', 'Mes propres mots');
    await widget.updateComplete;
    type(widget, 'templateId', 'firstAnswer');
    await waitUntil(() => control(widget, 'text').value.includes('remercie'));
    expect(control(widget, 'text').value).to.match(/^Mes propres mots\n\nBonjour/);
    type(widget, 'templateId', '');
    await waitUntil(() => control(widget, 'templateId').value === '');
    expect(control(widget, 'text').value).to.match(/^Mes propres mots/);
  });

  it('C16: with an offer, a quote or an order form goes along, the offer named', async () => {
    await anOffer('Renault Clio', 1_990_000);
    const { id: newest } = await anOffer();
    const { id: gone } = await anOffer('Dacia Sandero', 900_000);
    await house.as('ana').run(withdrawOffer, { id: gone });
    const widget = await show('ana', { lang: 'fr' });
    await open(widget);
    await waitUntil(() => control(widget, 'attachment'), 'offers are known');
    expect(optionsOf(widget, 'attachment')).to.deep.equal(['Aucune', 'Devis (PDF)', 'Bon de commande (PDF)']);
    type(widget, 'templateId', 'quote');
    await waitUntil(() => control(widget, 'offerId'), 'the quote template attaches it');
    expect(control(widget, 'attachment').value).to.equal('quote');
    expect(
      optionsOf(widget, 'offerId')
        .map((title) => title.split(' · ')[0])
        .sort(),
    ).to.deep.equal(['Peugeot 308 SW', 'Renault Clio']);
    expect(control(widget, 'text').value).to.include('valable jusqu’au 30 juin 2030');
    type(widget, 'offerId', newest);
    type(widget, 'attachment', 'order');
    part(widget, 'see')?.click();
    await says(widget, 'Le PDF n’a pas pu être créé');
    const id = await sent(widget);
    const { attachment, offerId, paper } = await house.root.get(messageNoun, id);
    expect({ attachment, offerId, total: paper?.total.minor, language: paper?.language }).to.deep.equal({
      ...{ attachment: 'order', offerId: newest, total: 3_290_000, language: 'fr' },
    });
  });

  it('C16: a confirmed appointment is offered once there is one', async () => {
    await house.as('ana').run(createTask, { kind: 'appointment', title: 'x', dueAt: '2030-07-01T12:30:00.000Z', leadId: lead });
    const widget = await show();
    await open(widget);
    await waitUntil(() => optionsOf(widget, 'templateId').includes('Appointment confirmed'));
    type(widget, 'templateId', 'appointment');
    await waitUntil(() => control(widget, 'text').value.includes('lundi 1 juillet 2030 à 14:30'));
  });

  it('C16a: where the house writes only of offers, the button says why and does nothing, until there is one', async () => {
    await house.root.run(setSettings, { patch: { messageNeedsOffer: true } });
    const widget = await show();
    expect(button(widget).getAttribute('aria-disabled')).to.equal('true');
    expect(rootOf(widget).getElementById(button(widget).getAttribute('aria-describedby') ?? '')?.textContent).to.include(
      'Add an offer first',
    );
    await expect(widget).to.be.accessible();
    button(widget).click();
    await waitUntil(() => part(widget, 'why')?.textContent.includes('Add an offer first'));
    expect(dialogOf(widget)).to.equal(null);
    await anOffer();
    await waitUntil(() => !button(widget).hasAttribute('aria-disabled'), 'an offer changes it');
    expect(part(widget, 'why')).to.equal(null);
    await open(widget);
  });

  it('C16a: nobody with an address: the button says so, until somebody has one; in the menu too', async () => {
    await house.root.run(updateClient, { id: house.clients.coco, patch: { emails: ['colette@exemple.fr, all@exemple.fr'] } });
    const widget = await show();
    await waitUntil(() => button(widget).getAttribute('aria-disabled') === 'true');
    widget.parentElement!.style.width = '200px';
    await waitUntil(() => button(widget).hidden);
    part(widget, 'more')?.click();
    const entry = () =>
      [...rootOf(widget).querySelectorAll<HTMLElement>('[role=menuitem]')].find(({ textContent }) => textContent.trim() === 'E-mail');
    await waitUntil(() => entry());
    expect(entry()?.getAttribute('aria-disabled')).to.equal('true');
    entry()?.click();
    await waitUntil(() => part(widget, 'why')?.textContent.includes('Nobody of this lead has an e-mail address'));
    await house.root.run(addLeadContact, { id: lead, contact: { name: 'Luc', emails: ['luc@exemple.fr'] } });
    await waitUntil(() => !button(widget).hasAttribute('aria-disabled'), 'a person with an address changes it');
  });

  it('C16: the button is absent without the right, and a state that changed meanwhile is said in the dialog', async () => {
    const widget = await show();
    await open(widget);
    type(widget, 'subject', 'x');
    type(widget, 'text', 'x');
    await house.root.run(setSettings, { patch: { messageNeedsOffer: true } });
    part(widget, 'save')?.click();
    await says(widget, 'This house writes to clients once there is an offer.');
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'message.send': 'none' } });
    await waitUntil(() => !control(widget, 'act-message'), 'the right went');
    await says(widget, 'You may no longer do this');
  });
});
