import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { assignLead, DealerkitError } from '@dealerkit/core';
import { type Dealership, dealership, evil, type Meddle } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, warnings } from '../../test-support/widget.ts';
import type { OpenEvent } from '../base/record-link.ts';
import './lead-list.define.ts';
import type { DkLeadList } from './lead-list.ts';

let house: Dealership;
const rows = (list: DkLeadList) => [...rootOf(list).querySelectorAll<HTMLElement>('.row[data-id]')];
const names = (list: DkLeadList) => rows(list).map((row) => row.querySelector('.open')?.textContent ?? '');
const shows = (list: DkLeadList, count: number) =>
  waitUntil(() => rows(list).length === count, `shows ${String(count)} leads`, { timeout: 5_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}, it shows ${String(rows(list).length)}: ${textOf(list)}`);
  });
const focused = (list: DkLeadList) => rootOf(list).activeElement?.closest<HTMLElement>('.row')?.dataset['id'];

async function show(person: string, attributes: Partial<DkLeadList> = {}, meddle?: Meddle): Promise<DkLeadList> {
  const list = document.createElement('dk-lead-list');
  list.lang = 'en';
  Object.assign(list, attributes, { crm: house.as(person, meddle) });
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.append(list);
  await list.updateComplete;
  return list;
}

describe('lead list', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 12 });
  });

  it('shows the open leads that one may see, newest first, counted', async () => {
    const list = await show('boss');
    expect(part(list, 'waiting') ?? part(list, 'loading')).not.to.equal(null);
    await shows(list, 10);
    expect(rows(list).map((row) => row.dataset['id'])).to.deep.equal(
      [...house.leads].reverse().filter((_, index) => index !== 0 && index !== 6),
    );
    expect(part(list, 'count')?.textContent).to.equal('10 leads');
    for (const word of ['Website', 'Ana Ferreira', 'Initial contact', 'In progress', 'Unassigned', 'Overdue'])
      expect(textOf(list)).to.include(word);
    await still(list);
    await expect(list).to.be.accessible();
  });

  it('is accessible in the dark, in one column, in French', async () => {
    const list = await show('boss');
    list.lang = 'fr';
    (list.parentElement as HTMLElement).style.cssText = 'inline-size: 300px; color-scheme: dark; background: Canvas; color: CanvasText';
    await says(list, 'En cours');
    await still(list);
    await expect(list).to.be.accessible();
    expect(list.scrollWidth).to.be.at.most(300);
    expect(new Set(rows(list).map(({ offsetHeight }) => offsetHeight))).to.deep.equal(new Set([104]));
  });

  it('has one height of a row in each layout', async () => {
    const list = await show('boss');
    await shows(list, 10);
    for (const [width, height] of [
      [340, 104],
      [600, 84],
      [1000, 48],
    ] as const) {
      (list.parentElement as HTMLElement).style.inlineSize = `${String(width)}px`;
      expect(new Set(rows(list).map(({ offsetHeight }) => offsetHeight))).to.deep.equal(new Set([height]));
    }
  });

  it('narrows to mine, my team, nobody’s, overdue; by stage, source, branch and status; and tells so', async () => {
    const ana = await show('ana', { status: 'any' });
    await waitUntil(() => rows(ana).length > 0, 'shows leads');
    const own = rows(ana).length;
    ana.whose = 'mine';
    await says(ana, `${String(own)} leads`);
    const boss = await show('boss', { whose: 'unassigned' });
    await shows(boss, 2);
    const changed = oneEvent(boss, 'dk-lead-filters');
    rootOf(boss).querySelector<HTMLElement>('input[value=all]')?.click();
    expect((await changed).detail).to.include({ whose: 'all', status: 'open' });
    await shows(boss, 10);
    boss.overdue = true;
    await waitUntil(() => rows(boss).length < 10 && rows(boss).every((row) => row.textContent.includes('Overdue')), 'only overdue ones');
    Object.assign(boss, { overdue: false, stage: 'qualified' });
    await waitUntil(() => rows(boss).every((row) => row.textContent.includes('Qualified')), 'of one stage');
    Object.assign(boss, { stage: '', source: 'phone' });
    await says(boss, 'No lead matches');
    Object.assign(boss, { source: '', branch: 'b2' });
    await waitUntil(
      () => rootOf(boss).querySelector<HTMLSelectElement>('[name=branch]')?.value === 'b2' && part(boss, 'empty'),
      'none there',
    );
    rootOf(boss).querySelector<HTMLElement>('[part=empty] button')?.click();
    await shows(boss, 10);
    boss.status = 'won';
    await shows(boss, 1);
  });

  it('shows my team’s leads to an administrator of no team by nobody, and to a member by the team', async () => {
    const member = await show('ana');
    await waitUntil(() => rows(member).length > 0, 'shows leads');
    expect(rootOf(member).querySelector('input[value=team]')).not.to.equal(null);
    const alone = await show('adm');
    await shows(alone, 10);
    expect(rootOf(alone).querySelector('input[value=team]')).to.equal(null);
  });

  it('searches as one types, and sorts', async () => {
    const list = await show('boss');
    await shows(list, 10);
    const search = rootOf(list).querySelector<HTMLInputElement>('[name=search]') as HTMLInputElement;
    search.focus();
    await sendKeys({ type: 'colette' });
    await shows(list, 1);
    expect(document.activeElement).to.equal(list);
    Object.assign(list, { search: '', sort: 'name' });
    await shows(list, 10);
    expect(names(list)).to.deep.equal([...names(list)].sort((a, b) => a.localeCompare(b, 'fr')));
  });

  it('shows a lead that arrives, lets one go that leaves, and says so', async () => {
    const list = await show('ana');
    await waitUntil(() => rows(list).length > 0, 'shows leads');
    const before = rows(list).length;
    const id = await house.addLead('ana', { name: 'Zoé Arrivée' });
    await shows(list, before + 1);
    expect(names(list)[0]).to.equal('Zoé Arrivée');
    expect(rows(list)[0]?.classList.contains('fresh')).to.equal(true);
    await waitUntil(() => document.querySelector('[data-dk-live]')?.textContent === '1 new lead', 'announced');
    await house.addLead('bob', { name: 'Not Hers' });
    await house.root.run(assignLead, { id, ownerId: 'bob' });
    await shows(list, before);
    expect(textOf(list)).not.to.include('Not Hers');
  });

  it('keeps focus in the list when the row that has it leaves', async () => {
    const list = await show('ana', { sort: 'name' });
    await waitUntil(() => rows(list).length > 2, 'shows leads');
    const ids = rows(list).map((row) => row.dataset['id'] ?? '');
    rows(list)[1]?.querySelector<HTMLElement>('.open')?.focus();
    await house.root.run(assignLead, { id: ids[1] ?? '', ownerId: 'bob' });
    await shows(list, ids.length - 1);
    await waitUntil(() => focused(list) === ids[2], 'the next row has focus');
  });

  it('loads page after page and stays whole while leads arrive', async function () {
    this.timeout(20_000);
    house = await dealership({ leads: 0 });
    for (let index = 0; index < 120; index++) await house.addLead('ana', { name: `Nr ${String(index)}` });
    const list = await show('ana');
    await shows(list, 50);
    expect(part(list, 'count')?.textContent).to.equal('120 leads');
    part(list, 'more')?.click();
    await shows(list, 100);
    await house.addLead('ana', { name: 'Nr new' });
    await waitUntil(() => names(list)[0] === 'Nr new', 'the new one is first');
    await waitUntil(() => part(list, 'count')?.textContent === '121 leads', 'counted');
    await waitUntil(() => part(list, 'more')?.getAttribute('aria-disabled') === 'false', 'the pages below are there again');
    part(list, 'more')?.click();
    await shows(list, 121);
    expect(new Set(rows(list).map((row) => row.dataset['id'])).size).to.equal(121);
    expect(part(list, 'more')).to.equal(null);
    await expect(list).to.be.accessible();
  });

  it('is walked by arrows, Home, End and names; ? shows the keys; one row is a tab stop', async () => {
    const list = await show('boss', { sort: 'name' });
    await shows(list, 10);
    const ids = rows(list).map((row) => row.dataset['id']);
    rootOf(list).querySelector<HTMLElement>('.open')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(list)).to.equal(ids[1]);
    await sendKeys({ press: 'End' });
    expect(focused(list)).to.equal(ids.at(-1));
    await sendKeys({ press: 'Home' });
    expect(focused(list)).to.equal(ids[0]);
    await sendKeys({ press: 'n' });
    expect(rootOf(list).activeElement?.textContent).to.match(/^N/);
    expect(rootOf(list).querySelectorAll('.open[tabindex="0"]')).to.have.length(1);
    const from = rootOf(list).activeElement;
    await sendKeys({ press: '?' });
    const dialog = rootOf(list).querySelector('dialog') as HTMLDialogElement;
    expect(dialog.open).to.equal(true);
    await still(list);
    await expect(list).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => rootOf(list).activeElement === from, 'focus is back');
  });

  it('opens by Enter on a real link, which a router may take over', async () => {
    const list = await show('boss');
    await shows(list, 10);
    rootOf(list).querySelector<HTMLElement>('.open')?.focus();
    list.addEventListener('dk-open', (event) => {
      event.preventDefault();
    });
    const opened = oneEvent<OpenEvent>(list, 'dk-open');
    await sendKeys({ press: 'Enter' });
    expect((await opened).detail).to.deep.include({ noun: 'lead', id: rows(list)[0]?.dataset['id'] });
    expect(location.hash).to.equal('');
  });

  it('shows text, never markup', async () => {
    await house.addLead('ana', { clientId: house.clients.evil, vehicle: evil });
    const list = await show('ana');
    await says(list, evil);
    expect(rootOf(list).querySelector('img')).to.equal(null);
    expect(rootOf(list).querySelectorAll('[style]')).to.have.length(0);
  });

  it('says what to do next where there is nothing', async () => {
    const list = await show('far');
    await says(list, 'No leads yet');
    await still(list);
    await expect(list).to.be.accessible();
  });

  it('says why it cannot show anything: failed, refused, offline since', async () => {
    let broken = true;
    const failing: Meddle = (source) => ({
      ...source,
      query: (...asked) => (broken ? Promise.reject(new DealerkitError('internal', 'x', { reference: 'R-9' })) : source.query(...asked)),
    });
    const list = await show('boss', {}, failing);
    await says(list, 'R-9');
    await still(list);
    await expect(list).to.be.accessible();
    broken = false;
    [...rootOf(list).querySelectorAll('button')].find(({ textContent }) => textContent.includes('Try again'))?.click();
    await shows(list, 10);
    broken = true;
    await house.addLead('ana', { name: 'Any Body' });
    await says(list, 'This may be out of date');
    expect(rows(list)).to.have.length(10);
    broken = false;
    [...rootOf(list).querySelectorAll('button')].find(({ textContent }) => textContent.includes('Refresh'))?.click();
    await shows(list, 11);
    const refused = await show('boss', {}, (source) => ({
      ...source,
      session: async () => {
        const session = await source.session();
        return { ...session, rights: {} };
      },
    }));
    await says(refused, 'You do not have permission');
  });

  it('warns once of a value that it does not know, and shows an error that can be quoted', async () => {
    let list!: DkLeadList;
    const said = await warnings(async () => {
      list = await show('boss', { sort: 'colour' as 'name' });
      await says(list, 'lead-list-attribute');
      list.requestUpdate();
      await list.updateComplete;
    });
    expect(said.filter((line) => line.includes('lead-list-attribute'))).to.have.length(1);
    expect(control(list, 'picks')).to.equal(null);
  });
});
