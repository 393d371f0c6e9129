/** The words of <dk-lead-header> in English, and the type of its other locales. */
export const en = {
  lead: 'Lead',
  timeLeft: 'Time left',
  overdueBy: 'Overdue by',
  tradeIns: { one: '{n} trade-in', other: '{n} trade-ins' },
  testDrives: { one: '{n} test drive', other: '{n} test drives' },
  offers: { one: '{n} offer', other: '{n} offers' },
  counters: 'What belongs to this lead',
  created: 'Created',
  activity: 'Last activity',
  age: 'Age',
  stage: 'Stage',
  changeStatus: 'Status: {status}. Change it',
  statuses: 'Status',
  lostTitle: 'Mark {name} as lost',
  lostReason: 'Reason',
  noReason: 'No reason given',
  chooseReason: 'Choose a reason',
  lostNote: 'Note',
  markLost: 'Mark as lost',
  changed: 'Status: {status}',
  notChanged: 'The status was not changed',
};

/** Every locale has exactly these keys. */
export type LeadHeaderMessages = typeof en;
