import type { PluralForms } from '../../base/plural.ts';

/** The words of <dk-speed-to-lead> in English, and the type of its other locales. */
export const en = {
  title: 'Speed to lead',
  period: 'Period',
  days: { one: '{n} day', other: '{n} days' } as PluralForms,
  median: 'Median to first contact',
  within: 'Within the delay',
  withinOf: '{part} of {all}',
  leads: 'Leads',
  waiting: 'Not contacted yet',
  byPerson: 'By person',
  bySource: 'By source',
  name: 'Name',
  nobody: 'Unassigned',
  noSource: 'No source',
  unknown: 'Unknown',
  never: 'none yet',
  emptyTitle: 'No lead in this period',
  emptyText: 'How soon new leads are contacted appears here.',
  explain: 'Half of the contacted leads were contacted sooner than the median. People are those who own the leads now.',
};

/** Every locale has exactly these keys. */
export type SpeedToLeadMessages = typeof en;
