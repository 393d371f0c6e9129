import type { LeadPageMessages } from './en.ts';

/** The words of <dk-lead-page> in French. */
export const fr: LeadPageMessages = {
  parts: 'Parties du lead',
  details: 'Détails',
  followUp: 'Suivi',
  message: 'Message du client',
  contacts: 'Contacts',
};
