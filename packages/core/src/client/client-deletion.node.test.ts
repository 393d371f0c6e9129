import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bee2linkPreset, settingsId } from '../dealer/index.ts';
import { day, refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  captureSubmission,
  clientNoun,
  contactNoun,
  createLead,
  createTask,
  deleteClient,
  isDealerkitError,
  leadNoun,
  setLeadStatus,
  settingsNoun,
  taskNoun,
  upsertClient,
} from '../index.ts';

/** A bee2link tenant: `del` may delete clients, `leo` sells, `mia` owns a lead of Coco's that `leo` may not see. */
async function tenant() {
  const house = await tenantOf(bee2linkPreset);
  const { root, save } = house;
  await save('group', 'sales', { name: 'Ventes', profileType: 'sales' });
  await save('group', 'admins', { name: 'Administrateurs', profileType: 'administrator' });
  await house.grant('group:admins', { 'client.delete': 'all' });
  for (const [id, groupIds] of [
    ['del', ['admins']],
    ['leo', ['sales']],
    ['mia', ['sales']],
  ] as const)
    await save('user', id, { name: id, email: `${id}@garage.example`, language: 'fr', groupIds });
  const coco = await root.run(upsertClient, {
    externalId: { system: 'dms', id: '4711' },
    data: {
      kind: 'person',
      civility: 'mrs',
      firstName: 'Coco',
      lastName: 'Hernandez',
      emails: ['coco@exemple.fr'],
      phones: ['+33612345678'],
      about: 'Aime les coupés',
    },
  });
  return { ...house, client: coco.id };
}

test('B15 B16 B17 B18 B19 the preview says what goes and what closes; deletion closes it, empties it, and tells the owners', async () => {
  const { clock, as, root, save, work, dump, client } = await tenant();
  const { stages } = await root.get(settingsNoun, settingsId);
  await root.run(
    { name: 'settings.set' } as never,
    { patch: { stages: stages.map((row) => (row.id === 'proposal' ? { ...row, awaitsSignature: true } : row)) } } as never,
  );
  const lead = await root.run(createLead, { clientId: client, ownerId: 'mia', sourceId: 'internal', message: 'Appelez Coco' });
  await root.run(setLeadStatus, { id: lead.id, stageId: 'proposal' });
  const won = await root.run(createLead, { clientId: client, ownerId: 'leo' });
  await root.run(setLeadStatus, { id: won.id, status: 'won' });
  const dueAt = new Date(clock.now() + day).toISOString();
  for (const kind of ['appointment', 'task', 'follow-up', 'deadline'] as const)
    await root.run(createTask, { kind, title: `Coco ${kind}`, dueAt, leadId: lead.id, ownerId: 'mia' });
  await root.run(createTask, { kind: 'task', title: 'Carte de Coco', dueAt, clientId: client, ownerId: 'leo' });
  await save('contact', 'c1', { clientId: client, name: 'Coco’s brother', emails: ['frere@exemple.fr'] });
  await save('user', 'ext', { name: 'Coco Hernandez', email: 'coco@exemple.fr', clientId: client });

  const { summary, basis } = await as('del').preview(deleteClient, { id: client });
  assert.deepEqual(summary['counts'], { leads: 1, appointments: 1, followUps: 4, contacts: 1 });
  assert.deepEqual(summary['client'], {
    id: client,
    kind: 'person',
    civility: 'mrs',
    name: 'Coco Hernandez',
    emails: ['coco@exemple.fr'],
  });
  assert.equal(summary['pendingSignatures'], 1);
  const [shown] = summary['leads'] as Record<string, unknown>[];
  assert.equal(shown!['status'], 'open');
  assert.equal(shown!['stageId'], 'proposal');
  assert.equal(shown!['sourceId'], 'internal');

  await as('del').run(deleteClient, { id: client }, { basis });
  assert.equal(await root.get(clientNoun, client).catch(() => null), null);
  const [open, kept] = [await root.get(leadNoun, lead.id), await root.get(leadNoun, won.id)];
  assert.deepEqual(
    [open.status, open.lostReasonId, open.openTasks, open.nextDeadlineAt, open.name, open.message],
    ['lost', 'client-deleted', 0, null, '', null],
  );
  assert.deepEqual([kept.status, kept.lostReasonId], ['won', null]);
  for (const task of (await root.list(taskNoun, {})).items)
    assert.deepEqual([task.status, task.closedReason, task.title], ['closed', 'client-deleted', 'erased']);
  assert.equal((await root.list(contactNoun, {})).items.length, 0);
  assert.doesNotMatch(await dump(), /coco|hernandez|612345678|frere@|coupés/i);
  await assert.rejects(as('ext').get(leadNoun, lead.id), refusal('unauthorized'));

  const mails = await work();
  assert.deepEqual(mails.map(({ to }) => to), ['mia@garage.example']); // prettier-ignore
  assert.match(mails[0]!.text, new RegExp(`Vos opportunités avec ce client ont été clôturées : ${lead.code}`));
});

test('B16a the keys of a deleted client stay taken: another system does not make him again', async () => {
  const { as, root, dump, client } = await tenant();
  await as('del').run(deleteClient, { id: client });
  const again = root.run(upsertClient, {
    externalId: { system: 'dms', id: '4711' },
    data: { kind: 'person', firstName: 'Coco', lastName: 'Hernandez', emails: ['coco@exemple.fr'] },
  });
  await assert.rejects(again, refusal('duplicate'));
  assert.doesNotMatch(await dump(), /coco/i);
});

test('B17 a lead opened between preview and confirm brings the confirm back with the new preview; nothing was deleted (B19, B22)', async () => {
  const { as, root, client } = await tenant();
  const { basis, summary } = await as('del').preview(deleteClient, { id: client });
  assert.deepEqual(summary['counts'], { leads: 0, appointments: 0, followUps: 0, contacts: 0 });
  await root.run(createLead, { clientId: client, ownerId: 'leo' });
  const refused = await as('del').run(deleteClient, { id: client }, { basis }).catch((error: unknown) => error); // prettier-ignore
  assert.ok(isDealerkitError(refused, 'conflict'));
  const { preview } = refused.details as { preview: { basis: string; summary: { counts: { leads: number } } } };
  assert.equal(preview.summary.counts.leads, 1);
  assert.equal((await root.get(clientNoun, client)).name, 'Coco Hernandez');
  await as('del').run(deleteClient, { id: client }, { basis: preview.basis });
});

test('B3 B20 without the right nothing is deleted, and the right on clients deletes no lead', async () => {
  const { as, root, client } = await tenant();
  const lead = await root.run(createLead, { clientId: client, ownerId: 'leo' });
  await assert.rejects(as('leo').run(deleteClient, { id: client }), refusal('forbidden'));
  await assert.rejects(as('leo').preview(deleteClient, { id: client }), refusal('forbidden'));
  assert.equal((await root.get(clientNoun, client)).name, 'Coco Hernandez');
  await as('del').run(deleteClient, { id: client });
  assert.equal((await root.get(leadNoun, lead.id)).id, lead.id);
});

test('B16a a lead for a deleted client is refused, also when its plan had seen him', async () => {
  const { as, root, dump, client } = await tenant();
  const rush = await Promise.allSettled([
    as('del').run(deleteClient, { id: client }),
    ...Array.from({ length: 8 }, () => root.run(createLead, { clientId: client, ownerId: 'leo' })),
  ]);
  assert.equal(rush[0].status, 'fulfilled');
  const leads = (await root.list(leadNoun, {})).items;
  assert.ok(leads.every(({ status, lostReasonId }) => status === 'lost' && lostReasonId === 'client-deleted'));
  await assert.rejects(root.run(createLead, { clientId: client }), refusal('not-found'));
  assert.doesNotMatch(await dump(), /coco/i);
});

test('B16 what a visitor sent through a form is emptied with him, and nothing finds him any more', async () => {
  const { as, root, save, dump, client } = await tenant();
  const text = { fr: 'Contact' };
  const form = { key: 'contact-1', name: 'Contact', language: 'fr', title: text, submit: text, thanksTitle: text, thanksText: text };
  await save('form', 'f1', { ...form, fields: [{ name: 'email', type: 'email', label: text }], ownerId: 'leo' });
  const raw = { email: 'coco@exemple.fr', lastName: 'Hernandez', message: 'Bonjour, ici Coco', unknown: 'Coco aussi' };
  const sent = {
    formId: 'f1',
    lang: 'fr',
    page: 'https://garage.example/?for=coco',
    raw,
    flags: [],
    ip: '192.0.2.7',
    userAgent: 'Coco/1.0',
  };
  const { clientId, leadId } = await as('form:f1').run(captureSubmission, sent);
  assert.equal(clientId, client);
  assert.match(await dump(), /ici Coco/);
  await as('del').run(deleteClient, { id: client });
  assert.doesNotMatch(await dump(), /coco|hernandez|192\.0\.2\.7/i);
  for (const search of ['coco', 'hernandez', '0612345678']) assert.deepEqual((await root.list(clientNoun, { search })).items, []);
  assert.deepEqual((await root.list(leadNoun, { search: 'hernandez' })).items, []);
  assert.equal((await root.get(leadNoun, leadId!)).status, 'lost');
});

test('B16a leads that the deleter may not see are counted and not named, and close with the others', async () => {
  const { as, root, grant, client } = await tenant();
  const lead = await root.run(createLead, { clientId: client, ownerId: 'mia', message: 'Secret de Mia' });
  await grant('user:del', { 'lead.view': 'own' });
  const { summary } = await as('del').preview(deleteClient, { id: client });
  assert.deepEqual(
    [summary['counts'], summary['leads'], summary['otherLeads']],
    [{ leads: 1, appointments: 0, followUps: 0, contacts: 0 }, [], 1],
  );
  assert.ok(!JSON.stringify(summary).includes(lead.code) && !JSON.stringify(summary).includes('Mia'));
  await as('del').run(deleteClient, { id: client });
  assert.equal((await root.get(leadNoun, lead.id)).status, 'lost');
});
