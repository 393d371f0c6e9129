import '@dealerkit/elements/lead-new/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { as, piece, powerless } from './support/house.ts';

export default { title: 'New lead', component: 'dk-lead-new' };

const form = () => html`<dk-lead-new></dk-lead-new>`;

/** A manager may give the lead to whoever sells in the branch. Search for "colette" to find somebody. */
export const Manager: StoryObj = { render: () => as('boss', form) };

/** A salesperson. */
export const Salesperson: StoryObj = { render: () => as('ana', form) };

/** Without the right to create leads. */
export const Refused: StoryObj = { render: () => as('ana', form, { meddle: powerless }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: form };

/** Sent too early: what is missing is said at once, and focus is on it. */
export const Invalid: StoryObj = {
  render: () => as('ana', form),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-lead-new', 'submit')).click();
  },
};
