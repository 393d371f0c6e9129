import type { Client, Lead, NounRef, createLead as createLeadContract, updateClient as updateClientContract } from '@dealerkit/core';
import { named } from './named.ts';

/** The client, by name and type. */
export const clientNoun: NounRef<Client> = { name: 'client' };
/** The lead, by name and type. */
export const leadNoun: NounRef<Lead> = { name: 'lead' };
/** The contract of `client.update`, by name and type. */
export const updateClient: typeof updateClientContract = named('client.update');
/** The contract of `lead.create`, by name and type. */
export const createLead: typeof createLeadContract = named('lead.create');
