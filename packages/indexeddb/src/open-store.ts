import { DealerkitError } from '@dealerkit/core';
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, openDB } from 'idb';
import { isClosed, storeError } from './store-error.ts';

/** A database by name, and how one is brought to this version. */
export interface StoreDefinition<Schema extends DBSchema> {
  readonly name: string;
  readonly version: number;
  /** Creates what a database of an older version lacks; 0 is an empty one. */
  upgrade(database: IDBPDatabase<Schema>, from: number, transaction: Upgrade<Schema>): void;
  /** Milliseconds that an old tab gets to let go of the database; opening at all may take three times as long. */
  readonly patience?: number;
}

type Upgrade<Schema extends DBSchema> = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;
/** A transaction over all the stores that it names. */
export type Transaction<Schema extends DBSchema, Mode extends IDBTransactionMode> = IDBPTransaction<Schema, StoreNames<Schema>[], Mode>;

/** A database that opens itself when it is first needed, and again after it had to let go. */
export interface Store<Schema extends DBSchema> {
  /** Sees one state of the store. Only the store's own requests may be awaited inside. */
  read<Answer>(names: StoreNames<Schema>[], work: (tx: Transaction<Schema, 'readonly'>) => Promise<Answer>): Promise<Answer>;
  /** All or nothing: resolves when the disk has it, and writes nothing when `work` throws. */
  write<Answer>(names: StoreNames<Schema>[], work: (tx: Transaction<Schema, 'readwrite'>) => Promise<Answer>): Promise<Answer>;
  close(): void;
}

const defaultPatience = 3000;

// The request of a blocked upgrade stays in the queue for ever; whoever asked is told after a while, and what opens later is closed.
function openWithin<Schema extends DBSchema>(definition: StoreDefinition<Schema>, letGo: () => void): Promise<IDBPDatabase<Schema>> {
  const { name, version, patience = defaultPatience } = definition;
  return new Promise((resolve, reject) => {
    let late = false;
    const giveUp = (): void => {
      late = true;
      reject(new DealerkitError('unavailable', 'An older tab of this page is in the way: close it', { retryAfter: 5 }));
    };
    // Behind somebody else's blocked upgrade nothing happens at all, not even an event.
    let timer = setTimeout(giveUp, 3 * patience);
    openDB<Schema>(name, version, {
      upgrade: (database, from, _to, transaction) => {
        definition.upgrade(database, from, transaction);
      },
      blocked() {
        clearTimeout(timer);
        timer = setTimeout(giveUp, patience);
      },
      // A newer tab wants to upgrade: without this it would wait for ours.
      blocking: (_from, _to, event) => {
        (event.target as IDBDatabase).close();
        letGo();
      },
      terminated: letGo,
    })
      .then((database) => {
        if (late) database.close();
        else resolve(database);
      }, reject)
      .finally(() => {
        clearTimeout(timer);
      });
  });
}

/** A store over one database; nothing is opened yet. Every error that leaves it is a `DealerkitError`. */
export function openStore<Schema extends DBSchema>(definition: StoreDefinition<Schema>): Store<Schema> {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  let closed = false;
  const open = (): Promise<IDBPDatabase<Schema>> => {
    if (closed) throw new DealerkitError('unavailable', 'This store was closed');
    if (opening) return opening;
    const own: Promise<IDBPDatabase<Schema>> = Promise.resolve()
      .then(() => openWithin(definition, forget))
      .catch((error: unknown) => {
        forget();
        throw error;
      });
    const forget = (): void => {
      if (opening === own) opening = undefined;
    };
    opening = own;
    return own;
  };
  const begin = async <Mode extends 'readonly' | 'readwrite'>(
    names: StoreNames<Schema>[],
    mode: Mode,
  ): Promise<Transaction<Schema, Mode>> => {
    const own = open();
    const database = await own;
    try {
      return database.transaction(names, mode, { durability: 'strict' });
    } catch (error) {
      if (!isClosed(error)) throw error;
      if (opening === own) opening = undefined;
      return (await open()).transaction(names, mode, { durability: 'strict' });
    }
  };
  const run = async <Mode extends 'readonly' | 'readwrite', Answer>(
    names: StoreNames<Schema>[],
    mode: Mode,
    work: (tx: Transaction<Schema, Mode>) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      const tx = await begin(names, mode);
      const done = tx.done.then(
        () => undefined,
        (error: unknown) => ({ error: error ?? tx.error }),
      );
      try {
        const answer = await work(tx);
        const failed = await done;
        if (failed) throw storeError(failed.error);
        return answer;
      } catch (error) {
        if (!tx.error) abort(tx);
        await done;
        throw tx.error ?? error;
      }
    } catch (error) {
      throw storeError(error);
    }
  };
  return {
    read: (names, work) => run(names, 'readonly', work),
    write: (names, work) => run(names, 'readwrite', work),
    close() {
      closed = true;
      void opening?.then(
        (database) => {
          database.close();
        },
        () => undefined,
      );
      opening = undefined;
    },
  };
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It had ended by itself.
  }
}
