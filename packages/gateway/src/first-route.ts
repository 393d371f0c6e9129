import { DealerkitError, type Query } from '@dealerkit/core';
import type { LocalSource } from '@dealerkit/core/server';
import type { Context, Hono } from 'hono';
import { readJson } from './body.ts';
import type { GatewayEnv } from './options.ts';

/** Most reads and queries that may come with one session. */
export const firstLimits = { parts: 12, ids: 200 } as const;

interface Part {
  readonly noun: string;
  readonly ids?: readonly string[];
  readonly query?: Query;
}

const isPart = (part: unknown): part is Part => {
  const { noun, ids, query } = (part ?? {}) as Partial<Record<keyof Part, unknown>>;
  if (typeof noun !== 'string' || (ids === undefined) === (query === undefined)) return false;
  return ids === undefined
    ? typeof query === 'object' && query !== null
    : Array.isArray(ids) && ids.length <= firstLimits.ids && ids.every((id) => typeof id === 'string');
};

/**
 * `POST /v1/first`: the session, and what a page is known to ask for next, in one answer. It only reads, and takes its token in the body
 * and its JSON as `text/plain` too: a page of another origin then asks without a preflight. A part that fails is null, to be asked for by
 * its own address.
 */
export function firstRoute(app: Hono<GatewayEnv>, sourceOf: (c: Context<GatewayEnv>, request: Request) => Promise<LocalSource>): void {
  app.post('/v1/first', async (c) => {
    const { token, parts } = await readJson(c.req.raw, ['token', 'parts'], ['application/json', 'text/plain']);
    if (
      (token !== undefined && typeof token !== 'string') ||
      !Array.isArray(parts) ||
      parts.length > firstLimits.parts ||
      !parts.every(isPart)
    )
      throw new DealerkitError(
        'malformed',
        `parts is a list of at most ${String(firstLimits.parts)} reads {noun, ids} and queries {noun, query}`,
      );
    const headers = new Headers(c.req.raw.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const source = await sourceOf(c, new Request(c.req.url, { headers }));
    // Before the rest: where the live stream stood must be no later than what was read.
    const session = await source.session();
    const one = ({ noun, ids, query }: Part): Promise<unknown> => (ids ? source.read(noun, ids) : source.query(noun, query!));
    return c.json({ session, parts: await Promise.all(parts.map(async (part) => one(part).catch(() => null))) });
  });
}
