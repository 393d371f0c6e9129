import { expect, fixture, html } from '@open-wc/testing';
import { type Crm, createRemark, remarkNoun, updateClient, updateRemark } from '@dealerkit/core';
import { type Dealership, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type } from '../../test-support/widget.ts';
import type { CrmElement } from '../base/crm-element.ts';
import '../client-card/client-card.define.ts';
import '../lead-new/lead-new.define.ts';
import '../provider/provider.define.ts';
import type { DkProvider } from '../provider/provider.ts';
import '../timeline/timeline.define.ts';

let house: Dealership;
let lead: string;
let provider: DkProvider;

const tags = {
  timeline: () => html`<dk-timeline lead-id=${lead}></dk-timeline>`,
  card: () => html`<dk-client-card client-id=${house.clients.coco}></dk-client-card>`,
  lead: () => html`<dk-lead-new></dk-lead-new>`,
};

/** The page as it is after a reload: nothing is left but what the tab keeps. */
async function load(what: keyof typeof tags, crm: Crm | undefined = house.as('ana'), lang = 'en'): Promise<CrmElement> {
  document.querySelector('dk-provider')?.remove();
  await new Promise((resolve) => setTimeout(resolve));
  provider = await fixture<DkProvider>(html`<dk-provider lang=${lang}>${tags[what]()}</dk-provider>`);
  provider.crm = crm;
  return provider.firstElementChild as CrmElement;
}
const kept = (): string => sessionStorage.getItem('dealerkit.drafts:') ?? '';
const box = async (history: CrmElement): Promise<HTMLInputElement> => {
  await waitUntil(() => part(history, 'remark'), 'the box for a remark');
  return control(history, 'remark');
};
async function write(history: CrmElement, text: string): Promise<void> {
  await box(history);
  type(history, 'remark', text);
  await waitUntil(() => kept().includes(text), 'it is kept');
}
async function edit(card: CrmElement): Promise<void> {
  await waitUntil(() => part(card, 'edit'), 'the button');
  part(card, 'edit')!.click();
  await waitUntil(() => part(card, 'form'), 'the form');
}
const press = (widget: CrmElement, name: string): void => part(widget, name)?.click();

describe('drafts', () => {
  beforeEach(async () => {
    sessionStorage.clear();
    house = await dealership({ leads: 0 });
    lead = await house.addLead('ana', { clientId: house.clients.coco, vehicle: 'Peugeot 308 SW' });
  });

  it('what was typed and not saved is back after a reload, said so, and gone once it is saved', async () => {
    await write(await load('timeline'), 'He likes the blue one');
    const history = await load('timeline');
    await says(history, 'is back. It is not saved yet.');
    expect((await box(history)).value).to.equal('He likes the blue one');
    await still(history);
    await expect(history).to.be.accessible();
    press(history, 'add');
    await says(history, 'wrote a remark');
    expect(kept()).to.equal('');
    const again = await load('timeline');
    expect((await box(again)).value).to.equal('');
    expect(textOf(again)).to.not.include('is back');
  });

  it('begins anew where that is wanted', async () => {
    await write(await load('timeline'), 'Never mind');
    const history = await load('timeline', house.as('ana'), 'fr');
    await says(history, 'est rétablie');
    press(history, 'start-again');
    await waitUntil(() => control(history, 'remark').value === '', 'an empty box');
    expect(kept()).to.equal('');
    expect(part(history, 'restored')).to.equal(null);
  });

  it('is not kept for longer than an hour', async () => {
    await write(await load('timeline'), 'Old news');
    const [person = '', drafts = ''] = kept().split('\n');
    const old = Object.entries(JSON.parse(drafts) as Record<string, { at: number }>).map(([form, draft]) => [
      form,
      { ...draft, at: draft.at - 3_600_001 },
    ]);
    sessionStorage.setItem('dealerkit.drafts:', `${person}\n${JSON.stringify(Object.fromEntries(old))}`);
    const history = await load('timeline');
    expect((await box(history)).value).to.equal('');
  });

  it('another person finds nothing, nor does the first one after him', async () => {
    await write(await load('timeline'), 'Between us');
    const theirs = await load('timeline', house.as('boss'));
    await waitUntil(() => kept() === '', 'it is removed');
    expect((await box(theirs)).value).to.equal('');
    const mine = await load('timeline');
    expect((await box(mine)).value).to.equal('');
  });

  it('another person who opens no form removes it too', async () => {
    await write(await load('timeline'), 'Between us');
    await load('card', house.as('boss'));
    await waitUntil(() => kept() === '', 'it is removed');
  });

  it('who signs out leaves nothing', async () => {
    await write(await load('timeline'), 'Between us');
    provider.crm = undefined;
    expect(kept()).to.equal('');
    await write(await load('timeline'), 'Between us');
    provider.crm = house.as('boss');
    expect(kept()).to.equal('');
  });

  it('a page without room for it, or with something else in its place, works as ever', async () => {
    sessionStorage.setItem('dealerkit.drafts:', 'ana\n{"x":1');
    const history = await load('timeline');
    await box(history);
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    try {
      type(history, 'remark', 'Still here');
    } finally {
      Storage.prototype.setItem = setItem;
    }
    press(history, 'add');
    await says(history, 'Still here');
  });

  it('a dialog that was left open by a reload begins where it was', async () => {
    const { id } = await house.as('ana').run(createRemark, { leadId: lead, text: 'First' });
    const open = async (history: CrmElement): Promise<void> => {
      await waitUntil(() => rootOf(history).querySelector('.acts'), 'its actions');
      rootOf(history).querySelector<HTMLElement>('.acts')!.click();
      await waitUntil(() => rootOf(history).querySelector('[role=menuitem]'), 'the menu');
      rootOf(history).querySelector<HTMLElement>('[role=menuitem]')!.click();
      await waitUntil(() => part(history, 'dialog')?.hasAttribute('open'), 'the dialog');
    };
    const first = await load('timeline');
    await open(first);
    type(first, 'text', 'First, and more');
    const second = await load('timeline');
    await open(second);
    await says(second, 'is back');
    expect(control(second, 'text').value).to.equal('First, and more');
    await house.as('ana').run(updateRemark, { id, text: 'Another', from: 'First' });
    const third = await load('timeline');
    await open(third);
    await says(third, 'The record was changed meanwhile.');
    await says(third, 'Theirs: Another');
    control(third, 'text-yours').click();
    press(third, 'save');
    await waitUntil(async () => (await house.root.get(remarkNoun, id)).text === 'First, and more', 'mine');
    await waitUntil(() => kept() === '', 'no draft of what is saved');
  });

  it('the form of a client is back when it is opened again; what somebody else changed is left to decide', async () => {
    const card = await load('card');
    await edit(card);
    type(card, 'jobTitle', 'Baker');
    type(card, 'lastName', 'Mine');
    await house.root.run(updateClient, { id: house.clients.coco, patch: { lastName: 'Theirs' }, from: {} });
    const again = await load('card');
    await edit(again);
    await says(again, 'The record was changed meanwhile.');
    expect(control(again, 'jobTitle').value).to.equal('Baker');
    await says(again, 'Theirs: Theirs');
    control(again, 'lastName-theirs').click();
    press(again, 'save');
    await says(again, 'Theirs');
    await waitUntil(() => part(again, 'form') === null, 'saved');
    expect(kept()).to.equal('');
  });

  it('a new lead goes on where it was', async () => {
    const first = await load('lead');
    await waitUntil(() => control(first, 'search'), 'the form');
    type(first, 'vehicle', 'Clio');
    type(first, 'search', 'hernandez');
    const second = await load('lead');
    await says(second, 'is back');
    await says(second, 'Colette Hernandez');
    expect(control(second, 'vehicle').value).to.equal('Clio');
  });

  it('a widget with a Crm of its own keeps nothing', async () => {
    await load('timeline', undefined);
    const history = provider.firstElementChild as CrmElement;
    history.crm = house.as('ana');
    await box(history);
    type(history, 'remark', 'Nowhere');
    expect(kept()).to.equal('');
  });
});
