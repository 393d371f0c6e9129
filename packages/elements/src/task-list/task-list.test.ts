import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { completeTask, createTask, type CrmSource, DealerkitError, leadNoun, type Seen, type Task, taskNoun } from '@dealerkit/core';
import { type Dealership, dealership, evil, type Meddle } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, still, textOf, warnings } from '../../test-support/widget.ts';
import type { OpenEvent } from '../base/record-link.ts';
import './task-list.define.ts';
import type { TaskCreatedEvent } from './task-list.events.ts';
import type { DkTaskList } from './task-list.ts';

let house: Dealership;
const hour = 3_600_000;
const rows = (list: DkTaskList) => [...rootOf(list).querySelectorAll<HTMLElement>('.row[data-id]')];
const names = (list: DkTaskList) => rows(list).map((row) => row.querySelector('.open')?.textContent ?? '');
const groups = (list: DkTaskList) => [...rootOf(list).querySelectorAll('.group')].map(({ textContent }) => textContent.trim());
const named = (list: DkTaskList, name: string) => rows(list).find((row) => row.querySelector('.open')?.textContent === name);
const box = (list: DkTaskList, name: string) => named(list, name)?.querySelector<HTMLInputElement>('input[type=checkbox]');
const focused = (list: DkTaskList) => rootOf(list).activeElement?.closest('.row')?.querySelector('.open')?.textContent;
const shows = (list: DkTaskList, name: string) => waitUntil(() => named(list, name), `shows ${name}`, { timeout: 5_000 });
const task = (title: string, hours: number, more: object = {}) =>
  house.root.run(createTask, { kind: 'task', title, dueAt: new Date(Date.now() + hours * hour).toISOString(), ownerId: 'ana', ...more });

function place(list: DkTaskList, properties: Partial<DkTaskList>): DkTaskList {
  list.lang = 'en';
  Object.assign(list, properties);
  return list;
}

async function show(person: string, properties: Partial<DkTaskList> = {}, meddle?: Meddle): Promise<DkTaskList> {
  const list = place(document.createElement('dk-task-list'), { ...properties, crm: house.as(person, meddle) });
  (await fixture<HTMLElement>(html`<div></div>`)).append(list);
  await list.updateComplete;
  return list;
}

const entries = (list: DkTaskList) =>
  [...rootOf(list).querySelectorAll('.dk-menu:popover-open .dk-entry')].map(({ textContent }) => textContent.trim());
async function openMenu(list: DkTaskList, name: string): Promise<void> {
  await waitUntil(() => named(list, name)?.querySelector('.acts-of button'), `the menu of ${name}`, { timeout: 5_000 });
  named(list, name)!.querySelector<HTMLElement>('.acts-of button')!.click();
  await waitUntil(() => entries(list).length > 0, 'the menu is open');
}
async function act(list: DkTaskList, entry: string): Promise<void> {
  [...rootOf(list).querySelectorAll<HTMLElement>('.dk-entry')].find(({ textContent }) => textContent.trim() === entry)!.click();
  await waitUntil(() => rootOf(list).querySelector<HTMLDialogElement>('#ask')?.open, 'it asks');
}
function type(list: DkTaskList, values: Readonly<Record<string, string>>): void {
  for (const [id, value] of Object.entries(values)) {
    const field = rootOf(list).querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input'));
  }
}
const save = (list: DkTaskList): void => {
  rootOf(list).querySelector<HTMLElement>('#ask [part=save]')!.click();
};
const stored = async (id: string) => (await house.root.list(taskNoun, { where: { eq: ['id', id] } })).items[0];

describe('task list', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 6 });
  });

  it('C25 shows tasks and deadlines in groups: overdue, today, later; counted', async () => {
    await task('Send the offer', -2);
    await task('Call about financing', 80, { categoryId: 'phone-call', clientId: house.clients.coco });
    const list = await show('ana');
    await shows(list, 'Send the offer');
    await shows(list, 'First contact');
    expect(groups(list)[0]).to.match(/^Overdue \d+$/);
    expect(groups(list).at(-1)).to.match(/^Later \d+$/);
    await says(list, 'Colette');
    await says(list, 'Phone call');
    expect(part(list, 'count')?.textContent).to.equal(`${String(rows(list).length)} tasks`);
    await still(list);
    await expect(list).to.be.accessible();
  });

  it('C29 a deadline has its own sign and no box; C27 it opens its lead, a task itself', async () => {
    const { id } = await task('Send the offer', 2);
    const list = await show('ana');
    await shows(list, 'Send the offer');
    await shows(list, 'First contact');
    expect(box(list, 'First contact')).to.equal(null);
    expect(named(list, 'First contact')?.querySelector('.tick button')?.ariaLabel).to.equal('Contact with First contact');
    expect(box(list, 'Send the offer')).not.to.equal(null);
    for (const [name, noun] of [
      ['First contact', 'lead'],
      ['Send the offer', 'task'],
    ] as const) {
      const opened = new Promise<OpenEvent>((resolve) => {
        list.addEventListener(
          'dk-open',
          (event) => {
            event.preventDefault();
            resolve(event);
          },
          { once: true },
        );
      });
      named(list, name)?.querySelector<HTMLElement>('.open')?.click();
      const { detail } = await opened;
      expect(detail.noun).to.equal(noun);
      if (noun === 'task') expect(detail.id).to.equal(id);
      else expect(house.leads).to.include(detail.id);
    }
  });

  it('O26 completes by its box: pending in the row, then gone, then among the closed ones', async () => {
    const { id } = await task('Send the offer', 2);
    let free = (): void => undefined;
    const gate = new Promise<void>((resolve) => (free = resolve));
    const list = await show('ana', {}, (source) => ({
      ...source,
      run: async (name, input, options) => {
        if (name === 'task.complete') await gate;
        return source.run(name, input, options);
      },
    }));
    await shows(list, 'Send the offer');
    const done = oneEvent(list, 'dk-task-completed');
    box(list, 'Send the offer')?.click();
    await waitUntil(() => named(list, 'Send the offer')?.ariaBusy === 'true', 'pending');
    expect((await stored(id))?.status).to.equal('open');
    free();
    expect((await done).detail).to.deep.equal({ id });
    await waitUntil(() => !named(list, 'Send the offer'), 'gone');
    list.status = 'closed';
    await shows(list, 'Send the offer');
    expect(box(list, 'Send the offer')?.checked).to.equal(true);
    const reopened = oneEvent(list, 'dk-task-reopened');
    box(list, 'Send the offer')?.click();
    expect((await reopened).detail).to.deep.equal({ id });
    expect((await stored(id))?.status).to.equal('open');
  });

  it('C28a says on a deadline whether contact was made, with the next step in the same click, and proposes lost in the end', async () => {
    const [leadId] = (await house.root.list(taskNoun, { where: { eq: ['ownerIds', 'ana'] } })).items.map((each) => each.leadId!);
    const list = await show('ana', { lead: leadId! });
    await shows(list, 'First contact');
    const deadline = async () =>
      (await house.root.list(taskNoun, { where: { and: [{ eq: ['leadId', leadId!] }, { eq: ['kind', 'deadline'] }] } })).items[0]!;
    const choose = async (entry: number) => {
      await waitUntil(() => named(list, 'First contact')?.querySelector('.tick button'), 'its button');
      named(list, 'First contact')!.querySelector<HTMLElement>('.tick button')!.click();
      await waitUntil(() => rootOf(list).querySelector('.dk-menu:popover-open'), 'the menu');
      rootOf(list).querySelectorAll<HTMLElement>('[role=menuitem]')[entry]!.click();
    };
    for (const attempt of [1, 2, 3]) {
      await choose(1);
      await waitUntil(async () => (await deadline()).attempts === attempt, 'counted');
    }
    expect(Date.parse((await deadline()).dueAt) - Date.now()).to.be.within(3_500_000, 3_600_000);
    await waitUntil(() => rootOf(list).querySelector<HTMLDialogElement>('#lost')?.open, 'the proposal');
    expect(rootOf(list).activeElement?.id).to.equal('lost-keep');
    await still(list);
    await expect(list).to.be.accessible();
    rootOf(list).querySelector<HTMLElement>('#lost [value=lost]')!.click();
    await waitUntil(async () => (await house.root.get(leadNoun, leadId!)).status === 'lost', 'lost');
  });

  it('what the house sets itself is named in the words of the reader', async () => {
    await task('test-drive', 3);
    await shows(await show('ana'), 'Test drive');
  });

  it('C28a contact made closes the deadline', async () => {
    const list = await show('ana');
    await shows(list, 'First contact');
    const before = rows(list).length;
    named(list, 'First contact')!.querySelector<HTMLElement>('.tick button')!.click();
    await waitUntil(() => rootOf(list).querySelector('.dk-menu:popover-open'), 'the menu');
    rootOf(list).querySelector<HTMLElement>('[role=menuitem]')!.click();
    await waitUntil(() => rows(list).length === before - 1, 'it left');
  });

  it('O28 edits from the row menu, and overwrites nothing else', async () => {
    const { id } = await task('Send the offer', 30, { description: 'With the winter wheels', categoryId: 'note' });
    const list = await show('ana');
    await openMenu(list, 'Send the offer');
    expect(entries(list)).to.deep.equal(['Complete', 'Edit', 'Move', 'Delete']);
    await act(list, 'Edit');
    await still(list);
    await expect(list).to.be.accessible();
    type(list, { title: 'Send the new offer', reminder: '60' });
    save(list);
    await shows(list, 'Send the new offer');
    expect(await stored(id)).to.include({ title: 'Send the new offer', description: 'With the winter wheels', reminderMinutes: 60 });
  });

  it('C28 O21 moves a task and a deadline, by a preset or to a date and time', async () => {
    const { id } = await task('Send the offer', -2);
    const list = await show('ana');
    await openMenu(list, 'Send the offer');
    await act(list, 'Move');
    [...rootOf(list).querySelectorAll<HTMLElement>('.dk-quick button')].find(({ textContent }) => textContent.trim() === 'Week')!.click();
    await list.updateComplete;
    expect(rootOf(list).querySelector('.dk-quick [aria-pressed=true]')?.textContent.trim()).to.equal('Week');
    save(list);
    await waitUntil(async () => (await stored(id))!.dueAt > new Date(Date.now() + 6 * 24 * hour).toISOString(), 'moved');
    await openMenu(list, 'First contact');
    expect(entries(list)).to.include.members(['Contact made', 'Not made, again on…', 'Move']);
    expect(entries(list)).not.to.include('Edit');
    await act(list, 'Not made, again on…');
    type(list, { dueAt: '2099-05-01T09:30' });
    save(list);
    const moved = async () =>
      (await house.root.list(taskNoun, { where: { eq: ['kind', 'deadline'] } })).items.find(({ attempts }) => attempts === 1);
    await waitUntil(async () => (await moved())?.dueAt.startsWith('2099-05-01'), 'tried again then');
  });

  it('O23 reassigns by right; O28 deletes after asking, by the menu and by key', async () => {
    const { id } = await task('Send the offer', -2);
    const other = await task('Call', -1);
    const list = await show('boss');
    await openMenu(list, 'Send the offer');
    await act(list, 'Reassign');
    expect(rootOf(list).querySelector<HTMLInputElement>('#inform')?.checked).to.equal(true);
    type(list, { ownerId: 'eva' });
    save(list);
    await waitUntil(async () => (await stored(id))?.ownerIds[0] === 'eva', 'reassigned');
    await openMenu(list, 'Send the offer');
    await act(list, 'Delete');
    await says(list, 'Delete Send the offer?');
    expect(rootOf(list).activeElement?.textContent.trim()).to.equal('Cancel');
    await still(list);
    await expect(list).to.be.accessible();
    const deleted = oneEvent(list, 'dk-task-deleted');
    save(list);
    expect((await deleted).detail).to.deep.equal({ id });
    expect(await stored(id)).to.equal(undefined);
    named(list, 'Call')!.querySelector<HTMLElement>('.open')!.focus();
    await sendKeys({ press: 'Delete' });
    await says(list, 'Delete Call?');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !rootOf(list).querySelector('#ask'), 'left');
    expect(await stored(other.id)).not.to.equal(undefined);
  });

  it('has no menu for whom nothing may be done', async () => {
    await task('Send the offer', -2);
    const only = async (source: CrmSource) => {
      const session = await source.session();
      return { ...session, rights: { 'task.view': session.rights['task.view']! } };
    };
    const list = await show('ana', {}, (source) => ({ ...source, session: () => only(source) }));
    await shows(list, 'Send the offer');
    expect(rootOf(list).querySelector('.acts-of, [part=new]')).to.equal(null);
  });

  it('O20 O23 O24 creates a task of the lead: mine, told, due today, a day before', async () => {
    const list = await show('ana', { lead: house.leads[0]! });
    await waitUntil(() => part(list, 'new'), 'its button');
    part(list, 'new')!.click();
    await waitUntil(() => rootOf(list).querySelector<HTMLDialogElement>('#ask')?.open, 'the form');
    const field = (id: string) => rootOf(list).querySelector<HTMLInputElement>(`#${id}`)!;
    expect([field('ownerId').value, field('reminder').value]).to.deep.equal(['ana', '1440']);
    // Nobody is told of what he does himself.
    expect(rootOf(list).querySelector('#inform')).to.equal(null);
    await still(list);
    await expect(list).to.be.accessible();
    save(list);
    await waitUntil(() => field('title').ariaInvalid === 'true', 'a title is needed');
    type(list, { title: 'Send the brochure', description: 'By post', reminder: '30' });
    const created = oneEvent<TaskCreatedEvent>(list, 'dk-task-created');
    save(list);
    const [id] = (await created).detail.ids;
    expect(await stored(id!)).to.deep.include({
      title: 'Send the brochure',
      description: 'By post',
      leadId: house.leads[0],
      ownerIds: ['ana'],
    });
    await shows(list, 'Send the brochure');
  });

  it('O25 creates one for each of several clients, and says which was not', async () => {
    const clients = [house.clients.coco, house.clients.garage, 'nobody'];
    const list = await show('boss', { clients });
    await waitUntil(() => part(list, 'new'), 'its button');
    part(list, 'new')!.click();
    await says(list, 'One task for each of 3 clients.');
    type(list, { title: 'Invite to the open day' });
    const created = oneEvent<TaskCreatedEvent>(list, 'dk-task-created');
    save(list);
    const { ids } = (await created).detail;
    await waitUntil(() => part(list, 'result'), 'the result');
    expect(part(list, 'result')!.querySelectorAll('li')).to.have.length(1);
    expect(ids).to.have.length(2);
    const made = await Promise.all(ids.map(async (id) => (await stored(id))?.clientId));
    expect(made).to.have.members([house.clients.coco, house.clients.garage]);
    await still(list);
    await expect(list).to.be.accessible();
  });

  it('says what was not completed, and why', async () => {
    await task('Send the offer', 2);
    const list = await show('ana', {}, (source) => ({
      ...source,
      run: () => Promise.reject(new DealerkitError('unavailable', 'No')),
    }));
    await shows(list, 'Send the offer');
    box(list, 'Send the offer')?.click();
    await says(list, '“Send the offer” was not completed.');
    expect(box(list, 'Send the offer')?.checked).to.equal(false);
    await still(list);
    await expect(list).to.be.accessible();
  });

  it('O21 narrows by person, category and due date, by attribute and by hand, and tells so', async () => {
    await task('Now', 0.01, { categoryId: 'note' });
    await task('Next month', 24 * 30);
    await task('Of the manager', 1, { ownerId: 'boss' });
    const list = await show('boss', { due: 'week' });
    await shows(list, 'Now');
    expect(named(list, 'Next month')).to.equal(undefined);
    const changed = oneEvent(list, 'dk-task-filters');
    const select = rootOf(list).querySelector<HTMLSelectElement>('[name=category]')!;
    select.value = 'note';
    select.dispatchEvent(new Event('change'));
    expect((await changed).detail).to.include({ category: 'note', due: 'week', status: 'open' });
    await waitUntil(() => names(list).join() === 'Now', 'only notes');
    Object.assign(list, { category: '', due: '', whose: 'mine' });
    await waitUntil(() => names(list).join() === 'Of the manager', 'only mine');
    Object.assign(list, { search: 'zzz' });
    await says(list, 'No task matches');
    rootOf(list).querySelector<HTMLElement>('[part=empty] button')?.click();
    await shows(list, 'Next month');
    Object.assign(list, { due: 'dates' });
    await waitUntil(() => rootOf(list).querySelectorAll('input[type=date]').length === 2, 'two fields');
  });

  it('shows only the tasks of a lead', async () => {
    const list = await show('boss', { lead: house.leads[1]! });
    await waitUntil(() => rows(list).length > 0, 'shows tasks');
    const told = await house.root.list(taskNoun, { where: { and: [{ eq: ['leadId', house.leads[1]!] }, { eq: ['status', 'open'] }] } });
    expect(rows(list)).to.have.length(told.items.length);
  });

  it('O28 is empty, and has a place for what to do next', async () => {
    const list = await show('far');
    list.innerHTML = '<a slot="empty" href="#new">Create a task</a>';
    await says(list, 'Nothing to do');
    expect(rootOf(list).querySelector<HTMLSlotElement>('slot[name=empty]')?.assignedElements()).to.have.length(1);
  });

  it('lets a task arrive and leave that others create and complete', async () => {
    const list = await show('ana');
    await shows(list, 'First contact');
    const { id } = await task('Brand new', -1);
    await shows(list, 'Brand new');
    await house.root.run(completeTask, { id });
    await waitUntil(() => !named(list, 'Brand new'), 'it left');
  });

  it('is worked by keys alone, and keeps focus when the row leaves', async () => {
    for (const [index, title] of ['Alpha', 'Beta', 'Gamma'].entries()) await task(title, 500 + index);
    const list = await show('ana');
    await shows(list, 'Gamma');
    named(list, names(list)[0]!)!.querySelector<HTMLElement>('.open')!.focus();
    await sendKeys({ press: 'End' });
    await waitUntil(() => focused(list) === 'Gamma', 'the last one');
    await sendKeys({ press: 'b' });
    await waitUntil(() => focused(list) === 'Beta', 'by its first letter');
    await sendKeys({ press: ' ' });
    await waitUntil(() => !named(list, 'Beta'), 'completed');
    await waitUntil(() => focused(list) === 'Gamma', 'its neighbour has focus');
    await sendKeys({ press: '?' });
    await waitUntil(() => rootOf(list).querySelector<HTMLDialogElement>('dialog[part=keys]')?.open, 'the keys');
    await sendKeys({ press: 'Escape' });
  });

  it('shows what somebody typed as text, has one height of a line, fits 320 px in French and the dark', async () => {
    await task(`Call ${evil} and a title that is much too long for a row of such a narrow place`, 1);
    const list = await show('ana');
    list.lang = 'fr';
    (list.parentElement as HTMLElement).style.cssText = 'inline-size: 320px; color-scheme: dark; background: Canvas; color: CanvasText';
    await says(list, 'Premier contact');
    expect(rootOf(list).querySelector('img')).to.equal(null);
    await still(list);
    await expect(list).to.be.accessible();
    expect(list.scrollWidth).to.be.at.most(320);
    const heights = (selector: string) => [
      ...new Set([...rootOf(list).querySelectorAll<HTMLElement>(selector)].map(({ offsetHeight }) => offsetHeight)),
    ];
    expect(heights('.lines > .row')).to.deep.equal([64]);
    (list.parentElement as HTMLElement).style.inlineSize = '1000px';
    expect(heights('.lines > .row')).to.deep.equal([48]);
  });

  it('says when it fails, when it may be old and when one may not see it; warns once of a wrong attribute', async () => {
    const failed = await show('ana', {}, (source) => ({
      ...source,
      query: () => Promise.reject(new DealerkitError('internal', 'No', { reference: 'R-9' })),
    }));
    await says(failed, 'R-9');
    const refused = await show('ana', {}, (source) => ({ ...source, session: async () => ({ ...(await source.session()), rights: {} }) }));
    await says(refused, 'You do not have permission');
    const said = await warnings(async () => {
      const wrong = await show('ana', { due: 'soon' as 'week' });
      await says(wrong, 'task-list-attribute');
    });
    expect(said.filter((line) => line.includes('task-list-attribute'))).to.have.length(1);
  });
});

describe('task list of 10,000', () => {
  const count = 10_000;
  const all = Array.from({ length: count }, (_, index) => ({
    id: `t${String(index)}`,
    version: '1',
    kind: 'task',
    title: `Task ${String(index)}`,
    status: 'open',
    dueAt: new Date(Date.now() + (index - 50) * hour).toISOString(),
    ownerIds: ['ana'],
    leadId: null,
    clientId: null,
    categoryId: null,
    ties: [],
    hidden: [],
  })) as unknown as Seen<Task>[];

  /** Pages of the prepared tasks, as a gateway gives them. */
  const paged = (source: CrmSource): CrmSource => ({
    ...source,
    query: (_noun, { cursor = '0', limit = 50 }) => {
      const [from, end] = [Number(cursor), Number(cursor) + limit];
      return Promise.resolve({ items: all.slice(from, end), total: 1001, ...(end < count ? { next: String(end) } : {}) }) as never;
    },
  });

  it('comes by pages as one scrolls, and draws only what is seen', async () => {
    await setViewport({ width: 1000, height: 700 });
    house = await dealership({ leads: 1 });
    const list = await show('ana', {}, paged);
    await shows(list, 'Task 0');
    for (const at of [90, 180, 270]) {
      await waitUntil(() => list.offsetHeight >= at * 48, 'there is room');
      scrollTo(0, list.offsetTop + at * 48);
      await waitUntil(() => named(list, `Task ${String(at)}`), `Task ${String(at)} is drawn`, { timeout: 5_000 });
    }
    expect(rows(list).length).to.be.lessThan(60);
    expect(textOf(list)).to.include('More than 1,000 tasks');
    scrollTo(0, 0);
  });

  it('is one list for keys: the end, the beginning, a name, and focus stays in a row that is scrolled away', async () => {
    await setViewport({ width: 1000, height: 700 });
    house = await dealership({ leads: 1 });
    const list = await show('ana', {}, (source) => ({ ...source, query: () => Promise.resolve({ items: all, total: 1001 }) as never }));
    await shows(list, 'Task 0');
    named(list, 'Task 0')!.querySelector<HTMLElement>('.open')!.focus();
    await sendKeys({ press: 'End' });
    await waitUntil(() => focused(list) === 'Task 9999', 'the end');
    await sendKeys({ press: 'PageUp' });
    await waitUntil(() => focused(list) === 'Task 9989', 'ten above');
    scrollTo(0, 100_000);
    await waitUntil(() => rows(list).some((row) => row.dataset['id'] === 't2080'), 'elsewhere is drawn');
    expect(focused(list)).to.equal('Task 9989');
    expect(named(list, 'Task 9989')!.ariaRowIndex ?? named(list, 'Task 9989')!.getAttribute('aria-rowindex')).to.equal('9994');
    await sendKeys({ press: 'Home' });
    await waitUntil(() => focused(list) === 'Task 0', 'the beginning');
    await sendKeys({ type: 'Task 77' });
    await waitUntil(() => focused(list) === 'Task 77', 'by its name');
  });
});
