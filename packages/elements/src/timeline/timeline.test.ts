import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  acceptOffer,
  addDocument,
  completeTask,
  createOffer,
  createRemark,
  createTask,
  createTestDrive,
  createTradeIn,
  documentNoun,
  grantPolicy,
  offerNoun,
  remarkNoun,
  setLeadStatus,
  setSettings,
  taskNoun,
  testDriveNoun,
  tradeInNoun,
  updateRemark,
} from '@dealerkit/core';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { everythingHappens } from '../../test-support/history.ts';
import { control, part, rootOf, says, still, textOf, type } from '../../test-support/widget.ts';
import './timeline.define.ts';

import type { DkTimeline } from './timeline.ts';

const hour = 3_600_000;

let house: Dealership;
let lead: string;

const ahead = (ms: number): string => new Date(Date.now() + ms).toISOString();

const show = async (person = 'ana', { lang = 'en', broken = faults(), client = '' } = {}): Promise<DkTimeline> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <dk-timeline lead-id=${client ? '' : lead} client-id=${client} .crm=${house.as(person, broken)}></dk-timeline>
    </div>`,
  );
  return around.querySelector('dk-timeline') as DkTimeline;
};

const written = async (history: DkTimeline): Promise<HTMLInputElement> => {
  await waitUntil(() => part(history, 'remark'), 'the box for a remark');
  return control(history, 'remark');
};
const items = (history: DkTimeline): HTMLElement[] => [...rootOf(history).querySelectorAll<HTMLElement>('.item[data-id]')];
const lineOf = (history: DkTimeline, words: string): HTMLElement | undefined =>
  items(history).find((item) => item.textContent.replaceAll(/\s+/g, ' ').includes(words));
const live = (): string => document.querySelector('[data-dk-live]')?.textContent ?? '';
const entries = (history: DkTimeline): HTMLElement[] => [...rootOf(history).querySelectorAll<HTMLElement>('[role=menuitem]')];
const actsOf = (history: DkTimeline, words: string): HTMLElement | null => lineOf(history, words)?.querySelector('.acts') ?? null;

async function choose(history: DkTimeline, line: string, action: string): Promise<void> {
  await waitUntil(() => actsOf(history, line), `no actions at ${line}`);
  actsOf(history, line)?.click();
  await waitUntil(() => entries(history).some((entry) => entry.textContent.trim() === action), `no entry ${action}`);
  entries(history)
    .find((entry) => entry.textContent.trim() === action)
    ?.click();
}

const save = async (history: DkTimeline): Promise<void> => {
  await waitUntil(() => part(history, 'save'));
  part(history, 'save')?.click();
};

const drive = () => house.as('ana').run(createTestDrive, { leadId: lead, vehicle: 'Peugeot 308', at: ahead(48 * hour) });
const offer = (vehicle = 'Peugeot 308') =>
  house.as('ana').run(createOffer, { leadId: lead, vehicle, price: { minor: 1_960_000, currency: 'EUR' } });

describe('dk-timeline', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
    lead = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW' });
  });

  for (const [lang, words] of [
    ['en', ['Today', 'Ana Ferreira added an offer: Peugeot 308 · €19,600.00', 'In progress → Lost (Price)', 'called, no contact']],
    ['fr', ['Aujourd’hui', 'Ana Ferreira a ajouté une offre : Peugeot 308', 'En cours → Perdu (Prix)', 'a appelé, sans contact']],
    ['es', ['Hoy', 'Ana Ferreira añadió una oferta: Peugeot 308', 'En curso → Perdido (Precio)', 'llamó, sin contacto']],
  ] as const)
    it(`C8, C21: tells in ${lang} who did what, under the day, accessibly`, async () => {
      const ana = house.as('ana');
      await offer();
      const task = await ana.run(createTask, { kind: 'deadline', title: 'Call', leadId: lead, dueAt: ahead(hour) });
      await ana.run(completeTask, { id: task.id, contactMade: false });
      await ana.run(setLeadStatus, { id: lead, status: 'lost', lostReasonId: 'price' });
      const history = await show('ana', { lang });
      for (const text of words) await says(history, text);
      expect(rootOf(history).querySelectorAll('section > ol').length).to.equal(1);
      expect(rootOf(history).querySelector('[aria-live]')).to.equal(null);
      await still(history);
      await expect(history).to.be.accessible();
    });

  it('C21: every kind of line reads well: no name is missing, no sentence has a gap', async () => {
    await everythingHappens(house, lead);
    const history = await show('boss');
    await waitUntil(() => items(history).length >= 24, 'all lines');
    for (const item of items(history)) expect(item.textContent).not.to.match(/\{|undefined|null|: ·|· ·|[:·]\s*$/);
    for (const text of ['Claire Dubois', 'Bob Martin', 'moved a test drive', 'appraised a trade-in'])
      expect(textOf(history)).to.include(text);
  });

  it('C13, C17, C21: what happens meanwhile appears at once and is announced', async () => {
    const history = await show();
    await says(history, 'created the lead');
    const { id } = await house.as('ana').run(createTask, { kind: 'task', title: 'Send brochure', leadId: lead, dueAt: ahead(hour) });
    await says(history, 'added a task: Send brochure');
    await house.as('ana').run(completeTask, { id });
    await says(history, 'completed a task: Send brochure');
    await waitUntil(() => live().includes('Ana Ferreira completed a task: Send brochure'), 'announced');
    expect(items(history)[0]?.textContent).to.include('completed');
  });

  it('C13: a remark is written with the keyboard, stands in its own words, and may be a reminder', async () => {
    const history = await show();
    await says(history, 'created the lead');
    const added: unknown[] = [];
    history.addEventListener('dk-remark-added', ({ detail }) => added.push(detail.taskId));
    (await written(history)).focus();
    await sendKeys({ type: 'Wants a blue one' });
    part(history, 'remind')?.click();
    await waitUntil(() => control(history, 'remind-at'));
    type(history, 'remind-at', '2020-01-01T10:00');
    part(history, 'add')?.click();
    await says(history, 'Please choose a time that lies ahead.');
    expect(control(history, 'remark').value).to.equal('Wants a blue one');
    type(history, 'remind-at', ahead(72 * hour).slice(0, 16));
    control(history, 'remark').focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await waitUntil(() => lineOf(history, 'Wants a blue one'), 'the remark stands there');
    expect(control(history, 'remark').value).to.equal('');
    expect(added.length).to.equal(1);
    const { items: tasks } = await house.as('ana').list(taskNoun, { where: { eq: ['leadId', lead] } });
    expect(tasks.map(({ title }) => title)).to.deep.equal(['Wants a blue one']);
  });

  it('C13: what was typed stays when it cannot be added', async () => {
    const broken = faults();
    const history = await show('ana', { broken });
    await says(history, 'created the lead');
    await written(history);
    type(history, 'remark', 'Important');
    broken.offline('run');
    part(history, 'add')?.click();
    await says(history, 'The remark was not added');
    expect(control(history, 'remark').value).to.equal('Important');
    broken.clear();
    part(history, 'add')?.click();
    await waitUntil(() => lineOf(history, 'Important'));
    expect(textOf(history)).not.to.include('The remark was not added');
  });

  it('C13: who may not write sees no box, and no actions of others’ remarks', async () => {
    await house.as('ana').run(createRemark, { leadId: lead, text: 'Mine' });
    await house.root.run(grantPolicy, {
      node: 'user:bob',
      levels: { 'lead.view': 'all', 'remark.view': 'all', 'remark.create': 'none', 'remark.update': 'own', 'remark.delete': 'own' },
    });
    const history = await show('bob');
    await waitUntil(() => lineOf(history, 'Mine'));
    expect(part(history, 'remark')).to.equal(null);
    expect(actsOf(history, 'Mine')).to.equal(null);
  });

  it('C21: an own remark is changed and removed', async () => {
    await house.as('ana').run(createRemark, { leadId: lead, text: 'Frist' });
    const history = await show();
    await choose(history, 'wrote a remark', 'Edit remark');
    await waitUntil(() => control(history, 'text'));
    type(history, 'text', 'First');
    await save(history);
    await waitUntil(() => lineOf(history, 'wrote a remark')?.textContent.includes('First'));
    await choose(history, 'wrote a remark', 'Remove remark');
    await save(history);
    await says(history, 'This remark was removed.');
    expect(textOf(history)).not.to.include('First');
  });

  it('C21: a remark that somebody else changed meanwhile shows both texts, and loses none', async () => {
    const { id } = await house.as('ana').run(createRemark, { leadId: lead, text: 'One' });
    const history = await show();
    await choose(history, 'wrote a remark', 'Edit remark');
    await waitUntil(() => control(history, 'text'));
    type(history, 'text', 'Yours here');
    await house.root.run(updateRemark, { id, text: 'Theirs there' });
    await save(history);
    await says(history, 'Somebody else changed the same fields');
    await says(history, 'Theirs: Theirs there');
    expect(textOf(history)).to.include('Yours: Yours here');
    control(history, 'text-yours').click();
    await save(history);
    await waitUntil(async () => (await house.root.get(remarkNoun, id)).text === 'Yours here');
  });

  it('C15, C21: a document is downloaded by its title, saved under a new one, and deleted', async () => {
    const ana = house.as('ana');
    const { id: fileId } = await ana.upload(new File(['%PDF-1.7 licence'], 'scan.pdf'));
    const { id } = await ana.run(addDocument, { leadId: lead, title: 'Driving licence', fileId });
    const history = await show();
    const saved: { readonly name: string; readonly type: Promise<string>; readonly text: Promise<string> }[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const read = fetch(this.href);
      saved.push({
        name: this.download,
        type: read.then((answer) => answer.headers.get('content-type') ?? ''),
        text: read.then((answer) => answer.text()),
      });
    };
    try {
      await choose(history, 'Ana Ferreira added a document: Driving licence', 'Download');
      await waitUntil(() => saved.length === 1);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect([saved[0]!.name, await saved[0]!.type, await saved[0]!.text]).to.deep.equal([
      'Driving licence.pdf',
      'application/octet-stream',
      '%PDF-1.7 licence',
    ]);
    await choose(history, 'added a document', 'Save under a new title');
    await waitUntil(() => control(history, 'title'));
    expect(control(history, 'title').value).to.equal('Driving licence');
    type(history, 'title', 'Licence of Coco');
    await still(history);
    await expect(history).to.be.accessible();
    await save(history);
    await says(history, 'renamed a document: Driving licence → Licence of Coco');
    await says(history, 'added a document: Licence of Coco');
    await choose(history, 'added a document', 'Delete document');
    await says(history, 'Its file is deleted for good');
    await save(history);
    await says(history, 'deleted a document: Licence of Coco');
    expect((await house.root.list(documentNoun, { where: { eq: ['id', id] } })).items).to.deep.equal([]);
    await waitUntil(() => !actsOf(history, 'added a document'), 'nothing is left to do with it');
  });

  it('C15, C21: a file that cannot be loaded is said, and a colleague may download but not change it', async () => {
    const ana = house.as('ana');
    const { id: fileId } = await ana.upload(new File(['%PDF-1.7 licence'], 'scan.pdf'));
    await ana.run(addDocument, { leadId: lead, title: 'Licence', fileId });
    const broken = faults();
    const history = await show('boss', { broken });
    broken.offline('download');
    await choose(history, 'added a document', 'Download');
    await says(history, 'This was not done');
    actsOf(history, 'added a document')?.click();
    await waitUntil(() => entries(history).length > 0);
    expect(entries(history).map(({ textContent }) => textContent.trim())).to.deep.equal(['Download']);
  });

  it('C21: an offer is accepted and withdrawn where it stands; what is over offers nothing', async () => {
    const { id } = await offer();
    const history = await show();
    await choose(history, 'added an offer', 'Mark as accepted');
    await says(history, 'marked an offer as accepted');
    await choose(history, 'added an offer', 'Withdraw offer');
    await save(history);
    await says(history, 'withdrew an offer');
    expect((await house.root.get(offerNoun, id)).status).to.equal('withdrawn');
    await waitUntil(() => actsOf(history, 'added an offer') === null);
  });

  it('C21: what the server refuses is said, and the line stays', async () => {
    await offer('Peugeot 208');
    const second = await offer();
    const broken = faults();
    const history = await show('ana', { broken });
    await waitUntil(() => rootOf(history).querySelectorAll('.acts').length === 2);
    await house.as('ana').run(acceptOffer, { id: second.id });
    await says(history, 'marked an offer as accepted');
    await choose(history, 'added an offer: Peugeot 208', 'Mark as accepted');
    await says(history, 'It is no longer in a state that allows this.');
    expect(lineOf(history, 'added an offer: Peugeot 208')).to.not.equal(undefined);
  });

  it('C21: a trade-in is appraised', async () => {
    const { id } = await house.as('ana').run(createTradeIn, { leadId: lead, make: 'Renault', model: 'Clio' });
    const history = await show('boss');
    await choose(history, 'added a trade-in', 'Appraise');
    await waitUntil(() => control(history, 'amount'));
    type(history, 'amount', 'much');
    await save(history);
    await says(history, 'Please give an amount');
    type(history, 'amount', '12 500,50');
    await save(history);
    await says(history, 'appraised a trade-in: Renault Clio · €12,500.50');
    expect((await house.root.get(tradeInNoun, id)).appraisal).to.deep.equal({ minor: 1_250_050, currency: 'EUR' });
  });

  it('C12, C21: the form of a test drive is a line’s to save; where no papers are made it is said', async () => {
    await drive();
    const history = await show();
    await choose(history, 'planned a test drive', 'Test-drive form as PDF');
    await says(history, 'No papers are made here.');
  });

  it('C21: a test drive is moved, then nobody comes', async () => {
    const { id } = await drive();
    const history = await show();
    await choose(history, 'planned a test drive', 'Move');
    await waitUntil(() => control(history, 'at'));
    type(history, 'at', '2099-05-05T10:30');
    await save(history);
    await says(history, 'moved a test drive');
    const { at } = await house.root.get(testDriveNoun, id);
    expect(new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Paris' })).to.equal('2099-05-05 10:30:00');
    await choose(history, 'planned a test drive', 'Nobody came');
    await says(history, 'noted that nobody came to a test drive');
  });

  it('C17, C21: a task is completed here and opened again', async () => {
    const { id } = await house.as('ana').run(createTask, { kind: 'task', title: 'Send brochure', leadId: lead, dueAt: ahead(hour) });
    const history = await show();
    await choose(history, 'added a task', 'Complete task');
    await says(history, 'completed a task: Send brochure');
    await choose(history, 'added a task', 'Open again');
    await says(history, 'opened a task again: Send brochure');
    expect((await house.root.get(taskNoun, id)).status).to.equal('open');
  });

  it('C21: shows one category, says when there is nothing of it, and tells the page', async () => {
    await offer();
    await house.as('ana').run(createRemark, { leadId: lead, text: 'Hello' });
    const history = await show();
    await waitUntil(() => items(history).length === 3);
    const told: string[] = [];
    history.addEventListener('dk-timeline-category', ({ detail }) => told.push(detail.category));
    const select = rootOf(history).querySelector<HTMLSelectElement>('[name=category]')!;
    const pick = (value: string): void => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    for (const [category, words] of [
      ['sale', 'added an offer'],
      ['remark', 'wrote a remark'],
      ['change', 'created the lead'],
    ] as const) {
      pick(category);
      await waitUntil(() => items(history).length === 1 && lineOf(history, words), category);
    }
    pick('document');
    await says(history, 'Nothing of this kind');
    rootOf(history).querySelector<HTMLElement>('[part=empty] button')?.click();
    await waitUntil(() => items(history).length === 3);
    expect(told).to.deep.equal(['sale', 'remark', 'change', 'document', 'all']);
  });

  it('C8, C21: a client’s history has that of his leads, which are named and linked', async () => {
    await house.as('ana').run(createRemark, { clientId: house.clients.coco, text: 'Prefers mornings' });
    const history = await show('ana', { client: house.clients.coco });
    await says(history, 'Prefers mornings');
    await says(history, 'created the client');
    expect(lineOf(history, 'created the lead')?.querySelector('a')?.getAttribute('href')).to.match(new RegExp(`#/lead/${lead}$`));
    await written(history);
    type(history, 'remark', 'On the client');
    part(history, 'add')?.click();
    await waitUntil(() => lineOf(history, 'On the client'));
  });

  it('loads older lines by pages, and the linked records of a page in one read of each noun', async () => {
    for (let index = 0; index < 35; index++) await house.as('ana').run(createRemark, { leadId: lead, text: `Remark ${String(index)}` });
    const history = await show();
    await waitUntil(() => items(history).length === 30);
    await waitUntil(() => lineOf(history, 'Remark 34'));
    const { counts } = history.crm as ReturnType<Dealership['as']>;
    expect(counts.reads.filter((ids) => ids.length > 1).length).to.equal(1);
    part(history, 'more')?.click();
    await waitUntil(() => items(history).length === 36);
    await waitUntil(() => lineOf(history, 'Remark 0'));
  });

  it('tells of what it does not know: events of a host’s own nouns', async () => {
    const { sentenceOf, textOf: inWords } = await import('./event-text.ts');
    const { en } = await import('./locales/en.ts');
    const { en: base } = await import('../base/locales/en.ts');
    const { Dictionaries } = await import('../base/dictionaries.ts');
    const { formatFor } = await import('../base/format.ts');
    const telling = { words: { ...base, ...en }, lang: 'en', dictionaries: new Dictionaries(undefined, 'en'), format: formatFor('en') };
    const told = (event: object): string => inWords(sentenceOf({ id: 'e', createdBy: 'system', ...event }, telling));
    expect(told({ type: 'testQuote.sentAgain' })).to.equal('The system: Test quote: sent again');
    expect(told({ type: 'constructor' })).to.equal('The system: Constructor');
    expect(told({ type: 'offer.created', params: { vehicle: {}, amount: 5 } })).to.equal('The system added an offer');
  });

  it('finds nothing for whom the lead is out of sight, and shows nothing of a former person', async () => {
    await says(await show('far'), 'Not found');
    const history = await show('ana');
    await says(history, 'created the lead');
    await written(history);
    type(history, 'remark', 'Private');
    history.crm = house.as('far');
    expect(textOf(history)).not.to.include('created');
    await says(history, 'Not found');
    history.crm = house.as('ana');
    await written(history);
    expect(control(history, 'remark').value).to.equal('');
  });

  it('says that the server is out of reach, that what is shown may be old, and that nobody provides a Crm', async () => {
    const broken = faults();
    broken.offline('read', 'query');
    const history = await show('ana', { broken });
    await says(history, 'The server cannot be reached');
    broken.clear();
    rootOf(history).querySelector<HTMLElement>('[part=error] .dk-button')?.click();
    await says(history, 'created the lead');
    broken.offline();
    await waitUntil(() => part(history, 'stale'));
    const alone = await fixture<DkTimeline>(html`<dk-timeline lang="en" lead-id="x"></dk-timeline>`);
    await waitUntil(() => part(alone, 'waiting'));
    const wrong = await fixture<DkTimeline>(html`<dk-timeline lang="en"></dk-timeline>`);
    await says(wrong, 'timeline-attribute');
    const unknown = await fixture<DkTimeline>(html`<dk-timeline lang="en" lead-id="x" category="gossip"></dk-timeline>`);
    await says(unknown, 'timeline-attribute');
  });
});
