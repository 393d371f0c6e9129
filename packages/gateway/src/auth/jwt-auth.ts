import { DealerkitError } from '@dealerkit/core';
import { type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, createRemoteJWKSet, jwtVerify } from 'jose';
import type { Authenticate, GatewayOptions } from '../options.ts';
import { bearerToken } from './bearer-token.ts';

/** How the tokens of a host portal are checked. Exactly one of `jwks` and `key`. */
export interface JwtAuthOptions {
  /** Address of the portal's key set; keys come from nowhere else, whatever a token says. */
  readonly jwks?: string | URL;
  /** One key, for tests and demonstrations. */
  readonly key?: Uint8Array | CryptoKey;
  readonly issuer: string;
  readonly audience: string;
  /** Signature algorithms that are taken; `RS256` and `ES256` when left out. Never a mix of secrets and public keys. */
  readonly algorithms?: readonly string[];
  /** `typ` that the header must carry, such as `at+jwt`; not checked when left out. */
  readonly type?: string;
  /** Claim with the tenant; without it every token is of `tenant`. */
  readonly tenantClaim?: string;
  /** The one tenant of a gateway that serves one; `default` when left out. */
  readonly tenant?: string;
  readonly clientIp?: GatewayOptions['clientIp'];
}

/** Names that belong to the house and to its machines: no token may bring them. */
const reserved = /^(?:(?:form|service|external):|system$)/;

function identity(
  payload: JWTPayload,
  tenantClaim: string | undefined,
  only: string,
): { readonly tenant: string; readonly id: string } | undefined {
  const tenant: unknown = tenantClaim === undefined ? only : payload[tenantClaim];
  const { sub } = payload;
  if (typeof sub !== 'string' || sub === '' || reserved.test(sub) || typeof tenant !== 'string' || tenant === '') return undefined;
  return { tenant, id: sub };
}

/** Authenticates by JWT: `Authorization: Bearer …`, signed by the host portal's keys, for us, not expired. */
export function jwtAuth({
  jwks,
  key,
  issuer,
  audience,
  algorithms = ['RS256', 'ES256'],
  type,
  tenantClaim,
  tenant = 'default',
  clientIp,
}: JwtAuthOptions): Authenticate {
  if ((jwks === undefined) === (key === undefined)) throw new DealerkitError('malformed', 'jwtAuth takes either jwks or key');
  const remote: JWTVerifyGetKey | undefined = jwks === undefined ? undefined : createRemoteJWKSet(new URL(jwks));
  const rules: JWTVerifyOptions = {
    issuer,
    audience,
    algorithms: [...algorithms],
    clockTolerance: 5,
    requiredClaims: ['exp', 'sub'],
    ...(type === undefined ? {} : { typ: type }),
  };
  return async (request, info) => {
    const token = bearerToken(request);
    if (token === undefined) return null;
    try {
      const { payload } = remote ? await jwtVerify(token, remote, rules) : await jwtVerify(token, key!, rules);
      const known = identity(payload, tenantClaim, tenant);
      if (!known) return null;
      const ip = clientIp ? clientIp(request, info) : info.remoteAddress;
      return { tenant: known.tenant, principal: { id: known.id, ...(ip === undefined ? {} : { ip }) } };
    } catch (cause) {
      const unreachable = cause instanceof Error && 'code' in cause && cause.code === 'ERR_JWKS_TIMEOUT';
      if (unreachable) throw new DealerkitError('unavailable', 'The key set cannot be reached', { retryAfter: 5 }, cause);
      return null;
    }
  };
}
