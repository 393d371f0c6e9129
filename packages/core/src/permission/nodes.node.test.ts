/** Who somebody is and what he inherits from (spec/permissions.md, the decision, step 4). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { type Level, type Noun, type Person, type Policy, defineNoun } from '../index.ts';
import { compilePolicy, effectiveTable } from '../server/index.ts';
import { planner } from './effective-table.ts';
import { levelsAt } from './said.ts';
import { isOfHouse, nodeOf } from './nodes.ts';

const schema = z.strictObject({ ownerIds: z.array(z.string()), upId: z.nullable(z.string()) });
const sorts = { created: { field: 'createdAt', direction: 'asc' } } as const;
const nounNamed = (name: string, ...above: string[]): Noun =>
  defineNoun({ name, schema, ties: { owners: 'ownerIds' }, parents: above.map((noun) => ({ field: 'upId', noun })), sorts }); // prettier-ignore
const nouns = [nounNamed('thing')];
const ana: Person = { id: 'ana', name: '', active: true, groups: ['g1', 'g2'], branch: 'b1', client: 'c1', profile: 'seller' };
const policyOf = (nodes: Policy['nodes'], userParents: Policy['userParents'] = 'profile'): Policy => ({ v: 1, preset: 't', userParents, nodes, rules: [], sharing: {} }); // prettier-ignore
const compiled = (...of: Parameters<typeof policyOf>) => compilePolicy(policyOf(...of), nouns);
const set = (level: Level, more: object = {}) => ({ levels: { 'thing.view': level }, ...more });
const grants = (policy: ReturnType<typeof compiled>, who = ana) =>
  effectiveTable(policy, who)['thing.view']!.grants.map(({ node, level }) => [node, level]);

test('a principal’s node', () => {
  const nodes = { ana: 'user:ana', 'service:7': 'service:7', 'form:f1': 'system:form', 'external:x': 'system:external', 'uniform:1': 'user:uniform:1' }; // prettier-ignore
  for (const [principal, node] of Object.entries(nodes)) assert.equal(nodeOf(principal), node);
  assert.deepEqual(['ana', 'service:7', 'form:f1', 'system'].map(isOfHouse), [true, false, false, false]);
});

test('E8 the first that says something answers; several parents add up', () => {
  const nodes = { 'profile:seller': set('own'), 'group:g1': set('groups'), 'group:g2': set('branch') };
  const all = [['profile:seller', 'own'], ['group:g1', 'groups'], ['group:g2', 'branch']]; // prettier-ignore
  assert.deepEqual(grants(compiled(nodes)), all, 'E7: groups add to the profile');
  assert.deepEqual(grants(compiled(nodes, 'groups')), [['group:g1', 'groups'], ['group:g2', 'branch']]); // prettier-ignore
  assert.deepEqual(grants(compiled({ ...nodes, 'user:ana': set('client') }, 'groups')), [['user:ana', 'client']]);
  assert.deepEqual(grants(compiled({ ...nodes, 'user:ana': set('inherit') })), all);
  assert.deepEqual(grants(compiled({ ...nodes, 'user:ana': set('none') })), []);
  assert.deepEqual(grants(compiled({ ...nodes, 'user:ana': set('inherit', { parents: ['group:g2'] }) })), [['group:g2', 'branch']]);
  assert.deepEqual(grants(compiled({ ...nodes, 'user:ana': set('inherit', { parents: [] }) })), []);
  assert.deepEqual(grants(compiled(nodes), { ...ana, profile: null }), all.slice(1));
  assert.deepEqual(grants(compiled(nodes), { ...ana, groups: [] }), all.slice(0, 1));
  assert.deepEqual(grants(compiled(nodes, 'groups'), { ...ana, groups: ['g9'] }), [], 'a group that the policy does not speak of');
});

test('B23 a module that is switched off at a node is off for all that comes from there', () => {
  const nodes = { 'group:g1': set('own', { off: ['thing'] }), 'group:g2': set('branch'), 'type:t': set('all') };
  assert.deepEqual(grants(compiled(nodes, 'groups')), [['group:g2', 'branch']]);
  const above = { 'group:g1': set('inherit', { off: ['thing'], parents: ['type:t'] }), 'type:t': set('all') };
  assert.deepEqual(grants(compiled(above, 'groups')), []);
});

test('a service inherits from all services, also when it has levels of its own', () => {
  const service = { ...ana, id: 'service:7', groups: [], profile: null };
  const nodes = { 'system:service': set('all') };
  assert.deepEqual(grants(compiled(nodes), service), [['system:service', 'all']]);
  assert.deepEqual(grants(compiled({ ...nodes, 'service:7': { levels: {} } }), service), [['system:service', 'all']]);
  assert.deepEqual(grants(compiled({ ...nodes, 'service:7': set('own') }), service), [['service:7', 'own']]);
  assert.deepEqual(grants(compiled({}), service), []);
  const form = { ...ana, id: 'form:f1' };
  assert.deepEqual(grants(compiled({ 'system:form': set('own'), 'profile:seller': set('all') }), form), [['system:form', 'own']]);
});

test('nodes that cannot be linked are refused', () => {
  const bad: [Policy['nodes'], RegExp][] = [
    [{ a: { parents: ['b'] }, b: { parents: ['c'] }, c: { parents: ['a'] } }, /cycle of parents through a/],
    [{ 'service:1': {}, 'system:service': { parents: ['service:1'] } }, /cycle/],
    [{ a: { parents: ['ghost'] } }, /a has an unknown parent ghost/],
    [{ a: { parents: ['user:ana'] }, 'user:ana': {} }, /a cannot inherit from a user/],
  ];
  for (const [nodes, message] of bad) assert.throws(() => compiled(nodes), message);
  assert.doesNotThrow(() => compiled({ a: { parents: ['b', 'c'] }, b: { parents: ['d'] }, c: { parents: ['d'] }, d: {} }), 'two ways up to one node');
}); // prettier-ignore

test('what a node resolves to, for one person and for nobody in particular', () => {
  const policy = compiled({
    'profile:seller': set('own'),
    'group:g1': set('inherit', { parents: ['type:t'] }),
    'type:t': set(['all', 'own']),
  });
  assert.deepEqual(levelsAt(policy, ana, 'user:ana', 'thing.view'), ['own', ['all', 'own']]);
  assert.deepEqual(levelsAt(policy, undefined, 'user:ana', 'thing.view'), []);
  assert.deepEqual(levelsAt(policy, undefined, 'group:g1', 'thing.view'), [['all', 'own']]);
  const off = compiled({ 'group:g1': set('all', { off: ['thing'] }) });
  assert.deepEqual(levelsAt(off, undefined, 'group:g1', 'thing.view'), []);
});

test('nouns that are each other’s parents open each other one step, in whatever order they are asked', () => {
  const nodes = { 'profile:seller': { levels: { 'a.view': 'own', 'b.view': 'groups', 'c.view': 'client' } } } as const;
  const policy = compilePolicy(policyOf(nodes), [nounNamed('a', 'b', 'a'), nounNamed('b', 'a'), nounNamed('c', 'b', 'ghost')]);
  const tiesOf = (right: string, ask = planner(policy, ana)) => ask(right)!.grants.flatMap(({ ties }) => ties).sort();
  const own = ['own:ana'];
  const groups = ['group:g1', 'group:g2'];
  const via = (noun: string, ties: string[]) => ties.map((tie) => `via:${noun}:${tie}`);
  const expected = {
    'a.view': [...own, ...via('b', groups)],
    'b.view': [...groups, ...via('a', own)],
    'c.view': ['client:c1', ...via('b', [...groups, ...via('a', own)])],
  };
  for (const order of [['a.view', 'b.view', 'c.view'], ['c.view', 'b.view', 'a.view']] as const) {
    const ask = planner(policy, ana);
    for (const right of order) assert.deepEqual(tiesOf(right, ask), expected[right].toSorted(), order.join());
  }
  assert.equal(planner(policy, ana)('a.fly'), undefined);
}); // prettier-ignore
