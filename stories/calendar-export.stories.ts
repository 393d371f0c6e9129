import '@dealerkit/elements/calendar-export/define';
import { createCalendarFeed, grantPolicy } from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { as, disconnected, failing, houseOf, piece, silent } from './support/house.ts';

export default { title: 'Calendar export', component: 'dk-calendar-export' };

const widget = (url = 'https://crm.example.com/'): TemplateResult => html`<dk-calendar-export url=${url}></dk-calendar-export>`;

const calendar = (person: string, before?: (house: Dealership) => Promise<unknown>, url?: string) =>
  houseOf(person, async () => {
    const house = await dealership({ leads: 0 });
    await before?.(house);
    return { house, widget: html`<div class="tall">${widget(url)}</div>` };
  });

const oneAddress = (house: Dealership): Promise<unknown> => house.as('ana').run(createCalendarFeed, { hash: 'ab'.repeat(32) });

/** Somebody with an address. */
export const Calendar: StoryObj = { render: () => calendar('ana', oneAddress) };

/** Nobody subscribed yet. */
export const Empty: StoryObj = { render: () => calendar('ana') };

/** The new address, shown once. */
export const Created: StoryObj = {
  render: () => calendar('ana'),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-calendar-export', 'create')).click();
    await piece(canvasElement, 'dk-calendar-export', 'made');
  },
};

/** Before one ends. */
export const Revoking: StoryObj = {
  render: () => calendar('ana', oneAddress),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-calendar-export', 'revoke')).click();
    await piece(canvasElement, 'dk-calendar-export', 'save');
  },
};

/** No gateway: the file only. */
export const FileOnly: StoryObj = { render: () => calendar('ana', undefined, '') };

/** Somebody who may not see tasks. */
export const NoPermission: StoryObj = {
  render: () => calendar('bob', ({ root }) => root.run(grantPolicy, { node: 'user:bob', levels: { 'task.view': 'none' } })),
};

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', () => widget(), { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', () => widget(), { meddle: failing }) };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', () => widget(), { meddle: disconnected }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-calendar-export></dk-calendar-export>` };
