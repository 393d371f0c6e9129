/** Rules over all grants: where from, when, which branch, and who has a module at all (spec/permissions.md, the decision, steps 2, 3 and 6). */
import assert from 'node:assert/strict';
import { BlockList, isIPv6 } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { dealerNouns, dealerPreset, foundTenant } from '../dealer/index.ts';
import { type Decision, type Person, type Policy, clientNoun, createClient, isDealerkitError } from '../index.ts';
import { memoryBackend } from '../memory/index.ts';
import { allNouns, compilePolicy, effectiveTable, explainPlan, house, openCrm, openSource, policyFromPreset } from '../server/index.ts';
import { testClock } from '../testing/index.ts';
import { inIpRanges, parseIp, parseIpRange } from './ip-range.ts';
import { type PolicyRule, setPolicy } from './policy.ts';

const nouns = allNouns(dealerNouns);
const dealer = policyFromPreset(dealerPreset, nouns);
const ana: Person = { id: 'ana', name: 'Ana', active: true, groups: ['g1'], branch: 'b1', client: null, profile: 'salesperson' };
const mine = { id: 'l1', branchId: 'b1', ties: ['own:ana', 'branch:b1'] };
const ruled = (...rules: PolicyRule[]): Policy => ({ ...dealer, rules });
const asked = (policy: Policy, request: { ip?: string; now?: string } = {}, record = mine, right = 'lead.view', who = ana): Decision =>
  explainPlan(effectiveTable(compilePolicy(policy, nouns), who, request)[right], right, record);
const codeOf = (...args: Parameters<typeof asked>): string => asked(...args).code;

test('G16 G16a an address that is none is refused when the policy loads, and grants nothing when it asks', () => {
  for (const bad of ['123.542.654.785', '192.0.2', '192.0.2.0/33', '2001:db8::/129', '1::2::3', '::ffff:1.2.3', '01.2.3.4', 'fe80::1%eth0', '', '1.2.3.4/', '1.2.3.4/8/8'])
    assert.throws(() => compilePolicy(ruled({ effect: 'require', module: '*', ip: [bad] }), nouns), (error) => isDealerkitError(error, 'invalid'), bad); // prettier-ignore
  const office = ruled({ effect: 'require', module: '*', ip: ['192.0.2.0/24'] });
  assert.equal(codeOf(office, { ip: '192.0.2.200' }), 'allowed');
  assert.equal(codeOf(office, { ip: '::ffff:192.0.2.200' }), 'allowed');
  for (const ip of ['192.0.3.1', '123.542.654.785', '2001:db8::1', ''] as const) assert.equal(codeOf(office, { ip }), 'ip', ip);
  assert.equal(codeOf(office), 'ip', 'an address that is not known');
});

test('address ranges agree with Node’s own block list', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const v4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.'));
  const address = fc.oneof(v4, fc.ipV6(), v4.map((plain) => `::ffff:${plain}`)); // prettier-ignore
  fc.assert(
    fc.property(address, fc.integer({ min: 1, max: 128 }), address, fc.boolean(), (net, length, other, near) => {
      const bits = isIPv6(net) ? length : ((length - 1) % 32) + 1;
      const asking = near ? net : other;
      const list = new BlockList();
      list.addSubnet(net, bits, isIPv6(net) ? 'ipv6' : 'ipv4');
      const expected = list.check(asking, isIPv6(asking) ? 'ipv6' : 'ipv4');
      // Node lets no IPv6 range hold an IPv4 address; ours are one space, in which only ::ffff:0:0/96 holds them.
      fc.pre(isIPv6(net) === isIPv6(asking));
      assert.equal(inIpRanges([parseIpRange(`${net}/${String(bits)}`)], asking), expected);
    }),
    { numRuns: 800 },
  );
  assert.equal(parseIp('1.2.3.4.5'), undefined);
  assert.equal(inIpRanges([parseIpRange('0.0.0.0/0')], '2001:db8::1'), false);
  assert.equal(inIpRanges([parseIpRange('::/0')], '192.0.2.1'), true);
});

test('hours are those of the place, through the change of clocks and past midnight', () => {
  const day = ruled({
    effect: 'require',
    module: '*',
    hours: { timeZone: 'Europe/Paris', days: [1, 2, 3, 4, 5], from: '08:00', until: '19:00' },
  });
  const cases = [
    ['2026-07-06T05:59:59.999Z', 'time'], // Monday 07:59:59 in summer
    ['2026-07-06T06:00:00.000Z', 'allowed'],
    ['2026-07-06T17:00:00.000Z', 'time'], // 19:00 sharp
    ['2026-11-23T06:30:00.000Z', 'time'], // Monday 07:30 in winter
    ['2026-11-23T07:00:00.000Z', 'allowed'],
    ['2026-11-22T10:00:00.000Z', 'time'], // Sunday
  ] as const;
  for (const [now, code] of cases) assert.equal(codeOf(day, { now }), code, now);
  assert.equal(codeOf(day), 'time', 'a time that is not known');
  const night = ruled({ effect: 'deny', module: 'lead', hours: { timeZone: 'UTC', days: [5], from: '22:00', until: '06:00' } });
  assert.equal(codeOf(night, { now: '2026-11-27T22:00:00.000Z' }), 'denied');
  assert.equal(codeOf(night, { now: '2026-11-28T05:59:00.000Z' }), 'denied', 'the night of Friday');
  assert.equal(codeOf(night, { now: '2026-11-28T06:00:00.000Z' }), 'allowed');
  assert.equal(codeOf(night, { now: '2026-11-27T05:00:00.000Z' }), 'allowed', 'the night of Thursday');
});

test('a rule binds nodes with all that inherits from them, and nobody else', () => {
  const rule = (node: string): Policy => ruled({ effect: 'require', module: '*', nodes: [node], ip: ['192.0.2.7'] });
  for (const node of ['user:ana', 'group:g1', 'profile:salesperson', 'role:staff']) assert.equal(codeOf(rule(node)), 'ip', node);
  for (const node of ['user:bob', 'group:g2', 'profile:manager']) assert.equal(codeOf(rule(node)), 'allowed', node);
});

test('G17 a branch binds the records that have one of their own', () => {
  const policy = ruled({ effect: 'require', module: '*', branches: ['b2'] });
  assert.equal(codeOf(policy), 'required');
  assert.equal(codeOf(policy, {}, { ...mine, branchId: 'b2' }), 'allowed');
  assert.equal(codeOf(policy, {}, mine, 'task.view'), codeOf(dealer, {}, mine, 'task.view'));
  assert.throws(() => compilePolicy(ruled({ effect: 'require', module: 'event', branches: ['b1'] }), nouns), /no branch of their own/);
});

test('O74 a module is open to all, to some people and groups, or to nobody; an administrator gets no way round', () => {
  const open = (audience: Policy['audience']): string => codeOf({ ...dealer, audience: audience! });
  assert.equal(open({}), 'allowed');
  assert.equal(open({ lead: false }), 'module-off');
  assert.equal(open({ lead: { users: ['bob'] } }), 'audience');
  assert.equal(open({ lead: { users: ['bob'], groups: ['g1'] } }), 'allowed');
  assert.equal(open({ client: false }), 'allowed');
  const boss = { ...ana, profile: 'administrator' };
  assert.equal(codeOf({ ...dealer, audience: { lead: false } }, {}, mine, 'lead.view', boss), 'module-off');
  assert.throws(() => compilePolicy({ ...dealer, audience: { ghosts: false } }, nouns), /unknown module/);
});

test('of several reasons the first in the order of the prose is named, whatever the order of the rules', () => {
  const ip: PolicyRule = { effect: 'require', module: 'lead', ip: ['192.0.2.7'] };
  const time: PolicyRule = { effect: 'require', module: 'lead', hours: { timeZone: 'UTC', from: '00:00', until: '00:01' } };
  const denied: PolicyRule = { effect: 'deny', module: 'lead', ip: ['10.0.0.0/8'] };
  const request = { ip: '10.1.1.1', now: '2026-11-23T12:00:00.000Z' };
  for (const rules of [[ip, time, denied], [denied, time, ip], [time, ip, denied]]) assert.equal(codeOf(ruled(...rules), request), 'ip'); // prettier-ignore
  assert.equal(codeOf(ruled(denied, time), request), 'time');
  assert.equal(codeOf(ruled(denied), request), 'denied');
  assert.equal(codeOf(ruled(denied)), 'denied', 'from an address that is not known');
  assert.equal(codeOf({ ...ruled(ip), audience: { lead: false } }, request), 'module-off');
});

test('a rule without a condition, or with what does not exist, is refused', () => {
  const bad: [PolicyRule, RegExp][] = [
    [{ effect: 'deny', module: 'lead' }, /no condition/],
    [{ effect: 'deny', module: '*', where: { eq: ['status', 'won'] } }, /neither where nor actions/],
    [{ effect: 'deny', module: '*', actions: ['view'], ip: ['::1'] }, /neither where nor actions/],
    [{ effect: 'deny', module: 'ghosts', ip: ['::1'] }, /unknown module/],
    [{ effect: 'deny', module: 'lead', hours: { timeZone: 'Europe/Atlantis', from: '08:00', until: '09:00' } }, /time zone/],
    [{ effect: 'deny', module: 'lead', hours: { timeZone: 'UTC', from: '8:00', until: '09:00' } }, /hours/],
    [{ effect: 'deny', module: 'lead', hours: { timeZone: 'UTC', from: '08:00', until: '08:00' } }, /hours/],
    [{ effect: 'deny', module: 'lead', hours: { timeZone: 'UTC', days: [0], from: '08:00', until: '09:00' } }, /days/],
  ];
  for (const [rule, message] of bad) assert.throws(() => compilePolicy(ruled(rule), nouns), message);
});

/** A house of one salesperson, Ana, on these rules. */
async function houseOf(rules: readonly PolicyRule[], clock = testClock('2026-06-15T18:59:30.000Z')) {
  const backend = memoryBackend({ nouns });
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset, clock });
  const open = { backend, nouns: dealerNouns, clock };
  const root = openCrm({ ...open, principal: house });
  await root.run({ name: 'branch.save' } as never, { id: 'b1', data: { name: 'Lyon' } } as never);
  const data = { name: 'Ana', profileId: 'salesperson', branchId: 'b1' };
  await root.run({ name: 'user.save' } as never, { id: 'ana', data } as never);
  await root.run(setPolicy, { policy: ruled(...rules) as never });
  return { open, clock, root };
}

test('through a Crm: the address of the request decides, and canMany answers as can does', async () => {
  const { open, root } = await houseOf([{ effect: 'require', module: 'lead', nodes: ['profile:salesperson'], ip: ['192.0.2.0/24'] }]);
  const leadView = async (ip: string | undefined) => {
    const source = openSource({ ...open, principal: { id: 'ana', ...(ip === undefined ? {} : { ip }) } });
    return (await source.session()).rights['lead.view'];
  };
  assert.equal((await leadView('192.0.2.9'))?.kind, 'sometimes');
  assert.deepEqual([(await leadView('198.51.100.1'))?.code, (await leadView(undefined))?.code], ['ip', 'ip']);
  await root.run(createClient, {
    kind: 'person',
    firstName: 'Zoé',
    lastName: 'Moreau',
    emails: ['m@example.com'],
    branchId: 'b1',
    ownerId: 'ana',
  });
  const crm = openCrm({ ...open, principal: { id: 'ana' } });
  const [client] = (await crm.list(clientNoun)).items;
  const rights = ['client.view', 'client.update', 'client.delete', 'lead.view', 'client.fly'] as const;
  const answers = crm.canMany(rights, client);
  assert.deepEqual(answers, Object.fromEntries(rights.map((right) => [right, crm.can(right, client)])));
  assert.deepEqual(Object.values(answers), [true, true, false, false, false]);
  await crm.close();
});

test('where rules have hours, an open stream tells when they end', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const hours = { timeZone: 'UTC', from: '08:00', until: '19:00' };
  const { open, clock } = await houseOf([{ effect: 'require', module: 'lead', hours }]);
  const source = openSource({ ...open, principal: { id: 'ana' } });
  let resets = 0;
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  const listener = { onMessage: () => undefined, onStale: () => undefined, onReset: () => resets++ };
  const stop = source.stream!((await source.session()).cursor, listener);
  await settle();
  t.mock.timers.tick(15_000);
  await settle();
  assert.equal(resets, 0);
  clock.advance(31_000);
  t.mock.timers.tick(15_000);
  await settle();
  assert.equal(resets, 1);
  t.mock.timers.tick(15_000);
  await settle();
  assert.equal(resets, 1, 'once');
  stop();
});
