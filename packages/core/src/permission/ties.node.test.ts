/** What connects a record to people, written out (design section 4, ties). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { type Noun, type Person, type TieFields, defineNoun, sharingSchema } from '../index.ts';
import { ownersOf, parentOf, receiverTies, tiesOf } from './ties.ts';

const person = (id: string, more: Partial<Person> = {}): Person => ({ id, name: id, active: true, groups: [], branch: null, client: null, profile: null, ...more }); // prettier-ignore
const schema = z.strictObject({
  ownerIds: z.array(z.string()),
  userId: z.nullable(z.string()),
  branchId: z.nullable(z.string()),
  clientId: z.nullable(z.string()),
  sharing: sharingSchema,
  leadId: z.nullable(z.string()),
  about: z.nullable(z.string()),
});
const nounOf = (ties: TieFields, parents: { field: string; noun?: string }[] = []): Noun =>
  defineNoun({ name: 'thing', schema, ties, parents, sorts: { created: { field: 'createdAt', direction: 'asc' } } });
const base = { id: 't1', createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' };
const people = new Map([person('ana', { groups: ['g1', 'g2'], branch: 'b1' }), person('bob', { groups: ['g2'] })].map((one) => [one.id, one])); // prettier-ignore
const ties = (noun: Noun, record: object, parentTies?: readonly string[]): string[] => tiesOf(noun, { ...base, ...record }, { people, parentTies }); // prettier-ignore

test('owners, their groups and their branches', () => {
  const noun = nounOf({ owners: 'ownerIds', branch: 'branchId' });
  assert.deepEqual(ties(noun, { ownerIds: ['ana', 'bob'], branchId: null }), ['branch:b1', 'group:g1', 'group:g2', 'own:ana', 'own:bob']);
  assert.deepEqual(ties(noun, { ownerIds: ['gone'] }), ['own:gone']);
  assert.deepEqual(ties(noun, { ownerIds: ['ana'], branchId: 'b9' }), ['branch:b9', 'group:g1', 'group:g2', 'own:ana'], 'a branch of its own counts alone'); // prettier-ignore
  assert.deepEqual(
    ties(noun, { ownerIds: ['ana', 7, null] }),
    ['branch:b1', 'group:g1', 'group:g2', 'own:ana'],
    'what is no text is nobody',
  );
  assert.deepEqual(ties(nounOf({}), { ownerIds: ['ana'], branchId: 'b1', clientId: 'c1' }), []);
});

test('a record that is a person is his own, beside its owners', () => {
  const noun = nounOf({ owners: 'ownerIds', self: 'userId' });
  assert.deepEqual(ownersOf(noun, { ownerIds: ['bob'], userId: 'ana' }), ['bob', 'ana']);
  assert.deepEqual(ownersOf(nounOf({ self: 'userId' }), { ownerIds: ['bob'], userId: 'ana' }), ['ana']);
  assert.deepEqual(ownersOf(nounOf({}), { ownerIds: ['bob'], userId: 'ana' }), []);
});

test('G13 a client’s contact is tied by the client', () => {
  assert.deepEqual(ties(nounOf({ client: 'clientId' }), { clientId: 'c1' }), ['client:c1']);
  assert.deepEqual(ties(nounOf({ client: 'clientId' }), { clientId: null }), []);
});

test('O12 O33 sharing: the default, private, read and write, and those who are listed', () => {
  const noun = nounOf({ sharing: 'sharing' });
  const listed = { readers: ['ana'], writers: ['group:g1'] };
  assert.deepEqual(ties(noun, { sharing: null }), ['public:default']);
  assert.deepEqual(ties(noun, {}), ['public:default']);
  assert.deepEqual(ties(noun, { sharing: { access: 'private', ...listed } }), ['read:ana', 'read:group:g1', 'write:group:g1']);
  assert.deepEqual(ties(noun, { sharing: { access: 'read', ...listed } }), ['public:read', 'read:ana', 'read:group:g1', 'write:group:g1']);
  assert.deepEqual(ties(noun, { sharing: { access: 'write', readers: [], writers: [] } }), ['public:read', 'public:write']);
});

test('what belongs to something carries its ties, and what belongs to nothing is everybody’s to read', () => {
  const noun = nounOf({ owners: 'ownerIds' }, [{ field: 'leadId', noun: 'lead' }, { field: 'about' }]);
  assert.deepEqual(ties(noun, { ownerIds: [], leadId: 'l1' }, ['own:ana', 'via:client:*']), ['via:lead:*', 'via:lead:own:ana', 'via:lead:via:client:*']); // prettier-ignore
  assert.deepEqual(ties(noun, { ownerIds: [], leadId: 'l1' }), ['via:lead:*']);
  assert.deepEqual(ties(noun, { ownerIds: ['bob'] }), ['group:g2', 'own:bob', 'public:read']);
  assert.deepEqual(ties(nounOf({ owners: 'ownerIds' }), { ownerIds: [] }), [], 'a noun without parents is not');
});

test('the first parent that is set counts; without a noun its value names both', () => {
  const noun = nounOf({}, [{ field: 'leadId', noun: 'lead' }, { field: 'about' }]);
  assert.deepEqual(parentOf(noun, { leadId: 'l1', about: 'task:k1' }), { noun: 'lead', id: 'l1' });
  assert.deepEqual(parentOf(noun, { leadId: null, about: 'task:k:1' }), { noun: 'task', id: 'k:1' });
  assert.deepEqual(parentOf(noun, { leadId: '', about: 't:k1' }), { noun: 't', id: 'k1' });
  for (const about of [null, '', 'k1', ':k1', 7]) assert.equal(parentOf(noun, { about }), undefined, String(about));
});

test('a receiver brings himself, his groups and his branch', () => {
  assert.deepEqual(receiverTies(people.get('ana')!), ['own:ana', 'group:g1', 'group:g2', 'branch:b1']);
  assert.deepEqual(receiverTies(people.get('bob')!), ['own:bob', 'group:g2']);
});
