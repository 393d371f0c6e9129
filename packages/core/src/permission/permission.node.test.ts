import assert from 'node:assert/strict';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { type Filter, type Noun, type Person, defineNoun, sharingSchema } from '../index.ts';
import { allows, applyQuery, compilePolicy, effectiveTable, explainPlan, scopeOf, tiesOf } from '../server/index.ts';
import type { Level, LevelAtom, Policy, PolicyRule } from './policy.ts';

const thing = defineNoun({
  name: 'thing',
  schema: z.strictObject({
    ownerIds: z.array(z.string()),
    branchId: z.nullable(z.string()),
    clientId: z.nullable(z.string()),
    sharing: sharingSchema,
    status: z.nullable(z.string()),
    size: z.nullable(z.number()),
  }),
  actions: ['delete'],
  ties: { owners: 'ownerIds', branch: 'branchId', client: 'clientId', sharing: 'sharing' },
  sorts: { status: { field: 'status', direction: 'asc' } },
  ruleFields: ['status', 'size'],
}) as unknown as Noun;
const note = defineNoun({
  name: 'note',
  schema: z.strictObject({ thingId: z.nullable(z.string()), ownerIds: z.array(z.string()) }),
  ties: { owners: 'ownerIds' },
  parents: [{ field: 'thingId', noun: 'thing' }],
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
}) as unknown as Noun;

const users = ['u1', 'u2', 'u3'];
const groups = ['g1', 'g2'];
const branches = ['b1', 'b2'];
const clients = ['c1', 'c2'];
const profiles = ['p1', 'p2'];
const pick = <T>(list: readonly T[]) => fc.constantFrom(...list);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const person = (id: string): fc.Arbitrary<Person> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    active: fc.boolean().map((active) => active || id !== 'u3'),
    groups: fc.subarray(groups),
    branch: maybe(pick(branches)),
    client: maybe(pick(clients)),
    profile: maybe(pick(profiles)),
  });
const record = fc.record({
  ownerIds: fc.subarray([...users, 'gone']),
  branchId: maybe(pick(branches)),
  clientId: maybe(pick(clients)),
  sharing: maybe(
    fc.record({
      access: pick(['private', 'read', 'write'] as const),
      readers: fc.subarray(['u1', 'u2', 'group:g1']),
      writers: fc.subarray(['u1', 'u3', 'group:g2']),
    }),
  ),
  status: maybe(pick(['a', 'b'])),
  size: maybe(pick([0, 1, 2])),
});
const atom: fc.Arbitrary<LevelAtom> = fc.oneof(
  pick(['own', 'groups', 'branch', 'client', 'all'] as const),
  fc.subarray(groups).map((ids) => ({ groups: ids })),
  fc.subarray(branches).map((ids) => ({ branches: ids })),
);
const level: fc.Arbitrary<Level> = fc.oneof(pick(['inherit', 'none'] as const), atom, fc.array(atom, { maxLength: 3 }));
const node = fc.record(
  {
    levels: fc.dictionary(pick(['thing.view', 'thing.delete', 'note.view']), level),
    off: fc.subarray(['thing', 'note'], { maxLength: 1 }),
  },
  { requiredKeys: ['levels'] },
);
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  pick(['a', 'b']).map((value): Filter => ({ eq: ['status', value] })),
  pick([0, 1, 2]).map((value): Filter => ({ gte: ['size', value] })),
  fc.constant<Filter>({ isNull: 'status' }),
  pick(['a', 'b']).map((value): Filter => ({ not: { eq: ['status', value] } })),
);
const bound = fc.subarray(['user:u1', 'user:u2', 'group:g1', 'group:g2', 'profile:p1'], { minLength: 1 });
const effect = pick(['deny', 'require', 'require'] as const);
const recordRule: fc.Arbitrary<PolicyRule> = fc.record(
  { effect, module: fc.constant('thing'), actions: fc.constant(['delete']), nodes: bound, where: leaf, branches: fc.subarray(branches, { minLength: 1 }) },
  { requiredKeys: ['effect', 'module', 'where'] },
); // prettier-ignore
const networks = ['192.0.2.0/24', '192.0.2.7', '10.0.0.0/8', '2001:db8::/32', '2001:db8::7'];
const addresses = [
  '192.0.2.7',
  '192.0.2.8',
  '10.1.2.3',
  '198.51.100.1',
  '2001:db8::7',
  '2001:db9::1',
  '::ffff:192.0.2.7',
  '123.542.654.785',
];
const instants = ['2026-11-23T07:59:59.999Z', '2026-11-23T08:00:00.000Z', '2026-11-22T23:30:00.000Z', '2026-11-28T02:00:00.000Z'];
const hours = fc.record(
  {
    timeZone: fc.constant('UTC'),
    days: fc.subarray([1, 5, 6, 7]),
    from: pick(['08:00', '22:00', '00:00']),
    until: pick(['18:00', '06:00', '08:01']),
  },
  { requiredKeys: ['timeZone', 'from', 'until'] },
);
const requestRule: fc.Arbitrary<PolicyRule> = fc
  .record(
    {
      effect,
      module: pick(['thing', '*']),
      nodes: bound,
      branches: fc.subarray(branches, { minLength: 1 }),
      ip: fc.subarray(networks, { minLength: 1 }),
      hours,
    },
    { requiredKeys: ['effect', 'module'] },
  )

  .filter(({ branches: home, ip, hours: times }) => home !== undefined || ip !== undefined || times !== undefined);
const policy: fc.Arbitrary<Policy> = fc.record({
  v: fc.constant(1 as const),
  preset: fc.constant('random'),
  userParents: pick(['profile', 'groups'] as const),
  nodes: fc.dictionary(pick(['user:u1', 'user:u2', 'user:u3', 'group:g1', 'group:g2', 'profile:p1', 'profile:p2']), node),
  rules: fc.array(fc.oneof({ weight: 2, arbitrary: recordRule }, { weight: 1, arbitrary: requestRule }), { maxLength: 3 }),
  audience: fc.dictionary(
    pick(['thing', 'note']),
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(false as const) },
      { weight: 6, arbitrary: fc.record({ users: fc.subarray(users), groups: fc.subarray(groups) }, { requiredKeys: [] }) },
    ),
    { maxKeys: 1, noNullPrototype: true },
  ),
  sharing: fc.record(
    {
      thing: fc.record({
        default: pick(['private', 'read', 'write'] as const),
        read: fc.constant(['view']),
        write: fc.constant(['view', 'delete']),
      }),
    },
    { requiredKeys: [] },
  ),
});

/*
 * The naive interpreter: written from the prose of the permission specification, without the engine's ideas.
 * It knows no ties, no plans and no compiled filters; it asks the record itself.
 */
type Thing = typeof record extends fc.Arbitrary<infer Value> ? Value : never;
interface Note {
  readonly thing: Thing | null;
  readonly ownerIds: readonly string[];
}
interface World {
  readonly policy: Policy;
  readonly people: ReadonlyMap<string, Person>;
  readonly ip: string | undefined;
  readonly now: string | undefined;
}

/** Node's own list of networks, which answers for ours. */
function fromNetwork(list: readonly string[], ip: string): boolean {
  const known = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  return known.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

function withinHours({ days, from, until }: NonNullable<PolicyRule['hours']>, at: string): boolean {
  const yesterday = new Date(Date.parse(at) - 86_400_000);
  const opened = (of: Date): boolean => !days || days.includes(of.getUTCDay() === 0 ? 7 : of.getUTCDay());
  const clock = at.slice(11, 16);
  if (from < until) return opened(new Date(at)) && from <= clock && clock < until;
  return (from <= clock && opened(new Date(at))) || (clock < until && opened(yesterday));
}

/** Everything that a person is or inherits from. */
function standing({ policy: { userParents } }: World, me: Person): string[] {
  return [`user:${me.id}`, ...me.groups.map((id) => `group:${id}`), ...(userParents === 'profile' && me.profile ? [`profile:${me.profile}`] : [])];
} // prettier-ignore

/** Whether the audience and the rules let a person do an action to a record at all; `value` is null for a note, which has no branch. */
function permits(world: World, me: Person, module: 'thing' | 'note', action: string, value: Thing | null): boolean {
  const open = world.policy.audience?.[module];
  if (open === false) return false;
  if (open && !open.users?.includes(me.id) && !me.groups.some((id) => open.groups?.includes(id))) return false;
  return world.policy.rules.every((rule) => {
    if (rule.module !== '*' && rule.module !== module) return true;
    if (rule.actions && !rule.actions.includes(action)) return true;
    if (rule.nodes && !rule.nodes.some((id) => standing(world, me).includes(id))) return true;
    const asks: (boolean | 'unknown')[] = [];
    if (rule.ip) asks.push(world.ip === undefined || isIP(world.ip) === 0 ? 'unknown' : fromNetwork(rule.ip, world.ip));
    if (rule.hours) asks.push(world.now === undefined ? 'unknown' : withinHours(rule.hours, world.now));
    if (rule.where && value) asks.push(holds(rule.where, value));
    if (rule.branches && value) asks.push(value.branchId !== null && rule.branches.includes(value.branchId));
    if (asks.length === 0) return true;
    return rule.effect === 'require' ? asks.every((one) => one === true) : asks.includes(false);
  });
}

function levelsOf({ policy: { nodes, userParents } }: World, me: Person, right: string): Level[] {
  const module = right.split('.')[0]!;
  const up = (id: string, parents: string[]): Level[] => {
    const here = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
    if (here?.off?.includes(module)) return [];
    const said = here?.levels?.[right];
    return said !== undefined && said !== 'inherit' ? [said] : parents.flatMap((parent) => up(parent, []));
  };
  const parents = userParents === 'groups' ? me.groups.map((id) => `group:${id}`) : me.profile ? [`profile:${me.profile}`] : [];
  return up(`user:${me.id}`, parents);
}

function reach(
  world: World,
  me: Person,
  levels: readonly Level[],
  owners: readonly string[],
  branch: string | null,
  client: string | null,
): boolean {
  const known = owners.flatMap((id) => world.people.get(id) ?? []);
  const homes = branch === null ? known.map((one) => one.branch) : [branch];
  const teams = known.flatMap((one) => one.groups);
  return levels
    .flatMap((one) => (one === 'none' || one === 'inherit' ? [] : ((Array.isArray(one) ? one : [one]) as LevelAtom[])))
    .some((one) => {
      if (one === 'all') return true;
      if (one === 'own') return owners.includes(me.id);
      if (one === 'groups') return teams.some((id) => me.groups.includes(id));
      if (one === 'branch') return me.branch !== null && homes.includes(me.branch);
      if (one === 'client') return me.client !== null && client === me.client;
      if ('groups' in one) return teams.some((id) => one.groups.includes(id));
      return homes.some((id) => id !== null && one.branches.includes(id));
    });
}

const has = (levels: readonly Level[]): boolean =>
  levels.some((one) => one !== 'none' && one !== 'inherit' && (!Array.isArray(one) || one.length > 0));

function holds(filter: Filter, value: Thing): boolean {
  if ('not' in filter) return !holds(filter.not, value);
  if ('isNull' in filter) return value.status === null;
  if ('eq' in filter) return value.status !== null && value.status === filter.eq[1];
  if ('gte' in filter) return value.size !== null && value.size >= Number(filter.gte[1]);
  throw new Error('not in this test');
}

function naiveThing(world: World, me: Person, action: 'view' | 'delete', value: Thing): boolean {
  const levels = levelsOf(world, me, `thing.${action}`);
  if (!me.active || !has(levels)) return false;
  if (!permits(world, me, 'thing', action, value)) return false;
  if (reach(world, me, levels, value.ownerIds, value.branchId, value.clientId)) return true;
  const share = world.policy.sharing['thing'];
  if (!share) return false;
  const listed = (list: readonly string[]): boolean => list.includes(me.id) || me.groups.some((id) => list.includes(`group:${id}`));
  const access = value.sharing?.access ?? share.default;
  const reads = access !== 'private' || listed(value.sharing?.readers ?? []) || listed(value.sharing?.writers ?? []);
  const writes = access === 'write' || listed(value.sharing?.writers ?? []);
  return action === 'view' ? reads : writes;
}

/** Whether a deny rule about records is in force from this address and at this time. */
function stillAsks(world: World, { effect: what, ip, hours: times }: PolicyRule): boolean {
  if (what === 'require') return true;
  const outside = ip && world.ip !== undefined && isIP(world.ip) !== 0 && !fromNetwork(ip, world.ip);
  return !outside && !(times && world.now !== undefined && !withinHours(times, world.now));
}

function naiveNote(world: World, me: Person, value: Note): boolean {
  const levels = levelsOf(world, me, 'note.view');
  if (!me.active || !has(levels) || !permits(world, me, 'note', 'view', null)) return false;
  if (reach(world, me, levels, value.ownerIds, null, null)) return true;
  // A rule that reads fields of things cannot be asked of a note: then things open no notes (decision 5).
  const ruled = world.policy.rules.some(
    (rule) =>
      (rule.where !== undefined || rule.branches !== undefined) &&
      (!rule.actions || rule.actions.includes('view')) &&
      (!rule.nodes || rule.nodes.some((id) => standing(world, me).includes(id))) &&
      stillAsks(world, rule),
  );
  return value.thing !== null && !ruled && naiveThing(world, me, 'view', value.thing);
}

const base = { createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' };
const runs = Number(process.env['PERMISSION_RUNS'] ?? 1500);

test('can = explain = filtered list = a naive reading of the rules, for random policies and null-rich records', () => {
  let checks = 0;
  const note2 = fc.record({ thing: maybe(fc.nat({ max: 4 })), ownerIds: fc.subarray(users) });
  const world = fc.tuple(
    policy,
    fc.tuple(...users.map((id) => person(id))),
    fc.array(record, { minLength: 1, maxLength: 5 }),
    fc.array(note2, { maxLength: 3 }),
    fc.record({ ip: fc.option(pick(addresses), { nil: undefined }), now: fc.option(pick(instants), { nil: undefined }) }),
  );
  fc.assert(
    fc.property(world, ([rules, people, things, notes, request]) => {
      const known = new Map(people.map((one) => [one.id, one]));
      const naive: World = { policy: rules, people: known, ...request };
      const compiled = compilePolicy(rules, [thing, note]);
      const stored = things.map((value, index) => {
        const full = { id: `t${String(index)}`, ...base, ...value };
        return { record: full, version: '1', ties: tiesOf(thing, full, { people: known, parentTies: undefined }), value };
      });
      const storedNotes = notes.map(({ thing: parent, ownerIds }, index) => {
        const above = parent === null ? undefined : stored[parent % stored.length];
        const full = { id: `n${String(index)}`, ...base, thingId: above?.record.id ?? null, ownerIds };
        const value: Note = { thing: above?.value ?? null, ownerIds };
        return { record: full, version: '1', ties: tiesOf(note, full, { people: known, parentTies: above?.ties }), value };
      });
      for (const me of people) {
        const table = effectiveTable(compiled, me, request);
        for (const action of ['view', 'delete'] as const) {
          const plan = table[`thing.${action}`];
          const scope = scopeOf(plan);
          const listed = scope
            ? applyQuery(thing, stored, { ...scope, sort: 'status', limit: 100 }).items.map((item) => item.record.id)
            : [];
          for (const { record: full, ties, value } of stored) {
            const expected = naiveThing(naive, me, action, value);
            const decidable = { ...full, ties };
            assert.equal(allows(plan, decidable), expected, `can ${action}`);
            assert.equal(explainPlan(plan, 'r', decidable).allowed, expected, `explain ${action}`);
            assert.equal(listed.includes(full.id), expected, `list ${action}`);
            checks += 3;
          }
        }
        for (const { record: full, ties, value } of storedNotes) {
          assert.equal(allows(table['note.view'], { ...full, ties }), naiveNote(naive, me, value), 'via the parent');
          checks++;
        }
      }
    }),
    { numRuns: runs },
  );
  console.log(`# ${String(checks)} checks`);
  assert.ok(checks > runs * 10);
});
