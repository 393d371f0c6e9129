/** A person's rights are kept from request to request, for as long as nothing changed that they are made from. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dealerNouns, dealerPreset } from '../dealer/index.ts';
import type { Person, PolicyRule } from '../index.ts';
import { allNouns, compilePolicy, policyFromPreset } from '../server/index.ts';
import { keptRights, rightsOf } from './rights-of.ts';

const nouns = allNouns(dealerNouns);
const dealer = policyFromPreset(dealerPreset, nouns);
const compiled = (...rules: PolicyRule[]) => compilePolicy({ ...dealer, rules }, nouns);
const ana: Person = { id: 'ana', name: 'Ana', active: true, groups: ['g1'], branch: 'b1', client: null, profile: 'salesperson' };
const noon = { ip: '192.0.2.7', now: '2026-11-24T12:00:00.000Z' };

test('the same person from elsewhere has the same table where no rule asks', () => {
  const policy = compiled();
  const first = rightsOf(policy, ana, noon);
  assert.equal(rightsOf(policy, { ...ana, name: 'Ana Roy' }, { ip: '10.0.0.1', now: '2026-11-25T01:00:00.000Z' }), first);
  assert.notEqual(rightsOf(compiled(), ana, noon), first, 'another policy');
});

test('every fact of the person that rights read makes another table', () => {
  const policy = compiled();
  const first = rightsOf(policy, ana, noon);
  const others: Partial<Person>[] = [{ id: 'bob' }, { active: false }, { groups: ['g1', 'g2'] }, { branch: null }, { client: 'c1' }, { profile: 'manager' }, { standsInFor: [{ id: 'bob', from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' }] }]; // prettier-ignore
  for (const change of others) assert.notEqual(rightsOf(policy, { ...ana, ...change }, noon), first, JSON.stringify(change));
});

test('what a rule asks of the request is asked each time', () => {
  const policy = compiled(
    { effect: 'require', module: 'lead', ip: ['192.0.2.0/24'] },
    { effect: 'require', module: 'client', hours: { timeZone: 'UTC', from: '08:00', until: '19:00' } },
  );
  const may = (right: string, request: typeof noon): boolean => rightsOf(policy, ana, request).can(right, { branchId: 'b1' }, ['own:ana', 'branch:b1']); // prettier-ignore
  for (let turn = 0; turn < 2; turn++) {
    assert.equal(may('lead.view', noon), true);
    assert.equal(may('lead.view', { ...noon, ip: '192.0.3.1' }), false);
    assert.equal(may('client.view', noon), true);
    assert.equal(may('client.view', { ...noon, now: '2026-11-24T19:00:00.000Z' }), false);
  }
  assert.equal(rightsOf(policy, ana, { ...noon, ip: '192.0.2.8' }), rightsOf(policy, ana, noon), 'inside is inside');
});

test('those who asked last are kept, and no more of them than told', () => {
  const policy = compiled();
  const first = rightsOf(policy, ana, noon);
  const bob = rightsOf(policy, { ...ana, id: 'bob' }, noon);
  for (let index = 0; index < keptRights - 1; index++) {
    rightsOf(policy, { ...ana, id: `u${String(index)}` }, noon);
    assert.equal(rightsOf(policy, ana, noon), first);
  }
  assert.notEqual(rightsOf(policy, { ...ana, id: 'bob' }, noon), bob);
});

test('nobody is dropped before that many have asked', () => {
  const policy = compiled();
  const everybody = Array.from({ length: keptRights }, (_, index) => ({ ...ana, id: `u${String(index)}` }));
  const first = everybody.map((one) => rightsOf(policy, one, noon));
  everybody.forEach((one, index) => {
    assert.equal(rightsOf(policy, one, noon), first[index]);
  });
});

test('a rule that does not ask of the request does not tell people’s tables apart', () => {
  const policy = compiled({ effect: 'deny', module: 'lead', where: { eq: ['status', 'won'] } });
  assert.equal(rightsOf(policy, ana, noon), rightsOf(policy, ana, {}));
});

test('a table that many share cannot be written into', () => {
  const { table } = rightsOf(compiled(), ana, noon);
  const plan = table['lead.view'] as unknown as { kind: string; grants: { ties: string[] }[] };
  assert.throws(() => (plan.kind = 'always'), TypeError);
  assert.throws(() => plan.grants[0]!.ties.push('own:bob'), TypeError);
  assert.throws(() => Object.assign(table, { 'policy.manage': plan }), TypeError);
});
