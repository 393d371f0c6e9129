import '@dealerkit/elements/client-card/define';
import { archiveClient, createLead, grantPolicy, setLeadStatus, setSettings } from '@dealerkit/core';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Dealership } from '@dealerkit/core/testing';
import { as, choose, disconnected, failing, house, piece, silent, undecided, unreachable } from './support/house.ts';

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

/** Edited by somebody whose clients follow up by themselves: the owner is only read. */
export const EditingFollowedUp: StoryObj = {
  render: () =>
    as('ana', card('bare'), {
      before: ({ root }) =>
        root.run({ name: 'group.save' } as never, { id: 'new-cars', data: { name: 'New cars', followUp: 'automatic' } } as never),
    }),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-client-card', 'edit')).click();
    await piece(canvasElement, 'dk-client-card', 'owner');
  },
};

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', card('coco'), { meddle: disconnected }) };

/** What a dialog needs around it to be seen whole. */
const tall = (which: keyof Dealership['clients']) => (house: Dealership) => html`<div class="tall">${card(which)(house)}</div>`;

const deleting = { play: ({ canvasElement }: { canvasElement: HTMLElement }) => choose(canvasElement, 2) };

/** The menu of somebody who may do everything in it. */
export const Menu: StoryObj = {
  render: () => as('boss', tall('coco')),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, 'dk-client-card', 'more')).click();
    await piece(canvasElement, 'dk-client-card', 'menu');
  },
};

/** Given to another person, who is told. */
export const Reassigning: StoryObj = {
  render: () => as('boss', tall('coco')),
  play: ({ canvasElement }) => choose(canvasElement, 0),
};

/** Put away for 30 days, with the way back. */
export const Archived: StoryObj = {
  render: () => as('boss', card('coco'), { before: ({ root, clients }) => root.run(archiveClient, { id: clients.coco }) }),
};

/** The same for somebody who may not restore. */
export const ArchivedForReaders: StoryObj = {
  render: () => as('ana', card('coco'), { before: ({ root, clients }) => root.run(archiveClient, { id: clients.coco }) }),
};

/** The question before a client with an open opportunity is deleted. */
export const Deleting: StoryObj = { render: () => as('boss', tall('coco')), ...deleting };

/** Nothing is open: a plain question. */
export const DeletingWithNothingOpen: StoryObj = { render: () => as('boss', tall('garage')), ...deleting };

/** Much is open: an appointment, a pending e-signature, leads that the reader may not see. */
export const DeletingMuch: StoryObj = {
  render: () =>
    as('boss', tall('coco'), {
      async before({ root, clients: { coco } }) {
        const stages = (await root.session.refresh(), root.session.state.value?.dictionaries['settings']?.[0]?.['stages']) as readonly {
          id: string;
        }[];
        await root.run(setSettings, {
          patch: { stages: stages.map((stage) => (stage.id === 'qualified' ? { ...stage, awaitsSignature: true } : stage)) },
        });
        const lead = (vehicle: string, ownerId: string, branchId: string) =>
          root.run(createLead, { clientId: coco, vehicle, ownerId, branchId, sourceId: 'website' });
        const { id } = await lead('Renault Mégane E-Tech', 'bob', 'b1');
        await root.run(setLeadStatus, { id, stageId: 'qualified' });
        await lead('Dacia Jogger', 'far', 'b2');
        await lead('Peugeot e-208', 'far', 'b2');
      },
    }),
  ...deleting,
};

/** What deleting would do is on its way. */
export const DeletingOnItsWay: StoryObj = { render: () => as('boss', tall('coco'), { meddle: undecided }), ...deleting };

/** What deleting would do could not be found out. */
export const DeletingOffline: StoryObj = { render: () => as('boss', tall('coco'), { meddle: unreachable }), ...deleting };

/** A lead was opened while the question stood there: it is asked again. */
export const DeletingChanged: StoryObj = {
  render: () => as('boss', tall('coco')),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 2);
    const { addLead, clients } = await house();
    const confirm = await piece(canvasElement, 'dk-client-card', 'delete');
    await addLead('bob', { clientId: clients.coco, vehicle: 'Renault 5 E-Tech' });
    confirm.click();
  },
};

/** The right was taken away while the question stood there. */
export const DeletingRevoked: StoryObj = {
  render: () => as('boss', tall('coco')),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 2);
    await piece(canvasElement, 'dk-client-card', 'delete');
    await (await house()).as('adm').run(grantPolicy, { node: 'profile:manager', levels: { 'client.delete': 'none' } });
  },
};

/** Deleted. */
export const Deleted: StoryObj = {
  render: () => as('boss', card('coco')),
  play: async ({ canvasElement }) => {
    await choose(canvasElement, 2);
    (await piece(canvasElement, 'dk-client-card', 'delete')).click();
    await piece(canvasElement, 'dk-client-card', 'empty');
  },
};
