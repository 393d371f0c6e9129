import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dealerPreset } from '../dealer/index.ts';
import { day, refusal, tenantOf } from '../dealer/tenant.harness.ts';
import { archiveClient, assignClient, captureSubmission, clientNoun, createClient, createLead, leadNoun, restoreClient } from '../index.ts';

async function house() {
  const tenant = await tenantOf(dealerPreset);
  await tenant.save('branch', 'b1', { name: 'Lyon', managerId: 'boss' });
  for (const [id, profileId] of [
    ['boss', 'manager'],
    ['ana', 'salesperson'],
    ['bob', 'salesperson'],
  ] as const)
    await tenant.save('user', id, { name: id, email: `${id}@garage.example`, language: 'es', profileId, branchId: 'b1' });
  const { id } = await tenant.root.run(createClient, {
    kind: 'person',
    firstName: 'Coco',
    lastName: 'Hernandez',
    emails: ['coco@exemple.fr'],
    ownerId: 'ana',
    branchId: 'b1',
  });
  return { ...tenant, id };
}

test('B15a an archived client keeps everything and comes back as he was; archiving and restoring are rights of their own', async () => {
  const { as, root, id, clock } = await house();
  const lead = await root.run(createLead, { clientId: id, ownerId: 'ana' });
  const before = await root.get(clientNoun, id);
  await assert.rejects(as('ana').run(archiveClient, { id }), refusal('forbidden'));
  const { until } = await as('boss').run(archiveClient, { id });
  assert.equal(Date.parse(until) - clock.now(), 30 * day);
  clock.advance(day);
  assert.equal((await as('boss').run(archiveClient, { id })).until, until, 'archiving again moves nothing');
  const archived = await as('boss').get(clientNoun, id);
  assert.deepEqual([archived.archivedUntil, archived.name], [until, 'Coco Hernandez']);
  assert.equal((await root.get(leadNoun, lead.id)).status, 'open');
  await assert.rejects(as('ana').run(restoreClient, { id }), refusal('forbidden'));
  await as('boss').run(restoreClient, { id });
  const { updatedAt: _a, version: _v, updatedBy: _b, ...now } = await root.get(clientNoun, id);
  const { updatedAt: _c, version: _w, updatedBy: _d, ...was } = before;
  assert.deepEqual(now, was);
});

test('B15a after 30 days the archive deletes for good, what is open closes; who was restored in time stays', async () => {
  const { as, root, id, clock, work, dump } = await house();
  const lead = await root.run(createLead, { clientId: id, ownerId: 'ana' });
  await as('boss').run(archiveClient, { id });
  clock.advance(10 * day);
  await as('boss').run(restoreClient, { id });
  await as('boss').run(archiveClient, { id });
  clock.advance(21 * day);
  await work();
  assert.equal((await root.get(clientNoun, id)).name, 'Coco Hernandez', 'the day of the first archiving is not his day any more');
  clock.advance(9 * day);
  await work();
  await assert.rejects(root.get(clientNoun, id), refusal('not-found'));
  const closed = await root.get(leadNoun, lead.id);
  assert.deepEqual([closed.status, closed.lostReasonId], ['lost', 'client-deleted']);
  assert.doesNotMatch(await dump(), /coco|hernandez/i);
});

test('B6 O11 reassigning gives another main owner, who is told in his language unless nobody shall be; never by who may not', async () => {
  const { as, root, id, work, clock } = await house();
  await assert.rejects(as('ana').run(assignClient, { id, ownerId: 'bob' }), refusal('forbidden'));
  await as('boss').run(assignClient, { id, ownerId: 'bob' });
  assert.deepEqual((await root.get(clientNoun, id)).ownerIds, ['bob']);
  assert.deepEqual(await work(), [], 'what follows within two minutes comes in the same mail');
  clock.advance(120_000);
  assert.deepEqual(
    (await work()).map(({ to, subject, text }) => [to, subject, text]),
    [['bob@garage.example', 'Nueva asignación', 'boss le ha asignado:\n- Coco Hernandez']],
  );
  await as('boss').run(assignClient, { id, ownerId: 'ana', inform: false });
  await as('boss').run(assignClient, { id, ownerId: 'boss' });
  clock.advance(120_000);
  assert.deepEqual(await work(), [], 'nobody is told of what he did himself');
  await assert.rejects(as('boss').run(assignClient, { id, ownerId: 'nobody' }), refusal('invalid'));
});

test('B15a an archived client gets no new lead by hand; who writes again himself is taken back', async () => {
  const { as, root, id, save } = await house();
  await as('boss').run(archiveClient, { id });
  await assert.rejects(as('boss').run(createLead, { clientId: id }), refusal('invalid'));
  const text = { fr: 'Contact' };
  const form = { key: 'contact-1', name: 'Contact', language: 'fr', title: text, submit: text, thanksTitle: text, thanksText: text };
  await save('form', 'f1', { ...form, fields: [{ name: 'email', type: 'email', label: text }], ownerId: 'ana', branchId: 'b1' });
  const sent = { formId: 'f1', lang: 'fr', page: null, raw: { email: 'coco@exemple.fr' }, flags: [], ip: null, userAgent: null };
  const { clientId } = await as('form:f1').run(captureSubmission, sent);
  assert.equal(clientId, id);
  assert.equal((await root.get(clientNoun, id)).archivedAt, null);
});
