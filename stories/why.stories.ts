import '@dealerkit/elements/why/define';
import type { StoryObj } from '@storybook/web-components-vite';
import type { Dealership } from '@dealerkit/core/testing';
import { html } from 'lit';
import { as, failing, silent } from './support/house.ts';

export default { title: 'Why', component: 'dk-why' };

const lead = ({ leads }: Dealership) => leads.at(-1)!;

/** Somebody cannot see a lead: whose it is, which level decides, what would change it. */
export const No: StoryObj = {
  render: () => as('adm', (house) => html`<dk-why user-id="eva" right="lead.view" record-id=${lead(house)}></dk-why>`),
};

/** Somebody can: where the right comes from. */
export const Yes: StoryObj = {
  render: () => as('adm', (house) => html`<dk-why user-id="boss" right="lead.assign" record-id=${lead(house)}></dk-why>`),
};

/** Nothing asked yet. */
export const Question: StoryObj = { render: () => as('adm', () => html`<dk-why></dk-why>`) };

/** Somebody who administers no rights asks about himself. */
export const Own: StoryObj = { render: () => as('ana', () => html`<dk-why right="client.delete"></dk-why>`) };

/** On its way. */
export const Loading: StoryObj = {
  render: () =>
    as('adm', () => html`<dk-why right="lead.view"></dk-why>`, {
      meddle: (source) => ({ ...silent(source), session: () => new Promise(() => undefined) }),
    }),
};

/** Not found, or not to be seen. */
export const NotFound: StoryObj = { render: () => as('ana', () => html`<dk-why right="lead.view" record-id="nothing"></dk-why>`) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = {
  render: () => as('adm', (house) => html`<dk-why right="lead.view" record-id=${lead(house)}></dk-why>`, { meddle: failing }),
};

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-why></dk-why>` };
