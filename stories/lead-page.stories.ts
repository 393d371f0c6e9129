import '@dealerkit/elements/lead-page/define';
import {
  addLeadContact,
  createOffer,
  createRemark,
  createTask,
  createTestDrive,
  createTradeIn,
  setSettings,
  updateLead,
} from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { as, failing, houseOf, silent } from './support/house.ts';

export default { title: 'Lead page', component: 'dk-lead-page' };

const day = 86_400_000;
const tomorrow = (): string => new Date(Date.now() + day).toISOString();

/** A lead in the middle of things. */
async function busy(house: Dealership): Promise<string> {
  await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
  const leadId = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW GT Hybrid 180 e-EAT8' });
  const ana = house.as('ana');
  const message = 'Bonjour, ce véhicule est-il toujours disponible ?\nJe peux passer samedi matin avec ma Clio.';
  await house.root.run(updateLead, { id: leadId, patch: { message, typeId: 'test-drive' } });
  await ana.run(createTask, { kind: 'deadline', title: 'first-contact', leadId, dueAt: new Date(Date.now() + day / 8).toISOString() });
  await ana.run(createTradeIn, { leadId, make: 'Renault', model: 'Clio', year: 2018, plate: 'AB-123-CD' });
  await ana.run(createTestDrive, { leadId, vehicle: 'Peugeot 308 SW', at: tomorrow() });
  await ana.run(createOffer, { leadId, vehicle: 'Peugeot 308 SW', price: { minor: 3_190_000, currency: 'EUR' } });
  await ana.run(createRemark, { leadId, text: 'Comes back on Saturday with his wife.' });
  await house.root.run(addLeadContact, { id: leadId, contact: { name: 'Léo Hernandez', title: 'Fils', phones: ['+33611223344'] } });
  return leadId;
}

const on = (tab: string) =>
  houseOf('ana', async () => {
    const house = await dealership({ leads: 0 });
    const id = await busy(house);
    return { house, widget: html`<dk-lead-page lead-id=${id} tab=${tab}></dk-lead-page>` };
  });

const settled = (tag: string) => async (canvas: HTMLElement) => {
  const ready = (): boolean => {
    const root = canvas.querySelector('dk-lead-page')?.shadowRoot;
    const found = [tag, 'dk-lead-header', 'dk-lead-actions'].map((each) => root?.querySelector(each)?.shadowRoot);
    return found.every((shadow) => shadow && !shadow.querySelector('[part=loading]') && shadow.textContent.trim().length > 20);
  };
  for (let tries = 0; tries < 200 && !ready(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** What happened, and a box for what to remember. */
export const Details: StoryObj = { render: () => on('details'), play: ({ canvasElement }) => settled('dk-timeline')(canvasElement) };

/** What is to be done. */
export const FollowUp: StoryObj = { render: () => on('follow-up'), play: ({ canvasElement }) => settled('dk-task-list')(canvasElement) };

/** Who is spoken to. */
export const Contacts: StoryObj = { render: () => on('contacts'), play: ({ canvasElement }) => settled('dk-contact-list')(canvasElement) };

const shared = ({ leads }: Dealership): TemplateResult => html`<dk-lead-page lead-id=${leads[3]!}></dk-lead-page>`;

/** Somebody who may not: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', shared) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', shared, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', shared, { meddle: failing }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-lead-page lead-id="x"></dk-lead-page>` };
