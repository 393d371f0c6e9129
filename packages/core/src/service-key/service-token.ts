import { randomKey } from '../ids.ts';
import { sha256 } from '../json.ts';

/** A new secret of 256 bits, and the hash of it that the house keeps. A secret this long needs no slow hash. */
export async function newServiceSecret(): Promise<{ readonly secret: string; readonly hash: string }> {
  const secret = randomKey() + randomKey();
  return { secret, hash: await sha256(secret) };
}

const checksum = async (id: string, secret: string): Promise<string> => (await sha256(`dk_${id}_${secret}`)).slice(0, 8);

/** What a script signs in with: the key's id, its secret, and a checksum by which a scanner tells a token from a typing error. */
export async function serviceToken(id: string, secret: string): Promise<string> {
  return `dk_${id}_${secret}${await checksum(id, secret)}`;
}

/** Tells whether a text looks like a service token. */
export const isServiceToken = (text: string): boolean => text.startsWith('dk_');

/** The key that a token names, and the hash of its secret; undefined for any text that is no token. */
export async function readServiceToken(token: string): Promise<{ readonly id: string; readonly hash: string } | undefined> {
  const [, id, secret, sum] = /^dk_([\w-]{1,100})_([0-9a-f]{64})([0-9a-f]{8})$/.exec(token) ?? [];
  if (id === undefined || secret === undefined || sum !== (await checksum(id, secret))) return undefined;
  return { id, hash: await sha256(secret) };
}
