import '@dealerkit/elements/lead-header/define';
import { createTask, discardLead, grantPolicy, setLeadStatus, setSettings } from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { as, disconnected, failing, houseOf, piece, silent } from './support/house.ts';

export default { title: 'Lead header', component: 'dk-lead-header' };

const minute = 60_000;

const header = (id: string): TemplateResult => html`<dk-lead-header lead-id=${id}></dk-lead-header>`;

/** A house with one lead, in a state of its own. */
const alone = (person: string, prepare: (house: Dealership, id: string) => Promise<unknown>, around = (shown: TemplateResult) => shown) =>
  houseOf(person, async () => {
    const house = await dealership({ leads: 0 });
    await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
    const id = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW GT Hybrid 180 e-EAT8' });
    await prepare(house, id);
    return { house, widget: around(header(id)) };
  });

const due =
  (minutes: number) =>
  ({ root }: Dealership, leadId: string) =>
    root.run(createTask, { kind: 'deadline', title: 'Call', leadId, dueAt: new Date(Date.now() + minutes * minute - 1).toISOString() });

/** In progress, with a deadline in some days. */
export const InProgress: StoryObj = { render: () => alone('ana', due(3 * 1440 + 5 * 60)) };

/** The deadline has passed. */
export const Overdue: StoryObj = { render: () => alone('ana', due(-26 * 60)) };

/** Nothing is due. */
export const NoDeadline: StoryObj = { render: () => alone('ana', async () => undefined) };

/** Won. */
export const Won: StoryObj = { render: () => alone('boss', ({ root }, id) => root.run(setLeadStatus, { id, status: 'won' })) };

/** Lost. */
export const Lost: StoryObj = { render: () => alone('boss', ({ root }, id) => root.run(setLeadStatus, { id, status: 'lost' })) };

/** Put aside: the status cannot be changed until it is taken back. */
export const Discarded: StoryObj = { render: () => alone('boss', ({ root }, id) => root.run(discardLead, { id })) };

/** For somebody who may only read. */
export const ReadOnly: StoryObj = {
  render: () =>
    alone('bob', async (house, id) => {
      await house.root.run(grantPolicy, { node: 'user:bob', levels: { 'lead.view': 'all', 'lead.update': 'none' } });
      await due(200)(house, id);
    }),
};

/** Ana's own deadline, and that she went off to call about it. */
async function called(house: Dealership, id: string): Promise<void> {
  const dueAt = new Date(Date.now() + 40 * minute).toISOString();
  await house.as('ana').run(createTask, { kind: 'deadline', title: 'Call', leadId: id, dueAt });
  sessionStorage.setItem('dealerkit.call', `ana\n${JSON.stringify({ leadId: id, name: 'Colette Hernandez', at: Date.now() })}`);
}

/** Back from a call: was contact made? */
export const BackFromCall: StoryObj = {
  render: () => alone('ana', called),
  play: async ({ canvasElement }) => {
    await piece(canvasElement, 'dk-lead-header', 'after-call');
  },
};

const tall = (shown: TemplateResult): TemplateResult => html`<div class="tall">${shown}</div>`;

/** Back from a call: what follows when nobody was reached. */
export const NotReached: StoryObj = {
  render: () => alone('ana', called, tall),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-lead-header', 'not-reached')).click();
    await piece(canvasElement, 'dk-lead-header', 'menu');
  },
};

/** The menu of statuses. */
export const Menu: StoryObj = {
  render: () => alone('boss', due(3 * 1440), tall),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-lead-header', 'status')).click();
    await piece(canvasElement, 'dk-lead-header', 'menu');
  },
};

const lose = async (canvas: HTMLElement): Promise<void> => {
  (await piece(canvas, 'dk-lead-header', 'status')).click();
  const root = canvas.querySelector('dk-lead-header')?.shadowRoot;
  const entries = (): NodeListOf<HTMLElement> | undefined => root?.querySelectorAll<HTMLElement>('[role=menuitemradio]');
  for (let tries = 0; tries < 200 && !entries()?.length; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  entries()?.[2]?.click();
  await piece(canvas, 'dk-lead-header', 'save');
};

/** Why it was lost. */
export const Losing: StoryObj = { render: () => alone('boss', due(3 * 1440), tall), play: ({ canvasElement }) => lose(canvasElement) };

/** The house wants a reason. */
export const LosingWithoutReason: StoryObj = {
  render: () => alone('boss', ({ root }) => root.run(setSettings, { patch: { lostReasonRequired: true } }), tall),
  play: async ({ canvasElement }) => {
    await lose(canvasElement);
    (await piece(canvasElement, 'dk-lead-header', 'save')).click();
    await piece(canvasElement, 'dk-lead-header', 'notice');
  },
};

const shared = ({ leads }: Dealership): TemplateResult => header(leads[3]!);

/** Somebody who may not: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', shared) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', shared, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', shared, { meddle: failing }) };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', shared, { meddle: disconnected }) };

/** Without `lead-id`. */
export const WrongAttribute: StoryObj = { render: () => as('ana', () => html`<dk-lead-header></dk-lead-header>`) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-lead-header lead-id="x"></dk-lead-header>` };
