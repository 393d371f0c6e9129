import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { clientNoun, createLead, deleteClient, grantPolicy, leadNoun, restoreClient } from '@dealerkit/core';
import { type Dealership, type Faults, dealership, faults } from '@dealerkit/core/testing';
import { ClientCardHarness } from '@dealerkit/elements/testing';
import type {} from './client-actions.events.ts';
import '../client-card.define.ts';
import { waitUntil } from '../../../test-support/wait-until.ts';

let house: Dealership;
const shown: ClientCardHarness[] = [];
async function show(
  person: string,
  clientId: string,
  { lang = 'en', fault }: { lang?: string; fault?: Faults } = {},
): Promise<ClientCardHarness> {
  const card = ClientCardHarness.show(clientId, { crm: house.as(person, fault), lang });
  shown.push(card);
  await card.settled();
  return card;
}
const leadsOf = async (clientId: string) => (await house.root.list(leadNoun, { where: { eq: ['clientId', clientId] } })).items;
const inside = (card: ClientCardHarness): string | undefined =>
  card.element.shadowRoot?.activeElement?.textContent.replaceAll(/\s+/g, ' ').trim();
const revoke = (right: string) => house.as('adm').run(grantPolicy, { node: 'profile:manager', levels: { [right]: 'none' } });

describe('client card: its menu', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 1 });
  });
  afterEach(() => {
    for (const card of shown.splice(0)) card.remove();
  });

  it('B13 B13a is there for whom it has an entry, and absent for everybody else', async () => {
    const [boss, ana] = [await show('boss', house.clients.coco), await show('ana', house.clients.coco)];
    expect(ana.actionable).to.equal(false);
    expect(boss.actionable).to.equal(true);
    await boss.openMenu();
    expect(boss.menu).to.deep.equal(['Reassign', 'Archive', 'Delete']);
    expect(boss.focused).to.equal('Reassign');
    await boss.still();
    await expect(boss.element).to.be.accessible();
  });

  it('is worked by arrows, Home, End and first letters, and gives focus back', async () => {
    const card = await show('boss', house.clients.coco);
    await card.openMenu();
    for (const [press, at] of [
      ['ArrowDown', 'Archive'],
      ['ArrowUp', 'Reassign'],
      ['ArrowUp', 'Delete'],
      ['Home', 'Reassign'],
      ['End', 'Delete'],
      ['a', 'Archive'],
      ['d', 'Delete'],
    ] as const) {
      await sendKeys({ press });
      expect(card.focused).to.equal(at);
    }
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => card.focused === 'More actions' && card.menu.length === 0, 'closed, and focus is on its button');
  });

  it('is opened and closed by real keys, again and again', async () => {
    const card = await show('boss', house.clients.coco);
    (await card.get('button', 'More actions')).focus();
    for (let round = 0; round < 3; round++) {
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => card.focused === 'Reassign', 'open');
      await aTimeout(60);
      expect(card.menu).to.have.length(3);
      await sendKeys({ press: round === 1 ? 'Tab' : 'Escape' });
      await waitUntil(() => card.menu.length === 0, 'closed');
      (await card.get('button', 'More actions')).focus();
    }
  });

  it('its button closes it too', async () => {
    const card = await show('boss', house.clients.coco);
    await card.openMenu();
    await card.press('More actions');
    await waitUntil(() => card.menu.length === 0, 'closed');
    await aTimeout(50);
    expect(card.menu).to.deep.equal([]);
  });

  it('B11 reassigns to somebody who is active, and tells the page', async () => {
    const card = await show('boss', house.clients.coco);
    await card.choose('Reassign');
    expect(card.focused).to.equal('Owner');
    await card.press('Reassign');
    await card.until('it asks for a person', () => card.problem('Owner') === 'Please fill in this field.');
    await card.still();
    await expect(card.element).to.be.accessible();
    expect((card.field('Inform the new owner') as HTMLInputElement).checked).to.equal(true);
    await card.fill({ Owner: 'Bob Martin' });
    const assigned = card.heard('dk-client-assigned');
    await card.press('Reassign');
    expect((await assigned).detail).to.deep.equal({ id: house.clients.coco, ownerId: 'bob' });
    await card.says('Bob Martin');
    await waitUntil(() => card.focused === 'More actions', 'focus is back');
  });

  it('offers nobody of another branch to whom the right does not reach', async () => {
    const card = await show('boss', house.clients.coco);
    await card.choose('Reassign');
    const options = [...(card.field('Owner') as HTMLSelectElement).options].map(({ text }) => text.trim()).filter(Boolean);
    expect(options).to.include('Bob Martin').and.not.to.include('Luis Ortega').and.not.to.include('Ana Ferreira');
  });

  it('B15a archives, shows until when, and restores', async () => {
    const card = await show('boss', house.clients.coco);
    const archived = card.heard('dk-client-archived');
    await card.choose('Archive');
    expect((await archived).detail.id).to.equal(house.clients.coco);
    await card.says('Archived; deleted for good on');
    await card.still();
    await expect(card.element).to.be.accessible();
    await card.openMenu();
    expect(card.menu).to.deep.equal(['Reassign', 'Restore', 'Delete']);
    await sendKeys({ press: 'Escape' });
    const restored = card.heard('dk-client-restored');
    await card.press('Restore');
    await restored;
    await card.until('the notice has gone', () => !card.text.includes('Archived;'));
    await waitUntil(() => card.focused === 'More actions', 'focus is kept');
    expect((await house.root.get(clientNoun, house.clients.coco)).archivedAt).to.equal(null);
  });

  it('says what was not done', async () => {
    const fault = faults();
    const card = await show('boss', house.clients.coco, { fault });
    fault.offline('run');
    await card.choose('Archive');
    await card.says('Not archived');
    await card.says('cannot be reached');
  });
});

describe('client card: deleting', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 1 });
  });
  afterEach(() => {
    for (const card of shown.splice(0)) card.remove();
  });
  const ask = async (person = 'boss', clientId = house.clients.coco, more: { lang?: string; fault?: Faults } = {}) => {
    const card = await show(person, clientId, more);
    await card.choose(more.lang === 'fr' ? 'Supprimer' : 'Delete');
    return card;
  };

  it('B14 B15 B16 B17 asks with the client’s name, the open leads as links and the cascade; Cancel has focus', async () => {
    const card = await ask();
    await card.says('Mrs Colette Hernandez has 1 open opportunity. What do you want to do?');
    await card.says('Deleting closes all appointments, follow-ups and open opportunities: 1 follow-up and 1 open opportunity');
    for (const words of ['Delete Mrs Colette Hernandez?', 'colette@exemple.fr', 'In progress', 'This cannot be undone'])
      expect(card.text).to.include(words);
    const [lead] = await leadsOf(house.clients.coco);
    expect(card.all('link').map((link) => link.getAttribute('href')?.replace(/^[^#]*/, ''))).to.deep.equal([`#/lead/${lead!.id}`]);
    expect(card.focused).to.equal('Cancel');
    expect(card.all('button').map(({ textContent }) => textContent.trim())).to.deep.equal(['Cancel', 'Archive instead', 'Delete for good']);
    await card.still();
    await expect(card.element).to.be.accessible();
  });

  it('B14 B15 in French, with the source’s words', async () => {
    const card = await ask('boss', house.clients.coco, { lang: 'fr' });
    await card.says('Mme Colette Hernandez a 1 opportunité en cours, que souhaitez-vous faire\u202f?'.replace('\u202f', ' '));
    expect(card.text).to.include('Confirmation de suppression');
    expect(card.text).to.include('La suppression entraînera la clôture de tous les rendez-vous, relances et opportunités en cours');
  });

  it('B15a has no sentence and no list without an open lead, and another plural for two', async () => {
    const none = await ask('boss', house.clients.garage);
    await none.says('What do you want to do?');
    expect(none.text).not.to.include('opportunit');
    await house.addLead('ana', { clientId: house.clients.coco });
    const two = await ask();
    await two.says('has 2 open opportunities');
  });

  it('B16a counts the leads that the reader may not see', async () => {
    await house.root.run(createLead, { clientId: house.clients.coco, ownerId: 'far', branchId: 'b2' });
    const card = await ask();
    await card.says('and 1 more you may not see');
    expect(card.all('link')).to.have.length(1);
  });

  it('B19 B22 cancelled, nothing changes and focus goes back', async () => {
    const card = await ask();
    await card.says('1 open opportunity');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => card.focused === 'More actions', 'focus is back');
    expect((await leadsOf(house.clients.coco)).map(({ status }) => status)).to.deep.equal(['open']);
    expect((await house.root.get(clientNoun, house.clients.coco)).lastName).to.equal('Hernandez');
  });

  it('B16 B19 deletes for good, says so calmly, and has focus there', async () => {
    const card = await ask();
    await card.says('1 open opportunity');
    const [before, after] = [card.heard('dk-client-delete'), card.heard('dk-client-deleted')];
    await card.press('Delete for good');
    expect((await before).cancelable).to.equal(true);
    expect((await after).detail).to.deep.equal({ id: house.clients.coco });
    await card.says('Mrs Colette Hernandez was deleted');
    await waitUntil(() => inside(card)?.includes('was deleted'), 'focus is in it');
    await card.still();
    await expect(card.element).to.be.accessible();
    expect((await leadsOf(house.clients.coco)).map(({ status }) => status)).to.deep.equal(['lost']);
  });

  it('a page may prevent it', async () => {
    const card = await ask();
    await card.says('1 open opportunity');
    card.element.addEventListener('dk-client-delete', (event) => {
      event.preventDefault();
    });
    await card.press('Delete for good');
    await waitUntil(() => card.focused === 'More actions', 'the dialog is closed');
    expect((await house.root.get(clientNoun, house.clients.coco)).lastName).to.equal('Hernandez');
  });

  it('B15a archives instead', async () => {
    const card = await ask();
    await card.press('Archive instead');
    await card.says('Archived; deleted for good on');
    await house.as('boss').run(restoreClient, { id: house.clients.coco });
  });

  it('shows what changed while it was asked, and asks again', async () => {
    const card = await ask();
    await card.says('has 1 open opportunity');
    await house.addLead('ana', { clientId: house.clients.coco });
    await card.press('Delete for good');
    await card.says('Something has changed meanwhile');
    await card.says('2 open opportunities (before: 1)');
    await card.says('has 2 open opportunities');
    expect(card.focused).to.equal('Cancel');
    const deleted = card.heard('dk-client-deleted');
    await card.press('Delete for good');
    await deleted;
  });

  it('B13b refuses as soon as the right is revoked, also while the question stands open', async () => {
    const card = await ask();
    await card.says('1 open opportunity');
    await revoke('client.delete');
    await card.says('Your permission was revoked');
    expect(card.find('button', 'Delete for good')).to.equal(undefined);
    await card.still();
    await expect(card.element).to.be.accessible();
    await card.press('Close');
    await card.openMenu();
    expect(card.menu).to.deep.equal(['Reassign', 'Archive']);
  });

  it('B13b a confirmation that is refused says so too', async () => {
    const fault = faults();
    const card = await ask('boss', house.clients.coco, { fault });
    await card.says('1 open opportunity');
    // The browser does not hear of it: only the answer tells.
    fault.offline('session');
    await revoke('client.delete');
    await card.press('Delete for good');
    await card.says('Your permission was revoked');
    expect((await house.root.get(clientNoun, house.clients.coco)).lastName).to.equal('Hernandez');
  });

  it('opens before its preview is there, and offers to try again', async () => {
    const fault = faults();
    fault.offline('preview');
    const card = await ask('boss', house.clients.coco, { fault });
    await card.says('cannot be reached');
    expect(card.find('button', 'Delete for good')).to.equal(undefined);
    fault.clear();
    await card.press('Try again');
    await card.says('1 open opportunity');
  });

  it('a confirmation whose answer was lost is carried out once', async () => {
    const fault = faults();
    const card = await ask('boss', house.clients.coco, { fault });
    await card.says('1 open opportunity');
    fault.offline('run');
    await card.press('Delete for good');
    await card.says('Not deleted');
    await card.says('cannot be reached');
    fault.clear();
    const deleted = card.heard('dk-client-deleted');
    await card.press('Delete for good');
    await deleted;
  });

  it('somebody else may delete him first', async () => {
    const card = await ask();
    await card.says('1 open opportunity');
    await house.root.run(deleteClient, { id: house.clients.coco });
    await card.says('Not found');
  });
});
