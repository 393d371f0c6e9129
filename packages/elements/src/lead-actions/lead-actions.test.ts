import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  type CrmSource,
  appraiseTradeIn,
  createTradeIn,
  discardLead,
  documentNoun,
  grantPolicy,
  leadNoun,
  offerNoun,
  remarkNoun,
  setSettings,
  taskNoun,
  testDriveNoun,
  tradeInNoun,
} from '@dealerkit/core';
import { type Dealership, dealership, faults } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type } from '../../test-support/widget.ts';
import './lead-actions.define.ts';
import type { DkLeadActions } from './lead-actions.ts';

const hour = 3_600_000;

type Meddle = (source: CrmSource) => CrmSource;

let house: Dealership;
let lead: string;

const show = async (
  person = 'ana',
  { lang = 'en', broken = faults(), width = 1000, meddle = undefined as Meddle | undefined } = {},
): Promise<DkLeadActions> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-lead-actions lead-id=${lead} .crm=${house.as(person, meddle ?? broken)}></dk-lead-actions></div>`,
  );
  around.style.width = `${String(width)}px`;
  const widget = around.querySelector('dk-lead-actions') as DkLeadActions;
  await waitUntil(() => part(widget, 'bar') ?? part(widget, 'why') ?? part(widget, 'empty'), 'shown');
  return widget;
};

const buttons = (widget: DkLeadActions): string[] =>
  [...rootOf(widget).querySelectorAll<HTMLElement>('.bar > button:not([hidden])')].map(({ textContent }) => textContent.trim());
const entries = (widget: DkLeadActions): HTMLElement[] => [...rootOf(widget).querySelectorAll<HTMLElement>('[role=menuitem]')];
const dialogOf = (widget: DkLeadActions): HTMLDialogElement | null => rootOf(widget).querySelector('dialog[open]');
const focused = (widget: DkLeadActions): string | undefined => rootOf(widget).activeElement?.id;

async function menu(widget: DkLeadActions, entry: string): Promise<void> {
  part(widget, 'more')?.click();
  await waitUntil(() => entries(widget).length > 0, 'the menu is open');
  entries(widget)
    .find(({ textContent }) => textContent.trim() === entry)
    ?.click();
}

async function open(widget: DkLeadActions, action: string): Promise<void> {
  control(widget, `act-${action}`).focus();
  control(widget, `act-${action}`).click();
  await waitUntil(() => dialogOf(widget), 'the dialog is open');
}

/** Saves; answers what the page was told. */
async function save(widget: DkLeadActions, event = 'dk-lead-added'): Promise<{ noun: string; id: string; ownerId?: string }> {
  const told = new Promise<CustomEvent>((resolve) => {
    widget.addEventListener(event, (happened) => {
      resolve(happened as CustomEvent);
    });
  });
  part(widget, 'save')?.click();
  return ((await told) as unknown as { detail: { noun: string; id: string } }).detail;
}

const pdf = (name: string): File => new File([`%PDF-1.7 ${name}`], name, { type: 'application/pdf' });

function chooses(widget: DkLeadActions, ...files: readonly File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const input = rootOf(widget).querySelector<HTMLInputElement>('input[multiple]')!;
  input.files = data.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const errorOf = (widget: DkLeadActions, id: string): string => rootOf(widget).getElementById(`${id}-error`)?.textContent ?? '';

async function stock(data: object): Promise<string> {
  const id = crypto.randomUUID();
  await house.root.run({ name: 'vehicle.save' } as never, { id, data } as never);
  return id;
}

describe('dk-lead-actions', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
    lead = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW' });
  });

  for (const [lang, words] of [
    ['en', ['Offer', 'E-mail', 'Trade-in', 'Test drive', 'Remark', 'Document', 'Task', 'Assign', 'More']],
    ['fr', ['Offre', 'E-mail', 'Reprise', 'Essai routier', 'Remarque', 'Document', 'Tâche', 'Assigner', 'Plus']],
    ['es', ['Oferta', 'Correo', 'Vehículo de entrega', 'Prueba de conducción', 'Comentario', 'Documento', 'Tarea', 'Asignar', 'Más']],
  ] as const)
    it(`C9: one row of buttons in ${lang}, one of them primary, accessibly`, async () => {
      // The longest words, in the widest letters that an engine has.
      const widget = await show('boss', { lang, width: 1500 });
      await waitUntil(() => buttons(widget).length === words.length, 'all fit');
      expect(buttons(widget)).to.deep.equal(words);
      expect(rootOf(widget).querySelectorAll('.dk-primary')).to.have.length(1);
      await still(widget);
      await expect(widget).to.be.accessible();
    });

  it('C9: what does not fit is in a menu, and comes back', async () => {
    const widget = await show('boss', { width: 320 });
    await waitUntil(() => buttons(widget).at(-1) === 'More' && (part(widget, 'bar')?.scrollWidth ?? 0) <= 320, 'a menu has the rest');
    const row = buttons(widget);
    expect(row).to.include('Offer');
    const bar = part(widget, 'bar')!;
    expect(bar.offsetHeight).to.equal(control(widget, 'act-offer').offsetHeight);
    part(widget, 'more')?.click();
    await waitUntil(() => entries(widget).length > 0);
    const all = [...row.slice(0, -1), ...entries(widget).map(({ textContent }) => textContent.trim())];
    expect(all).to.deep.equal(['Offer', 'E-mail', 'Trade-in', 'Test drive', 'Remark', 'Document', 'Task', 'Assign', 'Lead sheet as PDF']);
    entries(widget).at(-2)?.click();
    await waitUntil(() => dialogOf(widget), 'an entry opens its dialog');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(widget) === 'more', 'focus is back');
    widget.parentElement!.style.width = '1500px';
    await waitUntil(() => buttons(widget).length === 9, 'all are back');
  });
  it('C5: the lead sheet is saved from the menu, in the language of the page; where no papers are made it is said', async () => {
    const [drawn, saved]: [unknown[], string[]] = [[], []];
    const answer = { output: { id: lead }, summary: { name: 'fiche-lead.pdf', type: 'application/pdf', content: btoa('%PDF') } };
    const prints = (source: CrmSource): CrmSource => ({
      ...source,
      preview: (command, input, signal) =>
        command === 'lead.print' ? (drawn.push(input), Promise.resolve(answer as never)) : source.preview(command, input, signal),
    });
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    try {
      const widget = await show('ana', { lang: 'fr', meddle: prints });
      await menu(widget, 'Fiche lead en PDF');
      await waitUntil(() => saved.length === 1, 'it is saved');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect([saved, drawn]).to.deep.equal([['fiche-lead.pdf'], [{ id: lead, language: 'fr' }]]);
    const widget = await show('ana', { lang: 'fr' });
    await menu(widget, 'Fiche lead en PDF');
    await says(widget, 'Aucun document n’est produit ici.');
    await still(widget);
    await expect(widget).to.be.accessible();
  });

  it('C9: a button is absent without its right', async () => {
    await house.root.run(grantPolicy, {
      node: 'user:ana',
      levels: { 'offer.create': 'none', 'lead.assign': 'none', 'remark.create': 'none' },
    });
    expect(buttons(await show())).to.deep.equal(['E-mail', 'Trade-in', 'Test drive', 'Document', 'Task', 'More']);
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'lead.update': 'none' } });
    expect(buttons(await show())).to.deep.equal(['Task', 'More']);
  });

  it('on a discarded lead says why nothing can be added', async () => {
    await house.root.run(discardLead, { id: lead });
    const widget = await show('boss');
    await says(widget, 'This lead is discarded');
    expect(buttons(widget)).to.deep.equal([]);
  });

  it('C10: adds a trade-in; an odd VIN is warned of and never refused', async () => {
    const widget = await show('ana', { lang: 'fr' });
    await open(widget, 'tradeIn');
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'make') !== '');
    expect(focused(widget)).to.equal('make');
    type(widget, 'make', 'Renault');
    type(widget, 'model', 'Clio');
    type(widget, 'vin', '1HGCM82633A004353');
    await says(widget, 'chiffre de contrôle');
    type(widget, 'year', '2019');
    type(widget, 'mileage', '64 500');
    type(widget, 'wantedPrice', '19.600');
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'wantedPrice').includes('deux façons'));
    type(widget, 'wantedPrice', '8 600,50');
    await still(widget);
    await expect(widget).to.be.accessible();
    const { noun, id } = await save(widget);
    expect(noun).to.equal('tradeIn');
    const made = await house.root.get(tradeInNoun, id);
    expect(made).to.deep.include({ make: 'Renault', year: 2019, vin: '1HGCM82633A004353', mileage: { value: 64_500, unit: 'km' } });
    expect(made.wantedPrice).to.deep.equal({ minor: 860_050, currency: 'EUR' });
    await waitUntil(() => focused(widget) === 'act-tradeIn', 'focus is back');
    expect((await house.root.get(leadNoun, lead)).tradeIns).to.equal(1);
  });

  it('C10, C14: photos of the car become documents with its name; one that is none adds nothing', async () => {
    const widget = await show();
    await open(widget, 'tradeIn');
    type(widget, 'make', 'Renault');
    type(widget, 'model', 'Clio');
    type(widget, 'year', '2019');
    const photo = (name: string): File => new File([new Uint8Array([0xff, 0xd8, 0xff, 0xd9])], name, { type: 'image/jpeg' });
    chooses(widget, photo('front.jpg'), new File(['<html>'], 'side.jpg'), photo('back.jpg'));
    await says(widget, 'back.jpg');
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'file-2').includes('whatever its name says'));
    expect(rootOf(widget).activeElement?.getAttribute('aria-label')).to.equal('Remove side.jpg');
    expect((await house.root.get(leadNoun, lead)).tradeIns).to.equal(0);
    await still(widget);
    await expect(widget).to.be.accessible();
    rootOf(widget).querySelector<HTMLElement>('[aria-label="Remove side.jpg"]')?.click();
    expect((await save(widget)).noun).to.equal('tradeIn');
    const { items } = await house.root.list(documentNoun, { where: { eq: ['leadId', lead] } });
    expect(items.map(({ title, fileName }) => [title, fileName]).sort()).to.deep.equal([
      ['Renault Clio 2019 (2)', 'back.jpg'],
      ['Renault Clio 2019', 'front.jpg'],
    ]);
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'document.add': 'none' } });
    const without = await show();
    await open(without, 'tradeIn');
    expect(part(without, 'drop')).to.equal(null);
  });

  it('C11: an offer of a vehicle of the stock, with extras, the trade-in’s appraisal and the total as it is typed', async () => {
    const vehicleId = await stock({ label: 'Renault Clio E-Tech 145', stockNumber: 'S-77', price: { minor: 1_960_000, currency: 'EUR' } });
    await stock({ label: 'Renault Clio sold', status: 'sold' });
    const tradeIn = await house.as('boss').run(createTradeIn, { leadId: lead, make: 'Dacia', model: 'Sandero' });
    await house.as('boss').run(appraiseTradeIn, { id: tradeIn.id, amount: { minor: 400_000, currency: 'EUR' } });
    const widget = await show('boss');
    await open(widget, 'offer');
    control(widget, 'vehicle').focus();
    type(widget, 'vehicle', 'clio');
    await waitUntil(() => rootOf(widget).querySelectorAll('[role=option]').length === 1, 'one is found, the sold one is not');
    expect(textOf(widget)).to.include('No. S-77');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(control(widget, 'vehicle').value).to.equal('Renault Clio E-Tech 145');
    expect(control(widget, 'price').value).to.equal('19,600');
    part(widget, 'add-extra')?.click();
    await waitUntil(() => control(widget, 'extra0'));
    type(widget, 'extra0', 'Winter tyres');
    type(widget, 'extraPrice0', '850.50');
    type(widget, 'discount', '500');
    await waitUntil(() => control(widget, 'tradeInId'));
    type(widget, 'tradeInId', tradeIn.id);
    await waitUntil(() => control(widget, 'tradeInValue'));
    expect(control(widget, 'tradeInValue').value).to.equal('4,000');
    await says(widget, '€15,950.50');
    await still(widget);
    await expect(widget).to.be.accessible();
    const { id } = await save(widget);
    const offer = await house.root.get(offerNoun, id);
    expect(offer).to.deep.include({ vehicleId, tradeInId: tradeIn.id, total: { minor: 1_595_050, currency: 'EUR' } });
    expect(offer.extras).to.deep.equal([{ label: 'Winter tyres', price: { minor: 85_050, currency: 'EUR' } }]);
  });

  it('C11: an offer of a vehicle that is not in stock', async () => {
    const widget = await show();
    await open(widget, 'offer');
    type(widget, 'vehicle', 'Citroën C3, on order');
    type(widget, 'price', '15200');
    const { id } = await save(widget);
    expect(await house.root.get(offerNoun, id)).to.deep.include({ vehicleId: null, vehicle: 'Citroën C3, on order' });
  });

  it('C12: a test drive in the zone of the house; a vehicle that is out is refused in words, and what was typed stays', async () => {
    const vehicleId = await stock({ label: 'Renault Clio E-Tech 145' });
    const widget = await show();
    const plan = async (): Promise<void> => {
      await open(widget, 'testDrive');
      control(widget, 'vehicle').focus();
      type(widget, 'vehicle', 'clio');
      await waitUntil(() => rootOf(widget).querySelector('[role=option]'));
      rootOf(widget).querySelector<HTMLElement>('[role=option]')?.click();
      type(widget, 'at', '2099-07-01T14:30');
    };
    await plan();
    const { id } = await save(widget);
    const made = await house.root.get(testDriveNoun, id);
    expect(made).to.deep.include({ vehicleId, at: '2099-07-01T12:30:00.000Z', durationMinutes: 30, licenceSeen: false });
    await plan();
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'at') === 'This vehicle is out at that time.');
    expect(control(widget, 'vehicle').value).to.equal('Renault Clio E-Tech 145');
  });

  it('C13: a remark, with a reminder that lies ahead', async () => {
    const widget = await show();
    await open(widget, 'remark');
    type(widget, 'text', 'Prefers to be called in the evening');
    type(widget, 'remindAt', '2001-01-01T10:00');
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'remindAt').includes('ahead'));
    type(widget, 'remindAt', '2099-01-01T10:00');
    const { id } = await save(widget);
    expect((await house.root.get(remarkNoun, id)).text).to.equal('Prefers to be called in the evening');
    const { items } = await house.root.list(taskNoun, { where: { eq: ['leadId', lead] } });
    expect(items.map(({ dueAt, ownerIds }) => [dueAt, ownerIds])).to.deep.equal([['2099-01-01T09:00:00.000Z', ['ana']]]);
  });

  it('C14: files are chosen, each gets its title, and become documents', async () => {
    const widget = await show('ana', { width: 1500 });
    await open(widget, 'document');
    await waitUntil(() => focused(widget) === 'files', 'focus is where files are chosen');
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'files') !== '');
    await waitUntil(() => focused(widget) === 'files', 'and comes back there');
    chooses(widget, pdf('Offer no. 4.pdf'), pdf('scan.final.pdf'), pdf('wrong.pdf'));
    await waitUntil(() => control(widget, 'file-3'));
    expect(['file-1', 'file-2'].map((id) => control(widget, id).value)).to.deep.equal(['Offer no. 4', 'scan.final']);
    rootOf(widget).querySelector<HTMLElement>('[aria-label="Remove wrong.pdf"]')?.click();
    await waitUntil(() => !control(widget, 'file-3'));
    type(widget, 'file-2', ' ');
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'file-2') !== '');
    expect(focused(widget)).to.equal('file-2');
    type(widget, 'file-2', 'Scan of the licence');
    await still(widget);
    await expect(widget).to.be.accessible();
    const told: string[] = [];
    widget.addEventListener('dk-lead-added', ({ detail }) => told.push(detail.noun));
    await save(widget);
    await waitUntil(() => !dialogOf(widget), 'the dialog is closed');
    expect(told).to.deep.equal(['document', 'document']);
    const { items } = await house.root.list(documentNoun, { where: { eq: ['leadId', lead] }, sort: 'created' });
    expect(items.map(({ title, mediaType }) => [title, mediaType]).sort()).to.deep.equal([
      ['Offer no. 4', 'application/pdf'],
      ['Scan of the licence', 'application/pdf'],
    ]);
  });

  it('C14: what is no file that may be kept is said at that file, and the others are added', async () => {
    const widget = await show();
    await open(widget, 'document');
    chooses(widget, pdf('good.pdf'), new File(['<html>'], 'page.pdf'), new File([], 'empty.pdf'));
    await waitUntil(() => control(widget, 'file-3'));
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'file-3') === 'This file is empty.');
    expect((await house.root.list(documentNoun, {})).items).to.deep.equal([]);
    rootOf(widget).querySelector<HTMLElement>('[aria-label="Remove empty.pdf"]')?.click();
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'file-2').includes('whatever its name says'));
    expect(focused(widget)).to.equal('file-2');
    expect(control(widget, 'file-1')).to.equal(null);
    expect((await house.root.list(documentNoun, {})).items.map(({ title }) => title)).to.deep.equal(['good']);
  });

  it('C14: sending shows how far it is, and is stopped by Cancel; what was chosen stays', async () => {
    const broken = faults();
    const widget = await show('ana', { broken });
    await open(widget, 'document');
    chooses(widget, pdf('one.pdf'));
    await waitUntil(() => control(widget, 'file-1'));
    broken.slow(60_000, 'upload');
    part(widget, 'save')?.click();
    await waitUntil(() => part(widget, 'progress'));
    await still(widget);
    await expect(widget).to.be.accessible();
    part(widget, 'cancel')?.click();
    await says(widget, 'Stopped.');
    expect(part(widget, 'progress')).to.equal(null);
    expect(control(widget, 'file-1').value).to.equal('one');
    broken.clear();
    broken.offline('upload');
    part(widget, 'save')?.click();
    await waitUntil(() => part(widget, 'notice')?.textContent.includes('reach') ?? false, 'the trouble is said');
    broken.clear();
    await save(widget);
    expect((await house.root.list(documentNoun, {})).items).to.have.length(1);
  });

  it('C14: files are dropped', async () => {
    const widget = await show('ana', { lang: 'es' });
    await open(widget, 'document');
    const data = new DataTransfer();
    data.items.add(pdf('permiso.pdf'));
    const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    part(widget, 'drop')?.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    await waitUntil(() => part(widget, 'file')?.getAttribute('aria-label') === 'permiso.pdf');
    expect(control(widget, 'file-1').value).to.equal('permiso');
  });

  it('C17, O20-O24: a task of the lead: mine, told of, reminded a day before, due by one press', async () => {
    const widget = await show('boss');
    await open(widget, 'task');
    expect(control(widget, 'ownerId').value).to.equal('boss');
    expect(control(widget, 'reminder').value).to.equal('1440');
    type(widget, 'title', 'Call about the finance');
    [...rootOf(widget).querySelectorAll<HTMLElement>('.dk-quick button')].at(-1)?.click();
    await waitUntil(() => control(widget, 'dueAt').value.endsWith('T18:00'));
    type(widget, 'ownerId', 'ana');
    await waitUntil(() => control(widget, 'inform'));
    expect(control(widget, 'inform').checked).to.equal(true);
    await still(widget);
    await expect(widget).to.be.accessible();
    const { noun, id } = await save(widget);
    expect(noun).to.equal('task');
    const task = await house.root.get(taskNoun, id);
    expect(task).to.deep.include({ leadId: lead, clientId: house.clients.coco, ownerIds: ['ana'], reminderMinutes: 1440, kind: 'task' });
    expect(Date.parse(task.dueAt) - Date.now()).to.be.within(6 * 24 * hour, 8 * 24 * hour);
  });

  it('O22: a reminder that never comes is none, and the usual one fits the time left', async () => {
    const widget = await show();
    for (const [reminder, expected] of [
      ['never', null],
      ['30', 30],
    ] as const) {
      await open(widget, 'task');
      type(widget, 'title', 'Call');
      type(widget, 'dueAt', '2099-01-01T10:00');
      type(widget, 'reminder', reminder);
      const { id } = await save(widget);
      expect((await house.root.get(taskNoun, id)).reminderMinutes).to.equal(expected);
      await waitUntil(() => !dialogOf(widget));
    }
  });

  it('C18: gives the lead to a person, and tells the page', async () => {
    const widget = await show('boss');
    await open(widget, 'assign');
    part(widget, 'save')?.click();
    await waitUntil(() => errorOf(widget, 'ownerId') !== '');
    type(widget, 'ownerId', 'bob');
    expect(await save(widget, 'dk-lead-assigned')).to.deep.equal({ id: lead, ownerId: 'bob' });
    expect((await house.root.get(leadNoun, lead)).ownerIds).to.deep.equal(['bob']);
  });

  it('C18a: gives it to a branch, whose manager gets it', async () => {
    const widget = await show('adm');
    await open(widget, 'assign');
    type(widget, 'to', 'branch');
    await waitUntil(() => control(widget, 'branchId'));
    type(widget, 'branchId', 'b2');
    expect(await save(widget, 'dk-lead-assigned')).to.deep.equal({ id: lead, ownerId: 'far' });
    expect(await house.root.get(leadNoun, lead)).to.deep.include({ branchId: 'b2', ownerIds: ['far'] });
  });

  it('C18a: a branch without a manager gets nothing, and why is said', async () => {
    await house.root.run({ name: 'branch.save' } as never, { id: 'b3', data: { name: 'Nice' } } as never);
    const widget = await show('adm');
    await open(widget, 'assign');
    type(widget, 'to', 'branch');
    await waitUntil(() => control(widget, 'branchId'));
    type(widget, 'branchId', 'b3');
    part(widget, 'save')?.click();
    await says(widget, 'This branch has no manager');
  });

  it('C18a: offers nobody and no branch to whom the right does not reach', async () => {
    const widget = await show('boss');
    await open(widget, 'assign');
    const options = (id: string): string[] =>
      [...control(widget, id).querySelectorAll('option')].map(({ textContent }) => textContent.trim());
    expect(options('ownerId')).to.include('Bob Martin').and.not.to.include('Luis Ortega');
    type(widget, 'to', 'branch');
    await waitUntil(() => control(widget, 'branchId'));
    expect(options('branchId')).to.deep.equal(['Choose a branch', 'Lyon Confluence']);
  });

  it('C12: times are those of the lead’s branch where it has a zone of its own', async () => {
    const { branchId } = await house.root.get(leadNoun, lead);
    const data = { name: 'Las Palmas', managerId: 'boss', timeZone: 'Atlantic/Canary' };
    await house.root.run({ name: 'branch.save' } as never, { id: branchId, data } as never);
    const widget = await show();
    await open(widget, 'testDrive');
    type(widget, 'at', '2099-07-01T14:30');
    const { id } = await save(widget);
    expect((await house.root.get(testDriveNoun, id)).at).to.equal('2099-07-01T13:30:00.000Z');
  });

  it('somebody who was faster is said in words, and what was typed stays', async () => {
    const broken = faults();
    const widget = await show('ana', { broken });
    await open(widget, 'remark');
    type(widget, 'text', 'Mine');
    broken.conflict({});
    part(widget, 'save')?.click();
    await says(widget, 'Somebody else changed this at the same moment');
    expect(control(widget, 'text').value).to.equal('Mine');
    broken.clear();
    await save(widget);
  });

  it('what was typed stays when it could not be saved, and is not thrown away without asking', async () => {
    const broken = faults();
    const widget = await show('ana', { broken });
    await open(widget, 'remark');
    type(widget, 'text', 'Half a sentence');
    broken.offline('run');
    part(widget, 'save')?.click();
    await says(widget, 'The server cannot be reached');
    expect(control(widget, 'text').value).to.equal('Half a sentence');
    await sendKeys({ press: 'Escape' });
    await says(widget, 'Discard your changes?');
    part(widget, 'discard')?.click();
    await waitUntil(() => focused(widget) === 'act-remark', 'focus is back');
  });

  it('a right that goes while the dialog stands open refuses with its reason, and what was typed stays', async () => {
    const widget = await show();
    await open(widget, 'offer');
    type(widget, 'price', '100');
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'offer.create': 'none' } });
    await says(widget, 'You may no longer do this');
    expect(part(widget, 'save')).to.equal(null);
    expect(control(widget, 'price').value).to.equal('100');
  });

  it('a lead that is discarded meanwhile takes nothing more', async () => {
    const widget = await show();
    await open(widget, 'task');
    await house.root.run(discardLead, { id: lead });
    await says(widget, 'You may no longer do this');
  });

  it('forgets what a former person typed', async () => {
    const widget = await show();
    await open(widget, 'remark');
    type(widget, 'text', 'For my eyes');
    widget.crm = house.as('boss');
    expect(rootOf(widget).querySelector('dialog')).to.equal(null);
  });

  it('finds nothing for whom the lead is out of sight, says that it may be old, and waits for a Crm', async () => {
    await says(await show('far'), 'Not found');
    const broken = faults();
    const widget = await show('ana', { broken });
    broken.offline();
    await waitUntil(() => part(widget, 'stale'));
    const alone = await fixture<DkLeadActions>(html`<dk-lead-actions lang="en" lead-id="x"></dk-lead-actions>`);
    await waitUntil(() => part(alone, 'waiting'));
    const wrong = await fixture<DkLeadActions>(html`<dk-lead-actions lang="en"></dk-lead-actions>`);
    await says(wrong, 'lead-id-missing');
  });
});
