import type { MiddlewareHandler } from 'hono';
import type { GatewayContext, GatewayEnv } from './options.ts';

const exposed = 'Content-Disposition, Idempotent-Replayed, Retry-After';

/**
 * CORS of `/v1`: exact origins, never credentials. Without a list every origin may ask, since nothing but the bearer token of the
 * caller opens anything.
 */
export function apiCors({ origins }: Pick<GatewayContext, 'origins'>): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const admitted = origin !== undefined && origin !== 'null' && (!origins || origins.includes(origin));
    if (c.req.method === 'OPTIONS') {
      c.header('Vary', 'Origin');
      if (admitted) {
        c.header('Access-Control-Allow-Origin', origin);
        c.header('Access-Control-Allow-Methods', 'GET, POST');
        c.header('Access-Control-Allow-Headers', 'authorization, content-type, idempotency-key, last-event-id');
        c.header('Access-Control-Max-Age', '86400');
      }
      return c.body(null, 204);
    }
    await next();
    c.res.headers.append('Vary', 'Origin');
    if (!admitted) return;
    c.res.headers.set('Access-Control-Allow-Origin', origin);
    c.res.headers.set('Access-Control-Expose-Headers', exposed);
  };
}
