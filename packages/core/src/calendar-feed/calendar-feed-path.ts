import { sha256 } from '../json.ts';

/** The address of a feed below the gateway's own, from its id and its secret. */
export const calendarFeedPath = (id: string, secret: string): string => `calendar/${id}_${secret}.ics`;

/** The feed that the last part of such an address names, and the hash of its secret; undefined for any other text. */
export async function readCalendarFeedPath(name: string): Promise<{ readonly id: string; readonly hash: string } | undefined> {
  const [, id, secret] = /^([\w-]{1,100})_([0-9a-f]{64})\.ics$/.exec(name) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, hash: await sha256(secret) };
}
