import '@dealerkit/elements/lead-actions/define';
import { appraiseTradeIn, createOffer, createTradeIn, discardLead, grantPolicy, setSettings, updateClient } from '@dealerkit/core';
import { type Dealership, type Meddle, dealership } from '@dealerkit/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { as, disconnected, failing, halfway, houseOf, piece, silent } from './support/house.ts';

export default { title: 'Lead actions', component: 'dk-lead-actions' };

const tag = 'dk-lead-actions';

const bar = (id: string): TemplateResult => html`<dk-lead-actions lead-id=${id}></dk-lead-actions>`;
const tall = (shown: TemplateResult): TemplateResult => html`<div class="tall">${shown}</div>`;

/** A house with one lead, in a state of its own. */
const alone = (
  person: string,
  prepare: (house: Dealership, id: string) => Promise<unknown> = async () => undefined,
  around = (shown: TemplateResult) => shown,
  meddle?: Meddle,
) =>
  houseOf(
    person,
    async () => {
      const house = await dealership({ leads: 0 });
      await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
      const id = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW GT Hybrid 180 e-EAT8' });
      await prepare(house, id);
      return { house, widget: around(bar(id)) };
    },
    meddle,
  );

const until = async (there: () => unknown): Promise<void> => {
  for (let tries = 0; tries < 200 && !there(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
};

const rootOf = (canvas: HTMLElement): ShadowRoot | null | undefined => canvas.querySelector(tag)?.shadowRoot;

/** Presses a button of the bar, in its menu where it does not fit, and waits for its dialog. */
async function press(canvas: HTMLElement, action: string): Promise<void> {
  await piece(canvas, tag, 'bar');
  const root = rootOf(canvas);
  const button = root?.querySelector<HTMLButtonElement>(`#act-${action}`);
  await until(() => button?.hidden === false || root?.querySelector<HTMLElement>('#more:not([hidden])'));
  button?.click();
  await piece(canvas, tag, 'save');
}

function write(canvas: HTMLElement, typed: Readonly<Record<string, string>>): void {
  for (const [id, value] of Object.entries(typed)) {
    const field = rootOf(canvas)?.querySelector<HTMLInputElement>(`#${id}`);
    if (!field) continue;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** All that can be done. */
export const All: StoryObj = { render: () => alone('boss') };

/** What a person may not do is absent. */
export const SomeRights: StoryObj = {
  render: () =>
    alone('ana', ({ root }) => root.run(grantPolicy, { node: 'user:ana', levels: { 'offer.create': 'none', 'lead.assign': 'none' } })),
};

/** In little room the last ones are in a menu. */
export const More: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    const more = await piece(canvasElement, tag, 'more');
    await until(() => !more.hidden);
    more.click();
    await until(() => rootOf(canvasElement)?.querySelector('[role=menuitem]'));
  },
};

/** Nothing can be added to what was put aside. */
export const Discarded: StoryObj = { render: () => alone('boss', ({ root }, id) => root.run(discardLead, { id })) };

/** The client's car, with a VIN that is odd. */
export const TradeIn: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'tradeIn');
    write(canvasElement, { make: 'Renault', model: 'Clio', vin: '1HGCM82633A004353', mileage: '64 500' });
  },
};

const withTradeIn = async (house: Dealership, leadId: string): Promise<void> => {
  const boss = house.as('boss');
  const { id } = await boss.run(createTradeIn, { leadId, make: 'Dacia', model: 'Sandero', year: 2019 });
  await boss.run(appraiseTradeIn, { id, amount: { minor: 640_000, currency: 'EUR' } });
};

/** An offer with an extra and the client's car, and its total. */
export const Offer: StoryObj = {
  render: () => alone('boss', withTradeIn, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'offer');
    (await piece(canvasElement, tag, 'add-extra')).click();
    await until(() => rootOf(canvasElement)?.querySelector('#extra0') && rootOf(canvasElement)?.querySelector('#tradeInId'));
    const { value = '' } = rootOf(canvasElement)?.querySelector<HTMLOptionElement>('#tradeInId option:last-child') ?? {};
    write(canvasElement, { price: '19600', discount: '500', extra0: 'Winter tyres', extraPrice0: '850', tradeInId: value });
    await until(() => rootOf(canvasElement)?.querySelector('#tradeInValue'));
    rootOf(canvasElement)?.querySelector('[part=total]')?.scrollIntoView({ block: 'center' });
  },
};

/** Vehicles of the stock, found by what is typed. */
export const Stock: StoryObj = {
  render: () =>
    alone(
      'boss',
      async ({ root }) => {
        for (const [stockNumber, label] of [
          ['S-1041', 'Renault Clio E-Tech 145'],
          ['S-1077', 'Renault Clio TCe 90'],
        ])
          await root.run({ name: 'vehicle.save' } as never, { id: stockNumber, data: { label, stockNumber } } as never);
      },
      tall,
    ),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'offer');
    write(canvasElement, { vehicle: 'clio' });
    await until(() => rootOf(canvasElement)?.querySelector('[role=option]'));
  },
};

/** Amounts that can be read in two ways, and what is missing. */
export const OfferRefused: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'offer');
    write(canvasElement, { price: '19600,500', vehicle: '' });
    (await piece(canvasElement, tag, 'save')).click();
    await piece(canvasElement, tag, 'notice');
  },
};

/** A test drive. */
export const TestDrive: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'testDrive');
    write(canvasElement, { at: '2030-06-15T14:30' });
  },
};

/** A remark. */
export const Remark: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: ({ canvasElement }) => press(canvasElement, 'remark'),
};

const pdf = (name: string, size = 2_400_000): File => new File(['%PDF-1.7', new Uint8Array(size)], name, { type: 'application/pdf' });

async function chooses(canvas: HTMLElement, ...files: readonly File[]): Promise<void> {
  const input = rootOf(canvas)?.querySelector<HTMLInputElement>('input[multiple]');
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  if (input) input.files = data.files;
  input?.dispatchEvent(new Event('change', { bubbles: true }));
  await piece(canvas, tag, 'file');
}

/** The client's car with photos of it. */
export const TradeInPhotos: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'tradeIn');
    const photo = new Uint8Array(1_900_000);
    await chooses(canvasElement, new File([photo], 'IMG_20260615_091502.jpg'), new File([photo], 'Clio 4 seen from the left side.jpg'));
    (await piece(canvasElement, tag, 'file')).scrollIntoView({ block: 'center' });
  },
};

/** Where files are chosen, dropped or photographed. */
export const Document: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: ({ canvasElement }) => press(canvasElement, 'document'),
};

/** Two files with their titles, one of which is missing. */
export const DocumentTitles: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'document');
    await chooses(canvasElement, pdf('Offer Peugeot 308 SW signed on 15 June.pdf'), pdf('IMG_20260615_091502.pdf', 310_000));
    write(canvasElement, { 'file-2': '' });
    (await piece(canvasElement, tag, 'save')).click();
    await until(() => rootOf(canvasElement)?.querySelector('#file-2-error'));
  },
};

/** A file that is no picture, whatever its name says. */
export const DocumentRefused: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'document');
    await chooses(canvasElement, new File(['<!doctype html>'], 'photo.jpg'));
    (await piece(canvasElement, tag, 'save')).click();
    await until(() => rootOf(canvasElement)?.querySelector('#file-1-error'));
  },
};

/** A file on its way. */
export const DocumentSending: StoryObj = {
  render: () => alone('boss', undefined, tall, halfway),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'document');
    await chooses(canvasElement, pdf('Offer Peugeot 308 SW.pdf'));
    (await piece(canvasElement, tag, 'save')).click();
    await piece(canvasElement, tag, 'progress');
  },
};

/** A task for somebody else, who is told. */
export const Task: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'task');
    write(canvasElement, { ownerId: 'ana', dueAt: '2030-06-15T18:00' });
  },
};

const withOffer = async ({ root, as }: Dealership, leadId: string): Promise<void> => {
  await root.run(setSettings, { patch: { houseName: 'Garage de l’Étoile' } });
  const offer = { vehicle: 'Peugeot 308 SW GT Hybrid 180 e-EAT8', price: { minor: 3_290_000, currency: 'EUR' } };
  await as('boss').run(createOffer, { leadId, ...offer, validUntil: '2030-06-30' });
};

/** An e-mail to the client in his language, with the quote. */
export const Message: StoryObj = {
  render: () => alone('boss', withOffer, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'message');
    await until(
      () => rootOf(canvasElement)?.querySelector('#attachment') && rootOf(canvasElement)?.querySelector('#templateId option:nth-child(3)'),
    );
    write(canvasElement, { templateId: 'quote' });
    await until(() => rootOf(canvasElement)?.querySelector('#offerId'));
  },
};

/** What is missing of an e-mail. */
export const MessageRefused: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'message');
    (await piece(canvasElement, tag, 'save')).click();
    await piece(canvasElement, tag, 'notice');
  },
};

/** The house writes only of offers: the button says why it does nothing. */
export const MessageNeedsOffer: StoryObj = {
  render: () => alone('boss', ({ root }) => root.run(setSettings, { patch: { messageNeedsOffer: true } })),
  play: async ({ canvasElement }) => {
    await piece(canvasElement, tag, 'bar');
    rootOf(canvasElement)?.querySelector<HTMLButtonElement>('#act-message')?.click();
    await piece(canvasElement, tag, 'why');
  },
};

/** Nobody of the lead can be written to. */
export const MessageWithoutAddress: StoryObj = {
  render: () => alone('boss', ({ root, clients }) => root.run(updateClient, { id: clients.coco, patch: { emails: [] } })),
  play: async ({ canvasElement }) => {
    await piece(canvasElement, tag, 'bar');
    await until(() => rootOf(canvasElement)?.querySelector('#act-message[aria-disabled=true]'));
    rootOf(canvasElement)?.querySelector<HTMLButtonElement>('#act-message')?.click();
    await piece(canvasElement, tag, 'why');
  },
};

/** To a person. */
export const Assign: StoryObj = {
  render: () => alone('boss', undefined, tall),
  play: ({ canvasElement }) => press(canvasElement, 'assign'),
};

/** To a branch. */
export const AssignToBranch: StoryObj = {
  render: () => alone('adm', undefined, tall),
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'assign');
    write(canvasElement, { to: 'branch' });
    await until(() => rootOf(canvasElement)?.querySelector('#branchId'));
  },
};

const shared = ({ leads }: Dealership): TemplateResult => bar(leads[3]!);

/** Somebody who may not: the same words as for an id that does not exist. */
export const NotFound: StoryObj = { render: () => as('far', shared) };

/** On its way. */
export const Loading: StoryObj = { render: () => as('ana', shared, { meddle: silent }) };

/** The gateway failed; its log has the reference. */
export const Failed: StoryObj = { render: () => as('ana', shared, { meddle: failing }) };

/** The connection is lost: what is shown may be old. */
export const Stale: StoryObj = { render: () => as('ana', shared, { meddle: disconnected }) };

/** Without `lead-id`. */
export const WrongAttribute: StoryObj = { render: () => as('ana', () => html`<dk-lead-actions></dk-lead-actions>`) };

/** Nobody provides a Crm. */
export const Waiting: StoryObj = { render: () => html`<dk-lead-actions lead-id="x"></dk-lead-actions>` };
