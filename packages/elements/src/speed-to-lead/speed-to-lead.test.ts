import { expect, fixture, html } from '@open-wc/testing';
import { completeTask, grantPolicy, setSettings, taskNoun } from '@dealerkit/core';
import { type Dealership, dealership, faults, testClock } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, still, textOf, warnings } from '../../test-support/widget.ts';
import './speed-to-lead.define.ts';
import type { DkSpeedToLead } from './speed-to-lead.ts';

const MINUTE = 60_000;

let house: Dealership;
let clock: ReturnType<typeof testClock>;

const show = async (person = 'boss', lang = 'en', broken = faults(), days = 30, dir = 'ltr'): Promise<DkSpeedToLead> => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang} dir=${dir}><dk-speed-to-lead days=${days} .crm=${house.as(person, broken)}></dk-speed-to-lead></div>`,
  );
  return around.querySelector('dk-speed-to-lead') as DkSpeedToLead;
};

async function contact(leadId: string): Promise<void> {
  const [task] = (await house.root.list(taskNoun, { where: { eq: ['leadId', leadId] } })).items;
  await house.as('boss').run(completeTask, { id: task!.id });
}

const rowOf = (widget: DkSpeedToLead, name: string): HTMLElement | undefined =>
  [...rootOf(widget).querySelectorAll<HTMLElement>('tbody tr')].find((row) => row.querySelector('th')?.textContent.trim() === name);
const cell = (widget: DkSpeedToLead, name: string, column: string): string => {
  const found = rowOf(widget, name)!.querySelector(`.${column}`)!;
  return found.textContent.replace(found.querySelector('.label')!.textContent, '').trim();
};

describe('dk-speed-to-lead', () => {
  beforeEach(async () => {
    clock = testClock(new Date(Date.now() - 3_600_000).toISOString());
    house = await dealership({ leads: 0, clock });
    await house.root.run(setSettings, { patch: { firstContactMinutes: 20 } });
    const [quick, slow] = [await house.addLead('ana'), await house.addLead('bob')];
    await house.addLead('bob');
    clock.advance(10 * MINUTE);
    await contact(quick);
    clock.advance(30 * MINUTE);
    await contact(slow);
  });

  for (const [lang, words] of [
    [
      'en',
      ['Speed to lead', 'Median to first contact', 'Within the delay', 'Not contacted yet', 'By person', 'By source', '25 min', '33%'],
    ],
    ['fr', ['Délai de premier contact', 'Médiane jusqu’au premier contact', 'Dans le délai', 'Par personne', '25 min']],
    ['es', ['Tiempo hasta el primer contacto', 'Dentro del plazo', 'Por persona', 'Por origen', '25 min']],
  ] as const)
    it(`C28a: says how soon leads are contacted, by person and source, in ${lang}, accessibly`, async () => {
      const widget = await show('boss', lang);
      await says(widget, words.at(-1)!);
      for (const text of words) expect(textOf(widget)).to.include(text);
      await still(widget);
      await expect(widget).to.be.accessible();
    });

  it('C28a: each person has the median, the share in time, the count and those who wait; the slowest the longest bar', async () => {
    const widget = await show();
    await waitUntil(() => rowOf(widget, 'Bob Martin'));
    expect(rowOf(widget, 'Ana Ferreira')!.querySelector('.value')!.textContent).to.equal('10 min');
    expect(rowOf(widget, 'Bob Martin')!.querySelector('.value')!.textContent).to.equal('40 min');
    expect(['within', 'leads', 'waiting'].map((column) => cell(widget, 'Ana Ferreira', column))).to.deep.equal(['100%', '1', '0']);
    expect(['within', 'leads', 'waiting'].map((column) => cell(widget, 'Bob Martin', column))).to.deep.equal(['0%', '2', '1']);
    const width = (name: string): number => Number(rowOf(widget, name)!.querySelector('.fill')!.getAttribute('width'));
    expect([width('Ana Ferreira'), width('Bob Martin')]).to.deep.equal([25, 100]);
    expect(rootOf(widget).querySelector('[style]')).to.equal(null);
  });

  it('shows another period, and tells', async () => {
    const widget = await show();
    await waitUntil(() => rowOf(widget, 'Bob Martin'));
    const told: number[] = [];
    widget.addEventListener('dk-speed-period', ({ detail }) => told.push(detail.days));
    clock.advance(10 * 24 * 60 * MINUTE);
    rootOf(widget).querySelector<HTMLInputElement>('input[value="7"]')!.click();
    await says(widget, 'No lead in this period');
    rootOf(widget).querySelector<HTMLInputElement>('input[value="90"]')!.click();
    await waitUntil(() => rowOf(widget, 'Bob Martin'));
    expect(told).to.deep.equal([7, 90]);
  });

  it('is live: a first contact counts soon after', async () => {
    const widget = await show('boss', 'en', faults(), 30, 'rtl');
    await waitUntil(() => rowOf(widget, 'Bob Martin'));
    await house.addLead('eva');
    await waitUntil(() => rowOf(widget, 'Eva Núñez'), 'counted', { timeout: 5000 });
    await still(widget);
    await expect(widget).to.be.accessible();
  });

  it('counts only what one may view, and nothing without the right', async () => {
    const own = await show('ana');
    await waitUntil(() => rowOf(own, 'Ana Ferreira'));
    expect(rowOf(own, 'Bob Martin')).to.equal(undefined);
    await house.root.run(grantPolicy, { node: 'user:eva', levels: { 'lead.view': 'none' } });
    await says(await show('eva'), 'You do not have permission');
  });

  it('says what went wrong, that it is stale and that it waits; shows nothing of a former person', async () => {
    const broken = faults();
    broken.offline('preview');
    const widget = await show('boss', 'en', broken);
    await waitUntil(() => part(widget, 'error'));
    broken.clear();
    part(widget, 'error')!.querySelector<HTMLElement>('button')!.click();
    await waitUntil(() => rowOf(widget, 'Bob Martin'));
    broken.offline();
    await waitUntil(() => part(widget, 'stale'));
    broken.clear();
    widget.crm = house.as('ana');
    expect(textOf(widget)).not.to.include('Bob Martin');
    const alone = await fixture<DkSpeedToLead>(html`<dk-speed-to-lead lang="en"></dk-speed-to-lead>`);
    await waitUntil(() => part(alone, 'waiting'));
    const said = await warnings(async () => {
      await says(await show('boss', 'en', faults(), 12), 'speed-to-lead-attribute');
    });
    expect(said).to.have.length(1);
  });
});
