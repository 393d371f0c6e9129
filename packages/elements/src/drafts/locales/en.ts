/** What is said about a draft that is back, in English, and the type of every other locale. */
export const en = {
  restored: 'What you typed at {time} is back. It is not saved yet.',
  changedMeanwhile: 'The record was changed meanwhile.',
  startAgain: 'Discard it',
};

/** Every locale has exactly these keys. */
export type DraftMessages = typeof en;
