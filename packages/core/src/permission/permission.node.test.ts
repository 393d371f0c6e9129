import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { type Filter, type Noun, type Person, defineNoun, sharingSchema } from '../index.ts';
import { allows, applyQuery, compilePolicy, effectiveTable, explainPlan, scopeOf, tiesOf } from '../server/index.ts';
import type { Level, LevelAtom, Policy } from './policy.ts';

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
const policy: fc.Arbitrary<Policy> = fc.record({
  v: fc.constant(1 as const),
  preset: fc.constant('random'),
  userParents: pick(['profile', 'groups'] as const),
  nodes: fc.dictionary(pick(['user:u1', 'user:u2', 'user:u3', 'group:g1', 'group:g2', 'profile:p1', 'profile:p2']), node),
  rules: fc.array(
    fc.record(
      { effect: pick(['deny', 'require'] as const), module: fc.constant('thing'), actions: fc.constant(['delete']), where: leaf },
      { requiredKeys: ['effect', 'module', 'where'] },
    ),
    { maxLength: 2 },
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
  const rules = world.policy.rules.filter((rule) => !rule.actions || rule.actions.includes(action));
  if (rules.some((rule) => (rule.effect === 'deny') === holds(rule.where, value))) return false;
  if (reach(world, me, levels, value.ownerIds, value.branchId, value.clientId)) return true;
  const share = world.policy.sharing['thing'];
  if (!share) return false;
  const listed = (list: readonly string[]): boolean => list.includes(me.id) || me.groups.some((id) => list.includes(`group:${id}`));
  const access = value.sharing?.access ?? share.default;
  const reads = access !== 'private' || listed(value.sharing?.readers ?? []) || listed(value.sharing?.writers ?? []);
  const writes = access === 'write' || listed(value.sharing?.writers ?? []);
  return action === 'view' ? reads : writes;
}

function naiveNote(world: World, me: Person, value: Note): boolean {
  const levels = levelsOf(world, me, 'note.view');
  if (!me.active || !has(levels)) return false;
  if (reach(world, me, levels, value.ownerIds, null, null)) return true;
  const ruled = world.policy.rules.some((rule) => !rule.actions || rule.actions.includes('view'));
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
  );
  fc.assert(
    fc.property(world, ([rules, people, things, notes]) => {
      const known = new Map(people.map((one) => [one.id, one]));
      const naive: World = { policy: rules, people: known };
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
        const table = effectiveTable(compiled, me);
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
  assert.ok(checks > runs * 10);
});
