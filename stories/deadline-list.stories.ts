import '@dealerkit/elements/deadline-list/define';
import { completeTask, createTask, deleteTask, grantPolicy, taskNoun, updateTask } from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { as, disconnected, failing, houseOf, piece, silent } from './support/house.ts';

export default { title: 'Deadline list', component: 'dk-deadline-list' };

const list = (id: string): TemplateResult => html`<dk-deadline-list lead-id=${id}></dk-deadline-list>`;

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** A lead with a deadline that passed, one that is near, and one that was kept. */
const deadlines = (person: string, before?: (house: Dealership, id: string) => Promise<unknown>) =>
  houseOf(person, async () => {
    const house = await dealership({ leads: 0 });
    const id = await house.addLead('ana', { clientId: house.clients.coco });
    const [first] = (await house.root.list(taskNoun, { where: { eq: ['leadId', id] } })).items;
    const add = (title: string, minutes: number) =>
      house.root.run(createTask, { kind: 'deadline', title, leadId: id, dueAt: inMinutes(minutes), ownerId: 'ana' });
    await house.root.run(completeTask, { id: first!.id });
    const late = await add('Rappeler au sujet de la couleur', -135.5);
    await house.root.run(completeTask, { id: late.id, contactMade: false });
    await add('Relancer l’offre de reprise', 26 * 60 + 30.5);
    await before?.(house, id);
    return { house, widget: html`<div class="tall">${list(id)}</div>` };
  });

/** One that passed, one that is near, one that was kept. */
export const Deadlines: StoryObj = { render: () => deadlines('ana') };

/** For somebody who may only read. */
export const ReadOnly: StoryObj = {
  render: () =>
    deadlines('bob', ({ root }) =>
      root.run(grantPolicy, {
        node: 'user:bob',
        levels: { 'lead.view': 'all', 'task.create': 'none', 'task.update': 'none', 'task.complete': 'none', 'task.assign': 'none' },
      }),
    ),
};

/** What may follow when nobody was reached. */
export const NotMade: StoryObj = {
  render: () => deadlines('ana'),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-deadline-list', 'not-made')).click();
    const menu = await piece(canvasElement, 'dk-deadline-list', 'menu');
    while (!menu.matches(':popover-open')) await new Promise((resolve) => setTimeout(resolve, 20));
  },
};

/** A new one. */
export const Adding: StoryObj = {
  render: () => deadlines('ana'),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-deadline-list', 'add')).click();
    await piece(canvasElement, 'dk-deadline-list', 'save');
  },
};

/** None at all. */
export const Empty: StoryObj = {
  render: () =>
    deadlines('ana', async ({ root }, id) => {
      for (const task of (await root.list(taskNoun, { where: { eq: ['leadId', id] } })).items) await root.run(deleteTask, { id: task.id });
    }),
};

/** A far away one, with a title that wraps. */
export const LongTitle: StoryObj = {
  render: () =>
    deadlines('ana', async ({ root }, id) => {
      for (const task of (await root.list(taskNoun, { where: { eq: ['leadId', id] } })).items)
        await root.run(updateTask, { id: task.id, patch: { title: 'Rappeler Madame Hernandez-Vandenberghe après son retour de vacances, avant le devis' } }); // prettier-ignore
    }),
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
export const Waiting: StoryObj = { render: () => html`<dk-deadline-list lead-id="x"></dk-deadline-list>` };
