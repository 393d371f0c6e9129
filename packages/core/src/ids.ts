import type { Clock } from './clock.ts';

/** Where identifiers come from. */
export interface Ids {
  /** A new opaque identifier. */
  next(): string;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** 128 random bits in hexadecimal. Unlike `randomUUID` it also exists on pages without TLS, such as an intranet's. */
export function randomKey(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/** UUIDv7 (RFC 9562): time-ordered, made by the application, so that no database sequence is needed. */
export function uuidv7(clock: Clock): Ids {
  return {
    next() {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      let time = clock.now();
      for (let index = 5; index >= 0; index--) {
        bytes[index] = time % 256;
        time = Math.floor(time / 256);
      }
      bytes[6] = (bytes[6]! & 0x0f) | 0x70;
      bytes[8] = (bytes[8]! & 0x3f) | 0x80;
      const text = hex(bytes);
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
    },
  };
}
