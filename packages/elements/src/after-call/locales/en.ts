/** What is asked after a call in English, and the type of the other locales. */
export const en = {
  question: 'Contact made with {name}?',
  yes: 'Yes',
  notReached: 'Not reached',
  reachedRemark: 'Called {name}: contact made.',
  missedRemark: 'Called {name}: not reached.',
  noted: 'Call noted.',
  notNoted: 'The call was not noted',
};

/** Every locale has exactly these keys. */
export type AfterCallMessages = typeof en;
