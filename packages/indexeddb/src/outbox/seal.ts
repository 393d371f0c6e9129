import { DealerkitError } from '@dealerkit/core';
import type { OutboxDatabase } from './outbox-schema.ts';

/** An encrypted text. */
export interface Sealed {
  readonly ciphertext: ArrayBuffer;
  readonly iv: Uint8Array<ArrayBuffer>;
}

/** Whose text it is: a sealed text opens only in the row that it was made for. */
export interface Owner {
  readonly key: string;
  readonly formKey: string;
}

/** Encrypts and decrypts with a key that this browser never gives away. */
export interface Seal {
  close(owner: Owner, text: string): Promise<Sealed>;
  /** The text; undefined when it was not made by this key for this row. */
  open(owner: Owner, sealed: Sealed): Promise<string | undefined>;
}

const algorithm = 'AES-GCM';
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The seal of an outbox. Its key is made once, cannot be exported, and lives and dies with the rows: both are in one database. */
export function sealOf(database: OutboxDatabase): Seal {
  // Read anew each time: whoever clears the site's data takes the key with the rows, and a remembered one would outlive its database.
  const secret = async (): Promise<CryptoKey> => {
    // Typed as always present, but absent on pages without TLS.
    const subtle = crypto.subtle as SubtleCrypto | undefined;
    if (!subtle) throw new DealerkitError('unavailable', 'Nothing is kept on a page without TLS: it could not be encrypted');
    const stored = await database.read(['secret'], (tx) => tx.objectStore('secret').get('aes'));
    if (stored) return stored;
    const made = await subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);
    return database.write(['secret'], async (tx) => {
      const first = await tx.objectStore('secret').get('aes');
      if (!first) await tx.objectStore('secret').put(made, 'aes');
      return first ?? made;
    });
  };
  const parameters = ({ key, formKey }: Owner, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
    ...{ name: algorithm, iv },
    additionalData: bytesOf(JSON.stringify([formKey, key])),
  });
  return {
    async close(owner, text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const key = await secret();
      return { iv, ciphertext: await crypto.subtle.encrypt(parameters(owner, iv), key, bytesOf(text)) };
    },
    async open(owner, { iv, ciphertext }) {
      const key = await secret();
      try {
        return new TextDecoder().decode(await crypto.subtle.decrypt(parameters(owner, iv), key, ciphertext));
      } catch {
        return undefined;
      }
    },
  };
}
