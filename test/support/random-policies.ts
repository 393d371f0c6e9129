/** Random policies with everything that a policy can say, random people, and random records full of nulls: what the proofs of permissions share. */
import { type Filter, type Level, type LevelAtom, type Noun, type Person, type Policy, type PolicyRule, defineNoun, sharingSchema } from '@dealerkit/core'; // prettier-ignore
import { type CompiledPolicy, type Stored, compilePolicy, tiesOf } from '@dealerkit/core/server';
import fc from 'fast-check';
import * as z from 'zod/mini';

/** A noun with every kind of tie, shared, and read by rules. */
export const thing = defineNoun({
  name: 'thing',
  schema: z.strictObject({
    ownerIds: z.array(z.string()),
    branchId: z.nullable(z.string()),
    clientId: z.nullable(z.string()),
    sharing: sharingSchema,
    status: z.nullable(z.string()),
    size: z.nullable(z.number()),
    marks: z.nullable(z.array(z.string())),
  }),
  actions: ['delete'],
  ties: { owners: 'ownerIds', branch: 'branchId', client: 'clientId', sharing: 'sharing' },
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
  ruleFields: ['status', 'size', 'marks'],
}) as unknown as Noun;
/** A noun that is viewed as what it belongs to. */
export const note = defineNoun({
  name: 'note',
  schema: z.strictObject({ thingId: z.nullable(z.string()), ownerIds: z.array(z.string()) }),
  ties: { owners: 'ownerIds' },
  parents: [{ field: 'thingId', noun: 'thing' }],
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
}) as unknown as Noun;
/** A noun two steps down. */
export const line = defineNoun({
  name: 'line',
  schema: z.strictObject({ noteId: z.nullable(z.string()) }),
  parents: [{ field: 'noteId', noun: 'note' }],
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
}) as unknown as Noun;
export const nouns: readonly Noun[] = [thing, note, line];

const users = ['u1', 'u2', 'u3'];
const groups = ['g1', 'g2'];
const branches = ['b1', 'b2'];
const clients = ['c1', 'c2'];
const pick = <T>(list: readonly T[]) => fc.constantFrom(...list);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const some = <T>(list: T[]) => fc.subarray(list, { minLength: 1 });

const instants = ['2026-11-23T07:59:59.999Z', '2026-11-23T08:00:00.000Z', '2026-11-22T23:30:00.000Z', '2026-11-28T02:00:00.000Z'];

const person = (id: string): fc.Arbitrary<Person> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    active: fc.boolean().map((active) => active || id !== 'u3'),
    groups: fc.subarray(groups),
    branch: maybe(pick(branches)),
    client: maybe(pick(clients)),
    profile: maybe(pick(['p1', 'p2', 'p3'])),
    standsInFor: fc.array(fc.record({ id: pick([...users, 'gone']), from: pick(instants), until: pick(instants) }), { maxLength: 2 }),
  });

/** A thing as its owner knows it. */
export interface Thing {
  readonly ownerIds: readonly string[];
  readonly branchId: string | null;
  readonly clientId: string | null;
  readonly sharing: { readonly access: 'private' | 'read' | 'write'; readonly readers: readonly string[]; readonly writers: readonly string[] } | null; // prettier-ignore
  readonly status: string | null;
  readonly size: number | null;
  readonly marks: readonly string[] | null;
}
/** A note, with the thing that it belongs to. */
export interface Note {
  readonly ownerIds: readonly string[];
  readonly thing: Thing | null;
}
/** A line, with the note that it belongs to. */
export interface Line {
  readonly note: Note | null;
}

const record: fc.Arbitrary<Thing> = fc.record({
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
  status: maybe(pick(['a', 'ab', 'b'])),
  size: maybe(pick([0, 1, 2])),
  marks: maybe(fc.subarray(['x', 'y'])),
});

const atom: fc.Arbitrary<LevelAtom> = fc.oneof(
  pick(['own', 'groups', 'branch', 'client', 'all'] as const),
  fc.subarray(groups).map((ids) => ({ groups: ids })),
  fc.subarray(branches).map((ids) => ({ branches: ids })),
);
const level: fc.Arbitrary<Level> = fc.oneof(
  { weight: 1, arbitrary: pick(['inherit', 'none', 'all'] as const) },
  { weight: 2, arbitrary: atom },
  { weight: 2, arbitrary: fc.array(atom, { maxLength: 3 }) },
);
const rights = ['thing.view', 'thing.view', 'thing.delete', 'note.view', 'line.view', 'thing.view.status'];
const node = (parents: fc.Arbitrary<readonly string[]>) =>
  fc.record({ levels: fc.dictionary(pick(rights), level), off: fc.subarray(['thing', 'note'], { maxLength: 1 }), parents }, { requiredKeys: ['levels'] }); // prettier-ignore
// Two levels of nodes above people: groups and profiles may themselves inherit, also twice over.
const above = fc.subarray(['type:t1', 'role:r1']);
const nodes = fc
  .tuple(
    fc.dictionary(pick(users.map((id) => `user:${id}`)), node(fc.subarray(['group:g1', 'profile:p1', 'role:r1']))),
    fc.dictionary(pick(['group:g2', 'profile:p2', 'profile:p3']), node(above)),
    fc.record({ 'group:g1': node(above), 'profile:p1': node(above), 'type:t1': node(fc.constant(['role:r1'])), 'role:r1': node(fc.constant([])) }), // prettier-ignore
  )
  .map((parts): Policy['nodes'] => Object.assign({}, ...parts) as Policy['nodes']);

const text = pick(['a', 'ab', 'b']);
const number = pick([0, 1, 2]);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text.map((value) => ({ eq: ['status', value] }) as const),
    fc.array(text, { maxLength: 2 }).map((values) => ({ in: ['status', values] }) as const),
    text.map((value) => ({ startsWith: ['status', value] }) as const),
    pick(['x', 'y']).map((value) => ({ eq: ['marks', value] }) as const),
    fc.tuple(pick(['lt', 'lte', 'gt', 'gte'] as const), number).map(([op, value]) => ({ [op]: ['size', value] }) as unknown as Filter),
    pick(['status', 'size', 'marks']).map((field) => ({ isNull: field })),
    tie('filter').map((not) => ({ not })),
    tie('filter').map((not) => ({ not })),
    fc.array(tie('filter'), { maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('filter'), { maxLength: 3 }).map((or) => ({ or })),
  ),
}));
const bound = some(['user:u1', 'user:u2', 'group:g1', 'group:g2', 'profile:p1', 'type:t1', 'role:r1']);
const effect = pick(['deny', 'require', 'require'] as const);
const networks = ['192.0.2.0/24', '192.0.2.7', '10.0.0.0/8', '2001:db8::/32', '2001:db8::7'];
const addresses = ['192.0.2.7', '192.0.2.8', '10.1.2.3', '198.51.100.1', '2001:db8::7', '2001:db9::1', '::ffff:192.0.2.7', '123.542.654.785']; // prettier-ignore
const hours = fc.record(
  { timeZone: fc.constant('UTC'), days: fc.subarray([1, 5, 6, 7]), from: pick(['08:00', '22:00', '00:00']), until: pick(['18:00', '06:00', '08:01']) },
  { requiredKeys: ['timeZone', 'from', 'until'] },
); // prettier-ignore
const request = { nodes: bound, branches: some(branches), ip: some(networks), hours };
const onRecords = { effect, module: fc.constant('thing'), where: filter };
const recordRule: fc.Arbitrary<PolicyRule> = fc.record({ ...onRecords, actions: some(['view', 'delete']) }, { requiredKeys: ['effect', 'module', 'where'] }); // prettier-ignore
const loadedRule: fc.Arbitrary<PolicyRule> = fc.record({ ...onRecords, ...request }, { requiredKeys: ['effect', 'module', 'where'] });
const requestRule: fc.Arbitrary<PolicyRule> = fc
  .record({ effect, module: pick(['thing', '*']), ...request }, { requiredKeys: ['effect', 'module'] })
  .filter(({ branches: home, ip, hours: times }) => home !== undefined || ip !== undefined || times !== undefined);
// Most rules ask of records only: one that shuts somebody out altogether hides what the others would have said.
const rule = fc.oneof({ weight: 6, arbitrary: recordRule }, { weight: 2, arbitrary: loadedRule }, { weight: 1, arbitrary: requestRule });

const policy: fc.Arbitrary<Policy> = fc.record({
  v: fc.constant(1 as const),
  preset: fc.constant('random'),
  userParents: pick(['profile', 'groups'] as const),
  nodes,
  rules: fc.array(rule, { maxLength: 3 }),
  audience: fc.dictionary(
    pick(['thing', 'note']),
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(false as const) },
      { weight: 9, arbitrary: fc.record({ users: fc.subarray(users), groups: fc.subarray(groups) }, { requiredKeys: [] }) },
    ),
    { maxKeys: 1, noNullPrototype: true },
  ),
  sharing: fc.record(
    { thing: fc.record({ default: pick(['private', 'read', 'write'] as const), read: fc.constant(['view']), write: fc.constant(['view', 'delete']) }) },
    { requiredKeys: [] },
  ),
}); // prettier-ignore

/** A tenant: who may what, the people, what there is, and from where and when somebody asks. */
export interface Tenant {
  readonly policy: Policy;
  readonly people: readonly Person[];
  readonly things: readonly Thing[];
  readonly notes: readonly Note[];
  readonly lines: readonly Line[];
  readonly request: { readonly ip: string | undefined; readonly now: string | undefined };
}

/** Random tenants. */
export const tenants: fc.Arbitrary<Tenant> = fc
  .record({
    policy,
    people: fc.tuple(...users.map((id) => person(id))),
    things: fc.array(record, { minLength: 1, maxLength: 7 }),
    notes: fc.array(fc.record({ thing: maybe(fc.nat(6)), ownerIds: fc.subarray(users) }), { maxLength: 4 }),
    lines: fc.array(maybe(fc.nat(3)), { maxLength: 3 }),
    request: fc.record({ ip: fc.option(pick(addresses), { nil: undefined }), now: fc.option(pick(instants), { nil: undefined }) }),
  })
  .map(({ things, notes: loose, lines: looser, ...rest }) => {
    const notes = loose.map(({ thing: at, ownerIds }): Note => ({ ownerIds, thing: at === null ? null : things[at % things.length]! }));
    const lines = looser.map((at): Line => ({ note: at === null ? null : (notes[at % Math.max(1, notes.length)] ?? null) }));
    return { ...rest, things, notes, lines };
  });

const base = { createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'u1', updatedAt: '2026-01-01T00:00:00.000Z', updatedBy: 'u1' };

/** A record as a backend keeps it, and what it was made from. */
export interface Kept<T> extends Stored {
  readonly value: T;
}

/** A tenant as backends keep it, with its policy compiled. */
export function keep({ policy: rules, people, things, notes, lines }: Tenant): {
  readonly compiled: CompiledPolicy;
  readonly thing: readonly Kept<Thing>[];
  readonly note: readonly Kept<Note>[];
  readonly line: readonly Kept<Line>[];
} {
  const known = new Map(people.map((one) => [one.id, one]));
  const kept = <T>(noun: Noun, id: string, fields: object, value: T, parent?: Stored): Kept<T> => {
    const full = { id, ...base, ...fields };
    return { record: full, version: '1', ties: tiesOf(noun, full, { people: known, parentTies: parent?.ties }), value };
  };
  const keptThings = things.map((value, index) => kept(thing, `t${String(index)}`, value, value));
  const keptNotes = notes.map((value, index) => {
    const parent = keptThings.find((one) => one.value === value.thing);
    return kept(note, `n${String(index)}`, { thingId: parent?.record.id ?? null, ownerIds: value.ownerIds }, value, parent);
  });
  const keptLines = lines.map((value, index) => {
    const parent = keptNotes.find((one) => one.value === value.note);
    return kept(line, `l${String(index)}`, { noteId: parent?.record.id ?? null }, value, parent);
  });
  return { compiled: compilePolicy(rules, nouns), thing: keptThings, note: keptNotes, line: keptLines };
}
