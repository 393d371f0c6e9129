import { expect, fixture, html } from '@open-wc/testing';
import type { Crm } from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { rootOf, says, still, textOf, type, warnings } from '../../test-support/widget.ts';
import type { CrmElement } from '../base/crm-element.ts';
import '../client-card/client-card.define.ts';
import '../lead-list/lead-list.define.ts';
import '../lead-new/lead-new.define.ts';
import './provider.define.ts';
import { DkProvider } from './provider.ts';

// Only Chromium lets a test collect garbage; what it finds there is of our making, not of the engine's.
const { gc } = globalThis as { gc?: (how: { type: 'major'; execution: 'async' }) => Promise<void> };

let house: Dealership;
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const card = (clientId: string) => html`<dk-client-card client-id=${clientId}></dk-client-card>`;
const inside = (provider: Element, tag: string) => provider.querySelector(tag) as CrmElement;
const bytes = (widget: CrmElement) => rootOf(widget).innerHTML;

/** Every widget with something of ana's in it, and how to get it there. */
const widgets = {
  'dk-client-card': { secret: 'Hernandez', fill: (widget: CrmElement) => says(widget, 'Hernandez') },
  'dk-lead-list': { secret: 'Hernandez', fill: (widget: CrmElement) => says(widget, 'Hernandez') },
  'dk-lead-new': {
    secret: 'Hernandez',
    fill: async (widget: CrmElement) => {
      await waitUntil(() => rootOf(widget).getElementById('search'), 'the form is there');
      type(widget, 'search', 'hernandez');
      await says(widget, 'Colette Hernandez');
    },
  },
} as const;

async function place(tag: keyof typeof widgets, crm?: Crm): Promise<[DkProvider, CrmElement]> {
  const provider = await fixture<DkProvider>(html`<dk-provider lang="en"></dk-provider>`);
  const widget = document.createElement(tag) as CrmElement;
  if ('clientId' in widget) widget.clientId = house.clients.coco;
  provider.append(widget);
  if (crm) provider.crm = crm;
  return [provider, widget];
}

describe('provider', () => {
  before(async () => {
    house = await dealership({ leads: 1 });
  });

  it('gives its Crm to widgets that were there first, and to those that come later', async () => {
    const [provider, widget] = await place('dk-client-card');
    await frame();
    await says(widget, 'Waiting for the connection');
    await still(widget);
    await expect(widget).to.be.accessible();
    provider.crm = house.as('ana');
    await says(widget, 'Colette');
    const later = document.createElement('dk-client-card');
    later.clientId = house.clients.garage;
    provider.append(later);
    await says(later, 'Garage Fournier');
  });

  it('reaches widgets that were upgraded before it was', async () => {
    const holder = await fixture<HTMLElement>(html`<div lang="en"><acme-provider>${card(house.clients.coco)}</acme-provider></div>`);
    const late = holder.querySelector('acme-provider') as DkProvider;
    await frame();
    DkProvider.define('acme-provider');
    late.crm = house.as('ana');
    await says(inside(late, 'dk-client-card'), 'Colette');
  });

  it('keeps two people on one page apart', async () => {
    const [one, mine] = await place('dk-client-card', house.as('ana'));
    const [, other] = await place('dk-client-card', house.as('far'));
    await says(mine, 'Colette');
    await says(other, 'Not found');
    expect(one.crm).not.to.equal(undefined);
  });

  it('says where records are, by links that a router may take over', async () => {
    const [provider, widget] = await place('dk-client-card', house.as('ana'));
    provider.hrefFor = (noun, id) => `/crm/${noun}s/${id}`;
    await says(widget, 'Colette');
    await widget.updateComplete;
    const link = rootOf(widget).querySelector('a') as HTMLAnchorElement;
    expect(link.pathname).to.equal(`/crm/clients/${house.clients.coco}`);
    let opened = '';
    provider.addEventListener('dk-open', (event) => {
      opened = event.detail.href;
      event.preventDefault();
    });
    link.click();
    expect(opened).to.equal(`/crm/clients/${house.clients.coco}`);
    const aside = new MouseEvent('click', { ctrlKey: true, cancelable: true, bubbles: true });
    opened = '';
    rootOf(widget).addEventListener('click', (event) => {
      event.preventDefault();
    });
    link.dispatchEvent(aside);
    expect(opened).to.equal('');
    provider.hrefFor = () => 'javascript:alert(1)';
    await widget.updateComplete;
    expect(rootOf(widget).querySelector('[part=name] a')).to.equal(null);
  });

  it('makes its own Crm from an address, and closes it when it leaves', async () => {
    const provider = await fixture<DkProvider>(
      html`<dk-provider lang="en" url="/gateway/" token="t">${card(house.clients.coco)}</dk-provider>`,
    );
    await waitUntil(() => provider.crm, 'connected');
    const { crm } = provider;
    const parent = provider.parentElement as HTMLElement;
    parent.append(provider);
    await frame();
    expect(provider.crm).to.equal(crm);
    provider.remove();
    await frame();
    await waitUntil(() => provider.crm === undefined, 'let go');
    let refused = '';
    await crm?.get({ name: 'client' }, 'x').catch((error: unknown) => (refused = String(error)));
    expect(refused).to.include('closed');
  });

  it('says so when the address is none', async () => {
    let provider!: DkProvider;
    const said = await warnings(async () => {
      provider = await fixture<DkProvider>(html`<dk-provider lang="en" url="mailto:x">${card(house.clients.coco)}</dk-provider>`);
      await says(inside(provider, 'dk-client-card'), 'This could not be shown');
    });
    expect(said.some((line) => line.includes('provider-connection'))).to.equal(true);
  });

  for (const tag of Object.keys(widgets) as (keyof typeof widgets)[]) {
    const { secret, fill } = widgets[tag];

    it(`${tag}: switched to another person, not one frame and not one byte of the former`, async () => {
      const [provider, widget] = await place(tag, house.as('ana'));
      await fill(widget);
      const leaked: string[] = [];
      const watch = new MutationObserver(() => {
        if (bytes(widget).includes(secret)) leaked.push('mutation');
      });
      watch.observe(rootOf(widget), { subtree: true, childList: true, characterData: true, attributes: true });
      provider.crm = house.as('far');
      expect(bytes(widget)).not.to.include(secret);
      for (let count = 0; count < 20; count++) {
        await frame();
        if (bytes(widget).includes(secret)) leaked.push('frame');
        for (const field of rootOf(widget).querySelectorAll('input'))
          if (field.value.toLowerCase().includes('hernandez')) leaked.push('value');
      }
      watch.disconnect();
      expect(leaked).to.deep.equal([]);
      provider.crm = undefined;
      await widget.updateComplete;
      await says(widget, 'Waiting');
      provider.crm = house.as('ana');
      await fill(widget);
    });

    it(`${tag}: moved, detached and put back it goes on; put elsewhere it shows what is seen there`, async () => {
      const ana = house.as('ana');
      const [provider, widget] = await place(tag, ana);
      await fill(widget);
      const [elsewhere] = await place('dk-client-card', house.as('far'));
      provider.append(document.createElement('p'), widget);
      expect(bytes(widget)).to.include(secret);
      widget.remove();
      await frame();
      provider.append(widget);
      if (tag !== 'dk-lead-new') await says(widget, secret);
      elsewhere.append(widget);
      expect(bytes(widget)).not.to.include(secret);
      await frame();
      expect(textOf(widget)).not.to.include(secret);
    });

    it(`${tag}: after 20 and 100 rounds nothing remains`, async function () {
      this.timeout(30_000);
      if (!gc) this.skip();
      const ana = house.as('ana');
      const provider = await fixture<DkProvider>(html`<dk-provider lang="en"></dk-provider>`);
      provider.crm = ana;
      const keep = await fixture<HTMLElement>(html`<div></div>`);
      const rounds = async (count: number) => {
        const refs: WeakRef<Element>[] = [];
        for (let round = 0; round < count; round++) {
          const widget = document.createElement(tag) as CrmElement;
          if ('clientId' in widget) widget.clientId = house.clients.coco;
          refs.push(new WeakRef(widget));
          provider.append(widget);
          await widget.updateComplete;
          if (round % 10 === 0) await frame();
          if (round % 5 === 0) keep.append(widget);
          widget.remove();
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
        return refs;
      };
      await rounds(20);
      const refs = await rounds(100);
      for (let tries = 0; tries < 40 && refs.some((ref) => ref.deref()); tries++) {
        await frame();
        // From a task of its own: a collection in the middle of script takes what the stack happens to hold for alive.
        await gc({ type: 'major', execution: 'async' });
      }
      const left = refs.flatMap((ref, index) => (ref.deref() ? [index] : []));
      expect(left).to.deep.equal([]);
      await waitUntil(() => ana.counts.streams === 0, 'no stream remains');
    });
  }
});
