/** What is refused when a policy is loaded, and how it says so: somebody has to find the line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { type Noun, type Policy, type PolicyRule, defineNoun, isDealerkitError } from '../index.ts';
import { compilePolicy } from '../server/index.ts';

const sorts = { created: { field: 'createdAt', direction: 'asc' } } as const;
const schema = z.strictObject({ branchId: z.nullable(z.string()), status: z.nullable(z.string()), cost: z.number() });
const thing = defineNoun({ name: 'thing', schema, actions: ['delete', 'export'], levels: { export: ['own', 'all'] }, ties: { branch: 'branchId' }, ruleFields: ['status'], sorts }) as unknown as Noun; // prettier-ignore
const loose = defineNoun({ name: 'loose', schema, sorts }) as unknown as Noun;
const empty: Policy = { v: 1, preset: 'none', userParents: 'profile', nodes: {}, rules: [], sharing: {} };
const load = (more: object) => compilePolicy({ ...empty, ...more }, [thing, loose]);
const levels = (right: string, level: unknown = 'own') => ({ nodes: { a: { levels: { [right]: level } } } });
const rule = (more: object): { rules: PolicyRule[] } => ({ rules: [{ effect: 'require', module: 'thing', ...more }] });
const hours = (more: object) => rule({ hours: { timeZone: 'UTC', from: '08:00', until: '09:00', ...more } });
const sharing = { default: 'read', read: ['view'], write: ['view', 'delete'] };

const refused: [policy: object, message: string][] = [
  [{ v: 2 }, 'v invalid_value'],
  [{ nodes: { a: { of: [] } }, preset: 7 }, 'preset invalid_type; nodes.a unrecognized_keys'],
  [levels('thing.fly'), 'a names an unknown right thing.fly'],
  [levels('ghost.view'), 'a names an unknown right ghost.view'],
  [levels('thing'), 'a names an unknown right thing'],
  [levels('thing.view.ghost'), 'a names an unknown right thing.view.ghost'],
  [levels('thing.view.toString'), 'a names an unknown right thing.view.toString'],
  [levels('thing.delete.status'), 'a names an unknown right thing.delete.status'],
  [levels('thing.view.status.more'), 'a names an unknown right thing.view.status.more'],
  [levels('thing.export', 'branch'), 'thing.export does not admit the level branch (a)'],
  [levels('thing.export', ['own', { groups: ['g1'] }]), 'thing.export does not admit the level groups (a)'],
  [levels('thing.export', { branches: ['b1'] }), 'thing.export does not admit the level branches (a)'],
  [{ nodes: { a: { off: ['thing', 'ghost'] } } }, 'a switches off an unknown module ghost'],
  [{ audience: { ghost: false } }, 'the audience of an unknown module ghost'],
  [{ sharing: { ghost: sharing } }, 'sharing names an unknown module ghost'],
  [{ sharing: { thing: { ...sharing, read: ['fly'] } } }, 'sharing names an unknown action thing.fly'],
  [{ sharing: { thing: { ...sharing, write: ['view', 'flee'] } } }, 'sharing names an unknown action thing.flee'],
  [rule({}), 'a rule of thing has no condition'],
  [rule({ nodes: ['a'], actions: ['view'] }), 'a rule of thing has no condition'],
  [rule({ module: '*', where: { isNull: 'status' } }), 'a rule of * has neither where nor actions'],
  [rule({ module: '*', actions: ['view'], ip: ['::1'] }), 'a rule of * has neither where nor actions'],
  [rule({ module: 'ghost', ip: ['::1'] }), 'a rule names an unknown module ghost'],
  [rule({ actions: ['view', 'fly'], ip: ['::1'] }), 'a rule names an unknown action thing.fly'],
  [rule({ module: 'loose', branches: ['b1'] }), 'a rule of loose: its records have no branch of their own'],
  [rule({ where: { eq: ['cost', 1] } }), 'a rule of thing: Filter: unknown field "cost"'],
  [rule({ where: { ne: ['status', 'a'] } }), 'a rule of thing: Filter: unknown operator "ne"'],
  [rule({ ip: ['::1', '10.0.0.0/33'] }), 'a rule of thing: no IP range 10.0.0.0/33'],
  [hours({ from: '24:00' }), 'a rule of thing: no hours 24:00-09:00'],
  [hours({ until: '09:60' }), 'a rule of thing: no hours 08:00-09:60'],
  [hours({ until: '109:00' }), 'a rule of thing: no hours 08:00-109:00'],
  [hours({ until: '09:000' }), 'a rule of thing: no hours 08:00-09:000'],
  [hours({ until: '08:00' }), 'a rule of thing: no hours 08:00-08:00'],
  ...[0, 8, 1.5].map((day): [object, string] => [hours({ days: [1, day] }), `a rule of thing: no days 1,${String(day)}`]),
  [hours({ timeZone: 'Mars/Olympus' }), 'a rule of thing: no time zone Mars/Olympus'],
];

for (const [policy, message] of refused)
  test(`refused: ${message}`, () => {
    assert.throws(
      () => load(policy),
      (error) => {
        assert.ok(isDealerkitError(error, 'invalid'));
        assert.equal(error.message, `Policy: ${message}`);
        assert.deepEqual(error.details, { fields: { policy: { code: 'policy', message } } });
        return true;
      },
    );
  });

test('what exists is admitted', () => {
  const fine: object[] = [
    levels('thing.export', ['own', 'all']),
    levels('thing.export', 'none'),
    levels('thing.delete', ['branch', { groups: [] }]),
    levels('thing.view.cost', 'none'),
    levels('thing.update.cost', 'inherit'),
    { nodes: { a: { off: ['thing', 'loose'] } }, audience: { thing: { users: [] } }, sharing: { thing: sharing } },
    rule({ module: '*', branches: ['b1'] }),
    rule({ actions: ['delete'], where: { not: { startsWith: ['status', 'a'] } }, branches: ['b1'] }),
    hours({ days: [1, 7], from: '23:59', until: '00:00' }),
  ];
  for (const policy of fine) assert.doesNotThrow(() => load(policy), JSON.stringify(policy));
});

test('every right that exists is listed, a field’s where some node sets it', () => {
  assert.deepEqual([...load(levels('thing.view.cost')).rights.keys()].sort(), ['loose.view', 'thing.delete', 'thing.export', 'thing.view', 'thing.view.cost']); // prettier-ignore
});

test('a rule of * binds each module by what its records have', () => {
  const { rights } = load(rule({ module: '*', branches: ['b1'] }));
  assert.deepEqual(rights.get('thing.delete')!.rules.map(({ where }) => where), [{ in: ['branchId', ['b1']] }]); // prettier-ignore
  assert.deepEqual(rights.get('loose.view')!.rules, [], 'no branch of its own');
  const both = load(rule({ module: '*', branches: ['b1'], ip: ['::1'] })).rights;
  assert.deepEqual(both.get('loose.view')!.rules.map(({ where }) => where), [undefined]); // prettier-ignore
  const ruled = load({ ...levels('thing.view.cost'), ...rule({ actions: ['view'], where: { isNull: 'status' } }) }).rights;
  assert.deepEqual(['thing.view', 'thing.view.cost', 'thing.delete', 'loose.view'].map((right) => ruled.get(right)!.rules.length), [1, 1, 0, 0]); // prettier-ignore
});
