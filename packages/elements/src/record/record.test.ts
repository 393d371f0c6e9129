import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { DealerkitError, type Noun, clientNoun, contactNoun, defineCommand, defineNoun, updateClient, vehicleNoun } from '@dealerkit/core';
import * as z from 'zod/mini';
import { type Dealership, type Meddle, dealership, evil } from '@dealerkit/core/testing';
import { waitUntil } from '../../test-support/wait-until.ts';
import { control, part, rootOf, says, still, textOf, type, warnings } from '../../test-support/widget.ts';
import '../provider/provider.define.ts';
import type { DkProvider } from '../provider/provider.ts';
import './record.define.ts';
import type { RecordSavedEvent } from './record.events.ts';
import type { DkRecord } from './record.ts';

const client = clientNoun as unknown as Noun;
let house: Dealership;

async function show(
  person: string,
  {
    id = house.clients.coco,
    noun = client,
    lang = 'en',
    dir = 'ltr',
    meddle,
  }: { id?: string; noun?: Noun | string; lang?: string; dir?: string; meddle?: Meddle } = {},
): Promise<DkRecord> {
  const around = await fixture<HTMLElement>(
    html`<div lang=${lang} dir=${dir}><dk-record .noun=${noun} record-id=${id} .crm=${house.as(person, meddle)}></dk-record></div>`,
  );
  return around.querySelector('dk-record') as DkRecord;
}
const press = (record: DkRecord, name: string): void => part(record, name)?.click();

describe('record of any noun', () => {
  before(async () => {
    house = await dealership({ leads: 2 });
  });

  for (const [lang, words] of [
    ['en', ['First name', 'Person', 'Lyon Confluence', 'Ana Ferreira', 'Edit']],
    ['fr', ['Prénom', 'Personne', 'Point de vente', 'Modifier']],
    ['es', ['Nombre', 'Persona', 'Sede', 'Editar']],
  ] as const)
    it(`speaks ${lang}: labels and values from the noun, accessible, also from right to left`, async () => {
      const record = await show('ana', { lang, dir: lang === 'es' ? 'rtl' : 'ltr' });
      await says(record, 'Hernandez');
      for (const word of words) expect(textOf(record)).to.include(word);
      await still(record);
      await expect(record).to.be.accessible();
      press(record, 'edit');
      await waitUntil(() => part(record, 'form'));
      await expect(record).to.be.accessible();
    });

  it('has a control for each field that may be edited, and sends only what was changed', async () => {
    const sent: unknown[] = [];
    const record = await show('ana', {
      meddle: (source) => ({ ...source, run: (name, input, options) => (sent.push(input), source.run(name, input, options)) }),
    });
    await says(record, 'Hernandez');
    press(record, 'edit');
    await waitUntil(() => part(record, 'form'));
    expect(control(record, 'ownerIds')).to.equal(null);
    expect(control(record, 'name')).to.equal(null);
    expect(control(record, 'civility').localName).to.equal('select');
    type(record, 'jobTitle', 'Urbaniste');
    type(record, 'phones', '06 12 34 56 78\n\n04 78 00 00 01');
    const saved = oneEvent(record, 'dk-record-saved');
    press(record, 'save');
    expect((await saved).detail).to.deep.equal({ noun: 'client', id: house.clients.coco, fields: ['jobTitle', 'phones'] });
    const { patch, from } = sent[0] as Record<string, object>;
    expect(patch).to.deep.equal({ jobTitle: 'Urbaniste', phones: ['06 12 34 56 78', '04 78 00 00 01'] });
    expect(from).to.have.keys('jobTitle', 'phones');
    await says(record, 'Urbaniste');
    expect(rootOf(record).activeElement?.id).to.equal('dk-edit');
  });

  it('never overwrites what somebody else changed: asks which one to keep', async () => {
    const record = await show('ana');
    await says(record, 'Hernandez');
    press(record, 'edit');
    await waitUntil(() => part(record, 'form'));
    type(record, 'about', 'Mine');
    await house.root.run(updateClient, { id: house.clients.coco, patch: { about: 'Theirs' } });
    press(record, 'save');
    await says(record, 'Somebody else changed the same fields');
    await still(record);
    await expect(record).to.be.accessible();
    control(record, 'about-yours').click();
    press(record, 'save');
    await waitUntil(() => !part(record, 'form'));
    await says(record, 'Mine');
    expect((await house.root.get(clientNoun, house.clients.coco)).about).to.equal('Mine');
  });

  it('keeps what was typed in an outage, says why, and asks before it is thrown away', async () => {
    let down = true;
    const record = await show('ana', {
      meddle: (source) => ({
        ...source,
        run: (name, input, options) => {
          if (down) return Promise.reject(new DealerkitError('unavailable', 'x', { reference: 'R-7' }));
          return source.run(name, input, options);
        },
      }),
    });
    await says(record, 'Hernandez');
    press(record, 'edit');
    await waitUntil(() => part(record, 'form'));
    type(record, 'jobTitle', 'Graphiste');
    press(record, 'save');
    await says(record, 'The server cannot be reached');
    expect(textOf(record)).to.include('R-7');
    expect(control(record, 'jobTitle').value).to.equal('Graphiste');
    expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.equal(false);
    press(record, 'cancel');
    const dialog = rootOf(record).querySelector('dialog') as HTMLDialogElement;
    expect(dialog.open).to.equal(true);
    dialog.close('');
    await record.updateComplete;
    expect(control(record, 'jobTitle').value).to.equal('Graphiste');
    down = false;
    press(record, 'save');
    await says(record, 'Graphiste');
    await waitUntil(() => !part(record, 'form'));
  });

  it('creates, with defaults of the page, and then shows what was created', async () => {
    const noun = {
      ...contactNoun,
      commands: [
        defineCommand({ name: 'contact.save', input: z.strictObject({ data: z.any() }), output: z.any(), right: 'contact.update' }),
      ],
    } as unknown as Noun;
    const record = await fixture<DkRecord>(
      html`<dk-record lang="en" .noun=${noun} .defaults=${{ clientId: house.clients.coco }} .crm=${house.as('boss')}></dk-record>`,
    );
    await says(record, 'New: contact');
    press(record, 'save');
    await says(record, 'Please fill in this field.');
    type(record, 'name', 'Théo Hernandez');
    const saved = oneEvent<RecordSavedEvent>(record, 'dk-record-saved');
    press(record, 'save');
    const { detail } = await saved;
    expect(record.recordId).to.equal(detail.id);
    await says(record, 'Théo Hernandez');
    expect((await house.root.get(contactNoun, detail.id)).clientId).to.equal(house.clients.coco);
  });

  it('is told apart: not found, not allowed, waiting, an unknown noun, an error', async () => {
    await says(await show('far', { id: house.clients.coco }), 'Not found');
    await says(await show('ana', { id: '', noun: vehicleNoun as unknown as Noun }), 'You do not have permission');
    const waiting = await fixture<DkRecord>(html`<dk-record lang="en" .noun=${client} record-id="x"></dk-record>`);
    await waitUntil(() => part(waiting, 'waiting'));
    let unknown: DkRecord | undefined;
    const said = await warnings(async () => {
      unknown = await show('ana', { noun: 'nothing' });
      await says(unknown, 'This could not be shown');
    });
    expect(said.join()).to.include('noun-unknown');
    const broken = await show('ana', {
      meddle: (source) => ({ ...source, read: () => Promise.reject(new DealerkitError('unavailable', 'x')) }),
    });
    await says(broken, 'The server cannot be reached');
    await expect(broken).to.be.accessible();
  });

  it('finds its noun by name at the provider, and says less where a field is hidden', async () => {
    const provider = await fixture<DkProvider>(
      html`<dk-provider lang="en"><dk-record noun="client" record-id=${house.clients.coco}></dk-record></dk-provider>`,
    );
    provider.nouns = [client];
    provider.crm = house.as('ana', (source) => ({
      ...source,
      read: async (...asked) =>
        (await source.read(...asked)).map((record) => {
          if (!record) return record;
          const { jobTitle: _, ...rest } = record;
          return { ...rest, hidden: ['jobTitle'] } as never;
        }),
    }));
    const record = provider.querySelector('dk-record') as DkRecord;
    await says(record, 'Hernandez');
    expect(textOf(record)).not.to.include('Job title');
    press(record, 'edit');
    await waitUntil(() => part(record, 'form'));
    expect(control(record, 'jobTitle')).to.equal(null);
  });

  it('shows text, never markup', async () => {
    const record = await show('ana', { id: house.clients.evil });
    await says(record, evil);
    expect(rootOf(record).querySelector('img')).to.equal(null);
  });

  it('says of every kind of field what it holds', async () => {
    const noun = defineNoun({
      name: 'client',
      schema: z.strictObject({
        name: z.string(),
        until: z.iso.date(),
        seenAt: z.iso.datetime(),
        price: z.strictObject({ minor: z.int(), currency: z.string() }),
        paid: z.boolean(),
        page: z.url(),
        count: z.int(),
        leadId: z.string(),
      }),
      parents: [{ field: 'leadId', noun: 'lead' }],
      sorts: { name: { field: 'name', direction: 'asc' } },
    }) as unknown as Noun;
    const values = {
      name: 'All',
      until: '2026-03-31',
      seenAt: '2020-01-02T03:04:05.000Z',
      price: { minor: 124_950, currency: 'EUR' },
      paid: true,
      page: 'javascript:alert(1)',
      count: 12_345,
      leadId: 'l1',
    };
    const record = await show('ana', {
      noun,
      meddle: (source) => ({
        ...source,
        read: async (...asked) => (await source.read(...asked)).map((each) => each && ({ ...each, ...values } as never)),
      }),
    });
    await says(record, 'All');
    for (const words of ['Mar 31, 2026', 'Jan 2, 2020', '€1,249.50', 'Yes', '12,345']) expect(textOf(record)).to.include(words);
    const links = [...rootOf(record).querySelectorAll('a')].map(({ hash }) => hash);
    expect(links).to.deep.equal(['#/lead/l1']);
  });
});
