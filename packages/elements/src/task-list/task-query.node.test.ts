import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '@dealerkit/core';
import { taskQuery, type TaskFilters } from './task-query.ts';

const all: TaskFilters = { status: 'open', whose: 'all', person: '', category: '', due: '', from: '', until: '', search: '' };
const session = { principal: { id: 'ana', groups: ['g1'] } } as unknown as Session;
const people = [
  { id: 'ana', name: 'Ana', branchId: null, groupIds: ['g1'], active: true },
  { id: 'bob', name: 'Bob', branchId: null, groupIds: ['g1'], active: true },
  { id: 'far', name: 'Luis', branchId: null, groupIds: [], active: true },
];
const clock = { now: Date.parse('2026-06-15T15:00:00.000Z'), timeZone: 'Europe/Paris' };
const asks = (wishes: Partial<TaskFilters & { lead: string; client: string; without: string }>) =>
  taskQuery({ ...all, lead: '', client: '', without: '', ...wishes }, session, people, clock);

test('O26 open ones come by when they are due, closed ones by when they were closed', () => {
  assert.deepEqual(asks({}), { where: { eq: ['status', 'open'] }, sort: 'due', limit: 100 });
  assert.equal(asks({ status: 'closed' }).sort, 'closed');
});

test('O21 today, 3 days and a week end with their last day, and what is late is among them; typed dates are whole days', () => {
  const until = (due: TaskFilters['due']) => JSON.stringify(asks({ due }).where);
  assert.match(until('today'), /"lt":\["dueAt","2026-06-15T22:00:00.000Z"\]/);
  assert.match(until('3-days'), /2026-06-17T22:00/);
  assert.match(until('week'), /2026-06-21T22:00/);
  assert.deepEqual(asks({ due: 'dates', from: '2026-06-16', until: '2026-06-16' }).where, {
    and: [{ eq: ['status', 'open'] }, { gte: ['dueAt', '2026-06-15T22:00:00.000Z'] }, { lt: ['dueAt', '2026-06-16T22:00:00.000Z'] }],
  });
  assert.deepEqual(asks({ due: 'dates' }).where, { eq: ['status', 'open'] });
});

test('whose, of which category, of which lead or client, and words', () => {
  const where = (wishes: Parameters<typeof asks>[0]) => JSON.stringify(asks(wishes).where);
  assert.match(where({ whose: 'mine' }), /"eq":\["ownerIds","ana"\]/);
  assert.match(where({ whose: 'team' }), /"in":\["ownerIds",\["ana","bob"\]\]/);
  assert.match(where({ whose: 'team', person: 'far' }), /"eq":\["ownerIds","far"\]/);
  assert.match(where({ category: 'note', lead: 'l1', client: 'c1' }), /categoryId.*note.*leadId.*l1.*clientId.*c1/);
  assert.match(where({ without: 'deadline' }), /"not":\{"eq":\["kind","deadline"\]\}/);
  assert.equal(asks({ search: '  call ' }).search, 'call');
});
