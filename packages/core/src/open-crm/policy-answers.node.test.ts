import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bee2linkPreset, dealerPreset, spotterPreset } from '../dealer/index.ts';
import { refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  type NodeDescription,
  type PersonDecision,
  type PolicyDifference,
  applyPreset,
  createLead,
  describePolicy,
  explainPolicy,
  grantPolicy,
  setRules,
} from '../index.ts';

async function spotter() {
  const tenant = await tenantOf(spotterPreset);
  await tenant.save('group', 'g1', { name: 'Norte' });
  for (const [id, profileId, groupIds] of [
    ['pre', 'pre-seller', []],
    ['mate', 'pre-seller', ['g1']],
    ['chief', 'manager', []],
  ] as const)
    await tenant.save('user', id, { name: id, profileId, groupIds });
  const client = { kind: 'person' as const, firstName: 'Coco', lastName: 'Hernandez', emails: ['coco@exemple.fr'] };
  const lead = (await tenant.root.run(createLead, { client, ownerId: 'mate' })).id;
  const chief = tenant.as('chief');
  const describe = async (node: string): Promise<NodeDescription> =>
    (await chief.preview(describePolicy, { node })).summary as unknown as NodeDescription;
  const rightOf = async (node: string, right: string) =>
    (await describe(node)).modules.flatMap(({ rights }) => rights).find((one) => one.right === right)!;
  const explain = async (userId: string, right: string, id?: string): Promise<PersonDecision> =>
    (await chief.preview(explainPolicy, { userId, right, ...(id === undefined ? {} : { record: { noun: 'lead', id } }) }))
      .summary as unknown as PersonDecision;
  return { ...tenant, chief, lead, describe, rightOf, explain };
}

test('E8 a right says what the user sets, what that resolves to, and what his profile would give', async () => {
  const { rightOf, grant, describe } = await spotter();
  assert.deepEqual(await rightOf('user:pre', 'lead.delete'), {
    right: 'lead.delete',
    admits: ['own', 'groups', 'branch', 'branches', 'all'],
    own: null,
    resolved: [{ node: 'profile:pre-seller', level: 'none' }],
    inherited: [{ node: 'profile:pre-seller', level: 'none' }],
  });
  await grant('user:pre', { 'lead.delete': ['own', { groups: ['g1'] }] });
  const said = await rightOf('user:pre', 'lead.delete');
  assert.deepEqual(said.own, ['own', { groups: ['g1'] }]);
  assert.deepEqual(said.resolved, [{ node: 'user:pre', level: ['own', { groups: ['g1'] }] }]);
  assert.deepEqual(said.inherited, [{ node: 'profile:pre-seller', level: 'none' }]);
  assert.deepEqual((await describe('user:pre')).parents, ['profile:pre-seller']);
});

test('E17 each right names the levels that it admits, and nothing that says nothing of its records', async () => {
  const { rightOf } = await spotter();
  const admits = async (right: string) => (await rightOf('user:pre', right)).admits.join(' ');
  assert.equal(await admits('lead.export'), 'own branch all');
  assert.equal(await admits('lead.restore'), 'own branch all');
  assert.equal(await admits('settings.manage'), 'all');
  assert.equal(await admits('client.view'), 'own groups branch branches client all');
  assert.equal(await admits('policy.manage'), 'groups branch branches all');
});

test('E2 E7 only who administers rights sets them: on a user, on a group of his, on his profile, and each is live', async () => {
  const { as, chief, grant, lead } = await spotter();
  await assert.rejects(as('pre').run(grantPolicy, { node: 'user:pre', levels: { 'lead.delete': 'all' } }), refusal('forbidden'));
  await grant('user:mate', { 'lead.view': 'all' });
  const may = async (): Promise<boolean> => {
    const { decision } = (await chief.preview(explainPolicy, { userId: 'mate', right: 'lead.delete', record: { noun: 'lead', id: lead } }))
      .summary as unknown as PersonDecision;
    return decision.allowed;
  };
  assert.equal(await may(), false);
  for (const node of ['profile:pre-seller', 'group:g1', 'user:mate']) {
    await chief.run(grantPolicy, { node, levels: { 'lead.delete': 'own' } });
    assert.equal(await may(), true, node);
    await chief.run(grantPolicy, { node, levels: { 'lead.delete': node === 'profile:pre-seller' ? 'none' : null } });
    assert.equal(await may(), false, node);
  }
});

test('B23 a module that is switched off for a node is said to be off, and resolves to nothing', async () => {
  const { describe, root } = await spotter();
  await root.run({ name: 'policy.grant' } as never, { node: 'user:pre', modules: { lead: false } } as never);
  const lead = (await describe('user:pre')).modules.find(({ module }) => module === 'lead')!;
  assert.equal(lead.on, false);
  assert.ok(lead.rights.every(({ resolved }) => resolved.length === 0));
});

test('explain answers for anybody what he would be answered himself, with what was tried and whence', async () => {
  const { explain, lead, grant, save } = await spotter();
  const { person, decision, views } = await explain('pre', 'lead.view', lead);
  assert.deepEqual(person, { id: 'pre', name: 'pre', active: true });
  assert.deepEqual([decision.allowed, decision.code, views], [false, 'out-of-scope', false]);
  assert.deepEqual(decision.clauses, [{ by: 'level', node: 'profile:pre-seller', level: 'own', matched: false }]);
  assert.equal((await explain('mate', 'lead.view', lead)).decision.allowed, true);
  assert.equal((await explain('pre', 'lead.delete')).decision.code, 'no-right');
  await grant('user:pre', { 'lead.delete': 'all' });
  const wide = await explain('pre', 'lead.delete', lead);
  assert.deepEqual([wide.decision.allowed, wide.views], [false, false], 'E16: who may not view may not delete');
  await save('user', 'mate', { active: false });
  assert.equal((await explain('mate', 'lead.view', lead)).decision.code, 'inactive');
});

test('explain does not judge somebody by the administrator’s own address', async () => {
  const { explain, chief, lead } = await spotter();
  await chief.run(setRules, {
    rules: [{ effect: 'require', module: 'lead', actions: ['view'], nodes: ['user:mate'], ip: ['10.0.0.0/8'] }],
  });
  assert.equal((await explain('mate', 'lead.view', lead)).decision.allowed, true);
});

test('only who administers a person asks about him, of records that he may view himself', async () => {
  const { as, explain, lead, grant } = await spotter();
  const mate = as('mate');
  await assert.rejects(mate.preview(describePolicy, { node: 'user:pre' }), refusal('forbidden'));
  await assert.rejects(mate.preview(explainPolicy, { userId: 'pre', right: 'lead.view' }), refusal('forbidden'));
  await grant('user:mate', { 'policy.manage': { groups: ['g1'] } });
  await mate.preview(describePolicy, { node: 'user:mate' });
  await assert.rejects(mate.preview(describePolicy, { node: 'user:pre' }), refusal('forbidden'));
  await assert.rejects(mate.preview(describePolicy, { node: 'profile:manager' }), refusal('forbidden'));
  await grant('user:chief', { 'lead.view': 'own' });
  await assert.rejects(explain('pre', 'lead.view', lead), refusal('not-found'));
  await assert.rejects(explain('pre', 'lead.fly'), refusal('invalid'));
  await assert.rejects(explain('nobody', 'lead.view'), refusal('invalid'));
});

test('a preset shows its differences before it is applied, keeps what was said of single people, and locks nobody out', async () => {
  const tenant = await tenantOf(dealerPreset);
  const { as, save, grant, policy } = tenant;
  await save('group', 'marketing', { name: 'Marketing', profileType: 'marketing' });
  await save('user', 'adm', { name: 'adm', profileId: 'administrator' });
  await save('user', 'ana', { name: 'ana', profileId: 'salesperson', groupIds: ['marketing'] });
  await grant('user:ana', { 'lead.export': 'own' });
  const adm = as('adm');
  await assert.rejects(adm.run(applyPreset, { preset: 'bee2link' }), refusal('invalid'), 'nobody is in a group of administrators yet');
  await save('group', 'admins', { name: 'Administrators', profileType: 'administrator' });
  await save('user', 'adm', { groupIds: ['admins'] });
  const before = await policy();
  const { summary } = await adm.preview(applyPreset, { preset: 'bee2link' });
  const changes = summary['changes'] as unknown as PolicyDifference[];
  assert.ok(changes.some(({ node, right, after }) => node === 'type:marketing' && right === 'client.delete' && after === 'all'));
  assert.ok(changes.every(({ node }) => node !== 'user:ana'));
  assert.deepEqual(await policy(), before, 'a preview changes nothing');
  const { changed } = await adm.run(applyPreset, { preset: 'bee2link' });
  assert.equal(changed, changes.length);
  const after = await policy();
  assert.deepEqual([after.preset, after.userParents], ['bee2link', 'groups']);
  assert.deepEqual(after.nodes['group:marketing']?.parents, ['type:marketing']);
  assert.deepEqual(after.nodes['user:ana']?.levels, { 'lead.export': 'own' });
  assert.deepEqual(Object.keys(after.nodes).filter((node) => node.startsWith('profile:')), []); // prettier-ignore
  assert.equal((await adm.run(applyPreset, { preset: 'bee2link' })).changed, 0);
  const fresh = await tenantOf(bee2linkPreset);
  assert.deepEqual(after.nodes['type:marketing'], (await fresh.policy()).nodes['type:marketing']);
});
