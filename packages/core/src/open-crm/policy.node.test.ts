/** The policy, edited by commands: who may, how far, what remains, and what is written down of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dealerNouns, dealerPreset, foundTenant } from '../dealer/index.ts';
import {
  type Crm,
  type DealerkitError,
  type Level,
  type Policy,
  type PolicyRule,
  type Preset,
  grantPolicy,
  isDealerkitError,
  policyDiff,
  setAbsences,
  setAudience,
  setPolicy,
  setRules,
  userNoun,
} from '../index.ts';
import { memoryBackend } from '../memory/index.ts';
import { eventNoun } from './event.noun.ts';
import { allNouns, house, openCrm, policyFromPreset, policyNoun } from '../server/index.ts';

const nouns = allNouns(dealerNouns);

/** A house with an administrator `adm`, a team lead `tea` who administers group g1, and people of g1 and g2. */
async function aHouse(preset: Preset = dealerPreset) {
  const backend = memoryBackend({ nouns });
  await foundTenant({ backend, nouns: dealerNouns, preset });
  const as = (id: string, ip?: string): Crm =>
    openCrm({ backend, nouns: dealerNouns, principal: { id, ...(ip === undefined ? {} : { ip }) } });
  const root = openCrm({ backend, nouns: dealerNouns, principal: house });
  const save = (noun: string, id: string, data: object) => root.run({ name: `${noun}.save` } as never, { id, data } as never);
  await save('branch', 'b1', { name: 'Lyon' });
  for (const id of ['g1', 'g2']) await save('group', id, { name: id });
  const user = (id: string, profileId: string, groupIds: string[], more: object = {}) =>
    save('user', id, { name: id, profileId, groupIds, branchId: 'b1', ...more });
  await user('adm', 'administrator', []);
  await user('tea', 'manager', ['g1']);
  await user('ana', 'salesperson', ['g1']);
  await user('bob', 'salesperson', ['g2']);
  await root.run(grantPolicy, { node: 'user:tea', levels: { 'policy.manage': { groups: ['g1'] } } });
  const policy = async (): Promise<Policy> => (await root.get(policyNoun, 'policy')).policy as Policy;
  /** Writes fields of a record as an older release would have left them. */
  const store = async (noun: string, id: string, fields: object): Promise<void> => {
    const [held] = await backend.get(noun, [id]);
    const { record, version, ties } = held!;
    const change = { noun, id, expect: version, record: { ...record, ...fields }, ties };
    await backend.commit({ changes: [change], reties: [], expects: [], jobs: [] });
  };
  return { as, root, user, policy, store };
}

const failing = (code: string, field?: string) => (error: unknown) =>
  isDealerkitError(error, code as DealerkitError['code']) &&
  (field === undefined || Object.values(error.details.fields ?? {}).some((one) => one.code === field));
const beyondMe = failing('forbidden');

describe('policy commands', () => {
  test('a grant sets levels of one node at once, null goes back to what is inherited, and each change is in the audit trail', async () => {
    const { as, policy } = await aHouse();
    const adm = as('adm');
    const node = 'group:g1';
    assert.deepEqual(await adm.run(grantPolicy, { node, levels: { 'client.delete': 'all', 'lead.delete': 'own' } }), { changed: 2 });
    assert.deepEqual((await policy()).nodes[node]?.levels, { 'client.delete': 'all', 'lead.delete': 'own' });
    assert.deepEqual(await adm.run(grantPolicy, { node, levels: { 'client.delete': null }, modules: { lead: false } }), { changed: 2 });
    assert.deepEqual((await policy()).nodes[node], { levels: { 'lead.delete': 'own' }, off: ['lead'] });
    assert.deepEqual(await adm.run(grantPolicy, { node, modules: { lead: false } }), { changed: 0 });
    assert.deepEqual(await adm.run(grantPolicy, { node, modules: { lead: true } }), { changed: 1 });
    const trail = (await adm.list(eventNoun, { where: { eq: ['type', 'policy.changed'] } })).items;
    assert.equal(trail.length, 4, 'what changed nothing leaves no trace');
    assert.ok(trail.some((event) => event.createdBy === 'adm' && JSON.stringify(event.params['changes']) === JSON.stringify([
      { part: 'level', node, right: 'client.delete', before: 'all', after: null },
      { part: 'switch', node, module: 'lead', before: true, after: false },
    ]))); // prettier-ignore
  });

  test('what does not compile is never stored: unknown nodes’ people, rights and levels that a right does not admit', async () => {
    const { as, policy } = await aHouse();
    const before = await policy();
    const adm = as('adm');
    const grant = (node: string, levels: Record<string, Level>) => adm.run(grantPolicy, { node, levels } as never);
    await assert.rejects(grant('user:ghost', { 'lead.view': 'all' }), failing('invalid', 'unknown'));
    await assert.rejects(grant('group:g1', { 'lead.fly': 'all' }), failing('invalid', 'policy'));
    await assert.rejects(grant('group:g1', { 'lead.export': 'groups' }), failing('invalid', 'policy'));
    await assert.rejects(grant('the moon', { 'lead.view': 'all' }), failing('invalid'));
    await assert.rejects(adm.run(setRules, { rules: [{ effect: 'require', module: '*', ip: ['123.542.654.785'] }] }), failing('invalid'));
    await assert.rejects(adm.run(setAudience, { module: 'ghosts', audience: false }), failing('invalid'));
    assert.deepEqual(await policy(), before);
  });

  test('B2 only who has policy.manage may; two who edit at once do not overwrite each other', async () => {
    const { as } = await aHouse();
    await assert.rejects(as('ana').run(grantPolicy, { node: 'user:ana', levels: { 'client.delete': 'all' } }), beyondMe);
    const adm = as('adm');
    const { version } = await adm.get(policyNoun, 'policy');
    await adm.run(grantPolicy, { node: 'group:g1', levels: { 'lead.delete': 'own' }, version });
    await assert.rejects(adm.run(grantPolicy, { node: 'group:g2', levels: { 'lead.delete': 'own' }, version }), failing('conflict'));
  });

  test('B3b who administers everything may grant what he does not hold', async () => {
    const { as } = await aHouse();
    const adm = as('adm');
    await adm.run(grantPolicy, { node: 'profile:administrator', levels: { 'client.delete': 'none' } });
    await adm.session.refresh();
    assert.equal(adm.can('client.delete'), false);
    await adm.run(grantPolicy, { node: 'group:g1', levels: { 'client.delete': 'all' } });
  });

  test('who administers one group grants to it and its people, and no more than he holds himself', async () => {
    const { as } = await aHouse();
    const tea = as('tea');
    const grant = (node: string, levels: Record<string, Level | null>, modules?: Record<string, boolean>) =>
      tea.run(grantPolicy, { node, levels, ...(modules ? { modules } : {}) } as never);
    // A manager views leads of his own and his branch, and deletes none.
    await grant('user:ana', { 'lead.view': ['own', 'branch'] });
    await grant('user:ana', { 'lead.view': { branches: ['b1'] } });
    await grant('user:ana', { 'lead.view': 'own' });
    await grant('group:g1', { 'lead.view': 'none' });
    await grant('user:ana', { 'policy.manage': { groups: ['g1'] } });
    const refused: [string, Record<string, Level | null>][] = [
      ['user:ana', { 'lead.view': 'all' }],
      ['user:ana', { 'lead.view': { branches: ['b1', 'b2'] } }],
      ['user:ana', { 'lead.view': { groups: ['g2'] } }],
      ['user:ana', { 'lead.delete': 'own' }],
      ['user:ana', { 'policy.manage': 'all' }],
      ['user:ana', { 'policy.manage': { groups: ['g1', 'g2'] } }],
      ['user:tea', { 'lead.view': 'all' }],
      ['user:bob', { 'lead.view': 'none' }],
      ['user:adm', { 'policy.manage': 'none' }],
      ['group:g2', { 'lead.view': 'none' }],
      ['group:g1', { 'lead.view': 'branch' }],
      ['profile:salesperson', { 'lead.view': 'own' }],
      ['system:form', { 'lead.view': 'own' }],
    ];
    for (const [node, levels] of refused) await assert.rejects(grant(node, levels), beyondMe, `${node} ${JSON.stringify(levels)}`);
    const other: { effect: 'deny'; module: string; ip: string[] } = { effect: 'deny', module: 'lead', ip: ['::1'] };
    await assert.rejects(tea.run(setRules, { rules: [other] }), failing('not-found'));
    await assert.rejects(tea.run(setAudience, { module: 'lead', audience: false }), failing('not-found'));
  });

  test('to unset, or to switch on, is a grant too: a group’s administrator cannot undo what keeps wider rights away', async () => {
    const { as } = await aHouse();
    const adm = as('adm');
    await adm.run(grantPolicy, { node: 'profile:salesperson', levels: { 'client.delete': 'all' } });
    await adm.run(grantPolicy, { node: 'user:ana', levels: { 'client.delete': 'none' }, modules: { client: false } });
    const tea = as('tea');
    await assert.rejects(tea.run(grantPolicy, { node: 'user:ana', modules: { client: true } }).then(() => tea.run(grantPolicy, { node: 'user:ana', levels: { 'client.delete': null } })), beyondMe); // prettier-ignore
    await adm.run(grantPolicy, { node: 'user:ana', levels: { 'client.delete': null }, modules: { client: false } });
    await assert.rejects(tea.run(grantPolicy, { node: 'user:ana', modules: { client: true } }), beyondMe);
  });

  test('nobody locks the last administrator out, by level, switch, audience, profile, deactivation or a whole policy', async () => {
    const { as, root, user, policy } = await aHouse();
    const adm = as('adm');
    const last = failing('invalid', 'last-administrator');
    await assert.rejects(adm.run(grantPolicy, { node: 'profile:administrator', levels: { 'policy.manage': 'none' } }), last);
    await assert.rejects(adm.run(grantPolicy, { node: 'user:adm', modules: { policy: false } }), last);
    await assert.rejects(adm.run(setAudience, { module: 'policy', audience: { users: ['ana'] } }), last);
    await assert.rejects(adm.run(setPolicy, { policy: { ...(await policy()), nodes: {} } as never }), last);
    await assert.rejects(user('adm', 'salesperson', []), last);
    await assert.rejects(user('adm', 'administrator', [], { active: false }), last);
    await user('ada', 'administrator', []);
    await user('adm', 'administrator', [], { active: false });
    await assert.rejects(user('ada', 'manager', []), last);
    await root.run(grantPolicy, { node: 'user:bob', levels: { 'policy.manage': 'all' } });
    await user('ada', 'manager', []);
  });

  test('two administrators who dismiss each other at the same time: one of them remains', async () => {
    const { as, user } = await aHouse();
    await user('ada', 'administrator', []);
    const none = { 'policy.manage': 'none' } as const;
    const done = await Promise.allSettled([
      as('adm').run(grantPolicy, { node: 'user:ada', levels: none }),
      as('ada').run(grantPolicy, { node: 'user:adm', levels: none }),
      user('ada', 'manager', []),
      user('adm', 'manager', []),
    ]);
    assert.ok(done.some(({ status }) => status === 'rejected'));
    const able = await Promise.all(['adm', 'ada'].map(async (id) => {
      const crm = as(id);
      await crm.session.refresh();
      return crm.explain('policy.manage').allowed;
    })); // prettier-ignore
    assert.ok(able.includes(true));
  });

  test('nobody comes to be shown records by more than ninety ties: by groups, a level, a share, a stand-in or a whole policy', async () => {
    const { as, root, user, policy } = await aHouse();
    const adm = as('adm');
    const many = failing('invalid', 'too-many-ties');
    const named = (count: number, from = 0) => ({ groups: Array.from({ length: count }, (_, index) => `x${String(from + index)}`) });
    const view = (node: string, level: Level | null) => adm.run(grantPolicy, { node, levels: { 'lead.view': level as never } });
    await view('user:ana', named(90));
    await assert.rejects(view('user:ana', named(91)), many);
    // Levels of several nodes add up, for each of the people below them.
    await assert.rejects(view('group:g2', named(91)), many);
    await view('group:g2', named(89));
    await assert.rejects(view('profile:salesperson', named(2, 200)), many);
    await view('group:g2', null);
    await view('user:ana', ['own', named(89)]);
    const away = { from: '2030-01-01T00:00:00.000Z', until: '2030-01-08T00:00:00.000Z', substituteId: 'ana' };
    await assert.rejects(root.run(setAbsences, { id: 'bob', absences: [away] }), many);
    await view('user:ana', ['own', named(88)]);
    await root.run(setAbsences, { id: 'bob', absences: [away] });
    const { groups } = named(100);
    await user('bea', 'salesperson', groups.slice(0, 40));
    await view('profile:salesperson', ['own', 'groups']);
    await assert.rejects(user('bea', 'salesperson', groups), many);
    await assert.rejects(user('new', 'salesperson', groups), many);
    await view('user:ana', null);
    const sharing = { ...(await policy()).sharing, lead: { default: 'private', read: ['view'], write: [] } } as const;
    await adm.run(setPolicy, { policy: { ...(await policy()), sharing } as never });
    await assert.rejects(user('bea', 'salesperson', groups.slice(0, 55)), many);
    await user('bea', 'salesperson', groups.slice(0, 43));
    await assert.rejects(adm.run(setPolicy, { policy: { ...(await policy()), nodes: { ...(await policy()).nodes, 'profile:salesperson': { levels: { 'lead.view': ['groups', named(10, 300)] } } } } as never }), many); // prettier-ignore
    await user('ann', 'administrator', groups);
    assert.equal((await root.get(userNoun, 'bea')).groupIds.length, 43);
  });

  test('who has more ties than are given today keeps what he has, and comes to no more', async () => {
    const { as, root, user, store } = await aHouse();
    await user('bea', 'salesperson', ['g1']);
    await as('adm').run(grantPolicy, { node: 'profile:salesperson', levels: { 'lead.view': ['own', 'groups'] } });
    const groupIds = Array.from({ length: 100 }, (_, index) => `x${String(index)}`);
    await store('user', 'bea', { groupIds });
    await user('bea', 'salesperson', groupIds, { phone: '+33612345678' });
    const away = { from: '2030-01-01T00:00:00.000Z', until: '2030-01-08T00:00:00.000Z', substituteId: 'bea' };
    await assert.rejects(root.run(setAbsences, { id: 'bob', absences: [away] }), failing('invalid', 'too-many-ties'));
    await as('adm').run(grantPolicy, { node: 'user:ana', levels: { 'client.delete': 'own' } });
    await user('bea', 'salesperson', groupIds.slice(14));
    await root.run(setAbsences, { id: 'bob', absences: [away] });
    assert.equal((await root.get(userNoun, 'bea')).groupIds.length, 86);
  });

  test('nobody shuts himself out by a rule about addresses', async () => {
    const { as } = await aHouse();
    const rule: PolicyRule = { effect: 'require', module: '*', ip: ['192.0.2.0/24'] };
    await assert.rejects(as('adm', '198.51.100.1').run(setRules, { rules: [rule] as never }), failing('invalid', 'locks-you-out'));
    await as('adm', '192.0.2.1').run(setRules, { rules: [rule] as never });
    await assert.rejects(as('adm', '198.51.100.1').run(setRules, { rules: [] }), beyondMe);
    await as('adm', '192.0.2.1').run(setRules, { rules: [] });
  });

  test('a difference is told part by part, and a policy differs in nothing from itself', () => {
    const policy = policyFromPreset(dealerPreset, nouns);
    assert.deepEqual(policyDiff(policy, structuredClone(policy)), []);
    const other = { ...policy, audience: { lead: false }, sharing: {}, rules: [{ effect: 'deny', module: 'lead', ip: ['::1'] }] } as Policy;
    assert.deepEqual(policyDiff(policy, other).map(({ part }) => part).sort(), ['audience', 'rules', 'sharing']); // prettier-ignore
  });
});
