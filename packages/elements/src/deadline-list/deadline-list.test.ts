import { expect, fixture, html } from '@open-wc/testing';
import {
  completeTask,
  createTask,
  deleteTask,
  discardLead,
  grantPolicy,
  leadNoun,
  setLeadStatus,
  taskNoun,
  updateTask,
} from '@dealerkit/core';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type } from '../../test-support/widget.ts';
import './deadline-list.define.ts';
import type { DkDeadlineList } from './deadline-list.ts';

let house: Dealership;
let lead: string;
let call: string;

const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

const show = async (person = 'ana', lang = 'en', broken = faults(), dir = 'ltr'): Promise<DkDeadlineList> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang} dir=${dir}><dk-deadline-list lead-id=${lead} .crm=${house.as(person, broken)}></dk-deadline-list></div>`,
  );
  return around.querySelector('dk-deadline-list') as DkDeadlineList;
};

const deadline = (title: string, hours: number) =>
  house.root.run(createTask, { kind: 'deadline', title, leadId: lead, dueAt: inHours(hours), ownerId: 'ana' });
const stored = (id: string) => house.root.get(taskNoun, id);
const item = (list: DkDeadlineList, id = call): HTMLElement | null => rootOf(list).querySelector(`.item[data-id="${id}"]`);
const press = (list: DkDeadlineList, name: string, id = call): void => {
  item(list, id)!.querySelector<HTMLElement>(`[part=${name}]`)!.click();
};
const order = (list: DkDeadlineList): string[] => [...rootOf(list).querySelectorAll('.item .name')].map((name) => name.textContent.trim());

async function choose(list: DkDeadlineList, words: string): Promise<void> {
  await waitUntil(() => rootOf(list).querySelector('.dk-menu:popover-open'), 'the menu');
  const entries = [...rootOf(list).querySelectorAll<HTMLElement>('[role=menuitem]')];
  entries.find((entry) => entry.textContent.trim() === words)!.click();
}

describe('dk-deadline-list', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    lead = await house.addLead('ana', { clientId: house.clients.coco });
    const [first] = (await house.root.list(taskNoun, { where: { eq: ['leadId', lead] } })).items;
    await house.root.run(updateTask, { id: first!.id, patch: { dueAt: inHours(2) } });
    ({ id: call } = await deadline('Call about the colour', -3));
  });

  for (const [lang, words] of [
    ['en', ['Deadlines', 'First contact', 'Time left', 'Overdue by', 'Contact made', 'Not made', 'Add deadline']],
    ['fr', ['Dates limites', 'Premier contact', 'Temps restant', 'En retard de', 'Contact pris', 'Ajouter une date limite']],
    ['es', ['Fechas límite', 'Primer contacto', 'Tiempo restante', 'Retraso de', 'Contacto realizado', 'Añadir una fecha límite']],
  ] as const)
    it(`C6, C22: shows the open ones with the time left, the nearest first, in ${lang}, accessibly`, async () => {
      const list = await show('ana', lang);
      await says(list, 'Call about the colour');
      for (const text of words) expect(textOf(list)).to.include(text);
      expect(order(list)[0]).to.equal('Call about the colour');
      await still(list);
      await expect(list).to.be.accessible();
    });

  it('C6a: the time runs and turns to overdue without a word, and does not run for a lead that is over', async () => {
    const { id } = await deadline('In a second', 1.3 / 3600);
    const list = await show();
    await waitUntil(() => item(list, id));
    expect(item(list, id)!.querySelector('.late')).to.equal(null);
    await waitUntil(() => item(list, id)!.querySelector('.late'), 'late', { timeout: 4000 });
    expect(item(list, id)!.querySelector('.time')!.textContent).to.match(/sec/);
    await house.root.run(setLeadStatus, { id: lead, status: 'won' });
    await waitUntil(() => !rootOf(list).querySelector('.time'));
    expect(part(list, 'add')).to.equal(null);
  });

  it('C28a: contact made closes it in one click, says so and records the first contact', async () => {
    const list = await show();
    await says(list, 'Call about the colour');
    const told: unknown[] = [];
    list.addEventListener('dk-deadline-changed', ({ detail }) => told.push(detail.id));
    item(list)!.querySelector<HTMLElement>('[part=made]')!.focus();
    press(list, 'made');
    await says(list, 'Contact made 3 hr late');
    expect(order(list)).to.deep.equal(['First contact', 'Call about the colour']);
    expect((await stored(call)).closedReason).to.equal('done');
    expect((await house.root.get(leadNoun, lead)).firstContactAt).not.to.equal(null);
    await waitUntil(() => told.length > 0);
    expect(told).to.deep.equal([call]);
    await waitUntil(() => rootOf(list).activeElement?.id === 'deadlines', 'focus stays in the list');
    await still(list);
    await expect(list).to.be.accessible();
  });

  it('C28a: not made proposes the next step, counts the attempt, and in the end proposes to give the lead up', async () => {
    const list = await show();
    await says(list, 'Call about the colour');
    for (const attempt of [1, 2, 3]) {
      press(list, 'not-made');
      await choose(list, 'Not made, again in 1 hour');
      await waitUntil(async () => (await stored(call)).attempts === attempt, 'counted');
    }
    await waitUntil(() => rootOf(list).querySelector<HTMLDialogElement>('#lost')?.open, 'the proposal');
    await still(list);
    await expect(list).to.be.accessible();
    rootOf(list).querySelector<HTMLElement>('#lost-keep')!.click();
    await says(list, '3 attempts');
    expect(Date.parse((await stored(call)).dueAt) - Date.now()).to.be.within(0.9 * HOUR, HOUR);
  });

  it('C28, O21: moves one, and tries again at a date that is typed', async () => {
    const list = await show();
    await says(list, 'Call about the colour');
    press(list, 'move');
    await waitUntil(() => control(list, 'dueAt'));
    type(list, 'dueAt', '2031-05-06T10:30');
    part(list, 'save')!.click();
    await waitUntil(async () => (await stored(call)).dueAt.startsWith('2031-05-06'));
    await waitUntil(() => !rootOf(list).querySelector('dialog[open]'));
    press(list, 'not-made');
    await choose(list, 'Not made, again on…');
    await waitUntil(() => control(list, 'dueAt'));
    type(list, 'dueAt', '2031-05-07T10:30');
    part(list, 'save')!.click();
    await waitUntil(async () => (await stored(call)).attempts === 1);
    expect((await stored(call)).dueAt).to.match(/^2031-05-07/);
  });

  it('C22: adds one of whom the lead belongs to', async () => {
    const list = await show('boss');
    await says(list, 'Call about the colour');
    part(list, 'add')!.click();
    await waitUntil(() => control(list, 'title'));
    await still(list);
    await expect(list).to.be.accessible();
    type(list, 'title', 'Send the winter tyres offer');
    part(list, 'save')!.click();
    await says(list, 'Send the winter tyres offer');
    const [added] = (await house.root.list(taskNoun, { where: { eq: ['leadId', lead] }, sort: 'created' })).items;
    expect([added!.kind, added!.ownerIds]).to.deep.equal(['deadline', ['ana']]);
  });

  it('O27, O28: a closed one is opened again; by right one is deleted', async () => {
    await house.root.run(completeTask, { id: call });
    const list = await show('boss');
    await says(list, 'Contact made 3 hr late');
    press(list, 'more');
    await choose(list, 'Reopen');
    await waitUntil(async () => (await stored(call)).status === 'open');
    await waitUntil(() => item(list)?.querySelector('[part=made]'));
    press(list, 'more');
    await choose(list, 'Delete');
    await waitUntil(() => part(list, 'save'));
    part(list, 'save')!.click();
    await waitUntil(() => !item(list));
  });

  it('says how the closed ones ended: in time, late, or with their lead', async () => {
    const [first] = (await house.root.list(taskNoun, { where: { eq: ['leadId', lead] } })).items.filter(({ id }) => id !== call);
    await house.root.run(completeTask, { id: first!.id });
    await house.root.run(discardLead, { id: lead });
    const list = await show('boss');
    await says(list, 'Contact made in time');
    expect(textOf(list)).to.include('Closed with its lead, which was discarded');
  });

  it('without the right nothing is offered; without sight nothing is said; nothing is an empty state', async () => {
    await house.root.run(grantPolicy, { node: 'user:bob', levels: { 'lead.view': 'all', 'task.view': 'all', 'task.create': 'none', 'task.complete': 'none', 'task.update': 'none', 'task.delete': 'none', 'task.assign': 'none' } }); // prettier-ignore
    const list = await show('bob');
    await says(list, 'Call about the colour');
    expect(rootOf(list).querySelectorAll('button')).to.have.length(0);
    await says(await show('far'), 'Not found');
    for (const { id } of (await house.root.list(taskNoun, { where: { eq: ['leadId', lead] } })).items)
      await house.root.run(deleteTask, { id });
    const empty = await show();
    await says(empty, 'No deadline');
    expect(part(empty, 'empty')!.querySelector('[part=add]')).not.to.equal(null);
  });

  it('is live, shows nothing of a former person, says that it is stale and that it waits', async () => {
    const broken = faults();
    const list = await show('ana', 'en', broken, 'rtl');
    await says(list, 'Call about the colour');
    await house.as('boss').run(updateTask, { id: call, patch: { title: 'Call about the price' } });
    await says(list, 'Call about the price');
    await still(list);
    await expect(list).to.be.accessible();
    broken.offline();
    await waitUntil(() => part(list, 'stale'));
    broken.clear();
    list.crm = house.as('far');
    expect(textOf(list)).not.to.include('Call about');
    const alone = await fixture<DkDeadlineList>(html`<dk-deadline-list lang="en" lead-id="x"></dk-deadline-list>`);
    await waitUntil(() => part(alone, 'waiting'));
  });

  it('an error says so and can be tried again', async () => {
    const broken = faults();
    broken.offline('read', 'query');
    const list = await show('ana', 'en', broken);
    await waitUntil(() => part(list, 'error'));
    broken.clear();
    part(list, 'error')!.querySelector<HTMLElement>('button')!.click();
    await says(list, 'Call about the colour');
  });
});
