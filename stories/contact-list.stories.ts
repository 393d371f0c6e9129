import '@dealerkit/elements/contact-list/define';
import { addLeadContact, grantPolicy } from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { as, disconnected, failing, houseOf, piece, silent } from './support/house.ts';

export default { title: 'Contact list', component: 'dk-contact-list' };

const list = (id: string): TemplateResult => html`<dk-contact-list lead-id=${id}></dk-contact-list>`;

/** A lead with three people, one of whom cannot be reached yet. */
const people = (person: string, before?: (house: Dealership) => Promise<unknown>) =>
  houseOf(person, async () => {
    const house = await dealership({ leads: 0 });
    const id = await house.addLead('ana', { clientId: house.clients.coco });
    const add = (contact: { name: string; title?: string; phones?: string[]; emails?: string[] }) =>
      house.root.run(addLeadContact, { id, contact });
    await add({ name: 'Léo Hernandez', title: 'Fils, conduira la voiture', phones: ['+33611223344'], emails: ['leo@exemple.fr'] });
    await add({ name: 'Nina Petit' });
    await before?.(house);
    return { house, widget: html`<div class="tall">${list(id)}</div>` };
  });

/** Three people. */
export const People: StoryObj = { render: () => people('ana') };

/** For somebody who may only read. */
export const ReadOnly: StoryObj = {
  render: () =>
    people('bob', ({ root }) =>
      root.run(grantPolicy, {
        node: 'user:bob',
        levels: { 'lead.view': 'all', 'lead.update': 'none', 'contact.update': 'none', 'client.update': 'none' },
      }),
    ),
};

/** What may be done to one of them. */
export const Menu: StoryObj = {
  render: () => people('ana'),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-contact-list', 'more')).click();
    await piece(canvasElement, 'dk-contact-list', 'menu');
  },
};

/** A contact, edited. */
export const Editing: StoryObj = {
  render: () => people('ana'),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-contact-list', 'edit')).click();
    await piece(canvasElement, 'dk-contact-list', 'save');
  },
};

/** A new one, without a name yet. */
export const AddingNobody: StoryObj = {
  render: () => people('ana'),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-contact-list', 'add')).click();
    (await piece(canvasElement, 'dk-contact-list', 'save')).click();
    await piece(canvasElement, 'dk-contact-list', 'notice');
  },
};

const shared = ({ leads }: Dealership): TemplateResult => list(leads[3]!);

/** Somebody who may not: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', shared) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', shared, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', shared, { meddle: failing }) };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', shared, { meddle: disconnected }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-contact-list lead-id="x"></dk-contact-list>` };
