import '@dealerkit/elements/speed-to-lead/define';
import { completeTask, createLead, grantPolicy, setSettings, taskNoun } from '@dealerkit/core';
import { type Dealership, dealership, testClock } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { as, disconnected, failing, houseOf, silent } from './support/house.ts';

export default { title: 'Speed to lead', component: 'dk-speed-to-lead' };

const widget = (days = 30): TemplateResult => html`<div class="tall"><dk-speed-to-lead days=${days}></dk-speed-to-lead></div>`;

const MINUTE = 60_000;
const people = ['ana', 'bob', 'eva'];
const sources = ['website', 'phone', 'walk-in'];

/** A dealership of two days in which every third lead waits. */
const busy = (person: string, before?: (house: Dealership) => Promise<unknown>) =>
  houseOf(person, async () => {
    const clock = testClock(new Date(Date.now() - 2880 * MINUTE).toISOString());
    const house = await dealership({ leads: 0, clock });
    await house.root.run(setSettings, { patch: { firstContactMinutes: 60 } });
    for (let index = 0; index < 12; index++) {
      const ownerId = people[index % 3]!;
      const sourceId = sources[(index >> 1) % 3]!;
      const { id } = await house.root.run(createLead, { clientId: house.clients.coco, ownerId, sourceId });
      clock.advance((20 + (index % 3) * 45 + index) * MINUTE);
      const [task] = (await house.root.list(taskNoun, { where: { eq: ['leadId', id] } })).items;
      if (index % 3 !== 2) await house.as('boss').run(completeTask, { id: task!.id });
    }
    await before?.(house);
    return { house, widget: widget() };
  });

/** A manager's whole branch. */
export const Branch: StoryObj = { render: () => busy('boss') };

/** A salesperson's own. */
export const Own: StoryObj = { render: () => busy('ana') };

/** No lead in the period. */
export const Empty: StoryObj = {
  render: () => houseOf('boss', async () => ({ house: await dealership({ leads: 0 }), widget: widget(7) })),
};

/** Somebody who may not see leads. */
export const NoPermission: StoryObj = {
  render: () => busy('bob', ({ root }) => root.run(grantPolicy, { node: 'user:bob', levels: { 'lead.view': 'none' } })),
};

/** A period that there is not. */
export const WrongAttribute: StoryObj = { render: () => as('boss', () => widget(12)) };

/** On its way. */
export const Loading: StoryObj = {
  render: () => as('boss', () => widget(), { meddle: (source) => ({ ...silent(source), preview: () => new Promise(() => undefined) }) }),
};

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = {
  render: () => as('boss', () => widget(), { meddle: (source) => ({ ...source, preview: failing(source).query as never }) }),
};

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('boss', () => widget(), { meddle: disconnected }) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-speed-to-lead></dk-speed-to-lead>` };
