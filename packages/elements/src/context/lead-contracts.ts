import type {
  addLeadContact as addLeadContactContract,
  assignLead as assignLeadContract,
  deleteLead as deleteLeadContract,
  exportLeads as exportLeadsContract,
  discardLead as discardLeadContract,
  measureSpeed as measureSpeedContract,
  removeLeadContact as removeLeadContactContract,
  restoreLead as restoreLeadContract,
  setLeadOrigin as setLeadOriginContract,
  setLeadStatus as setLeadStatusContract,
  updateContact as updateContactContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** The contract of `lead.assign`, by name and type. */
export const assignLead: typeof assignLeadContract = named('lead.assign');
/** The contract of `lead.discard`, by name and type. */
export const discardLead: typeof discardLeadContract = named('lead.discard');
/** The contract of `lead.measureSpeed`, by name and type. */
export const measureSpeed: typeof measureSpeedContract = named('lead.measureSpeed');
/** The contract of `lead.restore`, by name and type. */
export const restoreLead: typeof restoreLeadContract = named('lead.restore');
/** The contract of `lead.delete`, by name and type. */
export const deleteLead: typeof deleteLeadContract = named('lead.delete');
/** The contract of `lead.export`, by name and type. */
export const exportLeads: typeof exportLeadsContract = named('lead.export');
/** The contract of `lead.setStatus`, by name and type. */
export const setLeadStatus: typeof setLeadStatusContract = named('lead.setStatus');
/** The contract of `lead.addContact`, by name and type. */
export const addLeadContact: typeof addLeadContactContract = named('lead.addContact');
/** The contract of `lead.removeContact`, by name and type. */
export const removeLeadContact: typeof removeLeadContactContract = named('lead.removeContact');
/** The contract of `lead.setOrigin`, by name and type. */
export const setLeadOrigin: typeof setLeadOriginContract = named('lead.setOrigin');
/** The contract of `contact.update`, by name and type. */
export const updateContact: typeof updateContactContract = named('contact.update');
