/** Decisions and their reasons, written out (spec/permissions.md, the decision, steps 5 to 9). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { type Level, type Noun, type Person, type PolicyRule, type SharingPolicy, defineNoun, sharingSchema } from '../index.ts';
import { checkerOf, compilePolicy, deciderOf, effectiveTable, explainPlan, scopeOf, systemTable } from '../server/index.ts';

const thing = defineNoun({
  name: 'thing',
  schema: z.strictObject({ ownerIds: z.array(z.string()), status: z.nullable(z.string()), sharing: sharingSchema }),
  actions: ['delete'],
  ties: { owners: 'ownerIds', sharing: 'sharing' },
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
  ruleFields: ['status'],
}) as unknown as Noun;
const part = defineNoun({
  name: 'part',
  schema: z.strictObject({ thingId: z.string() }),
  actions: ['delete'],
  parents: [{ field: 'thingId', noun: 'thing' }],
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
}) as unknown as Noun;
const ana: Person = { id: 'ana', name: '', active: true, groups: ['g1'], branch: null, client: null, profile: 'seller' };
interface Said {
  readonly levels: Readonly<Record<string, Level>>;
  readonly rules?: readonly PolicyRule[];
  readonly sharing?: SharingPolicy;
}
const compiled = ({ levels, rules = [], sharing }: Said) =>
  compilePolicy({ v: 1, preset: 't', userParents: 'profile', nodes: { 'profile:seller': { levels } }, rules, sharing: sharing ? { thing: sharing } : {} }, [thing, part]); // prettier-ignore
const planOf = (said: Said, right = 'thing.view', who = ana) => effectiveTable(compiled(said), who)[right];
const explained = (said: Said, record?: { ties: string[]; status?: string | null }) => explainPlan(planOf(said), 'thing.view', record);
const node = 'profile:seller';

test('the reason is the first that holds: unknown, not held, denied, required, out of scope, allowed', () => {
  const levels = { 'thing.view': 'own' } as const;
  const mine = { ties: ['own:ana'], status: 'open' };
  const deny: PolicyRule = { effect: 'deny', module: 'thing', where: { eq: ['status', 'closed'] } };
  const open: PolicyRule = { effect: 'require', module: 'thing', where: { in: ['status', ['open', 'closed']] } };
  const rules = [open, deny];
  const is = (matched: boolean) => [{ by: 'level', node, level: 'own', matched }];
  const right = 'thing.view';
  assert.deepEqual(explainPlan(undefined, 'thing.fly', mine), { allowed: false, right: 'thing.fly', code: 'unknown', clauses: [] });
  assert.deepEqual(explained({ levels: {} }, mine), { allowed: false, right, code: 'no-right', clauses: [] });
  assert.deepEqual(explained({ levels: { 'thing.view': [] } }, mine), { allowed: false, right, code: 'no-right', clauses: [] });
  assert.deepEqual(explained({ levels, rules }), { allowed: true, right, code: 'allowed', clauses: [] }, 'held on some record');
  assert.deepEqual(explained({ levels, rules }, mine), { allowed: true, right, code: 'allowed', clauses: is(true) });
  assert.deepEqual(explained({ levels, rules }, { ...mine, status: 'closed' }), {
    allowed: false,
    right,
    code: 'denied',
    clauses: is(true),
  });
  assert.deepEqual(explained({ levels, rules }, { ...mine, status: null }), { allowed: false, right, code: 'required', clauses: is(true) });
  assert.deepEqual(explained({ levels, rules }, { ties: ['own:bob'], status: 'closed' }).code, 'denied');
  assert.deepEqual(explained({ levels, rules }, { ties: ['own:bob'], status: 'open' }), { allowed: false, right, code: 'out-of-scope', clauses: is(false) }); // prettier-ignore
  assert.equal(explainPlan(planOf({ levels }, right, { ...ana, active: false }), right, mine).code, 'no-right');
});

test('every clause that was tried is told, with what it is by', () => {
  const said: Said = {
    levels: { 'thing.view': ['own', { groups: ['g7'] }], 'part.view': { branches: ['b1'] } },
    sharing: { default: 'private', read: ['view'], write: ['view'] },
  };
  assert.deepEqual(explained(said, { ties: ['group:g7', 'write:group:g1'] }).clauses, [
    { by: 'level', node, level: 'own', matched: false },
    { by: 'level', node, level: { groups: ['g7'] }, matched: true },
    { by: 'share', matched: true },
  ]);
  const clauses = explainPlan(planOf(said, 'part.view'), 'part.view', { ties: ['via:thing:own:ana'] }).clauses;
  assert.deepEqual(clauses, [
    { by: 'level', node, level: { branches: ['b1'] }, matched: false },
    { by: 'thing', matched: true },
  ]);
});

test('O12 O33 sharing widens the actions that it names, by its default where a record says nothing', () => {
  const shared = (sharing: SharingPolicy, right: string): string[] =>
    planOf({ levels: { 'thing.view': 'own', 'thing.delete': 'own' }, sharing }, right)!.grants.filter(({ by }) => by === 'share').flatMap(({ ties }) => ties); // prettier-ignore
  const write = ['write:ana', 'write:group:g1', 'public:write'];
  const read = ['read:ana', 'read:group:g1', 'public:read'];
  const rules = { read: ['view'], write: ['view', 'delete'] };
  assert.deepEqual(shared({ default: 'private', ...rules }, 'thing.view'), [...read, ...write]);
  assert.deepEqual(shared({ default: 'private', ...rules }, 'thing.delete'), write);
  assert.deepEqual(shared({ default: 'read', ...rules }, 'thing.view'), [...read, ...write, 'public:default']);
  assert.deepEqual(shared({ default: 'read', ...rules }, 'thing.delete'), write);
  assert.deepEqual(shared({ default: 'write', ...rules }, 'thing.view'), [...read, ...write, 'public:default']);
  assert.deepEqual(shared({ default: 'write', ...rules }, 'thing.delete'), [...write, 'public:default']);
  assert.deepEqual(shared({ default: 'write', read: ['view'], write: [] }, 'thing.view'), [...read, ...write, 'public:default']);
  assert.deepEqual(shared({ default: 'write', read: ['view'], write: ['view'] }, 'thing.delete'), []);
});

test('a field right narrows: neither sharing nor what a record belongs to opens the field', () => {
  const said: Said = {
    levels: { 'thing.view': 'all', 'thing.view.status': 'own', 'part.view': 'own', 'part.view.thingId': 'own' },
    sharing: { default: 'write', read: ['view'], write: ['view'] },
  };
  for (const right of ['thing.view.status', 'part.view.thingId'])
    assert.deepEqual(planOf(said, right)!.grants, [{ by: 'level', node, level: 'own', ties: ['own:ana'] }]);
  assert.equal(planOf({ levels: { 'thing.view': 'all' } }, 'thing.view.status'), undefined);
});

test('what a parent gives: everything, its ties, or nothing where it is ruled', () => {
  const via = (level: Level, rules: PolicyRule[] = []) =>
    planOf({ levels: { 'thing.view': level, 'part.view': 'own' }, rules }, 'part.view')!.grants.filter(({ by }) => by === 'thing');
  assert.deepEqual(via('all'), [{ by: 'thing', ties: ['via:thing:*'] }]);
  assert.deepEqual(via(['own', 'groups', 'own']), [{ by: 'thing', ties: ['via:thing:own:ana', 'via:thing:group:g1'] }]);
  assert.deepEqual(via('none'), []);
  for (const effect of ['deny', 'require'] as const)
    assert.deepEqual(via('all', [{ effect, module: 'thing', where: { isNull: 'status' } }]), []);
  assert.deepEqual(via('all', [{ effect: 'deny', module: 'thing', actions: ['delete'], where: { isNull: 'status' } }]).length, 1);
  const onPart = planOf({ levels: { 'thing.view': 'all', 'thing.delete': 'all', 'part.delete': 'own' } }, 'part.delete')!;
  assert.deepEqual(
    onPart.grants.map(({ by }) => by),
    ['level'],
    'a parent opens for viewing only',
  );
  const noView = planOf({ levels: { 'thing.view': 'own', 'thing.delete': 'own' } }, 'thing.delete')!;
  assert.deepEqual(noView.grants.length, 1);
});

test('kinds: always only without a rule and with a level of all', () => {
  const kind = (level: Level, ...rules: PolicyRule[]) => planOf({ levels: { 'thing.view': level }, rules })!.kind;
  assert.equal(kind('all'), 'always');
  assert.equal(kind(['own', 'all']), 'always');
  assert.equal(kind('own'), 'sometimes');
  assert.equal(kind('none'), 'never');
  for (const effect of ['deny', 'require'] as const) assert.equal(kind('all', { effect, module: 'thing', where: { isNull: 'status' } }), 'sometimes'); // prettier-ignore
});

test('a rule about the request that is met falls away', () => {
  const rules: PolicyRule[] = [{ effect: 'require', module: 'thing', ip: ['192.0.2.0/24'] }];
  const plan = effectiveTable(compiled({ levels: { 'thing.view': 'all' }, rules }), ana, { ip: '192.0.2.7' })['thing.view'];
  assert.deepEqual([plan?.kind, plan?.require, scopeOf(plan)], ['always', [], {}]);
});

test('a field right that does not reach somebody is not in his table: the field follows its record', () => {
  const policy = compiled({ levels: { 'thing.view': 'all', 'thing.view.status': 'none' } });
  assert.equal('thing.view.status' in effectiveTable(policy, ana), true);
  assert.equal('thing.view.status' in effectiveTable(policy, { ...ana, profile: null }), false);
});

test('a noun that belongs to anything is opened by every other noun, by those it has only, never by itself', () => {
  const event = defineNoun({ name: 'event', schema: z.strictObject({ about: z.string() }), parents: [{ field: 'about' }], sorts: { created: { field: 'createdAt', direction: 'asc' } } }) as unknown as Noun; // prettier-ignore
  const levels: Said['levels'] = { 'thing.view': 'all', 'part.view': 'own', 'event.view': 'own' };
  const policy = { v: 1, preset: 't', userParents: 'profile', nodes: { 'profile:seller': { levels } }, rules: [], sharing: {} };
  const table = effectiveTable(compilePolicy(policy, [thing, part, event]), ana);
  assert.deepEqual(table['event.view']!.grants.slice(1), [
    { by: 'thing', ties: ['via:thing:*'] },
    { by: 'part', ties: ['via:part:own:ana', 'via:part:via:thing:*'] },
  ]);
  assert.deepEqual(table['part.view']!.grants.slice(1), [{ by: 'thing', ties: ['via:thing:*'] }]);
});

test('the scope of a list is its ties once each, and its rules', () => {
  const isOpen = { eq: ['status', 'open'] } as const;
  const isOld = { eq: ['status', 'old'] } as const;
  const rules: PolicyRule[] = [{ effect: 'require', module: 'thing', where: isOpen }, { effect: 'deny', module: 'thing', where: isOld }]; // prettier-ignore
  const scope = (level: Level, ruled = false) => scopeOf(planOf({ levels: { 'thing.view': level }, rules: ruled ? rules : [] }));
  assert.deepEqual(scope('all'), {});
  assert.deepEqual(scope(['own', 'groups', { groups: ['g1', 'g2'] }]), { ties: ['own:ana', 'group:g1', 'group:g2'] });
  assert.deepEqual(scope(['branch', 'client']), { ties: [] }, 'who has neither');
  assert.deepEqual(scope(['own', 'all'], true), { where: { and: [isOpen, { not: isOld }] } });
  assert.equal(scope('none'), undefined);
  assert.equal(scopeOf(undefined), undefined);
});

test('what is asked again and again decides the same', () => {
  const levels = { 'thing.view': ['own', 'groups'], 'thing.delete': 'all' } as const;
  const rules: PolicyRule[] = [{ effect: 'deny', module: 'thing', actions: ['view'], where: { eq: ['status', 'old'] } }];
  const can = checkerOf(effectiveTable(compiled({ levels, rules }), ana));
  for (let turn = 0; turn < 2; turn++) {
    assert.equal(can('thing.view', { status: null }, ['group:g2', 'own:ana']), true);
    assert.equal(can('thing.view', { status: null }, ['group:g2', 'own:bob', 'own:an', 'own:ana:']), false);
    assert.equal(can('thing.view', { status: 'old' }, ['own:ana']), false);
    assert.equal(can('thing.delete', {}, []), true);
    assert.equal(can('thing.fly', {}, ['own:ana']), false);
  }
  assert.equal(deciderOf(undefined)({}, ['own:ana']), false);
});

test('the house may everything', () => {
  const policy = compiled({ levels: { 'thing.view': 'own', 'thing.view.status': 'none' } });
  const table = systemTable(policy);
  assert.deepEqual(Object.keys(table).sort(), ['part.delete', 'part.view', 'thing.delete', 'thing.view']);
  for (const plan of Object.values(table)) {
    assert.equal(plan.kind, 'always');
    assert.equal(deciderOf(plan)({}, []), true);
    assert.deepEqual(scopeOf(plan), {});
  }
  assert.deepEqual(explainPlan(table['thing.view'], 'thing.view', { ties: [] }).clauses, [{ by: 'level', node: 'system:root', level: 'all', matched: true }]); // prettier-ignore
});
