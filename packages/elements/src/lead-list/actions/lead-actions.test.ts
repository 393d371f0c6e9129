import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type CrmSource, DealerkitError, leadNoun } from '@dealerkit/core';
import { spotterPreset } from '@dealerkit/core/dealer';
import { type Dealership, type Meddle, dealership } from '@dealerkit/core/testing';
import { LeadListHarness } from '@dealerkit/elements/testing';
import type {} from './lead-actions.events.ts';
import '../lead-list.define.ts';
import type { DkLeadList } from '../lead-list.ts';
import { waitUntil } from '../../../test-support/wait-until.ts';

let house: Dealership;
const shown: LeadListHarness[] = [];
async function show(
  person: string,
  { meddle, lang = 'en', ...more }: Partial<DkLeadList> & { meddle?: Meddle; lang?: string } = {},
): Promise<LeadListHarness> {
  const list = LeadListHarness.show(more, { crm: house.as(person, meddle), lang });
  shown.push(list);
  await list.settled();
  await list.until('rows or none', () => list.names.length > 0 || list.state === 'empty');
  return list;
}
const stored = async (id: string) => (await house.root.list(leadNoun, { where: { eq: ['id', id] } })).items[0];
/** Refuses what a command is asked to do to one lead. */
const refusing =
  (command: string, id: string, code: 'forbidden' | 'unavailable', times = Infinity): Meddle =>
  (source: CrmSource) => ({
    ...source,
    run: (name, input, options) =>
      name === command && (input as { id: string }).id === id && times-- > 0
        ? Promise.reject(new DealerkitError(code, 'No'))
        : source.run(name, input, options),
  });

afterEach(() => {
  for (const list of shown.splice(0)) list.remove();
});

describe('lead list: choosing leads', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 8 });
  });

  it('B13a is there for whom a right is held at all, and for nobody else', async () => {
    const [ana, boss] = [await show('ana'), await show('boss')];
    await boss.until('boxes', () => boss.choosable);
    expect(ana.choosable).to.equal(false);
    expect(ana.all('button').some(({ ariaLabel }) => ariaLabel?.startsWith('More actions'))).to.equal(false);
    expect(boss.chosen).to.deep.equal([]);
    await boss.still();
    await expect(boss.element).to.be.accessible();
  });

  it('by box, by range and all that are shown; it is counted and announced', async () => {
    const list = await show('boss');
    await list.choose(0);
    expect(list.count).to.equal('1 selected');
    await waitUntil(() => document.querySelector('[data-dk-live]')?.textContent === '1 selected', 'announced');
    const boxes = [...list.element.shadowRoot!.querySelectorAll<HTMLInputElement>('.row input')];
    boxes[2]!.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true, composed: true }));
    await list.element.updateComplete;
    expect(list.count).to.equal('3 selected');
    const rows = [...list.element.shadowRoot!.querySelectorAll('[role=row][aria-selected]')];
    expect(rows.slice(0, 4).map(({ ariaSelected }) => ariaSelected)).to.deep.equal(['true', 'true', 'true', 'false']);
    list.find('checkbox', 'Select all that are shown')!.click();
    await list.element.updateComplete;
    expect(list.chosen).to.deep.equal(list.names);
    await list.get('button', 'Clear selection');
    await list.still();
    await expect(list.element).to.be.accessible();
    await list.press('Clear selection');
    expect(list.chosen).to.deep.equal([]);
  });

  it('by Space on the row, and up to it with Shift', async () => {
    const list = await show('boss');
    await list.until('boxes', () => list.choosable);
    list.all('link')[0]!.focus();
    await sendKeys({ press: ' ' });
    expect(list.count).to.equal('1 selected');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ up: 'Shift' });
    expect(list.count).to.equal('3 selected');
    await sendKeys({ press: ' ' });
    expect(list.count).to.equal('2 selected');
  });

  it('E3 offers what can be undone first, and deleting only by right', async () => {
    const [boss, adm] = [await show('boss'), await show('adm')];
    for (const list of [boss, adm]) {
      await list.choose(0, 1);
      await list.get('button', 'Discard');
    }
    const offered = (list: LeadListHarness) =>
      [...list.element.shadowRoot!.querySelectorAll('[part=acts] button')].map(({ textContent }) => textContent.trim());
    expect(offered(boss)).to.deep.equal(['Discard', 'Reassign']);
    expect(offered(adm)).to.deep.equal(['Discard', 'Reassign', 'Delete']);
    await adm.openMenu(0);
    expect(adm.menu).to.deep.equal(['Discard', 'Reassign', 'Delete']);
  });

  it('E17 discards, shows the discarded ones apart, and recovers', async () => {
    const list = await show('boss');
    const [first, second] = list.ids;
    await list.choose(0, 1);
    const discarded = list.heard('dk-leads-discarded');
    await list.press('Discard');
    expect([...(await discarded).detail.ids].sort()).to.deep.equal([first, second].sort());
    await list.until('they have left', () => !list.ids.includes(first!) && !list.ids.includes(second!));
    await waitUntil(() => list.element.shadowRoot?.activeElement !== null, 'focus is in the list');
    const apart = await show('boss', { status: 'discarded' });
    expect([...apart.ids].sort()).to.deep.equal([first, second].sort());
    expect(apart.text).to.include('Discarded');
    await apart.openMenu(0);
    expect(apart.menu).to.deep.equal(['Recover', 'Reassign']);
    const restored = apart.heard('dk-leads-restored');
    await apart.act('Recover');
    const [id] = (await restored).detail.ids;
    await apart.shows(1);
    expect((await stored(id!))?.discarded).to.equal(false);
  });

  it('reassigns several', async () => {
    const list = await show('boss');
    const ids = list.ids.slice(0, 2);
    await list.choose(0, 1);
    await list.press('Reassign');
    await list.fill({ Owner: 'Eva Núñez' });
    const assigned = list.heard('dk-leads-assigned');
    list
      .all('button')
      .find(({ textContent }) => textContent.trim() === 'Reassign')!
      .click();
    await assigned;
    for (const id of ids) expect((await stored(id))?.ownerIds).to.deep.equal(['eva']);
  });
});

describe('lead list: deleting leads', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 8 });
  });

  it('E4 E18 asks, says that it cannot be undone, and offers to discard instead; Cancel has focus', async () => {
    const list = await show('adm');
    await list.choose(0, 1, 2);
    await list.press('Delete');
    await list.says('Delete 3 leads?');
    await list.says('IMPORTANT: deleted leads cannot be recovered.');
    expect(list.focused).to.equal('Cancel');
    expect(list.all('button').map(({ textContent }) => textContent.trim())).to.deep.equal(['Cancel', 'Discard instead', 'Delete for good']);
    await list.still();
    await expect(list.element).to.be.accessible();
    const ids = list.ids.slice(0, 3);
    await list.press('Cancel');
    for (const id of ids) expect(await stored(id)).not.to.equal(undefined);
    expect(list.count).to.equal('3 selected');
  });

  it('E18 deletes a selection, tells the page before and after, and keeps focus in the list', async () => {
    const list = await show('adm');
    const ids = list.ids.slice(0, 3);
    await list.choose(0, 1, 2);
    await list.press('Delete');
    const [before, after] = [list.heard('dk-leads-delete'), list.heard('dk-leads-deleted')];
    await list.press('Delete for good');
    expect([...(await before).detail.ids]).to.deep.equal(ids);
    expect([...(await after).detail.ids].sort()).to.deep.equal([...ids].sort());
    for (const id of ids) expect(await stored(id)).to.equal(undefined);
    await list.until('they have left', () => ids.every((id) => !list.ids.includes(id)));
    await waitUntil(() => list.element.shadowRoot?.activeElement?.matches('.open'), 'focus is on a row');
  });

  it('a page may prevent it', async () => {
    const list = await show('adm');
    list.element.addEventListener('dk-leads-delete', (event) => {
      event.preventDefault();
    });
    const [id] = list.ids;
    await list.openMenu(0);
    await list.act('Delete');
    await list.press('Delete for good');
    await aTimeout(50);
    expect(await stored(id!)).not.to.equal(undefined);
  });

  it('E3 discards instead', async () => {
    const list = await show('adm');
    const [id] = list.ids;
    await list.openMenu(0);
    await list.act('Delete');
    const discarded = list.heard('dk-leads-discarded');
    await list.press('Discard instead');
    await discarded;
    expect((await stored(id!))?.discarded).to.equal(true);
  });

  it('E18 goes on after a refusal, and lists what was left with its reason', async () => {
    const ids = (await show('adm')).ids;
    const list = await show('adm', { meddle: refusing('lead.delete', ids[1]!, 'forbidden') });
    await list.choose(0, 1, 2);
    await list.press('Delete');
    await list.press('Delete for good');
    await list.says('2 leads were deleted.');
    await list.says('1 was left as it is:');
    await list.says('You do not have permission to do this.');
    expect(list.find('button', 'Try again')).to.equal(undefined);
    expect(list.focused).to.equal('Close');
    await list.still();
    await expect(list.element).to.be.accessible();
    expect(await stored(ids[0]!)).to.equal(undefined);
    expect(await stored(ids[1]!)).not.to.equal(undefined);
  });

  it('E18 what failed on the way is tried again', async () => {
    const ids = (await show('adm')).ids;
    const list = await show('adm', { meddle: refusing('lead.delete', ids[1]!, 'unavailable', 1) });
    await list.choose(0, 1);
    await list.press('Delete');
    await list.press('Delete for good');
    await list.says('cannot be reached');
    const deleted = list.heard('dk-leads-deleted');
    await list.press('Try again');
    expect((await deleted).detail.ids).to.deep.equal([ids[1]]);
    expect(await stored(ids[1]!)).to.equal(undefined);
  });

  it('shows how far it is when it takes its time, and can be stopped', async () => {
    let free = (): void => undefined;
    const gate = new Promise<void>((resolve) => (free = resolve));
    const list = await show('adm', {
      meddle: (source) => ({
        ...source,
        run: async (name, input, options) => {
          if (name === 'lead.delete') await Promise.race([gate, new Promise((_resolve, reject) => options.signal?.addEventListener('abort', () => { reject(new DOMException('', 'AbortError')); }))]);
          return source.run(name, input, options);
        },
      }),
    }); // prettier-ignore
    await list.choose(0, 1, 2, 3, 4);
    await list.press('Delete');
    await list.press('Delete for good');
    await list.says('0 of 5');
    await list.press('Stop');
    await list.says('Stopped. What was done stays done.');
    free();
  });
});

describe('lead list: by the levels of Exact Spotter', () => {
  const grant = (level: unknown): Promise<unknown> =>
    house.root.run({ name: 'policy.grant' } as never, { node: 'user:ana', levels: { 'lead.view': 'all', 'lead.delete': level } } as never);
  beforeEach(async () => {
    house = await dealership({ leads: 8, preset: spotterPreset });
    for (const [id, profileId] of [
      ['ana', 'pre-seller'],
      ['bob', 'pre-seller'],
    ])
      await house.root.run({ name: 'user.save' } as never, { id, data: { profileId } } as never);
  });

  it('E6 a pre-seller cannot delete', async () => {
    const [ana, boss] = [await show('ana'), await show('boss')];
    await boss.until('boxes', () => boss.choosable);
    expect(ana.choosable).to.equal(false);
  });

  it('E9 own: the others are counted in the question and stay', async () => {
    await grant('own');
    const list = await show('ana');
    await list.until('boxes', () => list.choosable);
    list.find('checkbox', 'Select all that are shown')!.click();
    await list.element.updateComplete;
    const { ids } = list;
    const mine = (await Promise.all(ids.map(stored))).filter((lead) => lead?.ownerIds.includes('ana')).map((lead) => lead!.id);
    expect(mine.length).to.be.within(1, ids.length - 1);
    await list.press('Delete');
    await list.says(`${String(ids.length - mine.length)} of ${String(ids.length)} may not be deleted by you.`);
    expect(list.find('button', 'Discard instead')).to.equal(undefined);
    await list.press('Delete for good');
    await list.says(`${String(ids.length - mine.length)} were left as they are:`);
    for (const id of ids) expect((await stored(id)) === undefined).to.equal(mine.includes(id));
  });

  it('E10 groups: the leads of the group that the grant names', async () => {
    await grant({ groups: ['new-cars'] });
    const list = await show('ana');
    const rows = await Promise.all(list.ids.map(stored));
    const foreign = rows.findIndex((lead) => lead!.ownerIds.length === 0);
    const ours = rows.findIndex((lead) => lead!.ownerIds.includes('bob'));
    await list.until('boxes', () => list.choosable);
    const menus = [...list.element.shadowRoot!.querySelectorAll('.row[data-id]')].map((row) => row.querySelector('button') !== null);
    expect([menus[ours], menus[foreign]]).to.deep.equal([true, false]);
  });

  it('E11 full: every lead', async () => {
    await grant('all');
    const list = await show('ana');
    await list.until('boxes', () => list.choosable);
    const menus = [...list.element.shadowRoot!.querySelectorAll('.row[data-id]')].map((row) => row.querySelector('button') !== null);
    expect(menus.every(Boolean)).to.equal(true);
  });
});
