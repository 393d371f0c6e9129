import type { Filter } from '../query/filter.ts';

/** What a line of a history is about: to filter by, and to show an icon for. */
export const eventCategories = ['contact', 'task', 'sale', 'remark', 'document', 'change'] as const;

/** One of them. */
export type EventCategory = (typeof eventCategories)[number];

const ofType: Readonly<Record<string, EventCategory>> = { 'task.attempted': 'contact', 'task.contactMade': 'contact' };

const ofNoun: Readonly<Record<string, EventCategory>> = {
  task: 'task',
  tradeIn: 'sale',
  offer: 'sale',
  testDrive: 'sale',
  remark: 'remark',
  document: 'document',
  message: 'contact',
  submission: 'contact',
};

/** The category of an event, by its type; what has none of its own is a change. */
export const eventCategory = (type: string): EventCategory => ofType[type] ?? ofNoun[type.split('.', 1)[0] ?? ''] ?? 'change';

const namesOf = (table: Readonly<Record<string, EventCategory>>, categories: readonly EventCategory[]): string[] =>
  Object.keys(table).filter((name) => categories.includes(table[name]!));

function named(categories: readonly EventCategory[]): Filter<'type'> {
  const types = namesOf(ofType, categories);
  const other = Object.keys(ofType).filter((type) => !types.includes(type));
  const nouns = namesOf(ofNoun, categories).map((noun): Filter<'type'> => ({ startsWith: ['type', `${noun}.`] }));
  return { or: [{ in: ['type', types] }, { and: [{ or: nouns }, { not: { in: ['type', other] } }] }] };
}

/** The events of a category, as a filter: exactly those of which `eventCategory` says so. */
export const eventsOf = (category: EventCategory): Filter<'type'> =>
  category === 'change' ? { not: named(eventCategories.filter((other) => other !== 'change')) } : named([category]);
