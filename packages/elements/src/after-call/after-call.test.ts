import { expect, fixture, html } from '@open-wc/testing';
import { type Crm, createTask, grantPolicy, leadNoun, remarkNoun, setSettings, taskNoun } from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type } from '../../test-support/widget.ts';
import '../contact-list/contact-list.define.ts';
import '../lead-header/lead-header.define.ts';
import type { DkLeadHeader } from '../lead-header/lead-header.ts';
import { callLimit } from './calls.ts';

const hour = 3_600_000;

let house: Dealership;
let lead: string;

/** The page as it is after a reload: nothing is left but what the tab keeps. */
async function load(crm: Crm = house.as('ana'), lang = 'en'): Promise<DkLeadHeader> {
  document.querySelector('#page')?.remove();
  const page = await fixture<HTMLElement>(
    html`<div id="page" lang=${lang}>
      <dk-lead-header lead-id=${lead} .crm=${crm}></dk-lead-header><dk-contact-list lead-id=${lead} .crm=${crm}></dk-contact-list>
    </div>`,
  );
  const header = page.querySelector('dk-lead-header') as DkLeadHeader;
  await says(header, 'Colette Hernandez');
  await waitUntil(() => number(), 'the numbers are there');
  return header;
}

const number = (): HTMLAnchorElement | null | undefined =>
  document.querySelector('dk-contact-list')?.shadowRoot?.querySelector<HTMLAnchorElement>('a[href^="tel:"]');

let hidden = false;

function front(page: boolean): void {
  hidden = !page;
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Taps the first number; the phone is in front then. */
function call(): void {
  number()?.click();
  front(false);
}

// No phone answers here.
const held = (event: Event): void => {
  if (event.composedPath().includes(number() as EventTarget)) event.preventDefault();
};

const bar = (header: DkLeadHeader): HTMLElement | null => part(header, 'after-call');
const asks = async (header: DkLeadHeader): Promise<void> => {
  await waitUntil(() => bar(header), 'it asks');
};
const asksNot = async (header: DkLeadHeader): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(bar(header)).to.equal(null);
};
const kept = (): string | null => sessionStorage.getItem('dealerkit.call');
const dueIn = async (ms: number): Promise<string> => {
  const dueAt = new Date(Date.now() + ms).toISOString();
  return (await house.as('ana').run(createTask, { kind: 'deadline', title: 'Call', leadId: lead, dueAt })).id;
};
const remarks = async (): Promise<string[]> => (await house.root.list(remarkNoun, {})).items.map(({ text }) => text);

describe('back from a call', () => {
  before(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.addEventListener('click', held);
  });
  after(() => {
    Reflect.deleteProperty(document, 'hidden');
    document.removeEventListener('click', held);
  });
  beforeEach(async () => {
    sessionStorage.clear();
    hidden = false;
    house = await dealership({ leads: 0 });
    await house.root.run(setSettings, { patch: { firstContactMinutes: null } });
    lead = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW' });
  });

  for (const [lang, words] of [
    ['en', ['Contact made with Colette Hernandez?', 'Yes', 'Not reached']],
    ['fr', ['Contact établi avec Colette Hernandez', 'Oui', 'Pas joint']],
    ['es', ['¿Se ha contactado con Colette Hernandez?', 'Sí', 'Sin respuesta']],
  ] as const)
    it(`C28a: after a call it asks in ${lang} whether contact was made, accessibly, and takes no focus`, async () => {
      await dueIn(hour);
      const header = await load(house.as('ana'), lang);
      call();
      await asksNot(header);
      front(true);
      await asks(header);
      for (const text of words) expect(textOf(header)).to.include(text);
      expect(bar(header)?.role).to.equal('status');
      expect(rootOf(header).activeElement).to.equal(null);
      await still(header);
      await expect(header).to.be.accessible();
    });

  it('C28a: yes, in one tap, is contact made on the nearest open deadline', async () => {
    const later = await dueIn(5 * hour);
    const id = await dueIn(hour);
    const header = await load();
    call();
    front(true);
    await asks(header);
    part(header, 'reached')?.click();
    await waitUntil(() => !bar(header), 'it is answered');
    expect((await house.root.get(taskNoun, id)).status).to.equal('closed');
    expect((await house.root.get(taskNoun, later)).status).to.equal('open');
    expect((await house.root.get(leadNoun, lead)).firstContactAt).to.be.a('string');
    expect(kept()).to.equal(null);
  });

  it('C28a: not reached is an attempt, with the next step in the same click or a date', async () => {
    const id = await dueIn(hour);
    const header = await load();
    const choose = async (entry: number): Promise<void> => {
      call();
      front(true);
      await asks(header);
      part(header, 'not-reached')?.click();
      await waitUntil(() => rootOf(header).querySelectorAll('[role=menuitem]').length === 3, 'the menu is open');
      rootOf(header).querySelectorAll<HTMLElement>('[role=menuitem]')[entry]?.click();
    };
    await choose(1);
    await waitUntil(() => !bar(header), 'it is noted');
    const { attempts, status, dueAt } = await house.root.get(taskNoun, id);
    expect([attempts, status]).to.deep.equal([1, 'open']);
    expect(new Date(dueAt).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Paris' })).to.equal('09:00:00');
    await choose(2);
    await waitUntil(() => control(header, 'dueAt'), 'it asks when');
    type(header, 'dueAt', '2099-05-05T10:30');
    part(header, 'save')?.click();
    await waitUntil(() => !bar(header), 'it is noted');
    expect((await house.root.get(taskNoun, id)).attempts).to.equal(2);
  });

  it('C28a: without an open deadline the answer is a remark', async () => {
    const header = await load();
    call();
    front(true);
    await asks(header);
    part(header, 'not-reached')?.click();
    await waitUntil(() => !bar(header), 'it is noted');
    expect(await remarks()).to.deep.equal(['Called Colette Hernandez: not reached.']);
  });

  it('C28a: who may neither note it nor remark is not asked', async () => {
    await dueIn(hour);
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'task.complete': 'none', 'remark.create': 'none' } });
    const header = await load();
    call();
    front(true);
    await asksNot(header);
  });

  it('C28a: the page may be reloaded while the phone is in front', async () => {
    await dueIn(hour);
    const crm = house.as('ana');
    await load(crm);
    call();
    hidden = false;
    await asks(await load(crm));
  });

  it('C28a: it asks the one who called, and nobody else', async () => {
    await dueIn(hour);
    await load();
    call();
    hidden = false;
    await asksNot(await load(house.as('boss')));
    expect(kept()).to.equal(null);
  });

  it('C28a: it asks within the hour, and not of another lead', async () => {
    await dueIn(hour);
    await load();
    call();
    hidden = false;
    const [person = '', text = ''] = (kept() ?? '').split('\n');
    const { at, ...more } = JSON.parse(text) as { at: number };
    const first = lead;
    lead = await house.addLead('ana', { clientId: house.clients.coco });
    await asksNot(await load());
    lead = first;
    sessionStorage.setItem('dealerkit.call', `${person}\n${JSON.stringify({ ...more, at: at - callLimit })}`);
    await asksNot(await load());
  });

  it('C28a: put aside, it asks no more', async () => {
    await dueIn(hour);
    const crm = house.as('ana');
    const header = await load(crm);
    call();
    front(true);
    await asks(header);
    part(header, 'put-aside')?.click();
    await waitUntil(() => !bar(header));
    await asksNot(await load(crm));
  });
});
