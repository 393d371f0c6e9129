import type { Query } from '@dealerkit/core';

/** The first page of the history of a lead or client. */
export function historyQuery(noun: 'lead' | 'client', id: string, narrowed?: NonNullable<Query['where']>): Query {
  const about = { in: ['about', [`${noun}:${id}`]] } as const;
  return { where: narrowed ? { and: [about, narrowed] } : about, sort: 'newest', limit: 30 };
}
