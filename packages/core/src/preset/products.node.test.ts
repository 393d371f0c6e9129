/** What each source product says of rights, decision by decision, worked out by hand from its document. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bee2linkPreset, dealerNouns, foundTenant, gemBooksPreset, onlyofficePreset, spotterPreset } from '../dealer/index.ts';
import {
  type Level,
  type Person,
  type Policy,
  type Preset,
  createClient,
  createLead,
  grantPolicy,
  isDealerkitError,
  shareClient,
  shareLead,
  clientNoun,
  leadNoun,
  updateClient,
} from '../index.ts';
import { memoryBackend } from '../memory/index.ts';
import { allNouns, allows, compilePolicy, effectiveTable, house, openCrm, policyFromPreset, policyNoun } from '../server/index.ts';

const nouns = allNouns(dealerNouns);
const nobody: Person = { id: '', name: '', active: true, groups: [], branch: null, client: null, profile: null };

interface Asked {
  readonly id: string;
  readonly who: Partial<Person>;
  readonly right: string;
  readonly ties?: readonly string[];
  readonly yes: boolean;
}

/** A policy with some nodes laid over a preset's. */
function laid(preset: Preset, over: Readonly<Record<string, Policy['nodes'][string]>>, rules: Policy['rules'] = []): Policy {
  const policy = policyFromPreset(preset, nouns);
  const joined = Object.entries(over).map(([id, node]) => [
    id,
    { ...policy.nodes[id], ...node, levels: { ...policy.nodes[id]?.levels, ...node.levels } },
  ]);
  return { ...policy, rules, nodes: { ...policy.nodes, ...Object.fromEntries(joined) } };
}

function decide(policy: Policy, table: readonly Asked[], ip?: string): void {
  const compiled = compilePolicy(policy, nouns);
  for (const { id, who, right, ties = [], yes } of table) {
    const rights = effectiveTable(compiled, { ...nobody, id: 'me', name: 'me', ...who }, { ip });
    assert.equal(allows(rights[right], { ties }), yes, `${id}: ${JSON.stringify(who)} ${right} ${ties.join()}`);
  }
}

describe('bee2link', () => {
  const mkt = { parents: ['type:marketing'] };
  const sales = { parents: ['type:sales'] };
  const groups = { 'group:mkt': mkt, 'group:new': sales, 'group:adm': { parents: ['type:administrator'] } };
  const inGroup = (...ids: string[]) => ({ groups: ids });
  const ask = (id: string, who: Partial<Person>, right: string, yes: boolean, ties?: string[]): Asked => ({ id, who, right, yes, ...(ties && { ties }) }); // prettier-ignore
  const anybodys = ['own:other', 'group:elsewhere'];

  test('B1 B3 B3a B3b B5 B6 B7 B8 B20 what the types of groups start with', () => {
    decide(laid(bee2linkPreset, groups), [
      ask('B3', inGroup('mkt'), 'client.delete', true, anybodys),
      ask('B3', inGroup('new'), 'client.delete', false, ['own:me', 'group:new']),
      ask('B3', inGroup('adm'), 'client.delete', false, anybodys),
      ask('B3', inGroup(), 'client.delete', false, ['own:me']),
      ask('B1', { groups: [], profile: 'marketing' }, 'client.delete', false, ['own:me']),
      ask('B3b', inGroup('adm'), 'policy.manage', true),
      ask('B2', inGroup('mkt'), 'policy.manage', false),
      ask('B2', inGroup('new'), 'policy.manage', false),
      ask('B6', inGroup('new'), 'client.create', true, ['own:me']),
      ask('B6', inGroup('new'), 'client.update', true, anybodys),
      ask('B6', inGroup('new'), 'client.assign', false, ['own:me']),
      ask('B6', inGroup('adm'), 'client.assign', true, anybodys),
      ask('B6', inGroup('new'), 'client.view', true, anybodys),
      ask('B20', inGroup('mkt'), 'lead.delete', false, ['own:me']),
      ask('B20', inGroup('mkt'), 'vehicle.delete', false, ['public:read']),
      ask('B20', inGroup('mkt'), 'task.delete', false, ['own:me']),
      ask('B8', inGroup('new'), 'lead.view', true, ['own:me']),
      ask('B8', inGroup('new'), 'lead.view', true, ['own:other', 'group:new']),
      ask('B8', inGroup('new'), 'lead.view', false, anybodys),
      ask('B8', inGroup('new'), 'lead.update', true, ['own:other', 'group:new']),
      ask('B8', inGroup('new'), 'lead.markWon', true, ['own:me']),
      ask('B8', inGroup('mkt'), 'lead.view', true, anybodys),
      ask('B8', inGroup('mkt'), 'lead.update', false, anybodys),
      ask('B7', inGroup('new'), 'vehicle.view', true, ['public:read']),
      ask('B7', inGroup('new'), 'vehicle.update', false, ['public:read']),
      ask('B12', inGroup('new'), 'user.view', true),
      ask('B12', inGroup('new'), 'group.manage', false),
      ask('B12', inGroup('adm'), 'group.manage', true),
      ask('B3', { ...inGroup('mkt'), active: false }, 'client.delete', false, anybodys),
    ]);
  });

  test('B2 B4 B21 B23 the box ticked, unticked and left alone, in several groups, and a module switched off', () => {
    const ticked = { ...sales, levels: { 'client.delete': 'all' } } as const;
    const unticked = { ...mkt, levels: { 'client.delete': 'none' } } as const;
    const off = { ...mkt, off: ['client'] };
    decide(laid(bee2linkPreset, { ...groups, 'group:tick': ticked, 'group:untick': unticked, 'group:off': off }), [
      ask('B4', inGroup('tick'), 'client.delete', true, anybodys),
      ask('B4', inGroup('untick'), 'client.delete', false, anybodys),
      ask('B21', inGroup('new', 'mkt'), 'client.delete', true, anybodys),
      ask('B21', inGroup('untick', 'mkt'), 'client.delete', true, anybodys),
      ask('B21', inGroup('untick', 'new'), 'client.delete', false, anybodys),
      ask('B3b', inGroup('adm', 'mkt'), 'client.delete', true, anybodys),
      ask('B23', inGroup('off'), 'client.delete', false, anybodys),
      ask('B23', inGroup('off'), 'client.view', false, ['own:me']),
      ask('B23', inGroup('off'), 'lead.view', true, anybodys),
      ask('B23', inGroup('off', 'new'), 'client.view', true, anybodys),
      ask('B23', inGroup('off', 'new'), 'client.delete', false, anybodys),
    ]);
  });

  test('B3a a group of type marketing starts with the right, any other without; unticked it stays unticked; the type gives rights, so it needs the right to give them', async () => {
    const backend = memoryBackend({ nouns });
    await foundTenant({ backend, nouns: dealerNouns, preset: bee2linkPreset });
    const open = (id?: string) => openCrm({ backend, nouns: dealerNouns, principal: id === undefined ? house : { id } });
    const save = (crm: ReturnType<typeof open>, noun: string, id: string, data: object) =>
      crm.run({ name: `${noun}.save` } as never, { id, data } as never);
    const root = open();
    await save(root, 'group', 'it', { name: 'IT', profileType: 'administrator' });
    await save(root, 'user', 'adm', { name: 'Adm', groupIds: ['it'] });
    const adm = open('adm');
    await save(adm, 'group', 'camp', { name: 'Campaigns', profileType: 'marketing' });
    await save(adm, 'group', 'new', { name: 'New cars', profileType: 'sales' });
    await save(adm, 'user', 'mia', { name: 'Mia', groupIds: ['camp'] });
    await save(adm, 'user', 'sam', { name: 'Sam', groupIds: ['new'] });
    const mayDelete = async (id: string): Promise<boolean> => {
      const crm = open(id);
      await crm.session.refresh();
      return crm.can('client.delete');
    };
    assert.deepEqual([await mayDelete('mia'), await mayDelete('sam'), await mayDelete('adm')], [true, false, false]);
    await adm.run(grantPolicy, { node: 'group:camp', levels: { 'client.delete': 'none' } });
    await save(adm, 'group', 'camp', { name: 'Campaigns 2', profileType: 'marketing' });
    assert.equal(await mayDelete('mia'), false, 'renaming ticks nothing');
    await save(adm, 'group', 'camp', { name: 'Campaigns 2', profileType: 'sales' });
    await adm.run(grantPolicy, { node: 'group:camp', levels: { 'client.delete': null } });
    assert.equal(await mayDelete('mia'), false, 'sales now');
    await save(adm, 'group', 'camp', { profileType: 'marketing' });
    assert.equal(await mayDelete('mia'), true);
    const { policy } = await root.get(policyNoun, 'policy');
    assert.deepEqual((policy as Policy).nodes['group:new']?.parents, ['type:sales']);

    await adm.run(grantPolicy, { node: 'user:sam', levels: { 'group.manage': 'all' } });
    const sam = open('sam');
    await save(sam, 'group', 'plain', { name: 'Plain' });
    await assert.rejects(save(sam, 'group', 'mine', { name: 'Mine', profileType: 'administrator' }), (error) =>
      isDealerkitError(error, 'forbidden'),
    );
    await assert.rejects(save(sam, 'group', 'new', { name: 'New', profileType: 'administrator' }), (error) =>
      isDealerkitError(error, 'forbidden'),
    );
    await save(sam, 'group', 'new', { name: 'New cars and vans' });
  });
});

describe('Exact Spotter', () => {
  const seller = { profile: 'pre-seller' };
  const levels = (right: string, level: Level) => ({ 'user:me': { levels: { [right]: level } } });
  const ask = (id: string, who: Partial<Person>, right: string, yes: boolean, ties: string[] = ['own:other', 'group:g7']): Asked => ({ id, who, right, yes, ties }); // prettier-ignore

  test('E6 E13 E17 defaults of pre-sellers and managers', () => {
    const manager = { profile: 'manager' };
    decide(policyFromPreset(spotterPreset, nouns), [
      ...['delete', 'discard', 'restore', 'export'].flatMap((action) => [
        ask('E17', seller, `lead.${action}`, false, ['own:me']),
        ask('E17', manager, `lead.${action}`, true),
      ]),
      ask('E17', seller, 'lead.markWon', true, ['own:me']),
      ask('E17', seller, 'lead.markWon', false),
      ask('E17', manager, 'lead.markWon', true),
      ask('E5', seller, 'lead.view', true, ['own:me']),
      ask('E5', seller, 'lead.view', false),
      ask('E7', seller, 'policy.manage', false, []),
      ask('E7', manager, 'policy.manage', true, []),
      ask('E6', { profile: null }, 'lead.view', false, ['own:me']),
      ask('E6', { profile: 'unheard-of' }, 'lead.delete', false, ['own:me']),
    ]);
  });

  test('E8 E9 E10 E11 E14 E15 each level of a right, set on one pre-seller', () => {
    const mine = ['own:me'];
    const spotterGroups: Level = ['own', { groups: ['g7'] }];
    decide(laid(spotterPreset, levels('lead.delete', 'own')), [
      ask('E9', seller, 'lead.delete', true, mine),
      ask('E9', seller, 'lead.delete', false),
    ]);
    decide(laid(spotterPreset, levels('lead.delete', 'all')), [
      ask('E11', seller, 'lead.delete', true),
      ask('E11', seller, 'lead.delete', true, []),
    ]);
    decide(laid(spotterPreset, levels('lead.delete', spotterGroups)), [
      ask('E10', seller, 'lead.delete', true),
      ask('E10', seller, 'lead.delete', false, ['own:other', 'group:g8']),
      ask('E14', { ...seller, groups: ['g8'] }, 'lead.delete', false, ['own:other', 'group:g8']),
      ask('E15', seller, 'lead.delete', true, mine),
    ]);
    decide(laid(spotterPreset, levels('lead.delete', { groups: [] })), [
      ask('E14', seller, 'lead.delete', false),
      ask('E14', seller, 'lead.delete', false, mine),
    ]);
    decide(laid(spotterPreset, levels('lead.delete', 'inherit')), [ask('E8', seller, 'lead.delete', false, mine)]);
    const profile = { 'profile:pre-seller': { levels: { 'lead.delete': 'own' as const } } };
    decide(laid(spotterPreset, { ...levels('lead.delete', 'inherit'), ...profile }), [
      ask('E8', seller, 'lead.delete', true, mine),
      ask('E8', seller, 'lead.delete', false),
    ]);
    decide(laid(spotterPreset, { ...levels('lead.delete', 'none'), ...profile }), [ask('E13', seller, 'lead.delete', false, mine)]);
    decide(laid(spotterPreset, levels('lead.discard', 'own')), [
      ask('E17', seller, 'lead.delete', false, mine),
      ask('E17', seller, 'lead.discard', true, mine),
      ask('E17', seller, 'lead.restore', false, mine),
    ]);
  });
});

describe('GEM-BOOKS', () => {
  const contact = { profile: 'client', client: 'c1' };
  const ask = (id: string, who: Partial<Person>, right: string, yes: boolean, ties: string[] = []): Asked => ({
    id,
    who,
    right,
    yes,
    ties,
  });
  const c1 = ['client:c1', 'own:other'];
  const c2 = ['client:c2', 'own:other'];

  test('G1 G2 G3 G14 G22 employees see their own clients, authorised colleagues all; a contact sees and updates his client, nothing else', () => {
    const employee = { profile: 'employee' };
    const rights = compilePolicy(policyFromPreset(gemBooksPreset, nouns), nouns).rights;
    const reached = new Set(['client.view', 'client.update', 'contact.view', 'contact.update']);
    decide(policyFromPreset(gemBooksPreset, nouns), [
      ask('G1', employee, 'client.view', true, ['own:me', 'client:c1']),
      ask('G1', employee, 'client.view', false, c1),
      ask('G1', { profile: 'authorised' }, 'client.view', true, c1),
      ask('G1', { profile: 'authorised' }, 'client.update', true, c1),
      ask('G1', { profile: 'authorised' }, 'client.delete', false, c1),
      ask('G1', { profile: 'administrator' }, 'client.delete', true, c1),
      ask('G2', contact, 'client.update', true, c1),
      ask('G2', contact, 'client.view', true, c1),
      ask('G2', contact, 'client.view', false, c2),
      ask('G2', contact, 'client.update', false, c2),
      ask('G22', contact, 'client.view', false, ['own:other', 'public:default', 'public:read']),
      ask('G22', contact, 'contact.view', true, ['via:client:*', 'via:client:client:c1']),
      ask('G22', contact, 'contact.view', false, ['via:client:*', 'via:client:client:c2']),
      ask('G22', contact, 'contact.update', true, ['client:c1', 'via:client:*', 'via:client:client:c1']),
      ask('G22', contact, 'contact.update', false, ['client:c2', 'via:client:*', 'via:client:client:c2']),
      ask('G14', { profile: 'client', client: null }, 'client.view', false, c1),
      ask('G3', { client: 'c1' }, 'client.view', false, c1),
      ...[...rights.keys()]
        .filter((right) => !reached.has(right))
        .map((right) => ask('G22', contact, right, false, [...c1, 'own:me', 'public:read', 'public:write', 'public:default'])),
    ]);
  });

  test('G16 G17 one address and one branch for one access: a rule on one node', () => {
    const rules: Policy['rules'] = [
      { effect: 'require', module: '*', nodes: ['user:me'], ip: ['203.0.113.5'] },
      { effect: 'require', module: '*', nodes: ['user:me'], branches: ['b1'] },
    ];
    const compiled = compilePolicy(laid(gemBooksPreset, {}, rules), nouns);
    const may = (id: string, ip: string | undefined, branchId: string | null): boolean =>
      allows(effectiveTable(compiled, { ...nobody, ...contact, id }, { ip })['client.view'], { ties: c1, branchId });
    assert.deepEqual(
      [may('me', '203.0.113.5', 'b1'), may('me', '203.0.113.5', 'b2'), may('me', '203.0.113.5', null)],
      [true, false, false],
    );
    assert.deepEqual([may('me', '203.0.113.6', 'b1'), may('me', undefined, 'b1'), may('you', undefined, 'b2')], [false, false, true]);
  });
});

describe('ONLYOFFICE CRM', () => {
  const user = { profile: 'user' };
  const admin = { profile: 'administrator' };
  const ask = (id: string, who: Partial<Person>, right: string, yes: boolean, ties: string[] = ['own:other', 'public:default']): Asked => ({ id, who, right, yes, ties }); // prettier-ignore
  const policy = policyFromPreset(onlyofficePreset, nouns);
  const mine = ['own:me', 'public:default'];
  const closed = ['own:other'];

  test('O1 O12 O70 O71 O72 O75 a client is its owners’ until they say otherwise', () => {
    decide(policy, [
      ask('O12', user, 'client.view', true, mine),
      ask('O12', user, 'client.view', false),
      ask('O1', user, 'client.update', false),
      ask('O12', user, 'client.view', true, ['own:other', 'public:read']),
      ask('O12', user, 'client.update', false, ['own:other', 'public:read']),
      ask('O12', user, 'client.delete', false, ['own:other', 'public:read']),
      ask('O12', user, 'client.view', true, ['own:other', 'public:write']),
      ask('O12', user, 'client.update', true, ['own:other', 'public:write']),
      ask('O12', user, 'client.share', false, ['own:other', 'public:write']),
      ask('O1', user, 'client.view', true, ['own:other', 'read:me']),
      ask('O1', user, 'client.update', false, ['own:other', 'read:me']),
      ask('O1', user, 'client.update', true, ['own:other', 'write:me']),
      ask('O1', { ...user, groups: ['g1'] }, 'client.view', true, ['own:other', 'read:group:g1']),
      ask('O1', user, 'client.view', false, ['own:other', 'read:group:g1']),
      ask('O75', user, 'client.delete', true, mine),
      ask('O71', user, 'client.create', true, mine),
      ask('O71', user, 'client.share', true, mine),
      ask('O72', admin, 'client.view', true, closed),
      ask('O72', admin, 'client.update', true, closed),
      ask('O72', admin, 'client.delete', true, closed),
      ask('O71', user, 'client.merge', false, mine),
    ]);
  });

  test('O33 O36 O62 a lead is everybody’s until it is limited', () => {
    decide(policy, [
      ask('O33', user, 'lead.view', true),
      ask('O36', user, 'lead.update', true),
      ask('O36', user, 'lead.delete', true),
      ask('O33', user, 'lead.assign', false),
      ask('O33', user, 'lead.share', false),
      ask('O33', user, 'lead.share', true, mine),
      ask('O33', user, 'lead.view', false, closed),
      ask('O33', user, 'lead.update', false, closed),
      ask('O33', user, 'lead.view', true, ['own:other', 'write:me']),
      ask('O33', user, 'lead.update', true, ['own:other', 'write:me']),
      ask('O33', user, 'lead.view', true, ['own:me']),
      ask('O72', admin, 'lead.view', true, closed),
      ask('O72', admin, 'lead.update', true, closed),
      ask('O73', user, 'lead.export', false, mine),
      ask('O73', admin, 'lead.export', true, closed),
    ]);
  });

  test('O14 O23 O70 O73 O74 tasks, settings, and the module for some or for nobody', () => {
    decide(policy, [
      ask('O23', user, 'task.create', true, ['own:other']),
      ask('O23', user, 'task.view', true, ['own:me']),
      ask('O23', user, 'task.view', true, ['own:other', 'public:read']),
      ask('O23', user, 'task.view', false, ['own:other', 'via:client:own:other']),
      ask('O23', user, 'task.view', true, ['own:other', 'via:client:own:me']),
      ask('O23', user, 'task.view', true, ['own:other', 'via:lead:public:default']),
      ask('O23', user, 'task.complete', false, ['own:other', 'public:read']),
      ask('O23', admin, 'task.view', true, ['own:other']),
      ask('O73', user, 'settings.manage', false),
      ask('O73', admin, 'settings.manage', true),
      ask('O14', user, 'form.manage', false),
      ask('O14', admin, 'form.manage', true),
      ask('O70', user, 'policy.manage', false),
      ask('O70', { profile: 'stranger' }, 'lead.view', false),
    ]);
    const some = { ...policy, audience: { client: { users: ['me'], groups: ['g1'] }, lead: false } } as const;
    decide(some, [
      ask('O74', user, 'client.view', true, mine),
      ask('O74', { ...user, id: 'you' }, 'client.view', false, ['own:you']),
      ask('O74', { ...user, id: 'you', groups: ['g1'] }, 'client.view', true, ['own:you']),
      ask('O74', { ...admin, id: 'you' }, 'client.view', false),
      ask('O74', user, 'lead.view', false),
      ask('O74', admin, 'lead.view', false),
    ]);
  });

  test('O12 O33 O71 who owns a record says who sees it; whoever was let in neither widens it nor sees more; a name that nobody has is refused', async () => {
    const backend = memoryBackend({ nouns });
    await foundTenant({ backend, nouns: dealerNouns, preset: onlyofficePreset });
    const open = (id?: string) => openCrm({ backend, nouns: dealerNouns, principal: id === undefined ? house : { id } });
    for (const id of ['ana', 'bob', 'eva'])
      await open().run({ name: 'user.save' } as never, { id, data: { name: id, profileId: 'user' } } as never);
    const [ana, bob, eva] = [open('ana'), open('bob'), open('eva')];
    const denied = (code: string) => (error: unknown) => isDealerkitError(error, code as never);
    const { id } = await ana.run(createClient, { kind: 'company', companyName: 'Garage', emails: ['g@example.com'] });
    await assert.rejects(bob.get(clientNoun, id), denied('not-found'));
    await ana.run(shareClient, { id, sharing: { access: 'private', readers: ['bob'] } });
    assert.equal((await bob.get(clientNoun, id)).name, 'Garage');
    await assert.rejects(bob.run(updateClient, { id, patch: { about: 'x' } }), denied('forbidden'));
    await assert.rejects(bob.run(shareClient, { id, sharing: { access: 'write' } }), denied('forbidden'));
    await assert.rejects(eva.run(shareClient, { id, sharing: { access: 'write' } }), denied('not-found'));
    await assert.rejects(ana.run(shareClient, { id, sharing: { access: 'read', writers: ['nobody'] } }), denied('invalid'));
    await assert.rejects(ana.run(shareClient, { id, sharing: { access: 'read', readers: ['group:nobody'] } }), denied('invalid'));
    await ana.run(shareClient, { id, sharing: { access: 'write' } });
    await eva.run(updateClient, { id, patch: { about: 'x' } });

    const lead = await ana.run(createLead, { clientId: id });
    assert.equal((await eva.get(leadNoun, lead.id)).name, 'Garage');
    await ana.run(shareLead, { id: lead.id, sharing: { access: 'private', writers: ['bob'] } });
    await assert.rejects(eva.get(leadNoun, lead.id), denied('not-found'));
    assert.equal((await bob.get(leadNoun, lead.id)).name, 'Garage');
    await ana.run(shareLead, { id: lead.id, sharing: null });
    assert.equal((await eva.list(leadNoun)).items.length, 1);
  });
});
