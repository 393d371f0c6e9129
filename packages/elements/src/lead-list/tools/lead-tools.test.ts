import { expect, fixture, html } from '@open-wc/testing';
import { grantPolicy, setLeadStatus, updateLead } from '@dealerkit/core';
import { type Dealership, dealership, evil, faults } from '@dealerkit/core/testing';
import { waitUntil } from '../../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, type } from '../../../test-support/widget.ts';
import '../lead-list.define.ts';
import type { DkLeadList } from '../lead-list.ts';

let house: Dealership;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const rows = (list: DkLeadList) => [...rootOf(list).querySelectorAll<HTMLElement>('.row[data-id]')];
const shows = (list: DkLeadList, count: number) =>
  waitUntil(() => rows(list).length === count, `shows ${String(count)} leads`, { timeout: 5_000 });
const menu = (list: DkLeadList) => [...rootOf(list).querySelectorAll<HTMLElement>('[data-menu=views] .dk-entry')];

async function show(person: string, attributes: Partial<DkLeadList> = {}, meddle = faults()): Promise<DkLeadList> {
  const list = document.createElement('dk-lead-list');
  list.lang = 'en';
  Object.assign(list, attributes, { crm: house.as(person, meddle) });
  (await fixture<HTMLElement>(html`<div></div>`)).append(list);
  await list.updateComplete;
  return list;
}
async function choose(list: DkLeadList, entry: string): Promise<void> {
  await waitUntil(() => part(list, 'views'), 'the button of the views');
  part(list, 'views')!.click();
  await waitUntil(() => menu(list).some(({ textContent }) => textContent.trim() === entry), `an entry ${entry}`);
  menu(list)
    .find(({ textContent }) => textContent.trim() === entry)
    ?.click();
}
/** The file that a press on the button saves, as text. */
async function exported(list: DkLeadList): Promise<{ name: string; text: string }> {
  await waitUntil(() => part(list, 'export'), 'the button');
  const { click } = HTMLAnchorElement.prototype;
  const saved = new Promise<{ name: string; text: string }>((resolve) => {
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      void fetch(this.href)
        .then((response) => response.arrayBuffer())
        .then((bytes) => {
          resolve({ name: this.download, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) });
        });
    };
  });
  part(list, 'export')!.click();
  return saved.finally(() => (HTMLAnchorElement.prototype.click = click));
}

describe('tools of the lead list', () => {
  beforeEach(async () => {
    localStorage.removeItem('dealerkit.lead-views');
    house = await dealership({ leads: 4 });
  });
  afterEach(() => {
    const url = new URL(location.href);
    for (const name of [...url.searchParams.keys()]) if (name.startsWith('leads.')) url.searchParams.delete(name);
    history.replaceState(null, '', url);
  });

  it('says what the budgets of all these leads come to, in every currency, and follows', async () => {
    const [one, two] = house.leads;
    await house.root.run(updateLead, { id: one!, patch: { budget: eur(1_250_000) } });
    await house.root.run(updateLead, { id: two!, patch: { budget: { minor: 900_000, currency: 'CHF' } } });
    const list = await show('boss');
    await says(list, 'Budget CHF 9,000 and €12,500');
    await house.root.run(updateLead, { id: two!, patch: { budget: eur(50_000) } });
    await says(list, 'Budget €13,000');
    await still(list);
    await expect(list).to.be.accessible();
  });

  it('says no sum of budgets that may be hidden', async () => {
    await house.root.run(updateLead, { id: house.leads[0]!, patch: { budget: eur(1_250_000) } });
    await house.root.run(grantPolicy, { node: 'user:boss', levels: { 'lead.view.budget': 'none' } });
    const list = await show('boss');
    await waitUntil(() => part(list, 'views'), 'the tools');
    await shows(list, 4);
    expect(part(list, 'count')?.textContent).to.equal('4 leads');
  });

  it('shows a view of the house, and says which one it shows', async () => {
    await house.root.run(setLeadStatus, { id: house.leads[1]!, status: 'won' });
    const list = await show('boss');
    await choose(list, 'Won');
    await waitUntil(() => part(list, 'views')?.textContent.includes('Won'), 'it says so');
    expect(list.status).to.equal('won');
    await choose(list, 'All open leads');
    await waitUntil(() => list.status === 'open');
  });

  it('keeps what is shown in the address, and shows it again from there, also on the way back', async () => {
    const list = await show('boss', { address: 'leads' });
    await choose(list, 'My open leads');
    await waitUntil(() => location.search.includes('leads.whose=mine'), 'it is there');
    list.remove();
    const again = await show('boss', { address: 'leads' });
    await waitUntil(() => part(again, 'views')?.textContent.includes('My open leads'), 'the same view');
    expect(again.whose).to.equal('mine');
    const url = new URL(location.href);
    url.searchParams.set('leads.whose', 'unassigned');
    history.replaceState(null, '', url);
    dispatchEvent(new PopStateEvent('popstate'));
    await waitUntil(() => again.whose === 'unassigned', 'the address decides');
    await choose(again, 'All open leads');
    await waitUntil(() => !location.search.includes('leads.'), 'what is usual is not said');
  });

  it('writes no address unless it is asked to, and never the words that are searched for', async () => {
    const quiet = await show('boss');
    await choose(quiet, 'My open leads');
    expect(location.search).to.not.include('whose');
    const list = await show('boss', { address: 'leads', search: 'hernandez' });
    await choose(list, 'All open leads');
    await choose(list, 'My open leads');
    await waitUntil(() => location.search.includes('leads.whose=mine'));
    expect(location.search).to.not.include('hernandez');
  });

  it('saves a view under a name, for this person only, and deletes it', async () => {
    const list = await show('boss', { whose: 'unassigned', sort: 'name' });
    await choose(list, 'Save this view…');
    await waitUntil(() => control(list, 'title'), 'its name');
    part(list, 'save')!.click();
    await says(list, 'Please fill in this field.');
    type(list, 'title', `Nobody’s ${evil}`);
    await still(list);
    await expect(list).to.be.accessible();
    part(list, 'save')!.click();
    await waitUntil(() => part(list, 'views')?.textContent.includes('Nobody’s'), 'it is the view that is shown');
    expect(rootOf(list).querySelector('img')).to.equal(null);
    const later = await show('boss', { whose: 'unassigned', sort: 'name' });
    await choose(later, `Nobody’s ${evil}`);
    const other = await show('ana');
    await choose(other, 'Won');
    expect(menu(other).some(({ textContent }) => textContent.includes('Nobody’s'))).to.equal(false);
    await choose(later, `Delete “Nobody’s ${evil}”`);
    await waitUntil(() => !part(later, 'views')?.textContent.includes('Nobody’s'), 'gone');
  });

  it('E17: saves a file of all that the list would show, with what may be seen, and no formula in it', async () => {
    await house.root.run(updateLead, { id: house.leads[1]!, patch: { vehicle: '=HYPERLINK("x")', budget: eur(1_250_050) } });
    const list = await show('boss');
    const { name, text } = await exported(list);
    expect(name).to.match(/^leads-\d{4}-\d\d-\d\d\.csv$/);
    const lines = text.split('\r\n');
    expect(lines[0]).to.equal(
      '\uFEFFCode,Name,E-mail,Phone,Status,Stage,Type,Source,Owner,Branch,Vehicle,Budget,Currency,Created,Last activity,Deadline',
    );
    expect(lines).to.have.length(6);
    expect(text).to.include('\'=HYPERLINK(""x"")"').and.include('12500.50,EUR');
  });

  it('E17: in a country of decimal commas, cells stand between semicolons', async () => {
    await house.root.run(updateLead, { id: house.leads[1]!, patch: { budget: eur(1_250_050) } });
    const list = await show('boss');
    list.lang = 'fr';
    await says(list, 'Exporter');
    const { text } = await exported(list);
    expect(text).to.include('Code;Nom;').and.include('"12500,50";EUR');
  });

  it('E17: whoever may export nothing has no button; a failure is said', async () => {
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'lead.export': 'none' } });
    const list = await show('ana');
    await waitUntil(() => part(list, 'views'), 'the tools');
    expect(part(list, 'export')).to.equal(null);
    const broken = faults();
    const other = await show('boss', {}, broken);
    await waitUntil(() => part(other, 'export'), 'the button');
    broken.offline('run');
    part(other, 'export')!.click();
    await says(other, 'The leads were not exported');
  });
});
