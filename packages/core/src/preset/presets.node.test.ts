import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Level, Person, Policy } from '../index.ts';
import { dealerNouns, dealerPreset, spotterPreset } from '../dealer/index.ts';
import { allNouns, allows, compilePolicy, effectiveTable, policyFromPreset } from '../server/index.ts';

const nouns = allNouns(dealerNouns);
const person = (id: string, profile: string, more: Partial<Person> = {}): Person => ({
  id, name: id, active: true, groups: [], branch: 'b1', client: null, profile, ...more,
}); // prettier-ignore
const decide = (policy: Policy, who: Person, right: string, ties: readonly string[]): boolean =>
  allows(effectiveTable(compilePolicy(policy, nouns), who)[right], { ties });
const withLevel = (policy: Policy, node: string, right: string, level: Level): Policy => ({
  ...policy,
  nodes: { ...policy.nodes, [node]: { ...policy.nodes[node], levels: { ...policy.nodes[node]?.levels, [right]: level } } },
});

const spotter = policyFromPreset(spotterPreset, nouns);
const seller = person('s1', 'pre-seller');
const own = ['own:s1', 'group:g1'];
const others = ['own:s2', 'group:g7'];

test('E6 pre-sales users cannot delete by default, not even their own leads', () => {
  assert.equal(decide(spotter, seller, 'lead.delete', own), false);
  assert.equal(decide(spotter, person('m', 'manager'), 'lead.delete', others), true);
});

test('E5 view and delete levels are set separately', () => {
  const policy = withLevel(spotter, 'user:s1', 'lead.delete', 'own');
  assert.equal(decide(policy, seller, 'lead.delete', own), true);
  assert.equal(decide(policy, seller, 'lead.view', others), false);
});

test('E8 "same as profile" follows the profile, live', () => {
  const inherit = withLevel(spotter, 'user:s1', 'lead.delete', 'inherit');
  assert.equal(decide(inherit, seller, 'lead.delete', own), false);
  assert.equal(decide(withLevel(inherit, 'profile:pre-seller', 'lead.delete', 'all'), seller, 'lead.delete', others), true);
});

test('E9 "individual" reaches one’s own leads, E11 "full" every lead', () => {
  assert.equal(decide(withLevel(spotter, 'user:s1', 'lead.delete', 'own'), seller, 'lead.delete', others), false);
  assert.equal(decide(withLevel(spotter, 'user:s1', 'lead.delete', 'all'), seller, 'lead.delete', others), true);
});

test('E10 E14 E15 "groups" reaches the groups named when granting, and one’s own leads', () => {
  const named = withLevel(spotter, 'user:s1', 'lead.delete', ['own', { groups: ['g7'] }]);
  assert.equal(decide(named, seller, 'lead.delete', others), true);
  assert.equal(decide(named, seller, 'lead.delete', own), true);
  assert.equal(decide(named, { ...seller, groups: ['g9'] }, 'lead.delete', ['own:s3', 'group:g9']), false);
  assert.equal(decide(withLevel(spotter, 'user:s1', 'lead.delete', { groups: [] }), seller, 'lead.delete', others), false);
});

test('E13 a user’s own setting replaces his profile’s, wider or narrower', () => {
  assert.equal(decide(withLevel(spotter, 'user:m', 'lead.delete', 'none'), person('m', 'manager'), 'lead.delete', others), false);
});

test('E17 export and retrieve are offered without "groups": such a policy is refused', () => {
  assert.throws(() => compilePolicy(withLevel(spotter, 'user:s1', 'lead.export', { groups: ['g1'] }), nouns), /does not admit/);
  assert.throws(() => compilePolicy(withLevel(spotter, 'user:s1', 'lead.restore', 'groups'), nouns), /does not admit/);
});

test('dealer: clients are read in the branch, leads by their owner and the branch’s manager', () => {
  const dealer = policyFromPreset(dealerPreset, nouns);
  const ana = person('ana', 'salesperson');
  const boss = person('boss', 'manager');
  const cases: [Person, string, string[], boolean][] = [
    [ana, 'client.view', ['branch:b1'], true],
    [ana, 'client.view', ['branch:b2'], false],
    [ana, 'client.delete', ['own:ana', 'branch:b1'], false],
    [ana, 'lead.view', ['own:ana'], true],
    [ana, 'lead.view', ['own:bob', 'branch:b1'], false],
    [ana, 'lead.assign', ['own:ana'], false],
    [boss, 'lead.view', ['own:bob', 'branch:b1'], true],
    [boss, 'lead.view', ['own:eve', 'branch:b2'], false],
    [boss, 'lead.assign', ['branch:b1'], true],
    [boss, 'policy.manage', [], false],
    [person('adm', 'administrator', { branch: 'b2' }), 'lead.view', ['branch:b1'], true],
    [person('adm', 'administrator'), 'policy.manage', [], true],
    [person('off', 'administrator', { active: false }), 'lead.view', ['own:off'], false],
    [person('new', 'nobody'), 'lead.view', ['own:new'], false],
  ];
  for (const [who, right, ties, expected] of cases)
    assert.equal(decide(dealer, who, right, ties), expected, `${who.id} ${right} ${ties.join()}`);
});

test('stock is everybody’s to see, the vehicle that a lead names is seen as the lead', () => {
  const dealer = policyFromPreset(dealerPreset, nouns);
  const ana = person('ana', 'salesperson');
  assert.equal(decide(dealer, ana, 'vehicle.view', ['public:read']), true);
  assert.equal(decide(dealer, ana, 'vehicle.view', ['via:lead:*', 'via:lead:own:ana']), true);
  assert.equal(decide(dealer, ana, 'vehicle.view', ['via:lead:*', 'via:lead:own:bob', 'via:lead:branch:b1']), false);
});

test('a form may capture and see nothing', () => {
  const dealer = policyFromPreset(dealerPreset, nouns);
  const table = effectiveTable(compilePolicy(dealer, nouns), { ...person('form:f1', ''), profile: null, branch: null });
  assert.deepEqual(
    Object.values(table)
      .filter(({ kind }) => kind !== 'never')
      .map(({ right }) => right),
    ['submission.capture'],
  );
});

test('a policy that names what does not exist is refused, and says what', () => {
  const bad: [Policy, RegExp][] = [
    [withLevel(spotter, 'user:s1', 'lead.fly', 'all'), /unknown right lead.fly/],
    [withLevel(spotter, 'user:s1', 'lead.view.nothing', 'all'), /unknown right/],
    [{ ...spotter, nodes: { a: { parents: ['b'] }, b: { parents: ['a'] } } }, /cycle/],
    [{ ...spotter, nodes: { a: { parents: ['missing'] } } }, /unknown parent/],
    [{ ...spotter, nodes: { a: { off: ['ghosts'] } } }, /unknown module/],
    [{ ...spotter, rules: [{ effect: 'deny', module: 'lead', where: { ne: ['status', 'won'] } as never }] }, /unknown operator/],
    [{ ...spotter, rules: [{ effect: 'deny', module: 'lead', where: { eq: ['message', 'x'] } }] }, /unknown field/],
    [{ ...spotter, rules: [{ effect: 'deny', module: 'lead', actions: ['fly'], where: { eq: ['status', 'won'] } }] }, /unknown action/],
    [{ ...spotter, sharing: { lead: { default: 'read', read: ['fly'], write: [] } } }, /unknown action/],
    [{ ...spotter, extra: 1 } as never, /Policy/],
  ];
  for (const [policy, message] of bad) assert.throws(() => compilePolicy(policy, nouns), message);
});
