import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { completeTask, createTask, discardLead, grantPolicy, leadNoun, setLeadStatus, setSettings } from '@dealerkit/core';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type } from '../../test-support/widget.ts';
import './lead-header.define.ts';
import type { DkLeadHeader } from './lead-header.ts';

const minute = 60_000;
const hour = 60 * minute;

let house: Dealership;
let lead: string;

const show = async (person = 'ana', lang = 'en', broken = faults()): Promise<DkLeadHeader> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-lead-header lead-id=${lead} .crm=${house.as(person, broken)}></dk-lead-header></div>`,
  );
  return around.querySelector('dk-lead-header') as DkLeadHeader;
};

const dueIn = (ms: number) =>
  house.as('ana').run(createTask, { kind: 'deadline', title: 'Call', leadId: lead, dueAt: new Date(Date.now() + ms).toISOString() });

const band = (header: DkLeadHeader): string | null => rootOf(header).querySelector('.band')?.getAttribute('data-status') ?? null;
const time = (header: DkLeadHeader): string => rootOf(header).querySelector('.time')?.textContent ?? '';
const entries = (header: DkLeadHeader): HTMLElement[] => [...rootOf(header).querySelectorAll<HTMLElement>('[role=menuitemradio]')];

async function choose(header: DkLeadHeader, words: string): Promise<void> {
  part(header, 'status')?.click();
  await waitUntil(() => entries(header).length > 0);
  entries(header)
    .find((entry) => entry.textContent.trim() === words)
    ?.click();
}

describe('dk-lead-header', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
    lead = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW' });
  });

  for (const [lang, words] of [
    ['en', ['Owner', 'In progress', 'Website', 'Last activity']],
    ['fr', ['Responsable', 'En cours', 'Site web', 'Dernière activité']],
    ['es', ['Responsable', 'En curso', 'Sitio web', 'Última actividad']],
  ] as const)
    it(`C5, C8: shows who it is about, the code, owner, source and dates in ${lang}, accessibly`, async () => {
      const header = await show('ana', lang);
      await says(header, 'Colette Hernandez');
      const { code } = await house.root.get(leadNoun, lead);
      for (const text of [...words, code, 'Ana Ferreira', 'Peugeot 308 SW']) expect(textOf(header)).to.include(text);
      expect(rootOf(header).querySelector('.age')?.textContent).to.match(/\d/);
      await still(header);
      await expect(header).to.be.accessible();
    });

  it('C4, C19: the band and the button take the colour of the status, and change together', async () => {
    const header = await show('boss');
    await says(header, 'Colette Hernandez');
    expect(band(header)).to.equal('open');
    const colours = (): string[] => [
      getComputedStyle(rootOf(header).querySelector('.band')!).borderInlineStartColor,
      getComputedStyle(part(header, 'status')!).backgroundColor,
    ];
    const [before] = colours();
    expect(new Set(colours()).size).to.equal(1);
    const told: unknown[] = [];
    header.addEventListener('dk-lead-status', (event) => told.push(event.detail));
    await choose(header, 'Won');
    await waitUntil(() => band(header) === 'won');
    await still(header);
    expect(new Set(colours()).size).to.equal(1);
    expect(colours()[0]).not.to.equal(before);
    expect(told).to.deep.equal([{ id: lead, status: 'won' }]);
    expect(textOf(header)).to.include('Won');
  });

  it('C6, C6a: says how much time is left to the nearest open deadline, and by how much it is overdue', async () => {
    await dueIn(2 * hour + 30 * minute + 30_000);
    await dueIn(26 * hour);
    const header = await show();
    await waitUntil(() => time(header) === '2 hr 30 min');
    expect(textOf(header)).to.include('Time left');
    await dueIn(-45 * minute);
    await waitUntil(() => /^45 min/.test(time(header)));
    expect(textOf(header)).to.include('Overdue by');
  });

  it('C6a: counts down by itself, second by second, and turns when the time has passed', async () => {
    await dueIn(2500);
    const header = await show();
    await waitUntil(() => time(header) !== '');
    const first = time(header);
    await waitUntil(() => time(header) !== first, 'it stands still', { timeout: 3000 });
    await waitUntil(() => textOf(header).includes('Overdue by'), 'it never turns', { timeout: 5000 });
    expect(part(header, 'deadline')?.querySelector('[role=timer]')).to.exist;
  });

  it('C6a: an overdue lead is shown from the first moment', async () => {
    await dueIn(-5 * minute);
    const header = await show();
    await waitUntil(() => /^5 min/.test(time(header)));
    await still(header);
    await expect(header).to.be.accessible();
  });

  it('C6a: shows no time where there is no deadline, and none when the lead is won, lost or discarded', async () => {
    const header = await show('boss');
    await says(header, 'Colette Hernandez');
    expect(part(header, 'deadline')).to.equal(null);
    const { id } = await dueIn(hour);
    await waitUntil(() => part(header, 'deadline'));
    await house.as('boss').run(setLeadStatus, { id: lead, status: 'lost' });
    await waitUntil(() => !part(header, 'deadline'));
    await house.as('boss').run(setLeadStatus, { id: lead, status: 'open' });
    await waitUntil(() => part(header, 'deadline'));
    await house.as('ana').run(completeTask, { id });
    await waitUntil(() => !part(header, 'deadline'));
    await house.as('boss').run(discardLead, { id: lead });
    await waitUntil(() => band(header) === 'discarded');
    expect(part(header, 'status')?.localName).to.equal('span');
  });

  it('C19a: a lead is lost with a reason from the list and a note, and comes back', async () => {
    const header = await show('ana');
    await says(header, 'Colette Hernandez');
    await choose(header, 'Lost');
    await waitUntil(() => control(header, 'lostReasonId'));
    await waitUntil(() => document.activeElement === header && rootOf(header).activeElement?.id === 'lostReasonId');
    await expect(header).to.be.accessible();
    type(header, 'lostReasonId', 'price');
    type(header, 'lostNote', 'Too dear by 800 €');
    part(header, 'save')?.click();
    await waitUntil(() => band(header) === 'lost');
    const { lostReasonId, lostNote } = await house.root.get(leadNoun, lead);
    expect([lostReasonId, lostNote]).to.deep.equal(['price', 'Too dear by 800 €']);
    await choose(header, 'In progress');
    await waitUntil(() => band(header) === 'open');
  });

  it('C19a: asks for the reason where the house requires one', async () => {
    await house.root.run(setSettings, { patch: { lostReasonRequired: true } });
    const header = await show('ana');
    await says(header, 'Colette Hernandez');
    await choose(header, 'Lost');
    await waitUntil(() => control(header, 'lostReasonId'));
    part(header, 'save')?.click();
    await says(header, 'Please fill in this field.');
    expect(rootOf(header).activeElement?.id).to.equal('lostReasonId');
    expect((await house.root.get(leadNoun, lead)).status).to.equal('open');
  });

  it('asks before a note is thrown away, and keeps it', async () => {
    const header = await show('ana');
    await says(header, 'Colette Hernandez');
    await choose(header, 'Lost');
    await waitUntil(() => control(header, 'lostNote'));
    type(header, 'lostNote', 'Long story');
    await sendKeys({ press: 'Escape' });
    await says(header, 'Discard your changes?');
    await still(header);
    await expect(header).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !textOf(header).includes('Discard your changes?'));
    expect(control(header, 'lostNote').value).to.equal('Long story');
    await sendKeys({ press: 'Escape' });
    await says(header, 'Discard your changes?');
    part(header, 'discard')?.click();
    await waitUntil(() => !control(header, 'lostNote'));
    expect(band(header)).to.equal('open');
  });

  it('says why the status was not changed, and keeps what was typed', async () => {
    const broken = faults();
    const header = await show('ana', 'en', broken);
    await says(header, 'Colette Hernandez');
    await choose(header, 'Lost');
    await waitUntil(() => control(header, 'lostNote'));
    type(header, 'lostNote', 'Long story');
    broken.offline('run');
    part(header, 'save')?.click();
    await says(header, 'The server cannot be reached');
    expect(control(header, 'lostNote').value).to.equal('Long story');
    broken.clear();
    part(header, 'save')?.click();
    await waitUntil(() => band(header) === 'lost');
  });

  it('C2, E17: without the right the status is only shown; without that of winning it is not offered', async () => {
    await house.root.run(grantPolicy, { node: 'user:bob', levels: { 'lead.view': 'all', 'lead.update': 'none' } });
    const reader = await show('bob');
    await says(reader, 'Colette Hernandez');
    expect(part(reader, 'status')?.localName).to.equal('span');
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'lead.markWon': 'none' } });
    const header = await show('ana');
    await says(header, 'Colette Hernandez');
    part(header, 'status')?.click();
    await waitUntil(() => entries(header).length > 0);
    expect(entries(header).map((entry) => entry.textContent.trim())).to.deep.equal(['In progress', 'Lost']);
    expect(entries(header)[0]?.getAttribute('aria-checked')).to.equal('true');
  });

  it('finds nothing for whom the lead is out of sight', async () => {
    await says(await show('far'), 'Not found');
  });

  it('shows nothing of a former person', async () => {
    const header = await show('ana');
    await says(header, 'Colette Hernandez');
    header.crm = house.as('far');
    expect(textOf(header)).not.to.include('Colette');
    await says(header, 'Not found');
  });

  it('says that the server is out of reach, that what is shown may be old, and that nobody provides a Crm', async () => {
    const broken = faults();
    broken.offline('read');
    const header = await show('ana', 'en', broken);
    await says(header, 'The server cannot be reached');
    broken.clear();
    rootOf(header).querySelector<HTMLElement>('[part=error] .dk-button')?.click();
    await says(header, 'Colette Hernandez');
    broken.offline();
    await waitUntil(() => part(header, 'stale'));
    const alone = await fixture<DkLeadHeader>(html`<dk-lead-header lang="en" lead-id="x"></dk-lead-header>`);
    await waitUntil(() => part(alone, 'waiting'));
    const wrong = await fixture<DkLeadHeader>(html`<dk-lead-header lang="en"></dk-lead-header>`);
    await says(wrong, 'lead-id-missing');
  });

  it('many of them tick by one timer', async () => {
    await dueIn(hour);
    const { setInterval: real } = window;
    let timers = 0;
    window.setInterval = ((...given: Parameters<typeof real>) => ((timers += given[1] === 1000 ? 1 : 0), real(...given))) as typeof real;
    try {
      const crm = house.as('ana');
      const page = await fixture<HTMLElement>(
        html`<div lang="en">${Array.from({ length: 20 }, () => html`<dk-lead-header lead-id=${lead} .crm=${crm}></dk-lead-header>`)}</div>`,
      );
      const headers = [...page.querySelectorAll('dk-lead-header')] as DkLeadHeader[];
      await waitUntil(() => headers.every((header) => time(header) !== ''));
      await aTimeout(1100);
      expect(timers).to.equal(1);
    } finally {
      window.setInterval = real;
    }
  });
});
