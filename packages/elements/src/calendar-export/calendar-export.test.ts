import { expect, fixture, html } from '@open-wc/testing';
import { calendarFeedNoun, completeTask, createTask, grantPolicy, readCalendarFeedPath, revokeCalendarFeed } from '@dealerkit/core';
import { type Dealership, dealership, faults, type Meddle } from '@dealerkit/core/testing';
import '../provider/provider.define.ts';
import { waitUntil } from '../../test-support/wait-until.ts';
import { part, rootOf, says, still, textOf } from '../../test-support/widget.ts';
import './calendar-export.define.ts';
import type { DkCalendarExport } from './calendar-export.ts';

let house: Dealership;

const gateway = 'https://crm.example.com/';

interface Shown {
  readonly person?: string;
  readonly lang?: string;
  readonly url?: string;
  readonly meddle?: Meddle;
  readonly dir?: string;
}

const show = async ({ person = 'ana', lang = 'en', url = gateway, meddle = faults(), dir = 'ltr' }: Shown = {}) => {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang} dir=${dir}>
      <dk-provider .url=${url} .crm=${house.as(person, meddle)}><dk-calendar-export></dk-calendar-export></dk-provider>
    </div>`,
  );
  return around.querySelector('dk-calendar-export') as DkCalendarExport;
};

const feeds = async () =>
  (await house.root.list(calendarFeedNoun, {})).items.filter(({ revokedAt, ownerIds }) => revokedAt === null && ownerIds.includes('ana'));
const address = (widget: DkCalendarExport): string => (part(widget, 'address') as HTMLInputElement).value;

/** What a page would have written to disk while something happens. */
async function downloads(act: () => Promise<unknown>): Promise<{ name: string; text: string }[]> {
  const files: Promise<{ name: string; text: string }>[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const { download: name, href } = this;
    files.push(fetch(href).then(async (answer) => ({ name, text: await answer.text() })));
  };
  await act().finally(() => (HTMLAnchorElement.prototype.click = click));
  return Promise.all(files);
}

describe('dk-calendar-export', () => {
  beforeEach(async () => {
    house = await dealership({ leads: 0 });
  });

  for (const [lang, words] of [
    ['en', ['Calendar', 'Download', 'Private addresses', 'There is no address yet.', 'without signing in']],
    ['fr', ['Agenda', 'Télécharger', 'Adresses privées', 'Il n’y a pas encore d’adresse.', 'sans se connecter']],
    ['es', ['Calendario', 'Descargar', 'Direcciones privadas', 'Todavía no hay ninguna dirección.', 'sin iniciar sesión']],
  ] as const)
    it(`C25: offers the file and addresses, and says who can read them, in ${lang}, accessibly`, async () => {
      const widget = await show({ lang });
      await says(widget, words[3]);
      for (const text of words) expect(textOf(widget)).to.include(text);
      await still(widget);
      await expect(widget).to.be.accessible();
    });

  it('C25: downloads one’s own open tasks, deadlines and appointments, and nobody else’s', async () => {
    const dueAt = '2031-06-15T09:00:00.000Z';
    await house.as('ana').run(createTask, { kind: 'appointment', title: 'Test drive with Coco', dueAt });
    const { id } = await house.as('ana').run(createTask, { kind: 'task', title: 'Done already', dueAt });
    await house.as('ana').run(completeTask, { id });
    await house.as('bob').run(createTask, { kind: 'task', title: 'Of Bob', dueAt });
    const widget = await show();
    await waitUntil(() => part(widget, 'download'));
    const [file] = await downloads(async () => {
      part(widget, 'download')!.click();
      await waitUntil(() => document.body.textContent.includes('The calendar was downloaded.'), 'announced');
    });
    expect(file!.name).to.equal('calendar.ics');
    expect(file!.text).to.match(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:Test drive with Coco\r\n[^]*END:VCALENDAR\r\n$/);
    expect(file!.text).not.to.match(/Done already|Of Bob/);
  });

  it('makes an address that is shown once, of which only the hash was sent, and ends it when asked', async () => {
    const sent: unknown[] = [];
    const widget = await show({
      meddle: (source) => ({ ...source, run: (name, input, options) => (sent.push(input), source.run(name, input, options)) }),
    });
    await says(widget, 'There is no address yet.');
    const told: string[] = [];
    for (const type of ['dk-calendar-feed-created', 'dk-calendar-feed-revoked'])
      widget.addEventListener(type, (event) => told.push(`${type} ${(event as CustomEvent<{ id: string }>).detail.id}`));
    part(widget, 'create')!.click();
    await says(widget, 'Copy this address now');
    await says(widget, 'Created now');
    await still(widget);
    await expect(widget).to.be.accessible();
    const [kept] = await feeds();
    const { id, hash } = (await readCalendarFeedPath(address(widget).slice(`${gateway}calendar/`.length)))!;
    expect(id).to.equal(kept!.id);
    expect(sent).to.deep.equal([{ hash }]);
    const again = await show();
    await says(again, 'Created now');
    expect(part(again, 'address')).to.equal(null);
    part(widget, 'revoke')!.click();
    await waitUntil(() => part(widget, 'save'));
    await still(widget);
    await expect(widget).to.be.accessible();
    part(widget, 'cancel')!.click();
    await waitUntil(() => !rootOf(widget).querySelector('dialog[open]'));
    expect(await feeds()).to.have.length(1);
    part(widget, 'revoke')!.click();
    await waitUntil(() => part(widget, 'save'));
    part(widget, 'save')!.click();
    await says(widget, 'There is no address yet.');
    expect(part(widget, 'address')).to.equal(null);
    expect(await feeds()).to.have.length(0);
    expect(told).to.deep.equal([`dk-calendar-feed-created ${id}`, `dk-calendar-feed-revoked ${id}`]);
    await waitUntil(() => rootOf(widget).activeElement, 'focus stays in the widget');
  });

  it('is live: an address that is ended elsewhere goes', async () => {
    const widget = await show({ dir: 'rtl' });
    await says(widget, 'There is no address yet.');
    part(widget, 'create')!.click();
    await says(widget, 'Created now');
    const [kept] = await feeds();
    await house.as('ana').run(revokeCalendarFeed, { id: kept!.id });
    await says(widget, 'There is no address yet.');
  });

  it('without a gateway there is the file only; without the right to addresses, or to tasks, nothing is offered', async () => {
    const local = await show({ url: '' });
    await says(local, 'here you can download');
    expect(part(local, 'create')).to.equal(null);
    await house.root.run(grantPolicy, { node: 'user:bob', levels: { 'calendarFeed.view': 'none', 'calendarFeed.create': 'none' } });
    const bob = await show({ person: 'bob' });
    await waitUntil(() => part(bob, 'download'));
    expect(textOf(bob)).not.to.include('Private addresses');
    await house.root.run(grantPolicy, { node: 'user:eva', levels: { 'task.view': 'none' } });
    await says(await show({ person: 'eva' }), 'You do not have permission');
  });

  it('says what was not done, that it is stale, and that it waits; shows nothing of a former person', async () => {
    const broken = faults();
    const widget = await show({ meddle: broken });
    await says(widget, 'There is no address yet.');
    broken.offline('run');
    part(widget, 'create')!.click();
    await says(widget, 'This was not done');
    broken.clear();
    part(widget, 'create')!.click();
    await says(widget, 'Copy this address now');
    broken.offline();
    await waitUntil(() => part(widget, 'stale'));
    broken.clear();
    widget.crm = house.as('bob');
    expect(textOf(widget)).not.to.include('Copy this address');
    expect(part(widget, 'address')).to.equal(null);
    const alone = await fixture<DkCalendarExport>(html`<dk-calendar-export lang="en"></dk-calendar-export>`);
    await waitUntil(() => part(alone, 'waiting'));
  });
});
