/** Documents of leads and clients, through the commands, with their files. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dealerPreset, sweepFiles } from '../dealer/index.ts';
import { day, refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  type Crm,
  addDocument,
  createLead,
  deleteClient,
  deleteDocument,
  deleteLead,
  documentNoun,
  downloadName,
  eventCategory,
  isDealerkitError,
  renameDocument,
} from '../index.ts';
import { eventNoun } from '../server/index.ts';

const pdf = (text = 'one'): File => new File([`%PDF-1.7\n${text}`], 'Devis n° 4.pdf', { type: 'text/html' });
const invalid = (field: string, code: string) => (error: unknown) =>
  isDealerkitError(error, 'invalid') && error.details.fields?.[field]?.code === code;

/** `ana` has a lead; `bob` is her colleague, `boss` her manager, `adm` an administrator, `rec` the reception. */
async function aLead() {
  const house = await tenantOf(dealerPreset);
  await house.save('branch', 'b1', { name: 'Lyon', managerId: 'boss' });
  for (const [id, profileId] of [
    ['ana', 'salesperson'],
    ['bob', 'salesperson'],
    ['boss', 'manager'],
    ['adm', 'administrator'],
    ['rec', 'reception'],
  ] as const)
    await house.save('user', id, { name: id, profileId, branchId: 'b1' });
  const ana = house.as('ana');
  const client = { kind: 'person' as const, firstName: 'Coco', lastName: 'Hernandez', emails: ['coco@x.fr'] };
  const lead = await ana.run(createLead, { client, ownerId: 'ana', branchId: 'b1' });
  const clientId = lead.clientId;
  const attach = async (crm: Crm, more: { leadId?: string; clientId?: string }, title = 'Offer', file = pdf()) =>
    (await crm.run(addDocument, { ...more, title, fileId: (await crm.upload(file)).id })).id;
  const lines = async (noun: string, id: string) =>
    (await house.root.list(eventNoun, { where: { eq: ['about', `${noun}:${id}`] }, sort: 'oldest' })).items.filter(({ type }) =>
      type.startsWith('document.'),
    );
  const fileOf = async (id: string): Promise<string> => (await house.backend.get('document', [id]))[0]!.record['fileId'] as string;
  return { ...house, ana, leadId: lead.id, clientId, attach, lines, fileOf };
}

describe('documents', () => {
  it('C14: a file is attached to a lead under a title, and seen and downloaded by whoever sees the lead', async () => {
    const { ana, as, leadId, clientId, attach, lines } = await aLead();
    const id = await attach(ana, { leadId }, '  The offer  ');
    const seen = await as('boss').get(documentNoun, id);
    assert.deepEqual(
      [seen.title, seen.fileName, seen.mediaType, seen.size, seen.leadId, seen.clientId, seen.ownerIds],
      ['The offer', 'Devis n° 4.pdf', 'application/pdf', 12, leadId, clientId, ['ana']],
    );
    assert.ok(seen.hidden.includes('fileId') && !('fileId' in seen));
    const blob = await as('boss').download(id);
    assert.deepEqual([blob.type, await blob.text()], ['application/pdf', '%PDF-1.7\none']);
    await assert.rejects(as('bob').get(documentNoun, id), refusal('not-found'));
    await assert.rejects(as('bob').download(id), refusal('not-found'));
    const [line] = await lines('lead', leadId);
    assert.deepEqual([line!.type, line!.link, line!.personal], ['document.added', `document:${id}`, { title: 'The offer' }]);
    assert.equal(eventCategory(line!.type), 'document');
    assert.equal((await lines('client', clientId)).length, 1);
  });

  it('C14: the title is required, and the document belongs to a lead or to a client', async () => {
    const { ana, leadId, clientId, attach } = await aLead();
    for (const title of ['', '   ', 'x'.repeat(201)]) await assert.rejects(attach(ana, { leadId }, title), refusal('invalid'));
    await assert.rejects(attach(ana, {}), invalid('leadId', 'one-of'));
    await assert.rejects(attach(ana, { leadId, clientId }), invalid('leadId', 'one-of'));
    const id = await attach(ana, { clientId }, 'Driving licence');
    assert.equal((await ana.get(documentNoun, id)).leadId, null);
  });

  it('C14: only the person’s own file of the last hours is attached, and only once', async () => {
    const { ana, as, clock, leadId } = await aLead();
    const add = (fileId: string) => ana.run(addDocument, { leadId, title: 'Offer', fileId });
    await assert.rejects(add((await as('boss').upload(pdf())).id), invalid('fileId', 'not-staged'));
    await assert.rejects(add('../../etc/passwd'), invalid('fileId', 'not-staged'));
    const { id } = await ana.upload(pdf());
    await add(id);
    await assert.rejects(add(id), refusal('duplicate'));
    const old = await ana.upload(pdf());
    clock.advance(day - 1);
    await assert.rejects(add(old.id), invalid('fileId', 'not-staged'));
  });

  it('C14: who sees a lead that he may not change adds nothing to it', async () => {
    const { as, leadId, attach } = await aLead();
    await assert.rejects(attach(as('rec'), { leadId }), refusal('forbidden'));
  });

  it('C15, C21: its author renames and deletes it; the history keeps both lines, and the file goes', async () => {
    const { ana, as, clock, files, leadId, attach, lines, fileOf, work } = await aLead();
    const id = await attach(ana, { leadId });
    const fileId = await fileOf(id);
    await assert.rejects(as('boss').run(renameDocument, { id, title: 'No' }), refusal('forbidden'));
    await assert.rejects(as('boss').run(deleteDocument, { id }), refusal('forbidden'));
    await assert.rejects(as('bob').run(deleteDocument, { id }), refusal('not-found'));
    clock.advance(1);
    await ana.run(renameDocument, { id, title: 'Signed offer', from: 'Offer' });
    await assert.rejects(ana.run(renameDocument, { id, title: 'Third', from: 'Offer' }), refusal('conflict'));
    clock.advance(1);
    await ana.run(deleteDocument, { id });
    await assert.rejects(ana.download(id), refusal('not-found'));
    await assert.rejects(ana.run(addDocument, { leadId, title: 'Again', fileId }), refusal('duplicate'));
    assert.ok(await files.open('default', fileId));
    await work();
    assert.equal(await files.open('default', fileId), undefined);
    await work();
    const told = await lines('lead', leadId);
    assert.deepEqual(
      told.map(({ type, personal }) => [type, personal]),
      [
        ['document.added', { title: 'Offer' }],
        ['document.renamed', { title: 'Signed offer', from: 'Offer' }],
        ['document.deleted', { title: 'Signed offer' }],
      ],
    );
  });

  it('C15: an administrator deletes anybody’s', async () => {
    const { ana, as, leadId, attach } = await aLead();
    const id = await attach(ana, { leadId });
    await as('adm').run(deleteDocument, { id });
    await assert.rejects(ana.get(documentNoun, id), refusal('not-found'));
  });

  it('E18: with a lead go its documents and their files', async () => {
    const { root, ana, files, leadId, attach, fileOf, work } = await aLead();
    const id = await attach(ana, { leadId });
    const fileId = await fileOf(id);
    assert.equal((await root.preview(deleteLead, { id: leadId })).summary['counts']!['documents' as never], 1);
    await root.run(deleteLead, { id: leadId });
    await work();
    assert.equal(await files.open('default', fileId), undefined);
  });

  it('B18: with a client go the documents of his and of his leads, and nothing of their titles stays', async () => {
    const { root, ana, files, leadId, clientId, attach, fileOf, work, dump } = await aLead();
    const ids = [await attach(ana, { leadId }, 'Licence of Coco'), await attach(ana, { clientId }, 'Passport of Coco')];
    const kept = await Promise.all(ids.map(fileOf));
    await root.run(deleteClient, { id: clientId });
    await work();
    for (const fileId of kept) assert.equal(await files.open('default', fileId), undefined);
    assert.doesNotMatch(await dump(), /of Coco|Devis n/);
  });

  it('C14: what a document names is kept for ever, what none names is swept after a day', async () => {
    const { backend, ana, files, clock, leadId, attach } = await aLead();
    const id = await attach(ana, { leadId });
    const left = await ana.upload(pdf());
    const sweep = () => sweepFiles({ backend, files, tenant: 'default', clock });
    clock.advance(day - 1);
    assert.equal(await sweep(), 0);
    clock.advance(2);
    assert.equal(await sweepFiles({ backend, files, tenant: 'another', clock }), 0);
    assert.equal(await sweep(), 1);
    assert.equal(await files.open('default', left.id), undefined);
    clock.advance(400 * day);
    assert.equal(await sweep(), 0);
    assert.equal(await (await ana.download(id)).text(), '%PDF-1.7\none');
  });

  it('C15: a download is called by its title, and ends as what it is', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['Carte grise', 'image/jpeg', 'Carte grise.jpg'],
      ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
      ['invoice.exe', 'application/pdf', 'invoice.exe.pdf'],
      ['../../etc/passwd', 'text/plain', '-..-etc-passwd.txt'],
      ['a\r\nSet-Cookie: x="1"', 'text/plain', 'a Set-Cookie- x=-1-.txt'],
      ['offer\u202Efdp.exe', 'application/pdf', 'offerfdp.exe.pdf'],
      ['CON', 'text/plain', '_CON.txt'],
      [' . ', 'text/plain', 'document.txt'],
      ['é'.repeat(300), 'text/plain', `${'é'.repeat(150)}.txt`],
      ['x', 'text/html', 'x.bin'],
    ];
    for (const [title, mediaType, name] of cases) assert.equal(downloadName({ title, mediaType }), name);
    assert.equal(downloadName({}), 'document.bin');
  });
});
