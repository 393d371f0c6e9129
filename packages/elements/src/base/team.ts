import type { Session } from '@dealerkit/core';
import type { Colleague } from './dictionaries.ts';

/** Everybody who shares a group with somebody, himself among them. */
export function teamOf({ id, groups }: Session['principal'], people: readonly Colleague[]): string[] {
  const mates = people.filter(({ groupIds }) => groupIds.some((group) => groups.includes(group)));
  return [...new Set([id, ...mates.map((mate) => mate.id)])].slice(0, 500);
}
