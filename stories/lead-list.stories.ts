import '@dealerkit/elements/lead-list/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { as, disconnected, failing, powerless, silent } from './support/house.ts';

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
