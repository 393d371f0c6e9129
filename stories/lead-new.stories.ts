import '@dealerkit/elements/lead-new/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { as, powerless } from './support/house.ts';

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

/** In French. */
export const French: StoryObj = { render: () => as('ana', () => html`<div lang="fr">${form()}</div>`) };
