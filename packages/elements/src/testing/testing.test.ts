import '../client-card/client-card.define.ts';
import '../contact-form/contact-form.define.ts';
import '../lead-list/lead-list.define.ts';
import '../lead-new/lead-new.define.ts';
import '../provider/provider.define.ts';
import '../record-list/record-list.define.ts';
import '../record/record.define.ts';
import { type Noun, clientNoun, isDealerkitError, leadNoun } from '@dealerkit/core';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import {
  ClientCardHarness,
  ContactFormHarness,
  LeadListHarness,
  LeadNewHarness,
  ProviderHarness,
  RecordHarness,
  RecordListHarness,
  type WidgetHarness,
} from '@dealerkit/elements/testing';
import { expect } from '@open-wc/testing';

const client = clientNoun as unknown as Noun;
let house: Dealership;
const shown: WidgetHarness[] = [];
const keep = <Harness extends WidgetHarness>(harness: Harness): Harness => {
  shown.push(harness);
  return harness;
};

describe('harnesses: what a person does with each widget', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 6 });
  });
  afterEach(() => {
    for (const harness of shown.splice(0)) harness.remove();
  });

  it('a client card is read, edited, refused, saved', async () => {
    const card = keep(ClientCardHarness.show(house.clients.coco, { crm: house.as('ana') }));
    expect(card.state).to.equal('loading');
    await card.settled();
    expect([card.name, card.state, card.editable]).to.deep.equal(['Mrs Colette Hernandez', 'ready', true]);
    await card.edit();
    expect(card.focused).to.equal('Title');
    await card.fill({ 'Last name': '', Title: 'Mr' });
    await card.save();
    await card.until('the field says what is wrong', () => card.problem('Last name') !== undefined);
    expect(card.problem('Last name')).to.equal('Please fill in this field.');
    expect(card.valueOf('Title')).to.equal('Mr');
    await card.fill({ 'Last name': 'Fernandez' });
    const saved = card.heard('dk-client-saved');
    await card.save();
    expect((await saved).detail.fields).to.include('lastName');
    await card.says('Mr Colette Fernandez');
    await card.edit();
    await card.fill({ 'Last name': 'Other' });
    await card.cancel();
    await card.press('Discard changes');
    await card.says('Mr Colette Fernandez');
  });

  it('a card of somebody else is empty; an outage is an error with a way out', async () => {
    const far = keep(ClientCardHarness.show(house.clients.coco, { crm: house.as('far'), lang: 'fr' }));
    await far.settled();
    expect(far.state).to.equal('empty');
    const broken = faults();
    const card = keep(ClientCardHarness.show(house.clients.coco, { crm: house.as('ana', broken) }));
    await card.settled();
    broken.offline();
    const next = keep(ClientCardHarness.show(house.clients.garage, { crm: card.element.crm! }));
    await next.settled();
    expect(next.state).to.equal('error');
    broken.clear();
    await next.press('Try again');
    await next.says('Garage Fournier');
  });

  it('leads are narrowed, searched and opened', async () => {
    const list = keep(LeadListHarness.show({ status: 'any' }, { crm: house.as('boss') }));
    await list.shows(6);
    expect(list.count).to.equal('6 leads');
    expect(list.ids).to.have.members([...house.leads]);
    const filtered = list.heard('dk-lead-filters');
    await list.fill({ Unassigned: true });
    expect((await filtered).detail.whose).to.equal('unassigned');
    await list.until('fewer', () => list.ids.length < 6);
    await list.fill({ All: true });
    await list.shows(6);
    const [name] = list.names;
    await list.search(name!);
    await list.until('found', () => list.names.length > 0 && list.names.every((each) => each === name));
    list.element.addEventListener('dk-open', (event) => {
      event.preventDefault();
    });
    const opened = list.heard('dk-open');
    await list.open(name!);
    expect((await opened).detail.noun).to.equal('lead');
  });

  it('a lead is created for somebody known, and for somebody new', async () => {
    const form = keep(LeadNewHarness.show({ crm: house.as('ana') }));
    await form.search('Colette');
    expect(form.found).to.deep.equal(['Colette Hernandez']);
    await form.choose('Colette Hernandez');
    await form.fill({ Vehicle: 'Renault Clio' });
    const created = form.heard('dk-lead-created');
    await form.submit();
    const { detail } = await created;
    expect((await house.root.get(leadNoun, detail.id)).vehicle).to.equal('Renault Clio');
    await form.until('it says so', () => form.created?.includes(detail.code) ?? false);
    const other = keep(LeadNewHarness.show({ crm: house.as('ana') }));
    await other.search('Zacharie');
    expect(other.found).to.deep.equal([]);
    await other.createClient();
    await other.fill({ 'First name': 'Zacharie', 'Last name': 'Blanc', 'E-mail': 'z@example.com' });
    const second = other.heard('dk-lead-created');
    await other.submit();
    expect((await house.root.get(clientNoun, (await second).detail.clientId)).lastName).to.equal('Blanc');
  });

  it('records of any noun are listed, edited and refused', async () => {
    const list = keep(RecordListHarness.show({ noun: client, columns: 'name emails' }, { crm: house.as('boss') }));
    await list.until('rows', () => list.names.length > 0);
    expect(list.names).to.include('Colette Hernandez');
    const started = list.heard('dk-record-new');
    await list.startNew();
    expect((await started).detail.noun).to.equal('client');
    const record = keep(RecordHarness.show({ noun: client, recordId: house.clients.coco }, { crm: house.as('ana') }));
    await record.settled();
    await record.edit();
    await record.fill({ 'Job title': 'Urbaniste' });
    const saved = record.heard('dk-record-saved');
    await record.save();
    expect((await saved).detail.fields).to.deep.equal(['jobTitle']);
    await record.says('Urbaniste');
  });

  it('whoever signs in sees his own at once', async () => {
    const provider = keep(ProviderHarness.show({ more: { crm: house.as('ana') } }));
    const card = ClientCardHarness.show(house.clients.coco, { into: provider.element });
    await card.says('Colette');
    provider.signIn(house.as('far'));
    expect(provider.text).not.to.include('Colette');
    await card.settled();
    expect(card.state).to.equal('empty');
  });

  it('a form is written, filled in and sent', async () => {
    const form = keep(ContactFormHarness.show(`/f/harness-${crypto.randomUUID()}`));
    await form.written();
    form.type({ lastName: 'Durand', message: 'Is it still there?' });
    await form.until('the checks are there', () => form.form?.noValidate ?? false);
    form.send();
    await form.until('what is missing is said', () => form.problem('E-mail') !== undefined);
    await form.fill({ 'E-mail': 'ana@example.com' });
    const sent = form.heard('dk-lead-sent');
    form.send();
    await sent;
  });

  it('what is not there is told with what is', async () => {
    const card = keep(ClientCardHarness.show(house.clients.coco, { crm: house.as('ana') }));
    await card.settled();
    let told: unknown;
    await card.get('button', 'Explode').catch((error: unknown) => (told = error));
    expect(isDealerkitError(told)).to.equal(true);
    expect((told as Error).message).to.match(/a button "Explode".*Of this role: .*"Edit/);
  }).timeout(15_000);
});
