import { randomBytes } from 'node:crypto';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Profile, type User, branchNoun, profileNoun, userNoun } from '@dealerkit/core';
import { type Backend, house, openCrm } from '@dealerkit/core/server';
import { type Authenticate, jwtAuth } from '@dealerkit/gateway';
import { SignJWT } from 'jose';

const issuer = 'dealerkit-demonstration';
const audience = 'dealerkit';
const lifetime = '8h';

/** The demonstration's identity provider: it signs in whoever asks, with a key that ends with the process. Never beside real records. */
export interface DemoSessions {
  readonly authenticate: Authenticate;
  /** Answers the requests under `/demo/`; undefined for any other. */
  answer(request: Request): Promise<Response> | undefined;
}

const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const preflight = {
  ...headers,
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '86400',
};
const refused = (status: number, code: string, message: string): Response =>
  Response.json({ error: { code, message } }, { status, headers });

async function wantedUser(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > 1_000) return undefined;
  const body: unknown = await request.json().catch(() => undefined);
  return typeof body === 'object' && body !== null && 'user' in body && typeof body.user === 'string' ? body.user : undefined;
}

/** Makes the demonstration's sign-in for one tenant. */
export function demoSessions(backend: Backend, tenant: string): DemoSessions {
  const key = new Uint8Array(randomBytes(32));
  const crm = () => openCrm({ backend, nouns: dealerNouns, principal: house });

  async function people(): Promise<Response> {
    await using root = crm();
    const [users, profiles, branches] = await Promise.all([
      root.list(userNoun, { where: { eq: ['active', true] }, limit: 100 }),
      root.list(profileNoun, { limit: 100 }),
      root.list(branchNoun, { limit: 100 }),
    ]);
    const titles = new Map<string, Profile['title']>(profiles.items.map(({ id, title }) => [id, title]));
    const names = new Map(branches.items.map(({ id, name }) => [id, name]));
    const shown = ({ id, name, profileId, branchId }: User) => ({
      id,
      name,
      profile: profileId ? (titles.get(profileId) ?? {}) : {},
      branch: branchId ? (names.get(branchId) ?? null) : null,
    });
    return Response.json({ people: users.items.map((user) => shown(user)) }, { headers });
  }

  async function signIn(request: Request): Promise<Response> {
    const id = await wantedUser(request);
    if (id === undefined) return refused(400, 'malformed', 'Say who: { "user": "…" }');
    const [stored] = await backend.get('user', [id]);
    if (!stored || stored.record['active'] !== true) return refused(404, 'not-found', 'No such person');
    const token = await new SignJWT({ tenant })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(id)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(lifetime)
      .sign(key);
    return Response.json({ token }, { status: 201, headers });
  }

  return {
    authenticate: jwtAuth({ key, algorithms: ['HS256'], issuer, audience, tenantClaim: 'tenant' }),
    answer(request) {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith('/demo/')) return undefined;
      if (request.method === 'OPTIONS') return Promise.resolve(new Response(null, { status: 204, headers: preflight }));
      if (pathname === '/demo/people' && request.method === 'GET') return people();
      if (pathname === '/demo/sign-in' && request.method === 'POST') return signIn(request);
      return Promise.resolve(refused(404, 'not-found', 'No such address'));
    },
  };
}
