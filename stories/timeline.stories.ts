import '@dealerkit/elements/timeline/define';
import {
  addDocument,
  bounceMessage,
  createOffer,
  createRemark,
  grantPolicy,
  sendMessage,
  settleMessage,
  updateRemark,
} from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { everythingHappens } from '../packages/elements/test-support/history.ts';
import { as, disconnected, failing, houseOf, piece, silent } from './support/house.ts';

export default { title: 'Timeline', component: 'dk-timeline' };

const tag = 'dk-timeline';

const history = (id: string, category = 'all'): TemplateResult => html`<dk-timeline lead-id=${id} category=${category}></dk-timeline>`;

const tall = (shown: TemplateResult): TemplateResult => html`<div class="tall">${shown}</div>`;

const minute = 60_000;

/** A house with one lead, to which something has happened in the last hours; `pass` lets time pass meanwhile. */
const alone = (
  person: string,
  prepare: (house: Dealership, id: string, pass: () => void) => Promise<unknown> = async () => undefined,
  shown: (id: string, house: Dealership) => TemplateResult = (id) => history(id),
) =>
  houseOf(person, async () => {
    let ago = 26 * 60 * minute;
    const house = await dealership({ leads: 0, clock: { now: () => Date.now() - ago } });
    const id = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW' });
    await prepare(house, id, () => (ago -= 40 * minute));
    return { house, widget: shown(id, house) };
  });

const someWork = async ({ root }: Dealership, leadId: string, pass: () => void): Promise<void> => {
  pass();
  await root.run(createRemark, { leadId, text: 'Wants to drive the estate on Saturday.\nHis wife decides on the colour.' });
  pass();
  await root.run(createOffer, { leadId, vehicle: 'Peugeot 308 SW GT', price: { minor: 3_290_000, currency: 'EUR' } });
};

const anasWork = async (house: Dealership, leadId: string): Promise<void> => {
  await house.as('ana').run(createRemark, { leadId, text: 'Wants to drive the estate on Saturday.' });
};

/** Everything that can happen to a lead. */
export const Everything: StoryObj = { render: () => alone('boss', everythingHappens) };

/** A lead as it mostly is. */
export const SomeWork: StoryObj = { render: () => alone('ana', someWork) };

/** One category. */
export const OnlyRemarks: StoryObj = { render: () => alone('boss', everythingHappens, (id) => history(id, 'remark')) };

/** Nothing of the chosen category. */
export const NothingOfThisKind: StoryObj = { render: () => alone('ana', undefined, (id) => history(id, 'document')) };

/** A client, with the history of his leads. */
export const OfAClient: StoryObj = {
  render: () => alone('ana', someWork, (_id, { clients }) => html`<dk-timeline client-id=${clients.coco}></dk-timeline>`),
};

/** For somebody who may only read. */
export const ReadOnly: StoryObj = {
  render: () =>
    alone('bob', async (house, id, pass) => {
      const only = { 'lead.view': 'all', 'lead.update': 'none', 'remark.create': 'none', 'remark.update': 'none', 'remark.delete': 'none' };
      await house.root.run(grantPolicy, { node: 'user:bob', levels: only as never });
      await someWork(house, id, pass);
    }),
};

const typed = async (canvas: HTMLElement, id: string, text: string): Promise<void> => {
  const root = canvas.querySelector(tag)?.shadowRoot;
  for (let tries = 0; tries < 200 && !root?.getElementById(id); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  const field = root?.getElementById(id) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

/** A remark with a reminder that does not lie ahead. */
export const Reminding: StoryObj = {
  render: () => alone('ana'),
  play: async ({ canvasElement }) => {
    (await piece(canvasElement, tag, 'remind')).click();
    await typed(canvasElement, 'remark', 'Call about the colour');
    await typed(canvasElement, 'remind-at', '2020-01-01T10:00');
    (await piece(canvasElement, tag, 'add')).click();
    await piece(canvasElement, tag, 'field');
  },
};

const open = async (canvas: HTMLElement): Promise<NodeListOf<HTMLElement>> => {
  (await piece(canvas, tag, 'acts')).click();
  const root = canvas.querySelector(tag)?.shadowRoot;
  const entries = (): NodeListOf<HTMLElement> | undefined => root?.querySelectorAll<HTMLElement>('[role=menuitem]');
  for (let tries = 0; tries < 200 && !entries()?.length; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  return entries()!;
};

/** What may be done to a remark. */
export const Menu: StoryObj = {
  render: () => alone('ana', anasWork, (id) => tall(history(id))),
  play: async ({ canvasElement }) => {
    await open(canvasElement);
  },
};

/** A remark is taken away. */
export const Removing: StoryObj = {
  render: () => alone('ana', anasWork, (id) => tall(history(id))),
  play: async ({ canvasElement }) => {
    (await open(canvasElement))[1]?.click();
    await piece(canvasElement, tag, 'save');
  },
};

/** What may be done to a document. */
export const DocumentMenu: StoryObj = {
  render: () =>
    alone(
      'ana',
      async (house, leadId) => {
        const ana = house.as('ana');
        const { id: fileId } = await ana.upload(new File(['%PDF-1.7'], 'scan.pdf'));
        await ana.run(addDocument, { leadId, title: 'Driving licence of Mrs Hernandez', fileId });
      },
      (id) => tall(history(id)),
    ),
  play: async ({ canvasElement }) => {
    await open(canvasElement);
  },
};

const mails = async ({ as, root }: Dealership, leadId: string, pass: () => void): Promise<void> => {
  const ana = as('ana');
  const write = async (subject: string, more: object = {}): Promise<string> => {
    pass();
    const text = 'Bonjour Madame Hernandez,\n\nVous trouverez ci-joint notre devis.\n\nBien cordialement,\nAna Ferreira';
    return (await ana.run(sendMessage, { leadId, subject, text, ...more })).id;
  };
  const sent = await write('Votre demande : Peugeot 308 SW');
  await root.run(settleMessage, { id: sent, status: 'sent' });
  const { id: offerId } = await ana.run(createOffer, {
    leadId,
    vehicle: 'Peugeot 308 SW GT',
    price: { minor: 3_290_000, currency: 'EUR' },
  });
  const lost = await write('Votre devis', { attachment: 'quote', offerId });
  await root.run(bounceMessage, { id: lost, code: '5.1.1' });
  const failed = await write('Votre rendez-vous');
  await root.run(settleMessage, { id: failed, status: 'failed', error: 'unreachable' });
  await write('Votre projet');
};

/** Mails, and what became of them. */
export const Mails: StoryObj = { render: () => alone('ana', mails, (id) => history(id, 'contact')) };

/** A mail in full. */
export const Mail: StoryObj = {
  render: () => alone('ana', mails, (id) => tall(history(id, 'contact'))),
  play: async ({ canvasElement }) => {
    (await open(canvasElement))[0]?.click();
    await piece(canvasElement, tag, 'mail');
  },
};

/** A mail that did not arrive is written again. */
export const MailAgain: StoryObj = {
  render: () =>
    alone(
      'ana',
      async (house, leadId) => {
        const { id } = await house
          .as('ana')
          .run(sendMessage, { leadId, subject: 'Votre demande', text: 'Bonjour Madame Hernandez,\n\nMerci de votre demande.' });
        await house.root.run(settleMessage, { id, status: 'failed', error: 'refused' });
      },
      (id) => tall(history(id, 'contact')),
    ),
  play: async ({ canvasElement }) => {
    (await open(canvasElement))[1]?.click();
    await piece(canvasElement, tag, 'save');
  },
};

let meanwhile: () => Promise<unknown>;

/** Somebody else changed the remark meanwhile. */
export const Conflict: StoryObj = {
  render: () =>
    alone(
      'ana',
      async (house, leadId) => {
        const { id } = await house.as('ana').run(createRemark, { leadId, text: 'Comes on Saturday.' });
        meanwhile = () => house.root.run(updateRemark, { id, text: 'Comes on Sunday.' });
      },
      (id) => tall(history(id)),
    ),
  play: async ({ canvasElement }) => {
    (await open(canvasElement))[0]?.click();
    await typed(canvasElement, 'text', 'Comes on Saturday at ten.');
    await meanwhile();
    (await piece(canvasElement, tag, 'save')).click();
    await piece(canvasElement, tag, 'notice');
  },
};

const shared = ({ leads }: Dealership): TemplateResult => history(leads[3]!);

/** Somebody who may not: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', shared) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', shared, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', shared, { meddle: failing }) };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', shared, { meddle: disconnected }) };

/** Without `lead-id` and `client-id`. */
export const WrongAttribute: StoryObj = { render: () => as('ana', () => html`<dk-timeline></dk-timeline>`) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-timeline lead-id="x"></dk-timeline>` };

/** What was typed before the page was loaded again. */
export const Restored: StoryObj = {
  render: () =>
    alone('ana', (_house, leadId) => {
      const at = Date.now();
      const drafts = {
        [`remark.new:${leadId}`]: { at, from: {}, typed: { text: 'Would like the blue one, and a tow bar.', remindAt: '' } },
      };
      sessionStorage.setItem('dealerkit.drafts:', `ana\n${JSON.stringify(drafts)}`);
      return Promise.resolve();
    }),
  play: async ({ canvasElement }) => {
    await piece(canvasElement, tag, 'restored');
  },
};
