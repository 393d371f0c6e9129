import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type AnyCommand, applyPreset, grantPolicy } from '@dealerkit/core';
import { type Dealership, type Meddle, dealership } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, still, textOf, warnings } from '../../test-support/widget.ts';
import './rights.define.ts';
import type { DkRights } from './rights.ts';

let house: Dealership;

const save = (noun: string, id: string, data: object) =>
  house.root.run({ name: `${noun}.save` } as unknown as AnyCommand, { id, data } as never);

async function show(
  person: string,
  node: string,
  { lang = 'en', dir = 'ltr', meddle }: { lang?: string; dir?: string; meddle?: Meddle } = {},
): Promise<DkRights> {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang} dir=${dir}><dk-rights node=${node} .crm=${house.as(person, meddle)}></dk-rights></div>`,
  );
  return around.querySelector('dk-rights') as DkRights;
}

const level = (widget: DkRights, right: string): HTMLButtonElement => rootOf(widget).querySelector(`[data-id="${right}"] .level`)!;
const levelText = (widget: DkRights, right: string): string => level(widget, right).textContent.trim();
const ready = (widget: DkRights): Promise<void> => waitUntil(() => part(widget, 'rights'), 'its rights');

async function choose(widget: DkRights, right: string, choice: string, ...named: string[]): Promise<void> {
  level(widget, right).click();
  await waitUntil(() => rootOf(widget).querySelector('#levels[open] input'));
  rootOf(widget).querySelector<HTMLElement>(`#levels input[value="${choice}"]`)!.click();
  await widget.updateComplete;
  for (const id of named) rootOf(widget).querySelector<HTMLElement>(`#levels .named input[value="${id}"]`)!.click();
  const closed = oneEvent(rootOf(widget).querySelector('#levels')!, 'close');
  rootOf(widget).querySelector<HTMLElement>('#levels .dk-primary')!.click();
  await closed;
  await new Promise((resolve) => setTimeout(resolve));
  await widget.updateComplete;
}

const levelsOf = async (node: string): Promise<Readonly<Record<string, unknown>>> => {
  const { policy } = (await house.root.get({ name: 'policy' }, 'policy')) as unknown as {
    policy: { nodes: Record<string, { levels?: object }> };
  };
  return { ...policy.nodes[node]?.levels };
};

describe('rights', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 1 });
  });

  for (const [lang, words] of [
    ['en', ['Right to delete a client', 'Same as profile: None', 'Save changes']],
    ['fr', ['Droit de suppression d’un client', 'Identique au profil\u00a0: Aucun', 'Enregistrer les modifications']],
    ['es', ['Permiso para eliminar clientes', 'Igual que el perfil: Ninguno', 'Guardar cambios']],
  ] as const)
    it(`speaks ${lang} in the sources’ words, accessible, also from right to left (B4, E8, E12)`, async () => {
      const widget = await show('adm', 'user:ana', { lang, dir: lang === 'es' ? 'rtl' : 'ltr' });
      await ready(widget);
      await expect(widget).to.be.accessible();
      expect(textOf(widget)).to.include(words[0]);
      expect(levelText(widget, 'client.delete')).to.equal(words[1]);
      await choose(widget, 'client.delete', 'own');
      expect(textOf(widget)).to.include(words[2]);
      await still(widget);
      await expect(widget).to.be.accessible();
    });

  it('E8 E12 shows what the profile gives, applies nothing before it is saved, and goes back to the profile', async () => {
    const widget = await show('adm', 'user:ana');
    await ready(widget);
    expect(levelText(widget, 'lead.view')).to.equal('Same as profile: Own');
    await choose(widget, 'lead.view', 'all');
    expect(levelText(widget, 'lead.view')).to.equal('All');
    expect(await levelsOf('user:ana')).to.deep.equal({});
    const saved = oneEvent(widget, 'dk-rights-saved');
    part(widget, 'save')!.click();
    expect(((await saved) as CustomEvent<{ node: string }>).detail.node).to.equal('user:ana');
    expect(await levelsOf('user:ana')).to.deep.equal({ 'lead.view': 'all' });
    expect(part(widget, 'pending')).to.equal(null);
    await choose(widget, 'lead.view', 'inherit');
    part(widget, 'save')!.click();
    await waitUntil(() => !part(widget, 'pending'));
    expect(await levelsOf('user:ana')).to.deep.equal({});
    expect(levelText(widget, 'lead.view')).to.equal('Same as profile: Own');
  });

  it('E10 E14 E15 names groups when granting, and says so when none is named', async () => {
    await save('group', 'used-cars', { name: 'Used cars' });
    const widget = await show('adm', 'user:ana');
    await ready(widget);
    await choose(widget, 'lead.delete', 'namedGroups', 'used-cars');
    expect(levelText(widget, 'lead.delete')).to.equal('Groups Used cars');
    part(widget, 'save')!.click();
    await waitUntil(() => !part(widget, 'pending'));
    expect(await levelsOf('user:ana')).to.deep.equal({ 'lead.delete': ['own', { groups: ['used-cars'] }] });
    level(widget, 'lead.delete').click();
    await waitUntil(() => rootOf(widget).querySelector('#levels[open] .named'));
    expect(rootOf(widget).querySelector<HTMLInputElement>('.named input[value="used-cars"]')!.checked).to.equal(true);
    expect(rootOf(widget).querySelector<HTMLInputElement>('.named input[value="new-cars"]')!.checked).to.equal(false);
    rootOf(widget).querySelector<HTMLInputElement>('.named input[value="used-cars"]')!.click();
    await widget.updateComplete;
    expect(textOf(widget)).to.include('Nobody named yet');
  });

  it('E17 offers only the levels that a right admits', async () => {
    const widget = await show('adm', 'user:ana');
    await ready(widget);
    level(widget, 'lead.export').click();
    await waitUntil(() => rootOf(widget).querySelector('#levels[open] input'));
    const offered = [...rootOf(widget).querySelectorAll<HTMLInputElement>('#levels input')].map(({ value }) => value);
    expect(offered).to.deep.equal(['inherit', 'none', 'own', 'branch', 'all']);
  });

  it('cancelling a choice changes nothing, and focus is back on the right', async () => {
    const widget = await show('adm', 'user:ana');
    await ready(widget);
    level(widget, 'lead.view').focus();
    level(widget, 'lead.view').click();
    await waitUntil(() => rootOf(widget).querySelector('#levels[open] input'));
    rootOf(widget).querySelector<HTMLElement>('#levels input[value=all]')!.click();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => rootOf(widget).activeElement === level(widget, 'lead.view'));
    expect(levelText(widget, 'lead.view')).to.equal('Same as profile: Own');
    expect(part(widget, 'pending')).to.equal(null);
  });

  it('B23 a module is switched off and on again with one switch; its rights cannot be set meanwhile', async () => {
    const widget = await show('adm', 'group:new-cars');
    await ready(widget);
    const switches = rootOf(widget).querySelectorAll<HTMLInputElement>('[role=switch]');
    switches[0]!.click();
    await widget.updateComplete;
    expect(textOf(widget)).to.include('Switched off: every right in it is off here.');
    expect(level(widget, 'client.view').disabled).to.equal(true);
    part(widget, 'save')!.click();
    await waitUntil(() => !part(widget, 'pending'));
    const { policy } = (await house.root.get({ name: 'policy' }, 'policy')) as unknown as {
      policy: { nodes: Record<string, { off?: string[] }> };
    };
    expect(policy.nodes['group:new-cars']!.off).to.deep.equal(['client']);
  });

  it('B12 shows the people of a group, adds and removes them; B3b an administrator adds himself, with his line', async () => {
    const widget = await show('adm', 'group:new-cars');
    await ready(widget);
    await says(widget, 'Ana Ferreira');
    const select = rootOf(widget).querySelector<HTMLSelectElement>('#add-user')!;
    select.value = 'eva';
    select.dispatchEvent(new Event('change'));
    await widget.updateComplete;
    part(widget, 'add')!.click();
    await waitUntil(() => [...rootOf(widget).querySelectorAll('.people li')].some((row) => row.textContent.includes('Eva Núñez')));
    part(widget, 'add-me')!.click();
    await waitUntil(() => [...rootOf(widget).querySelectorAll('.people li')].some((row) => row.textContent.includes('Samira Haddad')));
    expect(part(widget, 'add-me')).to.equal(null);
    const events = await house.root.list({ name: 'event' } as never, { where: { eq: ['about', 'user:adm'] } } as never);
    const lines = (events.items as unknown as { type: string; params: { changes: object } }[]).filter(({ type }) => type === 'user.saved');
    expect(lines[0]!.params.changes).to.deep.equal({ groupIds: { before: [], after: ['new-cars'] } });
    rootOf(widget).querySelector<HTMLElement>('[aria-label="Remove Bob Martin"]')!.click();
    await waitUntil(() => ![...rootOf(widget).querySelectorAll('.people li')].some((row) => row.textContent.includes('Bob Martin')));
  });

  it('B9 sets who follows clients up, in the same save', async () => {
    const widget = await show('adm', 'group:new-cars');
    await ready(widget);
    await says(widget, 'Follow-up of clients by');
    rootOf(widget).querySelector<HTMLElement>('input[name=follow-up][value=automatic]')!.click();
    await widget.updateComplete;
    part(widget, 'save')!.click();
    await waitUntil(() => !part(widget, 'pending'));
    expect(((await house.root.get({ name: 'group' }, 'new-cars')) as unknown as { followUp: string }).followUp).to.equal('automatic');
    expect(rootOf(widget).querySelector<HTMLInputElement>('input[name=follow-up][value=automatic]')!.checked).to.equal(true);
  });

  it('says when somebody is away, and who stands in', async () => {
    const widget = await show('adm', 'group:new-cars');
    await says(widget, 'Ana Ferreira');
    rootOf(widget).querySelector<HTMLElement>('[aria-label="Absence of Ana Ferreira"]')!.click();
    await waitUntil(() => rootOf(widget).querySelector('#absence[open] input'));
    await still(widget);
    await expect(widget).to.be.accessible();
    const set = (id: string, value: string): void => {
      const control = rootOf(widget).querySelector<HTMLInputElement>(`#${id}`)!;
      control.value = value;
      control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input'));
    };
    set('absence-from', '2999-03-01');
    set('absence-until', '2999-03-02');
    set('absence-substitute', 'bob');
    await widget.updateComplete;
    rootOf(widget).querySelector<HTMLElement>('#absence button[value=save]')!.click();
    await says(widget, 'Substitute : Bob Martin');
    const { absences } = (await house.root.get({ name: 'user' }, 'ana')) as unknown as { absences: object[] };
    expect(absences).to.deep.equal([{ from: '2999-02-28T23:00:00.000Z', until: '2999-03-02T23:00:00.000Z', substituteId: 'bob' }]);
  });

  it('a change by somebody else shows at once, keeps what was touched here, and a save on an old version is not lost', async () => {
    const widget = await show('adm', 'user:ana');
    await ready(widget);
    await choose(widget, 'lead.view', 'all');
    await house.root.run(grantPolicy, { node: 'user:ana', levels: { 'lead.export': 'own' } });
    await waitUntil(() => levelText(widget, 'lead.export') === 'Own');
    expect(levelText(widget, 'lead.view')).to.equal('All');
    part(widget, 'save')!.click();
    await waitUntil(() => !part(widget, 'pending'));
    expect(await levelsOf('user:ana')).to.deep.equal({ 'lead.export': 'own', 'lead.view': 'all' });
  });

  it('says why rights were refused: the last administrator stays', async () => {
    const widget = await show('adm', 'profile:administrator');
    await ready(widget);
    rootOf(widget).querySelector('details')!.open = true;
    await choose(widget, 'policy.manage', 'none');
    part(widget, 'save')!.click();
    await says(widget, 'Somebody must remain who may change the rights.');
    expect(levelText(widget, 'policy.manage')).to.equal('None');
  });

  it('asks before another node is chosen while something is not saved', async () => {
    const around = await fixture<HTMLElement>(html`<div lang="en"><dk-rights .crm=${house.as('adm')}></dk-rights></div>`);
    const widget = around.querySelector('dk-rights') as DkRights;
    await says(widget, 'Choose a group, a profile or a person');
    const pick = async (node: string): Promise<void> => {
      const select = rootOf(widget).querySelector<HTMLSelectElement>('#node')!;
      select.value = node;
      select.dispatchEvent(new Event('change'));
      await widget.updateComplete;
    };
    await pick('user:ana');
    await ready(widget);
    await choose(widget, 'lead.view', 'all');
    await pick('user:bob');
    await waitUntil(() => rootOf(widget).querySelector('dialog[open]'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !rootOf(widget).querySelector('dialog[open]'));
    expect(widget.node).to.equal('user:ana');
    expect(levelText(widget, 'lead.view')).to.equal('All');
    await pick('user:bob');
    await waitUntil(() => rootOf(widget).querySelector('dialog[open]'));
    rootOf(widget).querySelector<HTMLElement>('dialog[open] button[value=yes]')!.click();
    await waitUntil(() => widget.node === 'user:bob');
  });

  it('a preset shows its differences before it is applied; a page may keep the rights as they are', async () => {
    const widget = await show('adm', 'user:ana');
    await ready(widget);
    const presets = part(widget, 'presets') as HTMLDetailsElement;
    presets.open = true;
    const select = rootOf(widget).querySelector<HTMLSelectElement>('#preset')!;
    select.value = 'bee2link';
    select.dispatchEvent(new Event('change'));
    await widget.updateComplete;
    part(widget, 'compare')!.click();
    await says(widget, 'Somebody must remain');
    select.value = 'onlyoffice';
    select.dispatchEvent(new Event('change'));
    await widget.updateComplete;
    part(widget, 'compare')!.click();
    await waitUntil(() => rootOf(widget).querySelectorAll('.differences li').length > 10);
    await expect(widget).to.be.accessible();
    widget.addEventListener('dk-rights-preset', (event) => { event.preventDefault(); }, { once: true }); // prettier-ignore
    part(widget, 'apply')!.click();
    const preset = async (): Promise<string> =>
      ((await house.root.get({ name: 'policy' }, 'policy')) as unknown as { policy: { preset: string } }).policy.preset;
    expect(await preset()).to.equal('dealer');
    part(widget, 'apply')!.click();
    await waitUntil(async () => (await preset()) === 'onlyoffice');
  });

  it('without the right to give rights one sees one’s own, and the honest way to more', async () => {
    const widget = await show('ana', 'group:new-cars');
    await ready(widget);
    expect(textOf(widget)).to.include('If you need more, ask an administrator.');
    expect(textOf(widget)).to.include('Person Ana Ferreira');
    expect(rootOf(widget).querySelectorAll('button, input, select').length).to.equal(0);
    await expect(widget).to.be.accessible();
  });

  it('by keyboard: arrows from right to right, Home, End, the beginning of a name; one right is reached by Tab', async () => {
    const widget = await show('adm', 'user:ana');
    await ready(widget);
    expect(rootOf(widget).querySelectorAll('.level[tabindex="0"]').length).to.equal(1);
    level(widget, 'client.view').focus();
    const on = (right: string) => waitUntil(() => rootOf(widget).activeElement === level(widget, right), right);
    await sendKeys({ press: 'ArrowDown' });
    await on('client.create');
    await sendKeys({ press: 'End' });
    await on('event.view');
    await sendKeys({ press: 'Home' });
    await on('client.view');
    await sendKeys({ type: 'delete l' });
    await on('lead.delete');
  });

  it('a node that carries no rights is the page’s mistake; a failure can be tried again; another person’s rights do not stay', async () => {
    const said = await warnings(async () => {
      const wrong = await show('adm', 'nonsense');
      await says(wrong, 'could not be shown');
    });
    expect(said.join(' ')).to.include('rights-node');
    let broken = true;
    const meddle: Meddle = (source) => ({
      ...source,
      preview: (name, input, signal) =>
        broken
          ? Promise.reject(Object.assign(new Error('x'), { name: 'DealerkitError', code: 'unavailable', details: {} }))
          : source.preview(name, input, signal),
    });
    const widget = await show('adm', 'user:ana', { meddle });
    await waitUntil(() => part(widget, 'error'));
    broken = false;
    part(widget, 'error')!.querySelector('button')!.click();
    await ready(widget);
    widget.crm = house.as('ana');
    await widget.updateComplete;
    expect(textOf(widget)).to.not.include('Same as profile');
  });

  it('B4 bee2link: the box of the module Clients gives the group the right to delete', async () => {
    house = await dealership({ leads: 1 });
    await save('group', 'ventes', { name: 'Ventes', profileType: 'sales' });
    await save('group', 'admins', { name: 'Admins', profileType: 'administrator' });
    await save('user', 'adm', { groupIds: ['admins'] });
    await house.root.run(applyPreset, { preset: 'bee2link' });
    const widget = await show('adm', 'group:ventes', { lang: 'fr' });
    await ready(widget);
    expect(levelText(widget, 'client.delete')).to.equal('Identique au type\u00a0: Aucun');
    await choose(widget, 'client.delete', 'all');
    part(widget, 'save')!.click();
    await waitUntil(() => !part(widget, 'pending'));
    expect(await levelsOf('group:ventes')).to.deep.equal({ 'client.delete': 'all' });
  });
});
