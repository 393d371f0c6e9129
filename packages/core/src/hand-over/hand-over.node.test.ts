import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dealerPreset } from '../dealer/index.ts';
import { tenantOf } from '../dealer/tenant.harness.ts';
import {
  type HandedOver,
  assignClient,
  clientNoun,
  createClient,
  createLead,
  createTask,
  handOver,
  leadNoun,
  setLeadStatus,
  taskNoun,
  workOf,
} from '../index.ts';

async function house() {
  const tenant = await tenantOf(dealerPreset);
  const { save, root, clock } = tenant;
  await root.run({ name: 'settings.set' } as never, { patch: { firstContactMinutes: 60 } } as never);
  for (const [id, profileId, branchId] of [
    ['boss', 'manager', 'b1'],
    ['ana', 'salesperson', 'b1'],
    ['bob', 'salesperson', 'b1'],
    ['far', 'salesperson', 'b2'],
  ] as const)
    await save('user', id, { name: id, email: `${id}@garage.example`, profileId, branchId });
  const client = async (ownerId: string, branchId: string, lastName: string) =>
    (await root.run(createClient, { kind: 'person', firstName: 'A', lastName, emails: ['a@b.example'], ownerId, branchId })).id;
  const [coco, far] = [await client('ana', 'b1', 'Coco'), await client('ana', 'b2', 'Far')];
  const lead = (await root.run(createLead, { clientId: coco, ownerId: 'ana' })).id;
  const lost = (await root.run(createLead, { clientId: coco, ownerId: 'ana' })).id;
  await root.run(setLeadStatus, { id: lost, status: 'lost' });
  const dueAt = new Date(clock.now() + 3_600_000).toISOString();
  const task = (await root.run(createTask, { kind: 'task', title: 'Call', dueAt, leadId: lead, ownerId: 'ana', reminderMinutes: null })).id;
  return { ...tenant, coco, far, lead, lost, task };
}

test('all open leads, clients and tasks of a person go to another, each by its own right, with a result each, and one mail', async () => {
  const { as, root, coco, far, lead, lost, task, clock, work } = await house();
  const boss = as('boss');
  await boss.session.refresh();
  const owned = await workOf(boss, 'ana');
  assert.deepEqual(owned.map(({ noun, may }) => [noun, may]).sort(), [
    ['client', true],
    ['lead', true],
    ['task', true],
    ['task', true],
    ['task', true],
  ]);
  assert.ok(
    owned.every(({ id }) => id !== lost && id !== far),
    'closed leads stay, and what the asker may not see is not his to give',
  );
  const results: HandedOver[] = [];
  for await (const result of handOver(boss, owned, { from: 'ana', to: 'bob' })) results.push(result);
  assert.deepEqual(results.map(({ done, total }) => [done, total]).at(-1), [5, 5]);
  assert.ok(results.every(({ error }) => !error));
  assert.deepEqual((await root.get(leadNoun, lead)).ownerIds, ['bob']);
  assert.deepEqual((await root.get(leadNoun, lost)).ownerIds, ['ana']);
  assert.deepEqual((await root.get(clientNoun, coco)).ownerIds, ['bob']);
  assert.deepEqual((await root.get(taskNoun, task)).ownerIds, ['bob']);
  clock.advance(180_000);
  const mails = await work();
  assert.deepEqual(mails.map(({ to }) => to), ['bob@garage.example']); // prettier-ignore
  assert.match(mails[0]!.text, /^boss vous a affecté :\n- L-\w+ A Coco\n- A Coco\n- Call$/);
});

test('a refusal stops nothing and names its row: to another branch a branch manager gives nothing', async () => {
  const { as, root, lead } = await house();
  const boss = as('boss');
  await boss.session.refresh();
  const results: HandedOver[] = [];
  for await (const result of handOver(boss, await workOf(boss, 'ana'), { from: 'ana', to: 'far', inform: false })) results.push(result);
  assert.ok(results.length > 0 && results.every(({ error }) => error?.code === 'forbidden'));
  assert.deepEqual((await root.get(leadNoun, lead)).ownerIds, ['ana']);
});

test('of several owners only the one who leaves is replaced, and the client stays in his branch', async () => {
  const { root, backend, coco } = await house();
  const [stored] = await backend.get('client', [coco]);
  const record = { ...stored!.record, ownerIds: ['bob', 'ana'] };
  const change = { noun: 'client', id: coco, expect: stored!.version, record, ties: ['own:ana', 'own:bob', 'branch:b1'] };
  assert.ok((await backend.commit({ changes: [change], reties: [], expects: [], jobs: [] })).ok);
  const owners = async () => (await root.get(clientNoun, coco)).ownerIds;
  await root.run(assignClient, { id: coco, ownerId: 'far', from: 'ana' });
  assert.deepEqual(await owners(), ['bob', 'far']);
  assert.equal((await root.get(clientNoun, coco)).branchId, 'b1');
  await root.run(assignClient, { id: coco, ownerId: 'boss', from: 'ana' });
  assert.deepEqual(await owners(), ['bob', 'far'], 'who does not own him is not replaced');
  await root.run(assignClient, { id: coco, ownerId: 'far', from: 'bob' });
  assert.deepEqual(await owners(), ['far'], 'nobody owns him twice');
});
