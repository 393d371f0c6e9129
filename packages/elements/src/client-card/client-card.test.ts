import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DealerkitError, type CrmSource, updateClient } from '@dealerkit/core';
import { bee2linkPreset } from '@dealerkit/core/dealer';
import { type Dealership, dealership, evil, type Meddle } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type, warnings } from '../../test-support/widget.ts';
import type { ClientSavedEvent } from './client-card.events.ts';
import './client-card.define.ts';
import type { DkClientCard } from './client-card.ts';

let house: Dealership;
async function show(person: string, clientId: string, meddle?: Meddle): Promise<DkClientCard> {
  return fixture<DkClientCard>(html`<dk-client-card lang="en" client-id=${clientId} .crm=${house.as(person, meddle)}></dk-client-card>`);
}

async function edit(person: string, clientId: string): Promise<DkClientCard> {
  const card = await show(person, clientId);
  await waitUntil(() => part(card, 'edit'), 'may be edited');
  part(card, 'edit')!.click();
  await waitUntil(() => part(card, 'form'), 'the form is there');
  await card.updateComplete;
  return card;
}

const failing =
  (error: () => DealerkitError): Meddle =>
  (source: CrmSource) => ({ ...source, read: () => Promise.reject(error()) });

describe('client card', () => {
  before(async () => {
    house = await dealership({ leads: 0 });
  });

  it('shows who it is, how to reach him and whose he is', async () => {
    const card = await show('ana', house.clients.coco);
    expect(rootOf(card).querySelector('[part=loading]')).not.to.equal(null);
    await says(card, 'Mrs Colette Hernandez');
    const links = [...rootOf(card).querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).to.include.members(['tel:+33612345678', 'mailto:colette@exemple.fr']);
    for (const word of ['Ana Ferreira', 'Lyon Confluence', 'Hot', 'Architecte', 'France', 'French']) expect(textOf(card)).to.include(word);
    await still(card);
    await expect(card).to.be.accessible();
  });

  for (const [name, meddle, words] of [
    ['an error, with its reference', failing(() => new DealerkitError('internal', 'x', { reference: 'R-42' })), 'R-42'],
    ['an outage', failing(() => new DealerkitError('unavailable', 'x')), 'cannot be reached'],
    ['a lost sign-in', failing(() => new DealerkitError('unauthorized', 'x')), 'signed out'],
  ] as const)
    it(`shows ${name}`, async () => {
      const card = await show('ana', house.clients.coco, meddle);
      await says(card, words);
      expect(textOf(card)).to.include('Try again');
      await still(card);
      await expect(card).to.be.accessible();
    });

  it('says the same of what may not be seen and of what does not exist', async () => {
    const [hidden, missing] = [await show('far', house.clients.coco), await show('far', 'nothing')];
    await says(hidden, 'Not found');
    await says(missing, 'Not found');
    expect(textOf(hidden)).to.equal(textOf(missing));
  });

  it('warns once without client-id and shows an error that can be quoted', async () => {
    let card!: DkClientCard;
    const said = await warnings(async () => {
      card = await fixture<DkClientCard>(html`<dk-client-card lang="en" .crm=${house.as('ana')}></dk-client-card>`);
      await says(card, 'client-id-missing');
    });
    await still(card);
    expect(said.filter((line) => line.includes('client-id-missing'))).to.have.length(1);
    await expect(card).to.be.accessible();
  });

  it('B13a has no edit button without the right', async () => {
    const card = await show('ana', house.clients.coco);
    await says(card, 'Colette');
    expect(part(card, 'edit')).not.to.equal(null);
    const reader = await show('ana', house.clients.coco, (source) => ({
      ...source,
      session: async () => {
        const session = await source.session();
        return {
          ...session,
          rights: { ...session.rights, 'client.update': { ...session.rights['client.update']!, kind: 'never', grants: [] } },
        };
      },
    }));
    await says(reader, 'Colette');
    expect(part(reader, 'edit')).to.equal(null);
  });

  it('B10 B11a says in the form that the owner is set by itself, and offers no change', async () => {
    const bee = await dealership({ leads: 0, preset: bee2linkPreset });
    const root = (name: string, id: string, data: object) => bee.root.run({ name } as never, { id, data } as never);
    await root('group.save', 'new-cars', { name: 'New cars', profileType: 'sales', followUp: 'automatic' });
    const card = await fixture<DkClientCard>(
      html`<dk-client-card lang="en" client-id=${bee.clients.bare} .crm=${bee.as('ana')}></dk-client-card>`,
    );
    await waitUntil(() => part(card, 'edit'), 'may be edited');
    expect(part(card, 'more')).to.equal(null);
    part(card, 'edit')!.click();
    await says(card, 'Follow-up is automatic');
    expect(part(card, 'owner')?.querySelector('input, select')).to.equal(null);
    await root('group.save', 'new-cars', { name: 'New cars', profileType: 'sales', followUp: 'manual' });
    await waitUntil(() => part(card, 'owner') === null, 'manual again, without a new sign-in');
  });

  it('saves what was changed, says so, and gives focus back', async () => {
    const card = await edit('ana', house.clients.garage);
    expect(rootOf(card).activeElement?.id).to.equal('companyName');
    await still(card);
    await expect(card).to.be.accessible();
    type(card, 'companyName', 'Garage Fournier & fils');
    await card.updateComplete;
    const saved = oneEvent<ClientSavedEvent>(card, 'dk-client-saved');
    await sendKeys({ press: 'Enter' });
    expect((await saved).detail.fields).to.deep.equal(['companyName']);
    await says(card, 'Garage Fournier & fils');
    await waitUntil(() => rootOf(card).activeElement?.id === 'edit', 'focus is back');
    await waitUntil(() => document.querySelector('[data-dk-live]')?.textContent === 'Saved', 'it is announced');
  });

  it('O4 marks what is required, links what is wrong, keeps what was typed', async () => {
    const card = await edit('ana', house.clients.coco);
    expect(control(card, 'lastName').ariaRequired).to.equal('true');
    type(card, 'lastName', ' ');
    type(card, 'about', 'Kept');
    part(card, 'save')!.click();
    await says(card, 'Please fill in this field');
    await waitUntil(() => rootOf(card).activeElement?.id === 'lastName', 'the field has focus');
    expect(control(card, 'lastName').getAttribute('aria-invalid')).to.equal('true');
    const error = rootOf(card).getElementById(control(card, 'lastName').getAttribute('aria-describedby') ?? '');
    expect(error?.textContent).to.equal('Please fill in this field.');
    expect(control(card, 'about').value).to.equal('Kept');
    await still(card);
    await expect(card).to.be.accessible();
  });

  it('asks before it throws changes away', async () => {
    const card = await edit('ana', house.clients.coco);
    type(card, 'about', 'Not saved');
    await card.updateComplete;
    const leaving = new Event('beforeunload', { cancelable: true });
    expect(dispatchEvent(leaving)).to.equal(false);
    part(card, 'cancel')!.click();
    const dialog = rootOf(card).querySelector('dialog') as HTMLDialogElement;
    expect(dialog.open).to.equal(true);
    dialog.close('');
    await card.updateComplete;
    expect(control(card, 'about').value).to.equal('Not saved');
    part(card, 'cancel')!.click();
    dialog.close('yes');
    await waitUntil(() => part(card, 'edit'), 'the form is left');
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(true);
  });

  it('shows both values of a field that somebody else changed, and saves the one that is chosen', async () => {
    const card = await edit('ana', house.clients.coco);
    type(card, 'jobTitle', 'Mine');
    type(card, 'about', 'My note');
    await house.as('boss').run(updateClient, { id: house.clients.coco, patch: { jobTitle: 'Hers' } });
    part(card, 'save')!.click();
    await says(card, 'Somebody else changed');
    expect(textOf(card)).to.include('Yours: Mine').and.to.include('Theirs: Hers');
    await still(card);
    await expect(card).to.be.accessible();
    control(card, 'jobTitle-yours').click();
    await card.updateComplete;
    part(card, 'save')!.click();
    await says(card, 'My note');
    expect(textOf(card)).to.include('Mine');
  });

  it('hides what may not be read, and edits only what may be changed', async () => {
    const card = await show('ana', house.clients.coco, (source) => ({
      ...source,
      session: async () => {
        const session = await source.session();
        const never = { right: 'client.update.about', kind: 'never', grants: [], require: [], deny: [] } as const;
        return { ...session, rights: { ...session.rights, 'client.update.about': never } };
      },
      read: async (...asked) =>
        (await source.read(...asked)).map((record) => {
          if (!record) return record;
          const { phones: _hidden, ...rest } = record;
          return { ...rest, hidden: ['phones'] };
        }),
    }));
    await says(card, 'Colette');
    expect(textOf(card)).not.to.include('Phone').and.not.to.include('+33');
    part(card, 'edit')?.click();
    await waitUntil(() => part(card, 'form'), 'the form is there');
    expect(control(card, 'phones-0')).to.equal(null);
    expect(control(card, 'about')).to.equal(null);
    expect(control(card, 'emails-0')).not.to.equal(null);
  });

  it('says when what it shows may be old, and when the client is gone', async () => {
    let down = false;
    const card = await show('ana', house.clients.bare, (source) => ({
      ...source,
      read: (...asked) => (down ? Promise.reject(new DealerkitError('unavailable', 'x')) : source.read(...asked)),
    }));
    await says(card, 'Nobody Reachable');
    down = true;
    await house.root.run(updateClient, { id: house.clients.bare, patch: { jobTitle: 'Painter' } });
    await says(card, 'This may be out of date');
    expect(textOf(card)).to.include('Nobody Reachable');
    await still(card);
    await expect(card).to.be.accessible();
    down = false;
    [...rootOf(card).querySelectorAll('button')].find(({ textContent }) => textContent.includes('Refresh'))?.click();
    await says(card, 'Painter');
    expect(textOf(card)).not.to.include('out of date');
  });

  it('keeps nothing but text of what somebody typed to break out', async () => {
    const card = await show('ana', house.clients.evil);
    await says(card, evil);
    expect(rootOf(card).querySelector('img, script')).to.equal(null);
    for (const link of rootOf(card).querySelectorAll('a')) expect(link.href).to.match(/^(?:https?:|tel:|mailto:)/);
    expect(rootOf(card).querySelectorAll('[style]')).to.have.length(0);
  });

  it('reads one client once for 50 cards, and 50 clients in one batch', async () => {
    const crm = house.as('ana');
    const ids = [
      ...Array.from({ length: 50 }, () => house.clients.coco),
      ...Array.from({ length: 50 }, (_, index) => `none-${String(index)}`),
    ];
    await fixture(html`<div>${ids.map((id) => html`<dk-client-card client-id=${id} .crm=${crm}></dk-client-card>`)}</div>`);
    await waitUntil(() => crm.counts.reads.length > 0, 'read');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(crm.counts.reads).to.have.length(1);
    expect(crm.counts.reads[0]).to.have.length(51);
    expect(crm.counts.sessions).to.equal(1);
  });
});
