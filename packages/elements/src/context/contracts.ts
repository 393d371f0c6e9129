import type {
  Client,
  Contact,
  Lead,
  NounRef,
  createLead as createLeadContract,
  updateClient as updateClientContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** The client, by name and type. */
export const clientNoun: NounRef<Client> = { name: 'client' };
/** A contact, by name and type. */
export const contactNoun: NounRef<Contact> = { name: 'contact' };
/** The lead, by name and type. */
export const leadNoun: NounRef<Lead> = { name: 'lead' };
/** The contract of `client.update`, by name and type. */
export const updateClient: typeof updateClientContract = named('client.update');
/** The contract of `lead.create`, by name and type. */
export const createLead: typeof createLeadContract = named('lead.create');
