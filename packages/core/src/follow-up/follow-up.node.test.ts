import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bee2linkPreset } from '../dealer/index.ts';
import { refusal, tenantOf } from '../dealer/tenant.harness.ts';
import { sameJson } from '../json.ts';
import { assignClient, clientNoun, createClient, updateClient } from '../index.ts';

const person = { kind: 'person', firstName: 'Coco', lastName: 'Hernandez' } as const;

async function house(...modes: (string | null)[]) {
  const tenant = await tenantOf(bee2linkPreset);
  for (const [index, followUp] of modes.entries())
    await tenant.save('group', `g${String(index)}`, { name: 'Ventes', profileType: 'sales', followUp });
  const groupIds = modes.map((_, index) => `g${String(index)}`);
  for (const id of ['leo', 'mia']) await tenant.save('user', id, { name: id, groupIds });
  const free = await tenant.root.run(createClient, person);
  const owners = async (id: string) => (await tenant.root.get(clientNoun, id)).ownerIds;
  return { ...tenant, leo: tenant.as('leo'), free: free.id, owners };
}

test('B9 none: neither creating nor editing sets an owner, and nobody chooses one', async () => {
  const { leo, free, owners } = await house('none');
  assert.deepEqual(await owners((await leo.run(createClient, person)).id), []);
  await leo.run(updateClient, { id: free, patch: { jobTitle: 'Architecte' } });
  assert.deepEqual(await owners(free), []);
  await assert.rejects(leo.run(createClient, { ...person, ownerId: 'leo' }), refusal('forbidden'));
  await assert.rejects(leo.run(assignClient, { id: free, ownerId: 'leo' }), refusal('forbidden'));
});

test('B10 B11a automatic: who creates or edits a client without an owner follows him up; an owner that is there stays, and nobody chooses', async () => {
  const { leo, as, free, owners } = await house('automatic');
  assert.deepEqual(await owners((await leo.run(createClient, person)).id), ['leo']);
  await leo.run(updateClient, { id: free, patch: { jobTitle: 'Architecte' } });
  assert.deepEqual(await owners(free), ['leo']);
  await as('mia').run(updateClient, { id: free, patch: { jobTitle: 'Avocate' } });
  assert.deepEqual(await owners(free), ['leo']);
  await assert.rejects(leo.run(createClient, { ...person, ownerId: 'mia' }), refusal('forbidden'));
  await assert.rejects(leo.run(assignClient, { id: free, ownerId: 'mia' }), refusal('forbidden'));
});

test('B11 manual: the owner is chosen freely, at creation and later; editing changes none', async () => {
  const { leo, free, owners } = await house('manual');
  assert.deepEqual(await owners((await leo.run(createClient, { ...person, ownerId: 'mia' })).id), ['mia']);
  await leo.run(updateClient, { id: free, patch: { jobTitle: 'Architecte' } });
  assert.deepEqual(await owners(free), []);
  await leo.run(assignClient, { id: free, ownerId: 'mia' });
  assert.deepEqual(await owners(free), ['mia']);
});

test('B21 in several groups the freest mode holds; where no group has one, the house’s defaults do (O11)', async () => {
  const { leo, free, owners } = await house('none', 'manual', 'automatic');
  await leo.run(assignClient, { id: free, ownerId: 'mia' });
  assert.deepEqual(await owners(free), ['mia']);
  const other = await house(null);
  assert.deepEqual(await other.owners((await other.leo.run(createClient, person)).id), ['leo']);
});

test('B9 a group’s mode is set with its right to choose, live, by who administers the rights, and stands in the audit trail', async () => {
  const { save, leo, as, free, policy, events } = await house('automatic');
  await save('group', 'g0', { followUp: 'manual' });
  assert.equal((await policy()).nodes['group:g0']?.levels?.['client.assign'], 'all');
  await leo.run(assignClient, { id: free, ownerId: 'mia' });
  await save('group', 'g0', { followUp: null });
  assert.equal((await policy()).nodes['group:g0']?.levels?.['client.assign'], undefined);
  const trail = (await events()).filter(({ type }) => type === 'policy.changed').flatMap(({ params }) => params['changes'] as object[]);
  const level = { part: 'level', node: 'group:g0', right: 'client.assign' };
  assert.ok(
    [
      { ...level, before: 'none', after: 'all' },
      { ...level, before: 'all', after: null },
    ].every((line) => trail.some((one) => sameJson(one, line))),
  );
  const keeper = { name: 'group.save' } as never;
  await assert.rejects(as('leo').run(keeper, { id: 'g0', data: { followUp: 'manual' } } as never), refusal('forbidden'));
});
