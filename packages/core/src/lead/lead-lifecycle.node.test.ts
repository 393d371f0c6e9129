import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spotterPreset } from '../dealer/index.ts';
import { refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  clientNoun,
  completeTask,
  createLead,
  createTask,
  deleteLead,
  discardLead,
  exportLeads,
  isDealerkitError,
  leadNoun,
  markLeadWon,
  restoreLead,
  setLeadStatus,
  taskNoun,
  upsertLead,
  vehicleNoun,
} from '../index.ts';

/** Spotter: `pre` and `other` are pre-sellers of the groups g1 and g2, `chief` manages. */
async function house() {
  const tenant = await tenantOf(spotterPreset);
  for (const id of ['g1', 'g2']) await tenant.save('group', id, { name: id });
  for (const [id, profileId, groupIds] of [
    ['pre', 'pre-seller', []],
    ['mate', 'pre-seller', ['g1']],
    ['other', 'pre-seller', ['g2']],
    ['chief', 'manager', []],
  ] as const)
    await tenant.save('user', id, { name: id, profileId, groupIds });
  const lead = async (ownerId: string) => {
    const client = { kind: 'person' as const, firstName: 'Coco', lastName: 'Hernandez', emails: ['coco@exemple.fr'] };
    return (await tenant.root.run(createLead, { client, ownerId, vehicle: 'Clio' })).id;
  };
  return { ...tenant, lead, leads: { pre: await lead('pre'), mate: await lead('mate'), other: await lead('other') } };
}

const outcome = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: unknown) => (isDealerkitError(error) ? error.code : 'broken'),
  );

test('E1 E6 E17 deleting, discarding, restoring and exporting are rights of their own that a pre-seller does not start with', async () => {
  const { as, leads } = await house();
  const pre = as('pre');
  for (const command of [deleteLead, discardLead, restoreLead])
    assert.equal(await outcome(pre.run(command, { id: leads.pre })), 'forbidden');
  assert.equal(await outcome(pre.run(exportLeads, { ids: [leads.pre] })), 'forbidden');
  assert.equal(await outcome(pre.run(markLeadWon, { id: leads.pre })), 'done');
});

test('E9 E10 E11 E14 E15 E16 individual, groups as named when granting, full: never beyond what is viewed', async () => {
  for (const [level, expected] of [
    ['none', ['forbidden', 'forbidden', 'forbidden']],
    ['own', ['done', 'forbidden', 'forbidden']],
    [
      ['own', { groups: ['g1'] }],
      ['done', 'done', 'forbidden'],
    ],
    [
      ['own', { groups: [] }],
      ['done', 'forbidden', 'forbidden'],
    ],
    ['all', ['done', 'done', 'done']],
  ] as const) {
    const { as, leads, grant } = await house();
    await grant('user:pre', { 'lead.view': 'all', 'lead.delete': level });
    const got = [];
    for (const id of [leads.pre, leads.mate, leads.other]) got.push(await outcome(as('pre').run(deleteLead, { id })));
    assert.deepEqual(got, expected, JSON.stringify(level));
  }
  const { as, leads, grant } = await house();
  await grant('user:pre', { 'lead.delete': 'all' });
  assert.equal(await outcome(as('pre').run(deleteLead, { id: leads.other })), 'not-found', 'E16: one cannot delete what one cannot see');
});

test('E8 same as profile is live: the profile’s change reaches who has said nothing himself', async () => {
  const { as, leads, grant } = await house();
  await grant('user:pre', { 'lead.discard': 'own' });
  await grant('profile:pre-seller', { 'lead.discard': 'all' });
  assert.equal(await outcome(as('mate').run(discardLead, { id: leads.mate })), 'done');
  await grant('user:pre', { 'lead.view': 'all' });
  assert.equal(await outcome(as('pre').run(discardLead, { id: leads.other })), 'forbidden', 'his own setting replaces the profile’s');
  await grant('user:pre', { 'lead.discard': null });
  assert.equal(await outcome(as('pre').run(discardLead, { id: leads.other })), 'done');
});

test('E3 E17 a discarded lead comes back as it was, with the tasks that were open then', async () => {
  const { as, root, leads, clock, events } = await house();
  const chief = as('chief');
  const dueAt = new Date(clock.now() + 3_600_000).toISOString();
  const [call, done] = [
    await chief.run(createTask, { kind: 'deadline', title: 'Call', dueAt, leadId: leads.pre, ownerId: 'pre' }),
    await chief.run(createTask, { kind: 'task', title: 'Done before', dueAt, leadId: leads.pre }),
  ];
  await chief.run(completeTask, { id: done.id });
  const before = await root.get(leadNoun, leads.pre);
  assert.equal(before.nextDeadlineAt, dueAt);
  await chief.run(discardLead, { id: leads.pre, reasonId: 'duplicate', note: 'Coco wrote twice' });
  const put = await root.get(leadNoun, leads.pre);
  assert.deepEqual([put.discarded, put.status, put.openTasks, put.nextDeadlineAt], [true, 'open', 0, null]);
  assert.equal((await root.get(taskNoun, call.id)).status, 'closed');
  await chief.run(discardLead, { id: leads.pre });
  assert.equal((await events()).filter(({ type }) => type === 'lead.discarded').length, 1, 'discarding twice is once');
  clock.advance(60_000);
  await chief.run(restoreLead, { id: leads.pre });
  const back = await root.get(leadNoun, leads.pre);
  assert.deepEqual(
    [back.discarded, back.discardedAt, back.openTasks, back.nextDeadlineAt, back.status],
    [false, null, before.openTasks, dueAt, 'open'],
  );
  assert.deepEqual([(await root.get(taskNoun, call.id)).status, (await root.get(taskNoun, done.id)).closedReason], ['open', 'done']);
});

test('1.3 won and lost are orthogonal to discarded; active and discarded leads can be deleted, a deleted one is gone for good', async () => {
  const { as, leads } = await house();
  const chief = as('chief');
  await chief.run(discardLead, { id: leads.pre });
  await chief.run(setLeadStatus, { id: leads.pre, status: 'lost' });
  await chief.run(restoreLead, { id: leads.pre });
  assert.deepEqual([(await chief.get(leadNoun, leads.pre)).status, (await chief.get(leadNoun, leads.pre)).discarded], ['lost', false]);
  await chief.run(discardLead, { id: leads.pre });
  for (const id of [leads.pre, leads.mate]) {
    await chief.run(deleteLead, { id });
    for (const command of [deleteLead, discardLead, restoreLead, markLeadWon] as const)
      assert.equal(await outcome(chief.run(command, { id })), 'not-found');
  }
});

test('E18 deleting removes everything that belongs to the lead, keeps its client with one line, and another system cannot bring it back', async () => {
  const { as, root, grant, clock, events } = await house();
  await grant('profile:manager', { 'lead.import': 'all' });
  const client = { kind: 'person' as const, firstName: 'Ines', lastName: 'García', emails: ['ines@ejemplo.es'] };
  const externalId = { system: 'dms', id: '77' };
  const { id } = await root.run(upsertLead, { externalId, data: { client, vehicle: 'Ibiza', ownerId: 'pre' } });
  const lead = await root.get(leadNoun, id);
  const dueAt = new Date(clock.now() + 3_600_000).toISOString();
  await root.run(createTask, { kind: 'task', title: 'Call', dueAt, leadId: id, ownerId: 'pre' });
  const { summary, basis } = await as('chief').preview(deleteLead, { id });
  assert.deepEqual(summary, {
    lead: { id, code: lead.code, name: 'Ines García', status: 'open' },
    counts: { tasks: lead.openTasks + 1, documents: 0, others: 1 },
  });
  await root.run(createTask, { kind: 'task', title: 'Late', dueAt, leadId: id, ownerId: 'pre' });
  assert.equal(await outcome(as('chief').run(deleteLead, { id }, { basis })), 'conflict');
  await as('chief').run(deleteLead, { id });
  assert.deepEqual((await root.list(taskNoun, { where: { eq: ['leadId', id] } })).items, []);
  assert.deepEqual((await root.list(vehicleNoun, { where: { eq: ['leadId', id] } })).items, []);
  assert.equal((await root.get(clientNoun, lead.clientId)).name, 'Ines García');
  const told = (await events()).filter(({ about }) => about.includes(`client:${lead.clientId}`));
  assert.deepEqual(told.map(({ type, params }) => [type, params['code']]).at(-1), ['lead.deleted', lead.code]);
  assert.ok((await events()).every(({ subject }) => subject !== `lead:${id}`));
  assert.equal(await outcome(root.run(upsertLead, { externalId, data: { client } })), 'duplicate');
});

test('E17 winning needs lead.markWon, by its own command and by the status; export tells which leads may leave, and leaves a line', async () => {
  const { as, grant, leads, events } = await house();
  await grant('user:pre', { 'lead.markWon': 'none', 'lead.export': 'own', 'lead.view': 'all' });
  const pre = as('pre');
  assert.equal(await outcome(pre.run(markLeadWon, { id: leads.pre })), 'forbidden');
  assert.equal(await outcome(pre.run(setLeadStatus, { id: leads.pre, status: 'won' })), 'forbidden');
  assert.equal(await outcome(pre.run(setLeadStatus, { id: leads.pre, status: 'lost' })), 'done');
  assert.deepEqual(await pre.run(exportLeads, { ids: [leads.other, leads.pre, 'nothing'] }), { ids: [leads.pre] });
  const line = (await events()).find(({ type }) => type === 'lead.exported');
  assert.deepEqual([line?.subject, line?.params, line?.createdBy], ['policy:policy', { count: 1 }, 'pre']);
  await assert.rejects(pre.run(exportLeads, { ids: [] }), refusal('invalid'));
});
