import type {
  archiveClient as archiveClientContract,
  assignClient as assignClientContract,
  deleteClient as deleteClientContract,
  restoreClient as restoreClientContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** The contract of `client.assign`, by name and type. */
export const assignClient: typeof assignClientContract = named('client.assign');
/** The contract of `client.archive`, by name and type. */
export const archiveClient: typeof archiveClientContract = named('client.archive');
/** The contract of `client.restore`, by name and type. */
export const restoreClient: typeof restoreClientContract = named('client.restore');
/** The contract of `client.delete`, by name and type. */
export const deleteClient: typeof deleteClientContract = named('client.delete');
