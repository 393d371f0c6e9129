import type {
  assignLead as assignLeadContract,
  deleteLead as deleteLeadContract,
  discardLead as discardLeadContract,
  restoreLead as restoreLeadContract,
  setLeadStatus as setLeadStatusContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** The contract of `lead.assign`, by name and type. */
export const assignLead: typeof assignLeadContract = named('lead.assign');
/** The contract of `lead.discard`, by name and type. */
export const discardLead: typeof discardLeadContract = named('lead.discard');
/** The contract of `lead.restore`, by name and type. */
export const restoreLead: typeof restoreLeadContract = named('lead.restore');
/** The contract of `lead.delete`, by name and type. */
export const deleteLead: typeof deleteLeadContract = named('lead.delete');
/** The contract of `lead.setStatus`, by name and type. */
export const setLeadStatus: typeof setLeadStatusContract = named('lead.setStatus');
