import '@dealerkit/elements/record/define';
import { type Noun, clientNoun, taskNoun } from '@dealerkit/core';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Dealership } from '@dealerkit/core/testing';
import { as, disconnected, failing, piece, silent } from './support/house.ts';

export default { title: 'Record of any noun', component: 'dk-record' };

const client = clientNoun as unknown as Noun;
const record =
  (which: keyof Dealership['clients'] = 'coco') =>
  (house: Dealership) =>
    html`<dk-record .noun=${client} record-id=${house.clients[which]}></dk-record>`;

/** A client, as the salesperson sees her who owns her. Labels, values and controls come from the noun. */
export const Client: StoryObj = { render: () => as('ana', record()) };

/** The form of a new one. */
export const New: StoryObj = { render: () => as('ana', () => html`<dk-record .noun=${client}></dk-record>`) };

/** Somebody of another branch: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', record()) };

/** Without the right to create one. */
export const Refused: StoryObj = {
  render: () => as('ana', () => html`<dk-record .noun=${{ ...(taskNoun as unknown as Noun), commands: [] }}></dk-record>`),
};

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', record(), { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', record(), { meddle: failing }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-record .noun=${client} record-id="x"></dk-record>` };

/** Edited, in place. */
export const Editing: StoryObj = {
  render: () => as('ana', record()),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-record', 'edit')).click();
    await piece(canvasElement, 'dk-record', 'form');
  },
};

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', record(), { meddle: disconnected }) };
