import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '@dealerkit/core';
import { Arrivals } from '../base/arrivals.ts';
import { teamOf } from '../base/team.ts';
import { type LeadFilters, leadQuery } from './lead-query.ts';

const session = { principal: { id: 'ana', name: 'Ana', branch: 'b1', groups: ['g1'] } } as unknown as Session;
const person = (id: string, ...groupIds: string[]) => ({ id, name: id, branchId: null, groupIds, active: true });
const people = [person('ana', 'g1'), person('bob', 'g1', 'g2'), person('eva', 'g2')];
const filters: LeadFilters = {
  whose: 'all',
  overdue: false,
  status: 'open',
  stage: '',
  source: '',
  branch: '',
  search: '',
  sort: 'created',
};
const now = new Date('2026-03-31T12:00:00Z');
const where = (more: Partial<LeadFilters>) => JSON.stringify(leadQuery({ ...filters, ...more }, session, people, now).where);

test('a team is everybody who shares a group', () => {
  assert.deepEqual(teamOf(session.principal, people), ['ana', 'bob']);
});

test('every wish narrows', () => {
  assert.match(where({ whose: 'mine' }), /"eq":\["ownerIds","ana"\]/);
  assert.match(where({ whose: 'team' }), /"in":\["ownerIds",\["ana","bob"\]\]/);
  assert.match(where({ whose: 'unassigned' }), /"eq":\["assigned",false\]/);
  assert.match(
    where({ overdue: true, status: 'won' }),
    /"lt":\["nextDeadlineAt","2026-03-31T12:00:00.000Z"\]\},\{"eq":\["status","open"\]/,
  );
  assert.match(where({ stage: 's', source: 'x', branch: 'b' }), /stageId.*sourceId.*branchId/);
  assert.doesNotMatch(where({ status: 'any' }), /status/);
  assert.match(where({ status: 'any' }), /"eq":\["discarded",false\]/);
});

test('E17 discarded leads stand apart, whatever their outcome', () => {
  assert.match(where({ status: 'discarded' }), /"eq":\["discarded",true\]/);
  assert.doesNotMatch(where({ status: 'discarded' }), /"status"/);
  assert.match(where({ overdue: true, status: 'discarded' }), /"eq":\["discarded",false\].*"eq":\["status","open"\]/);
});

test('only what comes above the former end is news', () => {
  const arrivals = new Arrivals();
  assert.equal(arrivals.take(['b', 'a']), 0);
  assert.equal(arrivals.take(['c', 'b', 'a']), 1);
  assert.equal(arrivals.take(['c', 'b', 'a', 'older']), 0);
  assert.equal(arrivals.take(['c', 'a', 'older']), 0);
  assert.deepEqual([...arrivals.fresh], ['c']);
});
