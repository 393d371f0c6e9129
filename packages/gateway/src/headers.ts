import type { MiddlewareHandler } from 'hono';
import type { GatewayEnv } from './options.ts';

const security: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};

/** The headers of every answer that does not say otherwise. */
export const securityHeaders: MiddlewareHandler<GatewayEnv> = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(security)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
};

/** A reference for every request: in its answer when it fails, and in the log. */
export const references: MiddlewareHandler<GatewayEnv> = async (c, next) => {
  c.set('reference', crypto.randomUUID().slice(0, 8));
  await next();
};
