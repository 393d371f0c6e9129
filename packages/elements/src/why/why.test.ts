import { expect, fixture, html } from '@open-wc/testing';
import { type AnyCommand, grantPolicy, setAbsences, setAudience, setRules } from '@dealerkit/core';
import { type Dealership, type Meddle, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, still, textOf } from '../../test-support/widget.ts';
import './why.define.ts';
import type { DkWhy } from './why.ts';

let house: Dealership;

async function show(
  person: string,
  {
    who = '',
    right = '',
    record = '',
    lang = 'en',
    meddle,
  }: { who?: string; right?: string; record?: string; lang?: string; meddle?: Meddle },
): Promise<DkWhy> {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang}><dk-why user-id=${who} right=${right} record-id=${record} .crm=${house.as(person, meddle)}></dk-why></div>`,
  );
  return around.querySelector('dk-why') as DkWhy;
}

async function answer(widget: DkWhy): Promise<string[]> {
  await waitUntil(() => rootOf(widget).querySelector('[part=answer] p'));
  return [...rootOf(widget).querySelectorAll('[part=answer] p')].map(({ textContent }) => textContent.replaceAll(/[ \n]+/g, ' ').trim());
}

describe('why', () => {
  let lead: string, code: string;
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
    lead = await house.addLead('bob', { name: 'Hugo Lefèvre' });
    ({ code } = await house.root.get({ name: 'lead' }, lead));
  });

  it('answers in French why somebody cannot see a lead, word for word', async () => {
    const widget = await show('adm', { who: 'ana', right: 'lead.view', record: lead, lang: 'fr' });
    expect(await answer(widget)).to.deep.equal([
      `Non. Ana Ferreira n’a pas le droit «\u00a0Voir les leads\u00a0» pour ${code} Hugo Lefèvre.`,
      `Rôle staff donne «\u00a0Individuel\u00a0»\u202f; ${code} Hugo Lefèvre n’en fait pas partie\u00a0: responsable Bob Martin, Lyon Confluence.`,
      'Pour l’ouvrir\u00a0: affectez-le à Ana Ferreira, ou donnez un niveau plus large à Rôle staff.',
    ]);
    await still(widget);
    await expect(widget).to.be.accessible();
  });

  for (const [lang, words] of [
    ['en', ['Yes. Bob Martin has the right “See leads”', 'It comes from here: Role staff gives “Own”.']],
    ['es', ['Sí. Bob Martin tiene el permiso «Ver clientes potenciales»', 'Viene de aquí: Rol staff da «Individual».']],
  ] as const)
    it(`answers in ${lang} whence a right comes`, async () => {
      const widget = await show('adm', { who: 'bob', right: 'lead.view', record: lead, lang });
      const said = await answer(widget);
      expect(said[0]).to.equal(`${words[0]} ${lang === 'en' ? 'for' : 'para'} ${code} Hugo Lefèvre.`);
      expect(said[1]).to.equal(words[1]);
      await still(widget);
      await expect(widget).to.be.accessible();
    });

  it('E6 E8 says where “none” was said, and that nothing was', async () => {
    expect((await answer(await show('adm', { who: 'ana', right: 'lead.delete' })))[1]).to.equal(
      'Neither the person nor what he inherits from gives this right.',
    );
    await house.root.run(grantPolicy, { node: 'profile:salesperson', levels: { 'lead.delete': 'none' } });
    expect(await answer(await show('adm', { who: 'ana', right: 'lead.delete' }))).to.deep.equal([
      'No. Ana Ferreira does not have the right “Delete leads”.',
      'Profile salesperson says “None”.',
      'To give it: set a level for Profile salesperson.',
    ]);
  });

  it('E16 says that who may not see may do nothing, whatever his level', async () => {
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'lead.delete': 'all' } });
    expect((await answer(await show('adm', { who: 'ana', right: 'lead.delete', record: lead })))[1]).to.equal(
      'Whoever may not see something may do nothing with it.',
    );
  });

  it('O74 tells modules, rules, people who left, and whom somebody stands in for', async () => {
    const reason = async (who: string): Promise<string | undefined> =>
      (await answer(await show('adm', { who, right: 'lead.view', record: lead })))[1];
    await house.root.run(setRules, { rules: [{ effect: 'deny', module: 'lead', where: { eq: ['status', 'open'] }, nodes: ['user:bob'] }] });
    expect(await reason('bob')).to.equal('A rule refuses this.');
    await house.root.run(setAudience, { module: 'lead', audience: { users: ['adm', 'ana'] } });
    expect(await reason('bob')).to.equal('This module is open to others only.');
    await house.root.run(setAudience, { module: 'lead', audience: null });
    await house.root.run(setRules, { rules: [] });
    await house.root.run(setAbsences, {
      id: 'bob',
      absences: [{ from: '2020-01-01T00:00:00.000Z', until: '2999-01-01T00:00:00.000Z', substituteId: 'ana' }],
    });
    const stands = await answer(await show('adm', { who: 'ana', right: 'lead.view', record: lead }));
    expect(stands[0]).to.contain('Yes.');
    expect(stands[2]).to.equal('At this moment he also stands in for Bob Martin.');
    await house.root.run({ name: 'user.save' } as unknown as AnyCommand, { id: 'bob', data: { active: false } } as never);
    expect(await reason('bob')).to.equal('This person is not active any more.');
  });

  it('finds the record by what is typed', async () => {
    const widget = await show('adm', { who: 'ana', right: 'lead.view' });
    await says(widget, 'Yes. Ana Ferreira');
    const input = rootOf(widget).querySelector<HTMLInputElement>('#record')!;
    input.value = 'hugo';
    input.dispatchEvent(new InputEvent('input'));
    await waitUntil(() => part(widget, 'found')?.querySelector('button'));
    part(widget, 'found')!.querySelector('button')!.click();
    await says(widget, 'No. Ana Ferreira');
    expect(textOf(widget)).to.include('it belongs to Bob Martin, Lyon Confluence');
    expect(part(widget, 'found')).to.equal(null);
  });

  it('who administers no rights asks about himself only, and is told the honest way', async () => {
    const widget = await show('ana', { who: 'bob', right: 'lead.delete' });
    expect(await answer(widget)).to.deep.equal([
      'No. Ana Ferreira does not have the right “Delete leads”.',
      'Neither the person nor what he inherits from gives this right.',
      'Ask an administrator if you need it.',
    ]);
    expect([...rootOf(widget).querySelectorAll('#person option')].map(({ textContent }) => textContent)).to.deep.equal(['Ana Ferreira']);
  });

  it('of a record that the asker may not see nothing is told; a failure can be tried again', async () => {
    const widget = await show('ana', { right: 'lead.view', record: lead });
    await waitUntil(() => part(widget, 'empty'));
    expect(textOf(widget)).to.not.include('Hugo');
    let broken = true;
    const failing = await show('adm', {
      who: 'ana',
      right: 'lead.view',
      meddle: (source) => ({
        ...source,
        preview: (name, input, signal) =>
          broken
            ? Promise.reject(Object.assign(new Error('x'), { name: 'DealerkitError', code: 'unavailable', details: {} }))
            : source.preview(name, input, signal),
      }),
    });
    await waitUntil(() => part(failing, 'error'));
    broken = false;
    part(failing, 'error')!.querySelector('button')!.click();
    await says(failing, 'Yes. Ana Ferreira');
  });
});
