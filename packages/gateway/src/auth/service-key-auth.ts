import {
  type Backend,
  type ServiceKey,
  instant,
  isServiceToken,
  millis,
  readServiceToken,
  serviceKeyNoun,
  servicePrincipal,
  systemClock,
} from '@dealerkit/core';
import type { Stored } from '@dealerkit/core/server';
import type { Authenticate, GatewayOptions, RequestInfo } from '../options.ts';
import { bearerToken } from './bearer-token.ts';

/** Where the service keys of a gateway are. */
export interface ServiceKeyAuthOptions extends Pick<GatewayOptions, 'backendFor' | 'clock' | 'clientIp'> {
  /** Whose keys these are, by request; tenant `default` when left out. */
  readonly tenant?: (request: Request, info: RequestInfo) => string | undefined;
}

const hour = 3_600_000;

type StoredKey = Stored & { readonly record: ServiceKey };

// Every character is looked at, whichever differs first.
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}

/** Remembers that a key was used, once an hour. Nobody waits for it, and whoever was faster is as good. */
function noteUse(backend: Backend, { record, version, ties }: StoredKey, now: string): void {
  if (record.lastUsedAt !== null && millis(now) - millis(record.lastUsedAt) < hour) return;
  const change = { noun: serviceKeyNoun.name, id: record.id, expect: version, record: { ...record, lastUsedAt: now }, ties };
  backend.commit({ changes: [change], reties: [], expects: [], jobs: [] }).catch(() => undefined);
}

/**
 * Authenticates scripts by the keys that `dealerkit keys` makes: `Authorization: Bearer dk_…`. A key that is unknown, revoked or over, and
 * a secret that is not its own, are all the same: nothing that proves anything.
 */
export function serviceKeyAuth({
  backendFor,
  tenant: tenantOf = () => 'default',
  clock = systemClock,
  clientIp = (_request, info) => info.remoteAddress,
}: ServiceKeyAuthOptions): Authenticate {
  return async (request, info) => {
    const token = bearerToken(request);
    const tenant = token !== undefined && isServiceToken(token) ? tenantOf(request, info) : undefined;
    const read = tenant === undefined ? undefined : await readServiceToken(token!);
    if (tenant === undefined || !read) return null;
    const backend = await backendFor(tenant);
    const find = async (): Promise<StoredKey | undefined> => {
      const [stored] = (await backend.get(serviceKeyNoun.name, [read.id])) as readonly (StoredKey | null)[];
      const proven = stored && sameText(stored.record.hash, read.hash);
      return proven && stored.record.revokedAt === null && millis(stored.record.expiresAt) > clock.now() ? stored : undefined;
    };
    const key = await find();
    if (!key) return null;
    noteUse(backend, key, instant(clock));
    const ip = clientIp(request, info);
    const id = key.record.userId ?? servicePrincipal(key.record.id);
    return { tenant, principal: { id, ...(ip === undefined ? {} : { ip }) }, holds: async () => (await find()) !== undefined };
  };
}
