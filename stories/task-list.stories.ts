import '@dealerkit/elements/task-list/define';
import { completeTask, createTask, type CrmSource } from '@dealerkit/core';
import type { Dealership } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { as, disconnected, failing, piece, powerless, silent, slow } from './support/house.ts';

export default { title: 'Task list', component: 'dk-task-list' };

const list = () => html`<dk-task-list></dk-task-list>`;
const hour = 3_600_000;

/** A week's work of a salesperson, beside the deadlines of her leads. */
async function busy({ root, clients }: Dealership): Promise<void> {
  const clientId = clients.coco;
  const tasks = [
    ['Send the offer for the 308 SW with the winter wheels and the extended warranty that she asked for twice', -26, 'email'],
    ['Call about financing', -1.5, 'phone-call'],
    ['Prepare the handover', 74, 'delivery'],
    ['Test drive', 98, 'appointment', 'appointment'],
    ['Ask how the first week went', 190, null, 'follow-up'],
  ] as const;
  for (const [title, hours, categoryId, kind = 'task'] of tasks)
    await root.run(createTask, {
      kind,
      title,
      categoryId,
      clientId,
      ownerId: 'ana',
      dueAt: new Date(Date.now() + hours * hour).toISOString(),
    });
  const { id } = await root.run(createTask, { kind: 'task', title: 'Thank for the visit', categoryId: 'thank-you', clientId, ownerId: 'ana', dueAt: new Date(Date.now() - hour).toISOString() }); // prettier-ignore
  await root.run(completeTask, { id });
}
let done: Promise<void> | undefined;
const before = (house: Dealership): Promise<void> => (done ??= busy(house));
// A house of its own: its tasks are nobody else's.
const leads = 9;

/** What a salesperson has to do: overdue, today, later; deadlines among it. */
export const Salesperson: StoryObj = { render: () => as('ana', list, { leads, before }) };

/** What a manager sees: everybody's. */
export const Manager: StoryObj = { render: () => as('boss', list, { leads, before }) };

/** What is done. */
export const Closed: StoryObj = { render: () => as('ana', () => html`<dk-task-list status="closed"></dk-task-list>`, { leads, before }) };

/** Between two days. */
export const Dates: StoryObj = {
  render: () => as('ana', () => html`<dk-task-list due="dates" from="2026-01-01"></dk-task-list>`, { leads, before }),
};

/** Completed by its box: pending until it is done. */
export const Pending: StoryObj = {
  render: () => as('ana', list, { leads, before, meddle: slow }),
  play: async ({ canvasElement }) => {
    const row = await piece(canvasElement, 'dk-task-list', 'row');
    row.parentElement?.querySelector<HTMLElement>('input')?.click();
  },
};

/** Whether contact was made on a deadline, with the next step. */
export const Contact: StoryObj = {
  render: () => as('ana', list, { leads, before }),
  play: async ({ canvasElement }) => {
    const row = await piece(canvasElement, 'dk-task-list', 'row');
    row.parentElement?.querySelector<HTMLElement>('.tick button')?.click();
    await piece(canvasElement, 'dk-task-list', 'menu');
  },
};

/** What may be done to a task. */
export const Menu: StoryObj = {
  render: () => as('boss', list, { leads, before }),
  play: async ({ canvasElement }) => {
    const row = await piece(canvasElement, 'dk-task-list', 'row');
    row.parentElement?.querySelector<HTMLElement>('[data-kind=task] .acts-of button')?.click();
    await piece(canvasElement, 'dk-task-list', 'menu');
  },
};

/** A new task. */
export const NewTask: StoryObj = {
  render: () => as('ana', list, { leads, before }),
  play: async ({ canvasElement }) => {
    const button = await piece(canvasElement, 'dk-task-list', 'new');
    button.click();
    await piece(canvasElement, 'dk-task-list', 'dialog');
  },
};

/** A task is about to be deleted. */
export const Delete: StoryObj = {
  render: () => as('boss', list, { leads, before }),
  play: async ({ canvasElement }) => {
    const row = await piece(canvasElement, 'dk-task-list', 'row');
    row.parentElement?.querySelector<HTMLElement>('[data-kind=task] .acts-of button')?.click();
    const menu = await piece(canvasElement, 'dk-task-list', 'menu');
    [...menu.querySelectorAll<HTMLElement>('button')].at(-1)?.click();
    await piece(canvasElement, 'dk-task-list', 'dialog');
  },
};

/** A box was pressed while the gateway could not be reached. */
export const NotCompleted: StoryObj = {
  render: () =>
    as('ana', list, {
      leads,
      before,
      meddle: (source: CrmSource) => ({
        ...source,
        run: () => Promise.reject(Object.assign(new Error('Failed'), { name: 'DealerkitError', code: 'unavailable', details: {} })),
      }),
    }),
  play: async ({ canvasElement }) => {
    const row = await piece(canvasElement, 'dk-task-list', 'row');
    row.parentElement?.querySelector<HTMLElement>('input')?.click();
  },
};

/** Nothing to do: the page offers what to do next. */
export const Empty: StoryObj = {
  render: () => as('far', () => html`<dk-task-list><a slot="empty" href="#/task/new">Create a task</a></dk-task-list>`),
};

/** Nothing matches. */
export const NoMatch: StoryObj = { render: () => as('boss', () => html`<dk-task-list search="zzz"></dk-task-list>`) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('boss', list, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('boss', list, { meddle: failing }) };

/** Without the right to see tasks. */
export const Refused: StoryObj = { render: () => as('boss', list, { meddle: powerless }) };

/** A due date that does not exist. */
export const WrongAttribute: StoryObj = { render: () => as('boss', () => html`<dk-task-list due=${'soon'}></dk-task-list>`) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: list };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', list, { leads, before, meddle: disconnected }) };

/** Several tasks are chosen, and what may be done to all of them. */
export const Chosen: StoryObj = {
  render: () => as('boss', list, { leads, before }),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-task-list', 'select')).click();
    await piece(canvasElement, 'dk-task-list', 'chosen');
    const root = canvasElement.querySelector('dk-task-list')?.shadowRoot;
    for (const box of [...(root?.querySelectorAll<HTMLElement>('.row .tick input') ?? [])].slice(1, 4)) box.click();
  },
};

/** All of them are moved to one time. */
export const MovingSeveral: StoryObj = {
  render: () => as('boss', list, { leads, before }),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-task-list', 'select')).click();
    await piece(canvasElement, 'dk-task-list', 'chosen');
    const root = canvasElement.querySelector('dk-task-list')?.shadowRoot;
    for (const box of [...(root?.querySelectorAll<HTMLElement>('.row .tick input') ?? [])].slice(1, 4)) box.click();
    for (let tries = 0; tries < 200 && !root?.querySelector('[data-action=move]'); tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    root?.querySelector<HTMLElement>('[data-action=move]')?.click();
    await piece(canvasElement, 'dk-task-list', 'save');
  },
};
