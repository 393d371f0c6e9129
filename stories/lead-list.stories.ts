import '@dealerkit/elements/lead-list/define';
import { discardLead, updateLead } from '@dealerkit/core';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { as, chooseRows, disconnected, failing, piece, powerless, silent, slow, strict } from './support/house.ts';

export default { title: 'Lead list', component: 'dk-lead-list' };

const list = () => html`<dk-lead-list></dk-lead-list>`;

/** What a manager sees: the leads of the branch. */
export const Manager: StoryObj = { render: () => as('boss', list) };

/** What a salesperson sees: her own. */
export const Salesperson: StoryObj = { render: () => as('ana', list) };

/** Only what is late. */
export const Overdue: StoryObj = { render: () => as('boss', () => html`<dk-lead-list overdue sort="deadline"></dk-lead-list>`) };

/** Nothing yet: the page offers what to do next. */
export const Empty: StoryObj = {
  render: () => as('far', () => html`<dk-lead-list><a slot="empty" href="#/lead/new">Create a lead</a></dk-lead-list>`),
};

/** Nothing matches. */
export const NoMatch: StoryObj = { render: () => as('boss', () => html`<dk-lead-list search="zzz"></dk-lead-list>`) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('boss', list, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('boss', list, { meddle: failing }) };

/** Without the right to see leads. */
export const Refused: StoryObj = { render: () => as('boss', list, { meddle: powerless }) };

/** An order that does not exist. */
export const WrongAttribute: StoryObj = { render: () => as('boss', () => html`<dk-lead-list sort=${'colour'}></dk-lead-list>`) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: list };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', list, { meddle: disconnected }) };

/** Leads that are chosen, and what an administrator may do to them. */
export const Chosen: StoryObj = {
  render: () => as('adm', list),
  play: ({ canvasElement }) => chooseRows(canvasElement, 3),
};

/** What may be done to one lead. */
export const Menu: StoryObj = {
  render: () => as('adm', list),
  play: async ({ canvasElement }) => {
    const row = await piece(canvasElement, 'dk-lead-list', 'row');
    for (let tries = 0; tries < 200 && !row.querySelector('button'); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    row.querySelector('button')?.click();
    await piece(canvasElement, 'dk-lead-list', 'menu');
  },
};

/** Put aside, to be recovered. */
export const Discarded: StoryObj = {
  render: () =>
    as('boss', () => html`<dk-lead-list status="discarded"></dk-lead-list>`, {
      before: ({ root, leads }) => Promise.all(leads.slice(-3).map((id) => root.run(discardLead, { id }))),
    }),
};

/** The question before leads are deleted for good. */
export const Deleting: StoryObj = {
  render: () => as('adm', list),
  play: ({ canvasElement }) => chooseRows(canvasElement, 3, 'delete'),
};

/** How far it is. */
export const DeletingOnItsWay: StoryObj = {
  render: () => as('adm', list, { meddle: slow }),
  play: async ({ canvasElement }) => {
    await chooseRows(canvasElement, 12, 'delete');
    (await piece(canvasElement, 'dk-lead-list', 'delete')).click();
    await piece(canvasElement, 'dk-lead-list', 'progress');
  },
};

/** Some were left as they are, each with its reason. */
export const DeletingRefused: StoryObj = {
  render: () => as('adm', list, { meddle: strict }),
  play: async ({ canvasElement }) => {
    await chooseRows(canvasElement, 5, 'delete');
    (await piece(canvasElement, 'dk-lead-list', 'delete')).click();
    await piece(canvasElement, 'dk-lead-list', 'result');
  },
};

/** Given to another person, who is told. */
export const Reassigning: StoryObj = {
  render: () => as('adm', list),
  play: ({ canvasElement }) => chooseRows(canvasElement, 3, 'assign'),
};

/** What the budgets come to, beside how many leads there are. */
export const Budgets: StoryObj = {
  render: () =>
    as('boss', list, {
      leads: 12,
      before: ({ root, leads }) =>
        Promise.all(
          leads
            .slice(0, 5)
            .map((id, index) => root.run(updateLead, { id, patch: { budget: { minor: 1_850_000 + index * 120_000, currency: 'EUR' } } })),
        ),
    }),
};

/** The views of the house, and what may be done with the present one. */
export const Views: StoryObj = {
  render: () => as('boss', () => html`<dk-lead-list style="min-block-size: 460px" overdue></dk-lead-list>`, { leads: 12 }),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-lead-list', 'views')).click();
    const root = canvasElement.querySelector('dk-lead-list')?.shadowRoot;
    for (let tries = 0; tries < 200 && !root?.querySelector('[data-menu=views] .dk-entry'); tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
  },
};
