import type { Client, Lead, NounRef, createLead as createLeadContract, updateClient as updateClientContract } from '@dealerkit/core';

// A Crm needs the names of nouns and commands, and the compiler their types; the schemas behind them would cost every page 11 kB of
// zod, and the gateway checks with them anyway. contracts.node.test.ts holds the names to core's.
const named = (name: string): never => ({ name }) as never;

/** The client, by name and type. */
export const clientNoun: NounRef<Client> = { name: 'client' };
/** The lead, by name and type. */
export const leadNoun: NounRef<Lead> = { name: 'lead' };
/** The contract of `client.update`, by name and type. */
export const updateClient: typeof updateClientContract = named('client.update');
/** The contract of `lead.create`, by name and type. */
export const createLead: typeof createLeadContract = named('lead.create');
