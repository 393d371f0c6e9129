import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type Task, createTask, grantPolicy, setSettings, taskNoun } from '@dealerkit/core';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { waitUntil } from '../../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, type } from '../../../test-support/widget.ts';
import '../task-list.define.ts';
import type { DkTaskList } from '../task-list.ts';

let house: Dealership;
const hour = 3_600_000;
const rows = (list: DkTaskList) => [...rootOf(list).querySelectorAll<HTMLElement>('.row[data-id]')];
const named = (list: DkTaskList, name: string) => rows(list).find((row) => row.querySelector('.open')?.textContent.trim() === name);
const action = (list: DkTaskList, name: string) => rootOf(list).querySelector<HTMLElement>(`[data-action=${name}]`);
const actions = (list: DkTaskList) =>
  [...rootOf(list).querySelectorAll<HTMLElement>('[data-action]')].map(({ dataset }) => dataset['action']);
const stored = (title: string): Promise<Task | undefined> =>
  Promise.resolve(house.root.list(taskNoun, { where: { eq: ['title', title] } })).then(({ items }) => items[0]);
const task = (title: string, ownerId = 'ana') =>
  house.root.run(createTask, { kind: 'task', title, dueAt: new Date(Date.now() + hour).toISOString(), ownerId });

async function show(person = 'boss', meddle = faults()): Promise<DkTaskList> {
  const list = document.createElement('dk-task-list');
  list.lang = 'en';
  list.crm = house.as(person, meddle);
  (await fixture<HTMLElement>(html`<div></div>`)).append(list);
  await waitUntil(() => named(list, 'Alpha'), 'the tasks', { timeout: 5_000 });
  part(list, 'select')!.click();
  await waitUntil(() => part(list, 'chosen'), 'tasks can be chosen', { timeout: 5_000 });
  return list;
}
const choose = (list: DkTaskList, ...names: readonly string[]): void => {
  for (const name of names) named(list, name)!.querySelector<HTMLElement>('.tick input')!.click();
};
async function does(list: DkTaskList, name: string): Promise<void> {
  await waitUntil(() => action(list, name), `${name} is offered`);
  action(list, name)!.click();
}

describe('several tasks of the task list', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
    for (const title of ['Alpha', 'Beta', 'Gamma']) await task(title);
  });

  it('O26 completes those that are chosen, and leaves the others', async () => {
    const list = await show();
    expect(actions(list)).to.deep.equal([]);
    choose(list, 'Alpha', 'Gamma');
    await says(list, '2 selected');
    expect(named(list, 'Alpha')!.ariaSelected ?? named(list, 'Alpha')!.getAttribute('aria-selected')).to.equal('true');
    await still(list);
    await expect(list).to.be.accessible();
    const told: string[] = [];
    list.addEventListener('dk-task-completed', ({ detail }) => told.push(detail.id));
    await does(list, 'complete');
    await waitUntil(() => !named(list, 'Alpha') && !named(list, 'Gamma'), 'they leave');
    expect(named(list, 'Beta')).not.to.equal(undefined);
    await waitUntil(() => told.length === 2, 'each is told');
  });

  it('O21 moves them to one time, O23 gives them to one person', async () => {
    const list = await show();
    choose(list, 'Alpha', 'Beta');
    await does(list, 'move');
    await waitUntil(() => control(list, 'dueAt'), 'when');
    type(list, 'dueAt', '2031-05-06T10:30');
    part(list, 'save')!.click();
    await waitUntil(async () => (await stored('Beta'))?.dueAt.startsWith('2031-05-06'), 'moved', { timeout: 5_000 });
    expect((await stored('Alpha'))?.dueAt.slice(0, 10)).to.equal('2031-05-06');
    await waitUntil(() => actions(list).length === 0, 'what was done is let go');
    choose(list, 'Alpha', 'Gamma');
    await does(list, 'assign');
    await waitUntil(() => control(list, 'ownerId'), 'to whom');
    type(list, 'ownerId', 'bob');
    part(list, 'save')!.click();
    await waitUntil(async () => (await stored('Gamma'))?.ownerIds[0] === 'bob', 'reassigned', { timeout: 5_000 });
    expect((await stored('Beta'))?.ownerIds).to.deep.equal(['ana']);
  });

  it('O28 asks before it deletes, and deletes none that may not be deleted, with the reason', async () => {
    await house.root.run(grantPolicy, { node: 'user:boss', levels: { 'task.delete': 'own' } });
    const { id } = await task('Mine', 'boss');
    const list = await show();
    await waitUntil(() => named(list, 'Mine'));
    choose(list, 'Alpha', 'Mine');
    await does(list, 'delete');
    await says(list, 'Delete 2 tasks?');
    part(list, 'save')!.click();
    await says(list, '1 was left as it is:');
    await says(list, '1 task was deleted.');
    await still(list);
    await expect(list).to.be.accessible();
    expect(await stored('Alpha')).not.to.equal(undefined);
    expect((await house.root.list(taskNoun, { where: { eq: ['id', id] } })).items).to.deep.equal([]);
    rootOf(list).getElementById('work-close')!.click();
    await says(list, '1 selected');
  });

  it('says what failed, and tries it again', async () => {
    const broken = faults();
    const list = await show('boss', broken);
    choose(list, 'Alpha', 'Beta');
    broken.offline('run');
    await does(list, 'complete');
    await says(list, '2 were left as they are:');
    broken.clear();
    [...rootOf(list).querySelectorAll<HTMLElement>('#work button')].find(({ textContent }) => textContent.trim() === 'Try again')!.click();
    await waitUntil(() => !named(list, 'Alpha') && !named(list, 'Beta'), 'they leave', { timeout: 5_000 });
    await waitUntil(() => !rootOf(list).querySelector('#work'), 'nothing more to be read');
  });

  it('chooses by keys, in ranges and all; a second press ends it', async () => {
    const list = await show();
    rows(list)[0]!.querySelector<HTMLElement>('.open')!.focus();
    await sendKeys({ press: ' ' });
    await says(list, '1 selected');
    rows(list)[2]!
      .querySelector<HTMLElement>('.tick input')!
      .dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
    await says(list, '3 selected');
    part(list, 'chosen')!.querySelector('input')!.click();
    await says(list, 'Select tasks to complete');
    part(list, 'select')!.click();
    await waitUntil(() => !part(list, 'chosen'), 'ended');
    expect(rootOf(list).querySelector('[aria-selected]')).to.equal(null);
  });

  it('another person finds nothing chosen', async () => {
    const list = await show();
    choose(list, 'Alpha');
    list.crm = house.as('ana');
    await waitUntil(() => named(list, 'Alpha'), 'her tasks');
    expect(part(list, 'chosen')).to.equal(null);
  });
});
