// Permission checks beside CASL, casbin and a hand-written predicate, in one process, over the same records. Records, the person's facts
// and our table come out of JSON, as they do in a page: that is what makes texts quick to compare, for everybody.
// Ours: (a) `crm.can` of a Crm that has its session; (b) a list's decision, compiled once for the list, over the records' ties;
// (c) the table of one person from a compiled policy, each right asked once.
// CASL: the subject type read from the record, rules spread over subjects and actions as its index likes them; for a list also with the
// rules looked up once and asked in turn, and of the two the faster counts. casbin: its synchronous enforcer.
// By hand: what a developer would write for this one question, with the person's facts in local variables.
import { createMongoAbility } from '@casl/ability';
import {
  type CrmSource,
  type EffectiveTable,
  type Level,
  type Noun,
  type Person,
  createCrm,
  defineNoun,
  sharingSchema,
} from '@dealerkit/core';
import { checkerOf, compilePolicy, deciderOf, effectiveTable, tiesOf } from '@dealerkit/core/server';
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import * as z from 'zod/mini';
import { type Contestant, contest } from './contest.ts';
import { report } from './report.ts';

const { figure, note } = report();
const fromJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const nanoseconds = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ns`;
const milliseconds = (value: number): string => `${(value / 1e6).toFixed(1)} ms`;

const nounNamed = (name: string, actions: readonly string[]): Noun =>
  defineNoun({
    name,
    schema: z.strictObject({ ownerIds: z.array(z.string()), groupIds: z.array(z.string()), sharing: sharingSchema }),
    actions,
    ties: { owners: 'ownerIds', sharing: 'sharing' },
    sorts: { created: { field: 'createdAt', direction: 'asc' } },
  });

/** A policy in which a profile, or each of these groups, has levels. */
const policyOf = (levels: Readonly<Record<string, Readonly<Record<string, Level>>>>, userParents: 'profile' | 'groups' = 'profile') => ({
  v: 1,
  preset: 'bench',
  userParents,
  nodes: Object.fromEntries(Object.entries(levels).map(([node, of]) => [node, { levels: of }])),
  rules: [],
  sharing: { lead: { default: 'private', read: ['view'], write: ['view', 'update'] } },
});

// A seeded sequence, so that every run measures the same records.
let seed = 1;
const random = (below: number): number => {
  seed = (seed * 48271) % 2147483647;
  return seed % below;
};

/** A house of 400 people, each in three of 80 groups; the first is who asks. */
function houseOf(idOf: (kind: string, index: number) => string) {
  const group = (): string => idOf('g', random(80));
  const people = Array.from({ length: 400 }, (_, index): Person => {
    const groups = new Set<string>();
    while (groups.size < 3) groups.add(group());
    return { id: idOf('u', index), name: '', active: true, groups: [...groups], branch: null, client: null, profile: 'seller' };
  });
  const known = new Map(people.map((person) => [person.id, person]));

  /** Records with one owner or, one in eight, two; four in a hundred are open to everybody. */
  const records = (noun: Noun, count: number, owner = () => people[random(400)]!.id) => {
    const made = Array.from({ length: count }, (_, index) => {
      const ownerIds = [...new Set(random(8) === 0 ? [owner(), owner()] : [owner()])];
      const groupIds = [...new Set(ownerIds.flatMap((id) => known.get(id)!.groups))];
      const access = random(100) < 4 ? 'read' : 'private';
      const record = { id: `r${String(index)}`, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', ownerIds, groupIds };
      const ties = tiesOf(noun, { ...record, sharing: { access, readers: [], writers: [] } }, { people: known, parentTies: undefined });
      return { noun: noun.name, owner: ownerIds[0], ...record, access, ties, version: '1', hidden: [] };
    });
    return fromJson(made);
  };
  return { me: fromJson(people[0]!), records };
}
const short = houseOf((kind, index) => `${kind}${String(index)}`);
const long = houseOf(
  (kind, index) => `0192f0a1-7c3e-7a4b-${kind === 'u' ? '8c2d' : '9c2d'}-9e1f2a3b${index.toString(16).padStart(4, '0')}`,
);

/** A Crm that has its session. */
async function crmWith(rights: EffectiveTable) {
  const nothing = (): Promise<never> => Promise.reject(new Error('not in this benchmark'));
  const source: CrmSource = {
    session: () =>
      Promise.resolve({
        principal: { id: short.me.id, name: '', branch: null, groups: [] },
        rights: fromJson(rights),
        dictionaries: {},
        capabilities: { ties: true, watch: false, jobs: false, atomic: 'batch' },
        now: '2026-11-24T12:00:00.000Z',
      }),
    ...{ read: nothing, query: nothing, run: nothing, preview: nothing },
  };
  const crm = createCrm(source);
  await crm.session.refresh();
  return crm;
}

const caslOf = (rules: Parameters<typeof createMongoAbility>[0]) =>
  createMongoAbility(rules, { detectSubjectType: (record) => record['noun'] as string });

const casbinModel = `
[request_definition]
r = sub, obj, act
[policy_definition]
p = obj, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.act == p.act && r.obj.noun == p.obj && r.obj.owner == r.sub`;
const casbinOf = (policies: readonly string[]) => newEnforcer(newModelFromString(casbinModel), new StringAdapter(policies.join('\n')));

const { me } = short;
const lead = nounNamed('lead', ['view', 'update', 'delete', 'assign', 'share', 'export', 'archive', 'merge', 'print', 'restore']);
let turns = 0;
// Every other one is mine.
const mixed = short.records(lead, 1024, () => (turns++ % 2 === 0 ? me.id : `u${String(1 + random(399))}`));

/** (a) One check on one record: each grant is on a right of its own. */
async function oneCheck(grants: number): Promise<number> {
  const { actions } = lead;
  const nouns = [lead, ...Array.from({ length: grants / actions.length - 1 }, (_, index) => nounNamed(`noun${String(index)}`, actions))];
  const rights = nouns.flatMap(({ name }) => actions.map((action) => [name, action] as const));
  const levels = Object.fromEntries(rights.map(([module, action]) => [`${module}.${action}`, 'own' as const]));
  const crm = await crmWith(effectiveTable(compilePolicy(policyOf({ 'profile:seller': levels }), nouns), me));
  const casl = caslOf(rights.map(([subject, action]) => ({ action, subject, conditions: { ownerIds: me.id } })));
  const enforcer = await casbinOf(rights.map(([module, action]) => `p, ${module}, ${action}`));
  const { ours, theirs, byHand } = contest({
    ours: (times) => {
      let yes = 0;
      for (let index = 0; index < times; index++) if (crm.can('lead.delete', mixed[index & 1023])) yes++;
      return yes;
    },
    theirs: (times) => {
      let yes = 0;
      for (let index = 0; index < times; index++) if (casl.can('delete', mixed[index & 1023] as never)) yes++;
      return yes;
    },
    byHand: (times) => {
      let yes = 0;
      for (let index = 0; index < times; index++) if (mixed[index & 1023]!.ownerIds.includes(me.id)) yes++;
      return yes;
    },
  });
  // It knows one owner only, so it is not asked to agree.
  const { casbin } = contest({
    casbin: (times) => {
      let yes = 0;
      for (let index = 0; index < times; index++) if (enforcer.enforceSync(me.id, mixed[index & 1023], 'delete')) yes++;
      return yes;
    },
  });
  figure({
    name: `(a) checks a second, ${String(grants)} grants`,
    ...{ ours: 1e9 / ours, peer: 1e9 / theirs, peerName: 'CASL', target: { atLeast: 6, of: 'ratio' } },
  });
  note(`one check: ours ${nanoseconds(ours)}, CASL ${nanoseconds(theirs)}, casbin ${nanoseconds(casbin)}, by hand ${nanoseconds(byHand)}`);
  await crm.close();
  return ours;
}

/** (a) again, with all grants on one right: somebody in very many groups, each of which reaches its own records. */
async function oneCrowdedCheck(grants: number): Promise<void> {
  const groups = Array.from({ length: grants }, (_, index) => `h${String(index)}`);
  const levels = Object.fromEntries(groups.map((id) => [`group:${id}`, { 'lead.delete': { groups: [id] } }]));
  const crm = await crmWith(effectiveTable(compilePolicy(policyOf(levels, 'groups'), [lead]), { ...me, groups }));
  const casl = caslOf(groups.map((id) => ({ action: 'delete', subject: 'lead', conditions: { groupIds: id } })));
  const { ours, theirs } = contest({
    ours: (times) => {
      let yes = 0;
      for (let index = 0; index < times; index++) if (crm.can('lead.delete', mixed[index & 1023])) yes++;
      return yes;
    },
    theirs: (times) => {
      let yes = 0;
      for (let index = 0; index < times; index++) if (casl.can('delete', mixed[index & 1023] as never)) yes++;
      return yes;
    },
  });
  figure({
    name: `(a) checks a second, ${String(grants)} grants on one right`,
    ...{ ours: 1e9 / ours, peer: 1e9 / theirs, peerName: 'CASL', target: { atLeast: 6, of: 'ratio' } },
  });
  await crm.close();
}

/** (b) 100,000 records by "own or my groups or public". */
function oneList(house: typeof short) {
  const records = house.records(lead, 100_000);
  const { id, groups } = house.me;
  const policy = policyOf({ 'profile:seller': { 'lead.view': ['own', 'groups'] } });
  const table = fromJson(effectiveTable(compilePolicy(policy, [lead]), house.me));
  const view = (conditions: object) => ({ action: 'view', subject: 'lead', conditions });
  const casl = caslOf([view({ ownerIds: id }), view({ groupIds: { $in: [...groups] } }), view({ access: { $in: ['read', 'write'] } })]);
  const repeated =
    (filtered: () => readonly unknown[]): Contestant =>
    (times) => {
      let matches = 0;
      for (let turn = 0; turn < times; turn++) matches = filtered().length;
      return matches;
    };
  const measured = contest(
    {
      ours: repeated(() => {
        const decides = deciderOf(table['lead.view']);
        return records.filter((record) => decides(record, record.ties));
      }),
      byHand: repeated(() =>
        records.filter(
          ({ ownerIds, groupIds, access }) =>
            access !== 'private' || ownerIds.includes(id) || groupIds.some((group) => groups.includes(group)),
        ),
      ),
      caslCan: repeated(() => records.filter((record) => casl.can('view', record as never))),
      caslRules: repeated(() => {
        const rules = casl.rulesFor('view', 'lead');
        return records.filter((record) => rules.some((rule) => rule.matchesConditions(record as never)));
      }),
    },
    { rounds: 11, agreeing: 1 },
  );
  const decides = deciderOf(table['lead.view']);
  return { ...measured, casl: Math.min(measured.caslCan, measured.caslRules), matches: records.filter((record) => decides(record, record.ties)).length }; // prettier-ignore
}

/** (c) The 50 rights of a session, built and each asked once. */
function oneSession(): void {
  const actions = ['view', 'create', 'update', 'delete', 'assign'];
  const nouns = Array.from({ length: 10 }, (_, index) => nounNamed(index === 0 ? 'lead' : `noun${String(index)}`, actions));
  const rights = nouns.flatMap(({ name }) => actions.map((action) => ({ module: name, action, right: `${name}.${action}` })));
  const kinds = ['all', 'own', 'groups'] as const;
  const levels = Object.fromEntries(rights.map(({ right }, index) => [right, kinds[index % 3]!]));
  const policy = { ...policyOf({ 'profile:seller': levels }), sharing: {} };
  const compiled = compilePolicy(policy, nouns);
  const conditions = { all: {}, own: { conditions: { ownerIds: me.id } }, groups: { conditions: { groupIds: { $in: [...me.groups] } } } };
  const rules = rights.map(({ module, action, right }) => ({ action, subject: module, ...conditions[levels[right]!] }));
  const records = nouns.map((noun) => short.records(noun, 1)[0]!);
  const { ours, theirs } = contest({
    ours: (times) => {
      let yes = 0;
      for (let turn = 0; turn < times; turn++) {
        const can = checkerOf(effectiveTable(compiled, me));
        for (let index = 0; index < 50; index++) {
          const record = records[Math.floor(index / 5)]!;
          if (can(rights[index]!.right, record, record.ties)) yes++;
        }
      }
      return yes;
    },
    theirs: (times) => {
      let yes = 0;
      for (let turn = 0; turn < times; turn++) {
        const ability = caslOf(rules);
        for (let index = 0; index < 50; index++) if (ability.can(rights[index]!.action, records[Math.floor(index / 5)] as never)) yes++;
      }
      return yes;
    },
  });
  figure({
    name: '(c) sessions of 50 rights a second',
    ...{ ours: 1e9 / ours, peer: 1e9 / theirs, peerName: 'CASL', target: { atLeast: 1, of: 'ratio' } },
  });
  note(`50 rights built and asked: ours ${(ours / 1000).toFixed(1)} µs, CASL ${(theirs / 1000).toFixed(1)} µs`);
}

// The hundred thousand last: a large heap makes every collection dearer, and so everything that allocates.
oneSession();
const few = await oneCheck(10);
await oneCheck(100);
const many = await oneCheck(1000);
figure({ name: '(a) one check, 1,000 grants beside 10', ours: many, peer: few, unit: ' ns', target: { atMost: 1.3, of: 'ratio' } });
await oneCrowdedCheck(1000);
const list = oneList(short);
figure({
  name: '(b) lists of 100,000 a second',
  ...{ ours: 1e9 / list.ours, peer: 1e9 / list.casl, peerName: 'CASL', target: { atLeast: 6, of: 'ratio' } },
});
figure({
  name: '(b) one list of 100,000',
  ...{ ours: list.ours / 1e6, peer: list.byHand / 1e6, peerName: 'by hand', unit: ' ms', target: { atMost: 2, of: 'ratio' } },
});
note(`${String(list.matches)} match; CASL's can() ${milliseconds(list.caslCan)}, its rules looked up once ${milliseconds(list.caslRules)}`);
const uuids = oneList(long);
note(
  `the same with UUIDs for ids: ours ${milliseconds(uuids.ours)}, by hand ${milliseconds(uuids.byHand)}, CASL ${milliseconds(uuids.casl)}`,
);
