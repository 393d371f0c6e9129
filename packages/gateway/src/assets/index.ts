import { DealerkitError } from '@dealerkit/core';
import type { Hono } from 'hono';
import type { Asset, GatewayContext, GatewayEnv } from '../options.ts';

const encodings = [
  ['br', 'brotli'],
  ['gzip', 'gzip'],
] as const;

const fileName = /^[A-Za-z0-9._-]{1,200}$/;

function encoded(asset: Asset, accepted: string): { readonly body: Uint8Array<ArrayBuffer>; readonly encoding?: string } {
  for (const [encoding, name] of encodings) {
    const body = asset[name];
    if (body && accepted.includes(encoding)) return { body, encoding };
  }
  return { body: asset.body };
}

/** A short validator of a file, for its stable address. */
async function tagOf(asset: Asset): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', asset.body);
  return `"${btoa(String.fromCharCode(...new Uint8Array(digest).slice(0, 12)))}"`;
}

/**
 * The widget files: under their stable name with a short life and a validator, under a name that holds their hash for ever. Any origin
 * may load them, with `integrity` too.
 */
export function assetRoutes(app: Hono<GatewayEnv>, { assets }: GatewayContext): void {
  const tags = new WeakMap<Asset, Promise<string>>();
  app.use('/assets/*', async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    await next();
  });
  app.on(['GET', 'HEAD'], '/assets/:file', async (c) => {
    const name = c.req.param('file');
    const asset = fileName.test(name) ? await assets?.(name) : undefined;
    if (!asset) throw new DealerkitError('not-found', 'No such file');
    const tag = await (tags.get(asset) ?? tagOf(asset));
    tags.set(asset, Promise.resolve(tag));
    c.header(
      'Cache-Control',
      asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=300, stale-while-revalidate=86400',
    );
    c.header('Vary', 'Accept-Encoding');
    c.header('ETag', tag);
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    const { body, encoding } = encoded(asset, c.req.header('accept-encoding') ?? '');
    c.header('Content-Type', asset.type);
    if (encoding) c.header('Content-Encoding', encoding);
    return c.body(body);
  });
  app.all('/assets/:file', (c) => {
    c.header('Allow', 'GET, HEAD');
    throw new DealerkitError('method', 'This takes GET');
  });
}
