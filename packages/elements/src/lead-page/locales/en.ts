/** The words of <dk-lead-page> in English, and the type of its other locales. */
export const en = {
  parts: 'Parts of the lead',
  details: 'Details',
  followUp: 'Follow-up',
  message: 'What the client wrote',
  contacts: 'Contacts',
};

/** Every locale has exactly these keys. */
export type LeadPageMessages = typeof en;
