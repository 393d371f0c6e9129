import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DealerkitError, type Noun, clientNoun, createClient, leadNoun, vehicleNoun } from '@dealerkit/core';
import { type Dealership, type Meddle, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, still, textOf, warnings } from '../../test-support/widget.ts';
import type { OpenEvent } from '../base/record-link.ts';
import './record-list.define.ts';
import type { DkRecordList } from './record-list.ts';

const client = clientNoun as unknown as Noun;
let house: Dealership;
const rows = (list: DkRecordList) => [...rootOf(list).querySelectorAll<HTMLElement>('.row[data-id]')];
const names = (list: DkRecordList) => rows(list).map((row) => row.querySelector('.open')?.textContent ?? '');

async function show(
  person: string,
  {
    noun = client,
    lang = 'en',
    meddle,
    width = 1000,
    ...more
  }: { noun?: Noun; lang?: string; meddle?: Meddle; width?: number; columns?: string; sort?: string } = {},
): Promise<DkRecordList> {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}>
      <dk-record-list .noun=${noun} .crm=${house.as(person, meddle)} columns=${more.columns ?? ''} sort=${more.sort ?? ''}></dk-record-list>
    </div>`,
  );
  around.style.inlineSize = `${String(width)}px`;
  return around.querySelector('dk-record-list') as DkRecordList;
}

describe('records of any noun', () => {
  before(async () => {
    house = await dealership({ leads: 6 });
  });

  it('lists what the person may see, with columns and words of the noun', async () => {
    const list = await show('boss', { noun: leadNoun as unknown as Noun, columns: 'vehicle status createdAt', sort: 'name' });
    await waitUntil(() => rows(list).length === 6);
    expect(textOf(list)).to.include('6 leads');
    expect([...rootOf(list).querySelectorAll('[role=columnheader]')].map(({ textContent }) => textContent)).to.deep.equal([
      'Name',
      'Vehicle',
      'Status',
    ]);
    expect(textOf(list)).to.include('In progress');
    expect(names(list)).to.deep.equal([...names(list)].sort((a, b) => a.localeCompare(b)));
    const ana = await show('bob', { noun: leadNoun as unknown as Noun });
    await waitUntil(() => rows(ana).length > 0 && rows(ana).length < 6);
  });

  for (const lang of ['en', 'fr', 'es'])
    it(`is accessible in ${lang}, wide and narrow, with one height of a row in each`, async () => {
      for (const [width, height] of [
        [320, 68],
        [900, 48],
      ] as const) {
        const list = await show('boss', { lang, width });
        await waitUntil(() => rows(list).length > 0);
        await still(list);
        await expect(list).to.be.accessible();
        expect(new Set(rows(list).map(({ offsetHeight }) => offsetHeight))).to.deep.equal(new Set([height]));
        expect(list.scrollWidth).to.be.at.most(width);
      }
    });

  it('searches, orders, and is left by keys alone', async () => {
    const list = await show('boss');
    await waitUntil(() => rows(list).length > 3);
    const field: HTMLInputElement | null = rootOf(list).querySelector('[name=search]');
    if (!field) throw new Error('no search');
    field.value = 'fournier';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => names(list).join() === 'Garage Fournier SARL', names(list).join(), { timeout: 4000 });
    field.value = 'nobody at all';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await says(list, 'Nothing matches');
    [...rootOf(list).querySelectorAll('button')].find(({ textContent }) => textContent === 'Show everything')?.click();
    await waitUntil(() => rows(list).length > 3);
    const [first, second] = names(list);
    rows(list)[0]?.querySelector<HTMLElement>('.open')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(rootOf(list).activeElement?.textContent).to.equal(second);
    await sendKeys({ press: 'Home' });
    expect(rootOf(list).activeElement?.textContent).to.equal(first);
    const opened = oneEvent<OpenEvent>(list, 'dk-open');
    list.addEventListener(
      'dk-open',
      (event) => {
        event.preventDefault();
      },
      { once: true },
    );
    await sendKeys({ press: 'Enter' });
    expect((await opened).detail.noun).to.equal('client');
  });

  it('offers a new one by right, and shows by itself what others create', async () => {
    const list = await show('ana');
    await waitUntil(() => rows(list).length > 0);
    const wanted = oneEvent(list, 'dk-record-new');
    part(list, 'new')?.click();
    expect((await wanted).detail).to.deep.equal({ noun: 'client' });
    const before = rows(list).length;
    await house.root.run(createClient, { kind: 'person', firstName: 'Aaron', lastName: 'Aalto', ownerId: 'ana', branchId: 'b1' });
    await waitUntil(() => rows(list).length === before + 1);
    expect(names(list)).to.include('Aaron Aalto');
    const vehicles = await show('ana', { noun: vehicleNoun as unknown as Noun });
    await waitUntil(() => rows(vehicles).length > 0);
    expect(part(vehicles, 'new')).to.equal(null);
  });

  it('says what is wrong: a column or an order that the noun does not have, an outage, no right', async () => {
    const said = await warnings(async () => {
      await says(await show('ana', { columns: 'colour' }), 'This could not be shown');
      await says(await show('ana', { sort: 'colour' }), 'This could not be shown');
    });
    expect(said.join()).to.include('record-list-attribute');
    const broken = await show('ana', {
      meddle: (source) => ({ ...source, query: () => Promise.reject(new DealerkitError('unavailable', 'x')) }),
    });
    await says(broken, 'The server cannot be reached');
    const visitor = await show('ana', { noun: { ...client, name: 'secret' } });
    await says(visitor, 'You do not have permission');
    await expect(visitor).to.be.accessible();
  });
});
