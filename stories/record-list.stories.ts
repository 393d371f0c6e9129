import '@dealerkit/elements/record-list/define';
import { clientNoun, taskNoun, vehicleNoun } from '@dealerkit/core';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { as, disconnected, failing, powerless, silent } from './support/house.ts';

export default { title: 'List of any noun', component: 'dk-record-list' };

const list = (noun: unknown) => () => html`<dk-record-list .noun=${noun}></dk-record-list>`;

/** Clients of the branch. */
export const Clients: StoryObj = { render: () => as('boss', list(clientNoun)) };

/** Tasks, with columns that the page chose. */
export const Tasks: StoryObj = {
  render: () => as('boss', () => html`<dk-record-list .noun=${taskNoun} columns="kind dueAt status ownerIds"></dk-record-list>`),
};

/** Nothing yet. */
export const Empty: StoryObj = { render: () => as('far', list(taskNoun), { leads: 0 }) };

/** Nothing matches. */
export const NoMatch: StoryObj = {
  render: () => as('boss', () => html`<dk-record-list .noun=${vehicleNoun} search="zzz"></dk-record-list>`),
};

/** On its way. */
export const Loading: StoryObj = { render: () => as('boss', list(clientNoun), { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('boss', list(clientNoun), { meddle: failing }) };

/** Without the right to see them. */
export const Refused: StoryObj = { render: () => as('boss', list(clientNoun), { meddle: powerless }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: list(clientNoun) };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('boss', list(clientNoun), { meddle: disconnected }) };
