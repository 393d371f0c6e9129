/** The words of <dk-lead-actions> in English, and the type of its other locales. */
export const en = {
  bar: 'What can be added to this lead',
  message: 'E-mail',
  tradeIn: 'Trade-in',
  offer: 'Offer',
  testDrive: 'Test drive',
  remark: 'Remark',
  document: 'Document',
  task: 'Task',
  assign: 'Assign',
  more: 'More',
  sheet: 'Lead sheet as PDF',
  needsOffer: 'This house writes to clients once there is an offer. Add an offer first.',
  noEmail: 'Nobody of this lead has an e-mail address. Add one under Contacts.',
  isDiscarded: 'This lead is discarded. Nothing can be added until it is restored.',
};

/** Every locale has exactly these keys. */
export type LeadActionBarMessages = typeof en;
