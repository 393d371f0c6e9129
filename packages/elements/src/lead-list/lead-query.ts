import { type Filter, type Query, type Session, allOf } from '@dealerkit/core';
import type { Colleague } from '../base/dictionaries.ts';
import { teamOf } from '../base/team.ts';

/** Whose leads are shown. */
export const whoseChoices = ['all', 'mine', 'team', 'unassigned'] as const;
/** Which outcome a lead may have; the discarded ones stand apart, whatever theirs is. */
export const statusChoices = ['open', 'won', 'lost', 'any', 'discarded'] as const;
/** The orders that leads come in. */
export const sortChoices = ['created', 'activity', 'deadline', 'name'] as const;

/** What a person wants to see of the leads. Empty texts do not narrow. */
export interface LeadFilters {
  readonly whose: (typeof whoseChoices)[number];
  readonly overdue: boolean;
  readonly status: (typeof statusChoices)[number];
  readonly stage: string;
  readonly source: string;
  readonly branch: string;
  readonly search: string;
  readonly sort: (typeof sortChoices)[number];
}

const whoseFilters: Record<LeadFilters['whose'], (session: Session, people: readonly Colleague[]) => Filter | undefined> = {
  all: () => undefined,
  mine: ({ principal }) => ({ eq: ['ownerIds', principal.id] }),
  team: ({ principal }, people) => ({ in: ['ownerIds', teamOf(principal, people)] }),
  unassigned: () => ({ eq: ['assigned', false] }),
};

const equals = (field: string, value: string): Filter | undefined => (value ? { eq: [field, value] } : undefined);

/** The question that a person's wishes are. `now` decides what is overdue, and only of open leads. */
export function leadQuery(filters: LeadFilters, session: Session, people: readonly Colleague[], now: Date): Query {
  const { whose, overdue, status, stage, source, branch, search, sort } = filters;
  const where = allOf(
    { eq: ['discarded', !overdue && status === 'discarded'] },
    whoseFilters[whose](session, people),
    overdue ? { lt: ['nextDeadlineAt', now.toISOString()] } : undefined,
    overdue || !(status === 'any' || status === 'discarded') ? { eq: ['status', overdue ? 'open' : status] } : undefined,
    equals('stageId', stage),
    equals('sourceId', source),
    equals('branchId', branch),
  );
  return { ...(where ? { where } : {}), ...(search.trim() ? { search: search.trim() } : {}), sort, limit: 50 };
}
