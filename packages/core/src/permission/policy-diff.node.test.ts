/** What an administrator confirms, and what the audit trail keeps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Policy, policyDiff } from '../index.ts';

const empty: Policy = { v: 1, preset: 'none', userParents: 'profile', nodes: {}, rules: [], sharing: {} };
const diff = (before: Partial<Policy>, after: Partial<Policy>) => policyDiff({ ...empty, ...before }, { ...empty, ...after });

test('nothing differs from itself, whatever the order of its keys', () => {
  const one: Policy['nodes'] = {
    a: { levels: { 'lead.view': 'own', 'lead.delete': 'none' }, off: ['lead'], parents: ['b'] },
    b: { levels: {} },
  };
  const same: Policy['nodes'] = { b: {}, a: { parents: ['b'], off: ['lead'], levels: { 'lead.delete': 'none', 'lead.view': 'own' } } };
  assert.deepEqual(diff({ nodes: one }, { nodes: same }), []);
});

test('levels: set, unset and changed, each with what it was and is', () => {
  const before = { 'group:g1': { levels: { 'lead.view': 'own', 'lead.delete': 'none' } } } as const;
  const after = { 'group:g1': { levels: { 'lead.view': ['own', { groups: ['g2'] }], 'lead.update': 'all' } } } as const;
  assert.deepEqual(diff({ nodes: before }, { nodes: after }), [
    { part: 'level', node: 'group:g1', right: 'lead.delete', before: 'none', after: null },
    { part: 'level', node: 'group:g1', right: 'lead.update', before: null, after: 'all' },
    { part: 'level', node: 'group:g1', right: 'lead.view', before: 'own', after: ['own', { groups: ['g2'] }] },
  ]);
});

test('a node that comes or goes: its parents, levels and switches', () => {
  const node = { parents: ['type:t'], levels: { 'lead.view': 'all' }, off: ['task'] } as const;
  const came = [
    { part: 'parents', node: 'group:g1', before: null, after: ['type:t'] },
    { part: 'level', node: 'group:g1', right: 'lead.view', before: null, after: 'all' },
    { part: 'switch', node: 'group:g1', module: 'task', before: true, after: false },
  ];
  assert.deepEqual(diff({}, { nodes: { 'group:g1': node } }), came);
  assert.deepEqual(diff({ nodes: { 'group:g1': node } }, {}), came.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before }))); // prettier-ignore
});

test('switches come in the order of their modules', () => {
  const switched = diff({ nodes: { a: { off: ['task', 'lead'] } } }, { nodes: { a: { off: ['client', 'lead'] }, b: { levels: {} } } });
  assert.deepEqual(switched, [
    { part: 'switch', node: 'a', module: 'client', before: true, after: false },
    { part: 'switch', node: 'a', module: 'task', before: false, after: true },
  ]);
  assert.equal(diff({ nodes: { a: { off: ['task'] } } }, { nodes: { a: {} } }).length, 1);
  assert.equal(diff({ nodes: { a: {} } }, { nodes: { a: { off: ['task'] } } }).length, 1);
});

test('sharing, audience, rules and what people inherit from are compared whole', () => {
  const sharing = { default: 'private', read: ['view'], write: [] } as const;
  const rule = { effect: 'deny', module: 'lead', ip: ['::1'] } as const;
  assert.deepEqual(diff({ sharing: { lead: sharing } }, { sharing: { lead: { ...sharing, default: 'read' }, task: sharing } }), [
    { part: 'sharing', module: 'lead', before: sharing, after: { ...sharing, default: 'read' } },
    { part: 'sharing', module: 'task', before: null, after: sharing },
  ]);
  assert.deepEqual(diff({ audience: { lead: false } }, { audience: { lead: { users: ['ana'] } } }), [
    { part: 'audience', module: 'lead', before: false, after: { users: ['ana'] } },
  ]);
  assert.deepEqual(diff({ audience: { lead: { users: ['ana'] } } }, { audience: { lead: false } }), [
    { part: 'audience', module: 'lead', before: { users: ['ana'] }, after: false },
  ]);
  assert.deepEqual(diff({ audience: { lead: false } }, {}), [{ part: 'audience', module: 'lead', before: false, after: null }]);
  assert.deepEqual(diff({}, { rules: [rule], userParents: 'groups' }), [
    { part: 'rules', before: [], after: [rule] },
    { part: 'userParents', before: 'profile', after: 'groups' },
  ]);
});
