import '@dealerkit/elements/lead-page/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Dealership } from '@dealerkit/core/testing';
import { as, disconnected, failing, silent } from './support/house.ts';

export default { title: 'Lead page', component: 'dk-lead-page' };

const element = (house: Dealership) => html`<dk-lead-page client-id=${house.clients.coco}></dk-lead-page>`;

/** As the person sees it who may. */
export const Client: StoryObj = { render: () => as('ana', element) };

/** Somebody who may not: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', element) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', element, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', element, { meddle: failing }) };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', element, { meddle: disconnected }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-lead-page client-id="x"></dk-lead-page>` };
