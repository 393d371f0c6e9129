import { type Filter, type Query, type Session, allOf } from '@dealerkit/core';
import type { Colleague } from '../base/dictionaries.ts';
import { teamOf } from '../base/team.ts';
import { dayAfter, instantOf, startOfDay } from '../base/zone.ts';

/** Whose tasks are shown. */
export const whoseChoices = ['all', 'mine', 'team'] as const;
/** The two statuses of a task (behaviours.md O26). */
export const statusChoices = ['open', 'closed'] as const;
/** Until when they are due, what is late among them; `dates` is between two days (behaviours.md O21). */
export const dueChoices = ['', 'today', '3-days', 'week', 'dates'] as const;

/** What a person wants to see of the tasks. Empty texts do not narrow. */
export interface TaskFilters {
  readonly status: (typeof statusChoices)[number];
  readonly whose: (typeof whoseChoices)[number];
  /** Id of a person; it outweighs `whose`. */
  readonly person: string;
  readonly category: string;
  readonly due: (typeof dueChoices)[number];
  /** First and last day (`YYYY-MM-DD`) of the due `dates`. */
  readonly from: string;
  readonly until: string;
  readonly search: string;
}

/** Of what the tasks are. */
export interface TaskScope {
  /** Id of a lead. */
  readonly lead: string;
  /** Id of a client. */
  readonly client: string;
  /** A kind of tasks that is shown elsewhere. */
  readonly without: string;
}

const days = { today: 1, '3-days': 3, week: 7 } as const;

const whoseFilters: Record<TaskFilters['whose'], (session: Session, people: readonly Colleague[]) => Filter | undefined> = {
  all: () => undefined,
  mine: ({ principal }) => ({ eq: ['ownerIds', principal.id] }),
  team: ({ principal }, people) => ({ in: ['ownerIds', teamOf(principal, people)] }),
};

const equals = (field: string, value: string): Filter | undefined => (value ? { eq: [field, value] } : undefined);
const instant = (at: number): string | undefined => (Number.isNaN(at) ? undefined : new Date(at).toISOString());

function dueIn(from: number, until: number): readonly (Filter | undefined)[] {
  const [first, end] = [instant(from), instant(until)];
  return [first ? { gte: ['dueAt', first] } : undefined, end ? { lt: ['dueAt', end] } : undefined];
}

/** The question that a person's wishes are. `now` and the time zone of the house decide what is today. */
export function taskQuery(
  filters: TaskFilters & TaskScope,
  session: Session,
  people: readonly Colleague[],
  { now, timeZone }: { readonly now: number; readonly timeZone: string | undefined },
): Query {
  const { status, whose, person, category, due, from, until, search, lead, client, without } = filters;
  const day = (date: string): number => instantOf(timeZone, `${date}T00:00`);
  const where = allOf(
    { eq: ['status', status] },
    person ? { eq: ['ownerIds', person] } : whoseFilters[whose](session, people),
    equals('categoryId', category),
    equals('leadId', lead),
    equals('clientId', client),
    without ? { not: { eq: ['kind', without] } } : undefined,
    ...(due === ''
      ? []
      : due === 'dates'
        ? dueIn(day(from), until ? day(dayAfter(until, 1)) : NaN)
        : dueIn(NaN, startOfDay(timeZone, now, days[due]))),
  );
  const words = search.trim();
  return { ...(where ? { where } : {}), ...(words ? { search: words } : {}), sort: status === 'open' ? 'due' : 'closed', limit: 100 };
}
