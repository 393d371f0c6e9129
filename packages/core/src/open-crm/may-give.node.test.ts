import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dealerNouns, dealerPreset, foundTenant } from '../dealer/index.ts';
import { isDealerkitError } from '../errors.ts';
import { memoryBackend } from '../memory/index.ts';
import { allNouns, openCrm } from './open-crm.ts';
import { house } from './world.ts';

const personnel = {
  'user.view': 'all',
  'user.manage': 'all',
  'serviceKey.manage': 'all',
  'policy.manage': 'branch',
  'client.view': { branches: ['b1'] },
  'client.view.phones': 'none',
  'lead.view': 'own',
};

async function staff() {
  const backend = memoryBackend({ nouns: allNouns(dealerNouns) });
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
  const as = (id?: string) => {
    const crm = openCrm({ backend, nouns: dealerNouns, principal: id === undefined ? house : { id } });
    return (command: string, input: object) => crm.run({ name: command } as never, input as never);
  };
  const root = as();
  for (const id of ['b1', 'b2']) await root('branch.save', { id, data: { name: id } });
  const user = (id: string, data: object) => root('user.save', { id, data: { name: id, branchId: 'b1', ...data } });
  await user('adm', { profileId: 'administrator' });
  await user('hr', { profileId: 'personnel' });
  await user('eve', {});
  const [stored] = await backend.get('policy', ['policy']);
  const policy = stored!.record['policy'] as { readonly nodes: object };
  const profiles = {
    'profile:personnel': { levels: personnel },
    'profile:narrow': { levels: { 'client.view': { branches: ['b1'] }, 'client.view.phones': 'none', 'lead.view': 'own' } },
    'profile:open': { levels: { 'client.view': { branches: ['b1'] } } },
    'profile:wide': { levels: { 'client.view': 'branch', 'client.view.phones': 'none' } },
  };
  await root('policy.set', { policy: { ...policy, nodes: { ...policy.nodes, ...profiles } } });
  return { hr: as('hr'), adm: as('adm'), root };
}

const refused = (error: unknown): boolean => isDealerkitError(error, 'forbidden');

describe('a person is given no more than the giver has', () => {
  test('a profile within the giver’s rights, a name, a dismissal', async () => {
    const { hr } = await staff();
    await hr('user.save', { id: 'eve', data: { profileId: 'narrow' } });
    await hr('user.save', { id: 'eve', data: { name: 'Eve', phone: '1' } });
    await hr('user.save', { data: { name: 'New', profileId: 'narrow', branchId: 'b2' } });
    await hr('user.save', { id: 'adm', data: { name: 'Still the administrator' } });
  });

  test('not a profile beyond them, for another, oneself, or somebody new', async () => {
    const { hr } = await staff();
    for (const id of ['eve', 'hr', undefined])
      await assert.rejects(hr('user.save', { id, data: { name: 'x', profileId: 'administrator' } }), refused, String(id));
  });

  test('not a field that the giver may not read, nor another branch where rights go by branch', async () => {
    const { hr, root } = await staff();
    await assert.rejects(hr('user.save', { id: 'eve', data: { profileId: 'open' } }), refused);
    await root('user.save', { id: 'eve', data: { profileId: 'wide' } });
    await hr('user.save', { id: 'eve', data: { phone: '2' } });
    await assert.rejects(hr('user.save', { id: 'eve', data: { branchId: 'b2' } }), refused);
  });

  test('not by waking somebody up: who is not active holds nothing', async () => {
    const { hr, root } = await staff();
    await root('user.save', { id: 'chief', data: { name: 'Chief', profileId: 'administrator', active: false } });
    await assert.rejects(hr('user.save', { id: 'chief', data: { active: true } }), refused);
    await hr('user.save', { id: 'chief', data: { phone: '3' } });
  });

  test('not by a key that acts as somebody: policy.manage within a branch is not enough', async () => {
    const { hr, adm } = await staff();
    const key = { name: 'k', hash: 'ab'.repeat(32), userId: 'adm' };
    await assert.rejects(hr('serviceKey.create', key), refused);
    await adm('serviceKey.create', key);
  });

  test('whoever administers everything gives what he likes', async () => {
    const { adm } = await staff();
    await adm('user.save', { id: 'eve', data: { profileId: 'administrator' } });
  });
});
