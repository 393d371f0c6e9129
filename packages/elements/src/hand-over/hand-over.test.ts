import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { type AnyCommand, DealerkitError } from '@dealerkit/core';
import { type Dealership, type Meddle, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, still, textOf } from '../../test-support/widget.ts';
import './hand-over.define.ts';
import type { HandedOverEvent } from './hand-over.events.ts';
import type { DkHandOver } from './hand-over.ts';

let house: Dealership;

async function show(
  person: string,
  { lang = 'en', from = 'ana', meddle }: { lang?: string; from?: string; meddle?: Meddle } = {},
): Promise<DkHandOver> {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-hand-over user-id=${from} .crm=${house.as(person, meddle)}></dk-hand-over></div>`,
  );
  return around.querySelector('dk-hand-over') as DkHandOver;
}

async function to(widget: DkHandOver, id: string): Promise<void> {
  await waitUntil(() => rootOf(widget).querySelector('#to'));
  const select = rootOf(widget).querySelector<HTMLSelectElement>('#to')!;
  select.value = id;
  select.dispatchEvent(new Event('change'));
  await widget.updateComplete;
}

const owned = async (id: string): Promise<number> => {
  let count = 0;
  for (const noun of ['lead', 'client', 'task'])
    count += (await house.root.list({ name: noun } as never, { where: { eq: ['ownerIds', id] }, limit: 100 } as never)).items.length;
  return count;
};

describe('hand-over', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    for (let index = 0; index < 3; index++) await house.addLead('ana');
  });

  for (const [lang, words] of [
    ['en', ['3 open leads', '2 clients', '3 open tasks', 'Hand over 8 records']],
    ['fr', ['3 leads en cours', '2 clients', '3 tâches ouvertes', 'Réaffecter 8 éléments']],
    ['es', ['3 leads abiertos', '2 clientes', '3 tareas abiertas', 'Reasignar 8 registros']],
  ] as const)
    it(`counts before it begins, in ${lang}, accessible`, async () => {
      const widget = await show('boss', { lang });
      await says(widget, words[0]);
      for (const word of words.filter((each) => !each.startsWith('2'))) expect(textOf(widget)).to.include(word.slice(0, 8));
      await still(widget);
      await expect(widget).to.be.accessible();
      expect((part(widget, 'start') as HTMLButtonElement).disabled).to.equal(true);
    });

  it('hands everything over, each by its own right, and tells how much was done', async () => {
    const widget = await show('boss');
    await says(widget, '3 open leads');
    const before = await owned('ana');
    await to(widget, 'bob');
    const ended = oneEvent(widget, 'dk-handed-over');
    part(widget, 'start')!.click();
    const { detail } = (await ended) as HandedOverEvent;
    expect(detail).to.deep.equal({ from: 'ana', to: 'bob', done: before, refused: 0 });
    expect(await owned('ana')).to.equal(0);
    await says(widget, `${String(before)} records were handed over.`);
    await waitUntil(() => rootOf(widget).activeElement === part(widget, 'result'));
    await still(widget);
    await expect(widget).to.be.accessible();
  });

  it('names each that was refused with its reason, and tries those again', async () => {
    let refusing = true;
    const meddle: Meddle = (source) => ({
      ...source,
      run: (name, input, options) =>
        refusing && name === 'client.assign' ? Promise.reject(new DealerkitError('forbidden', 'no')) : source.run(name, input, options),
    });
    const widget = await show('boss', { meddle });
    await says(widget, '3 open leads');
    await to(widget, 'bob');
    part(widget, 'start')!.click();
    await says(widget, 'were not handed over:');
    expect(textOf(widget)).to.include('Colette Hernandez').and.to.include('not within your rights');
    refusing = false;
    part(widget, 'again')!.click();
    await waitUntil(() => part(widget, 'result') && !textOf(widget).includes('not handed over'));
    expect(await owned('ana')).to.equal(0);
  });

  it('can be stopped: what was done stays done', async () => {
    let runs = 0;
    const meddle: Meddle = (source) => ({
      ...source,
      run: async (name, input, options) => {
        if (++runs > 2) await new Promise((resolve) => setTimeout(resolve, 400));
        return source.run(name, input, options);
      },
    });
    const widget = await show('boss', { meddle });
    await says(widget, '3 open leads');
    await to(widget, 'bob');
    part(widget, 'start')!.click();
    await waitUntil(() => runs > 2 && part(widget, 'stop'));
    part(widget, 'stop')!.click();
    await says(widget, 'Stopped.');
    expect(await owned('ana')).to.be.greaterThan(0);
  });

  it('a page may keep the work where it is; who may assign nothing is refused; an inactive receiver is not offered', async () => {
    await house.root.run({ name: 'user.save' } as unknown as AnyCommand, { id: 'eva', data: { active: false } } as never);
    const widget = await show('boss');
    await says(widget, '3 open leads');
    expect([...rootOf(widget).querySelectorAll<HTMLOptionElement>('#to option')].map(({ value }) => value)).to.not.include('eva');
    await to(widget, 'bob');
    widget.addEventListener('dk-hand-over', (event) => { event.preventDefault(); }); // prettier-ignore
    const before = await owned('ana');
    part(widget, 'start')!.click();
    await widget.updateComplete;
    expect(await owned('ana')).to.equal(before);
    const refused = await show('ana');
    await waitUntil(() => part(refused, 'empty'));
  });

  it('of a person without open work it says so; a failure can be tried again', async () => {
    await says(await show('boss', { from: 'eva' }), 'There is nothing open to hand over.');
    let broken = true;
    const meddle: Meddle = (source) => ({
      ...source,
      query: (noun, query, signal) => (broken ? Promise.reject(new DealerkitError('unavailable', 'x')) : source.query(noun, query, signal)),
    });
    const widget = await show('boss', { meddle });
    await waitUntil(() => part(widget, 'error'));
    broken = false;
    part(widget, 'error')!.querySelector('button')!.click();
    await says(widget, '3 open leads');
  });
});
