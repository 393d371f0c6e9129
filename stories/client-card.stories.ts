import '@dealerkit/elements/client-card/define';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Dealership } from '@dealerkit/core/testing';
import { as, disconnected, failing, piece, silent } from './support/house.ts';

export default { title: 'Client card', component: 'dk-client-card' };

const card = (which: keyof Dealership['clients']) => (house: Dealership) =>
  html`<dk-client-card client-id=${house.clients[which]}></dk-client-card>`;

/** A person, as the salesperson sees her who owns her: with the right to edit. */
export const Person: StoryObj = { render: () => as('ana', card('coco')) };

/** A company. */
export const Company: StoryObj = { render: () => as('boss', card('garage')) };

/** Nobody can be reached yet. */
export const WithoutContact: StoryObj = { render: () => as('ana', card('bare')) };

/** What somebody typed to break out of the page stays text. */
export const HostileText: StoryObj = { render: () => as('ana', card('evil')) };

/** The manager of another branch: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', card('coco')) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', card('coco'), { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', card('coco'), { meddle: failing }) };

/** Without `client-id`. */
export const WrongAttribute: StoryObj = { render: () => as('ana', () => html`<dk-client-card></dk-client-card>`) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-client-card client-id="x"></dk-client-card>` };

/** Edited, in place. */
export const Editing: StoryObj = {
  render: () => as('ana', card('coco')),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-client-card', 'edit')).click();
    await piece(canvasElement, 'dk-client-card', 'form');
  },
};

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', card('coco'), { meddle: disconnected }) };
