import type { DBSchema } from 'idb';
import { type Store, type Transaction, openStore } from '../open-store.ts';
import type { OutboxRow } from './outbox-row.ts';

/** What is left of a request that was delivered. */
export interface Tombstone {
  readonly key: string;
  readonly formKey: string;
  /** What the server called it, when it said so. */
  readonly id: string | null;
  /** The server's time, when it said so. */
  readonly receivedAt: string | null;
}

/** A tombstone with its end on this device's clock. */
export interface TombstoneRow extends Tombstone {
  readonly until: number;
}

/** The object stores of an outbox. */
export interface OutboxSchema extends DBSchema {
  lead: { key: string; value: OutboxRow; indexes: { formKey: [formKey: string, createdAt: number] } };
  tombstone: { key: string; value: TombstoneRow };
  expired: { key: string; value: number };
  secret: { key: 'aes'; value: CryptoKey };
}

/** The store of an outbox. */
export type OutboxDatabase = Store<OutboxSchema>;
/** A transaction that may change an outbox. */
export type OutboxWriting = Transaction<OutboxSchema, 'readwrite'>;

/** Version of the database; rows carry a version of their own. */
export const outboxVersion = 1;

/** The store of the outbox of this name; opened when first used. */
export function outboxDatabase(name: string): OutboxDatabase {
  return openStore<OutboxSchema>({
    name,
    version: outboxVersion,
    upgrade(database) {
      database.createObjectStore('lead', { keyPath: 'key' }).createIndex('formKey', ['formKey', 'createdAt']);
      database.createObjectStore('tombstone', { keyPath: 'key' });
      database.createObjectStore('expired');
      database.createObjectStore('secret');
    },
  });
}
