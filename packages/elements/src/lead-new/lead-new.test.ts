import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { archiveClient, clientNoun, createTradeIn, DealerkitError, leadNoun } from '@dealerkit/core';
import { type Dealership, dealership, evil, type Meddle } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type } from '../../test-support/widget.ts';
import './lead-new.define.ts';
import type { LeadCreatedEvent } from './lead-new.events.ts';
import type { DkLeadNew } from './lead-new.ts';

let house: Dealership;
const focus = (form: DkLeadNew) => rootOf(form).activeElement?.id;
const focuses = (form: DkLeadNew, id: string) =>
  waitUntil(() => focus(form) === id, `${id} has focus`).catch((error: unknown) => {
    throw new Error(`${String(error)}, it is "${String(focus(form))}"`);
  });
const choices = (form: DkLeadNew) => [...rootOf(form).querySelectorAll<HTMLElement>('.choose')];

async function show(person: string, meddle?: Meddle): Promise<DkLeadNew> {
  const form = await fixture<DkLeadNew>(html`<dk-lead-new lang="en" .crm=${house.as(person, meddle)}></dk-lead-new>`);
  await waitUntil(() => part(form, 'form') ?? part(form, 'empty'), 'is there');
  return form;
}

describe('new lead', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 3 });
  });

  it('is made by keyboard for somebody known, with what he already wants in sight', async () => {
    const form = await show('ana');
    await expect(form).to.be.accessible();
    control(form, 'search').focus();
    await sendKeys({ type: '06 12 34 56 78' });
    await waitUntil(() => choices(form).length === 1, 'he is found');
    expect(textOf(form)).to.include('Colette Hernandez').and.to.include('1 open lead').and.to.include('Peugeot 308');
    await still(form);
    await expect(form).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await focuses(form, 'typeId');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Renault Clio' });
    const created = oneEvent<LeadCreatedEvent>(form, 'dk-lead-created');
    await sendKeys({ press: 'Enter' });
    const { detail } = await created;
    expect(detail.clientId).to.equal(house.clients.coco);
    const lead = await house.as('ana').get(leadNoun, detail.id);
    expect(lead).to.include({ vehicle: 'Renault Clio', code: detail.code, name: 'Colette Hernandez' });
    await focuses(form, 'done');
    await says(form, `Lead ${detail.code} created`);
    await still(form);
    await expect(form).to.be.accessible();
  });

  it('C10: finds a client by the plate of the car that he trades in, for whom may see it', async () => {
    await house.root.run(createTradeIn, { leadId: house.leads[0]!, make: 'Renault', plate: 'AB-123-CD' });
    const form = await show('ana');
    control(form, 'search').focus();
    await sendKeys({ type: 'ab123' });
    await waitUntil(() => choices(form).length === 1, 'he is found');
    expect(textOf(form)).to.include('AB-123-CD');
    const other = await show('far');
    control(other, 'search').focus();
    await sendKeys({ type: 'ab123' });
    await says(other, 'Nobody found');
  });

  it('B15a who is archived is shown as archived, and gets no lead until he is restored', async () => {
    await house.root.run(archiveClient, { id: house.clients.coco });
    const form = await show('ana');
    control(form, 'search').focus();
    await sendKeys({ type: '06 12 34 56 78' });
    await says(form, 'Archived: restore this client first');
    expect(choices(form).length).to.equal(0);
    await sendKeys({ press: 'Enter' });
    await still(form);
    expect(textOf(form)).to.include('Archived: restore this client first');
  });

  it('O4 C31 is made for somebody new in one commit; what is missing is said at its field', async () => {
    const form = await show('ana');
    control(form, 'search').focus();
    await sendKeys({ type: 'Paul Durand' });
    await says(form, 'Nobody found');
    await sendKeys({ press: 'Enter' });
    await focuses(form, 'phone');
    expect(control(form, 'lastName').value).to.equal('Durand');
    type(form, 'lastName', '');
    part(form, 'submit')?.click();
    await says(form, 'Please fill in this field');
    await focuses(form, 'lastName');
    type(form, 'lastName', 'Durand');
    part(form, 'submit')?.click();
    await says(form, 'Please give an e-mail address or a phone number');
    await focuses(form, 'email');
    await still(form);
    await expect(form).to.be.accessible();
    type(form, 'email', 'paul@durand.example');
    const created = oneEvent<LeadCreatedEvent>(form, 'dk-lead-created');
    part(form, 'submit')?.click();
    const { detail } = await created;
    expect((await house.as('ana').get(clientNoun, detail.clientId)).emails).to.deep.equal(['paul@durand.example']);
  });

  it('shows who already has the typed address before anybody is created twice', async () => {
    const form = await show('ana');
    type(form, 'search', 'Somebody Else');
    await says(form, 'Nobody found');
    part(form, 'create')?.click();
    await form.updateComplete;
    type(form, 'email', 'colette@exemple.fr');
    await says(form, 'Already known');
    await still(form);
    await expect(form).to.be.accessible();
    choices(form)[0]?.click();
    await form.updateComplete;
    expect(part(form, 'chosen')?.textContent).to.include('Colette Hernandez');
  });

  it('goes through who was found by arrows', async () => {
    const form = await show('adm');
    control(form, 'search').focus();
    await sendKeys({ type: 're' });
    await waitUntil(() => choices(form).length > 0, 'found');
    await sendKeys({ press: 'ArrowDown' });
    expect(rootOf(form).activeElement).to.equal(choices(form)[0]);
    await sendKeys({ press: 'ArrowUp' });
    expect(focus(form)).to.equal('search');
  });

  it('needs a client, and one who can be reached', async () => {
    const form = await show('ana');
    part(form, 'submit')?.click();
    await says(form, 'Choose a client, or create a new one');
    await focuses(form, 'search');
    type(form, 'search', 'Nobody Reachable');
    await waitUntil(() => choices(form).length === 1, 'found');
    choices(form)[0]?.click();
    await form.updateComplete;
    part(form, 'submit')?.click();
    await says(form, 'neither e-mail address nor phone number');
  });

  it('offers other owners only to whom may give leads to them', async () => {
    const boss = await show('boss');
    expect([...control(boss, 'ownerId').querySelectorAll('option')].map(({ textContent }) => textContent)).to.include.members([
      'Me (Claire Dubois)',
      'Ana Ferreira',
      'Nobody yet',
    ]);
    expect(control(boss, 'ownerId').textContent).not.to.include('Luis Ortega');
    const form = await show('ana', (source) => ({
      ...source,
      session: async () => {
        const session = await source.session();
        const plan = session.rights['lead.create']!;
        return { ...session, rights: { ...session.rights, 'lead.create': { ...plan, grants: [{ by: 'level', ties: ['own:ana'] }] } } };
      },
    }));
    expect(control(form, 'ownerId')).to.equal(null);
  });

  it('B13a is not there without the right', async () => {
    const form = await show('ana', (source) => ({ ...source, session: async () => ({ ...(await source.session()), rights: {} }) }));
    await says(form, 'You do not have permission');
  });

  it('loses nothing in an outage, asks before leaving, and makes one lead of two presses', async () => {
    let down = true;
    const keys: (string | undefined)[] = [];
    const form = await show('ana', (source) => ({
      ...source,
      run: async (name, input, options) => {
        keys.push(options.key);
        const output = await source.run(name, input, options);
        // The answer is lost, not the request.
        if (down) throw new DealerkitError('unavailable', 'x', { reference: 'R-3' });
        return output;
      },
    }));
    type(form, 'search', 'colette');
    await waitUntil(() => choices(form).length === 1, 'found');
    choices(form)[0]?.click();
    await form.updateComplete;
    type(form, 'message', 'Call me after six');
    part(form, 'submit')?.click();
    await says(form, 'The lead is not created yet');
    expect(textOf(form)).to.include('R-3');
    expect(control(form, 'message').value).to.equal('Call me after six');
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(false);
    await still(form);
    await expect(form).to.be.accessible();
    down = false;
    part(form, 'submit')?.click();
    await waitUntil(() => !textOf(form).includes('not created') && textOf(form).includes('created'), 'created');
    expect(new Set(keys).size).to.equal(1);
    expect(keys).to.have.length(2);
    const mine = await house.as('adm').list(leadNoun, { where: { eq: ['clientId', house.clients.coco] } });
    expect(mine.items.filter(({ message }) => message === 'Call me after six')).to.have.length(1);
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(true);
  });

  it('shows text, never markup', async () => {
    const form = await show('ana');
    type(form, 'search', 'javascript');
    await says(form, evil);
    expect(rootOf(form).querySelector('img')).to.equal(null);
  });
});
