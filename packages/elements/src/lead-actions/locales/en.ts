/** The words of <dk-lead-actions> in English, and the type of its other locales. */
export const en = {
  bar: 'What can be added to this lead',
  tradeIn: 'Trade-in',
  offer: 'Offer',
  testDrive: 'Test drive',
  remark: 'Remark',
  document: 'Document',
  task: 'Task',
  assign: 'Assign',
  more: 'More',
  isDiscarded: 'This lead is discarded. Nothing can be added until it is restored.',
};

/** Every locale has exactly these keys. */
export type LeadActionBarMessages = typeof en;
