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
