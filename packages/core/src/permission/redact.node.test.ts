/** What leaves of a record, and what may not be asked of it (spec/permissions.md, the decision, step 7). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { type Level, type Noun, type Person, defineNoun, isDealerkitError } from '../index.ts';
import { compilePolicy, effectiveTable } from '../server/index.ts';
import { redactor, withoutOracle } from './redact.ts';

const noun = defineNoun({
  name: 'thing',
  schema: z.strictObject({ ownerIds: z.array(z.string()), cost: z.number(), note: z.string(), code: z.string(), hash: z.string() }),
  ties: { owners: 'ownerIds' },
  sorts: { code: { field: 'code', direction: 'asc' }, cost: { field: 'cost', direction: 'asc' }, created: { field: 'createdAt', direction: 'asc' } },
  search: { note: 'text', code: 'text' },
}) as unknown as Noun; // prettier-ignore
const secretive = { ...noun, secrets: ['hash'] } as Noun;
const me: Person = { id: 'ana', name: '', active: true, groups: ['g1'], branch: null, client: null, profile: 'seller' };
const other = defineNoun({ name: 'other', schema: z.strictObject({ cost: z.number() }), sorts: { created: { field: 'createdAt', direction: 'asc' } } }) as unknown as Noun; // prettier-ignore
const tableOf = (levels: Record<string, Level>) =>
  effectiveTable(compilePolicy({ v: 1, preset: 't', userParents: 'profile', nodes: { 'profile:seller': { levels } }, rules: [], sharing: {} }, [noun, other]), me); // prettier-ignore
const base = { createdAt: 'c', createdBy: 'c', updatedAt: 'u', updatedBy: 'u' };
const stored = (ties: string[]) => ({ record: { id: 't1', ...base, ownerIds: [], cost: 7, note: 'n', code: 'k', hash: 'h' }, version: '3', ties }); // prettier-ignore
const view = { 'thing.view': ['own', 'groups'] as const };

test('hidden fields are named and not shown, record by record', () => {
  const redact = redactor(tableOf({ ...view, 'thing.view.cost': 'own', 'thing.view.note': 'none', 'thing.view.code': 'all', 'other.view.cost': 'none' }), noun); // prettier-ignore
  const own = redact(stored(['group:g1', 'own:ana']));
  assert.deepEqual(own, { id: 't1', ...base, ownerIds: [], cost: 7, code: 'k', hash: 'h', version: '3', ties: ['group:g1', 'own:ana'], hidden: ['note'] }); // prettier-ignore
  const team = redact(stored(['group:g1', 'own:bob']));
  assert.deepEqual(team.hidden.toSorted(), ['cost', 'note']);
  assert.equal('cost' in team, false);
});

test('who may not change a field may still read it', () => {
  const shown = redactor(tableOf({ 'thing.view': 'all', 'thing.update.cost': 'none' }), noun)(stored(['a', 'l']));
  assert.deepEqual([shown.hidden, shown['cost'], shown.ties], [[], 7, []]);
});

test('secrets are hidden from everybody', () => {
  const shown = redactor(tableOf({ 'thing.view': 'all' }), secretive)(stored([]));
  assert.deepEqual([shown.hidden, 'hash' in shown, shown['cost']], [['hash'], false, 7]);
});

test('only those ties travel that are also the reader’s, by any of his rights on the noun', () => {
  const table = tableOf({ ...view, 'thing.view.cost': { groups: ['g7'] }, 'other.view': { groups: ['g8'] } });
  const ties = ['group:g1', 'group:g2', 'group:g7', 'group:g8', 'own:ana', 'own:bob', 'public:read'];
  assert.deepEqual(redactor(table, noun)(stored(ties)).ties, ['group:g1', 'group:g7', 'own:ana']);
});

test('no oracle: neither a filter nor a sort by what one may not always read, and a search without it', () => {
  const table = tableOf({ ...view, 'thing.view.cost': 'own', 'thing.view.note': 'none' });
  const refused = (query: Parameters<typeof withoutOracle>[2], field: string, of = noun) => { assert.throws(() => withoutOracle(table, of, query), (error) => isDealerkitError(error, 'forbidden') && error.details.fields?.[field]?.code === 'hidden'); }; // prettier-ignore
  refused({ sort: 'code', where: { and: [{ eq: ['code', 'k'] }, { not: { gte: ['cost', 5] } }] } }, 'cost');
  refused({ sort: 'cost' }, 'cost');
  refused({ sort: 'code', where: { eq: ['hash', 'h'] } }, 'hash', secretive);
  assert.deepEqual(withoutOracle(table, noun, { sort: 'created', where: { eq: ['code', 'k'] } }), { searchIn: ['code'] });
  assert.deepEqual(withoutOracle(tableOf({ ...view, 'thing.view.cost': 'all' }), noun, { sort: 'cost', where: { eq: ['cost', 1] } }), {}, 'all of it is readable'); // prettier-ignore
  assert.deepEqual(withoutOracle(tableOf({ ...view, 'thing.view.createdAt': 'none' }), noun, { sort: 'created' }), { searchIn: ['note', 'code'] }, 'what every list is ordered by'); // prettier-ignore
});
