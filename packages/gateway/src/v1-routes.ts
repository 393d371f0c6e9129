import { type Backend, DealerkitError, type Query } from '@dealerkit/core';
import { type LocalSource, openSource } from '@dealerkit/core/server';
import type { Context, Hono } from 'hono';
import { adfRoute } from './adf-route.ts';
import { readJson } from './body.ts';
import { firstRoute } from './first-route.ts';
import { hub } from './hub.ts';
import { openApiDocument } from './openapi/index.ts';
import type { GatewayContext, GatewayEnv, Identity } from './options.ts';
import { sendFile } from './files/send-file.ts';
import { stageFile } from './files/stage-file.ts';
import { eventStream } from './stream-route.ts';

const reportWord = /^[a-z0-9-]{1,80}$/;

/** Makes the backend of each tenant once, its watchers sharing one watch until `ended`. */
export function tenants({ backendFor }: Pick<GatewayContext, 'backendFor'>, ended: AbortSignal): (tenant: string) => Promise<Backend> {
  const known = new Map<string, Promise<Backend>>();
  const open = async (tenant: string): Promise<Backend> => {
    const { backend, close } = hub(await backendFor(tenant));
    ended.addEventListener('abort', close);
    return backend;
  };
  return (tenant) => {
    const backend = known.get(tenant) ?? open(tenant);
    known.set(tenant, backend);
    backend.catch(() => known.delete(tenant));
    return backend;
  };
}

/** The routes of `/v1`: JSON and a bearer token only. */
export function v1Routes(app: Hono<GatewayEnv>, context: GatewayContext, backendOf: ReturnType<typeof tenants>, ended: AbortSignal): void {
  const identityOf = async (c: Context<GatewayEnv>, request = c.req.raw): Promise<Identity> => {
    const identity = await context.authenticate(request, c.env);
    if (!identity) throw new DealerkitError('unauthorized', 'Sign in');
    return identity;
  };
  const sourceOf = async (c: Context<GatewayEnv>, identity?: Identity): Promise<LocalSource> => {
    identity ??= await identityOf(c);
    const { nouns, ports, clock, secret } = context;
    const { tenant, principal } = identity;
    return openSource({ backend: await backendOf(tenant), nouns, principal, tenant, ports, clock, secret });
  };
  const only = (method: 'GET' | 'POST', path: string): void => {
    app.all(path, (c) => {
      c.header('Allow', method);
      throw new DealerkitError('method', `This takes ${method}`);
    });
  };

  app.get('/v1/openapi.json', (c) => c.json(openApiDocument(context.nouns)));
  only('GET', '/v1/openapi.json');

  app.get('/v1/session', async (c) => c.json(await (await sourceOf(c)).session()));
  only('GET', '/v1/session');

  firstRoute(app, async (c, request) => sourceOf(c, await identityOf(c, request)));
  only('POST', '/v1/first');

  adfRoute(app, sourceOf);
  only('POST', '/v1/adf');

  app.get('/v1/stream', async (c) => {
    const identity = await identityOf(c);
    const source = await sourceOf(c, identity);
    if (!source.stream) throw new DealerkitError('unsupported', 'This backend does not watch', { capability: 'watch' });
    // Refused here, with a status, rather than inside the stream.
    await source.session();
    const end = AbortSignal.any([ended, c.req.raw.signal]);
    return eventStream(source, c.req.header('last-event-id'), { ended: end, holds: identity.holds });
  });
  only('GET', '/v1/stream');

  app.post('/v1/files', async (c) => {
    return c.json(await stageFile(await sourceOf(c), c.req.raw), 201);
  });
  only('POST', '/v1/files');

  app.get('/v1/files/:id', async (c) => sendFile(await sourceOf(c), c.req.param('id')));
  only('GET', '/v1/files/:id');

  app.post('/v1/reports', async (c) => {
    await identityOf(c);
    const { reference, code, element } = await readJson(c.req.raw, ['reference', 'code', 'element']);
    if (![reference, code, element].every((word) => typeof word === 'string' && reportWord.test(word)))
      throw new DealerkitError('malformed', 'A report holds reference, code and element: small letters, digits and dashes');
    context.log({ level: 'warn', reference: reference as string, code: code as string, element: element as string });
    return c.body(null, 204);
  });
  only('POST', '/v1/reports');

  app.post('/v1/commands/:name/preview', async (c) => {
    const { input } = await readJson(c.req.raw, ['input']);
    return c.json(await (await sourceOf(c)).preview(c.req.param('name'), input));
  });
  only('POST', '/v1/commands/:name/preview');

  app.post('/v1/commands/:name', async (c) => {
    const source = await sourceOf(c);
    const { input, basis } = await readJson(c.req.raw, ['input', 'basis']);
    const key = c.req.header('idempotency-key');
    if (key === undefined) throw new DealerkitError('malformed', 'A command needs the header Idempotency-Key');
    if (basis !== undefined && typeof basis !== 'string') throw new DealerkitError('malformed', 'basis is a text');
    const ran = await source.runKeyed(c.req.param('name'), input, {
      key,
      ...(basis === undefined ? {} : { basis }),
      signal: c.req.raw.signal,
    });
    if (ran.replayed) c.header('Idempotent-Replayed', 'true');
    return c.json({ output: ran.output });
  });
  only('POST', '/v1/commands/:name');

  app.post('/v1/:noun/query', async (c) => {
    const source = await sourceOf(c);
    return c.json(await source.query(c.req.param('noun'), (await readJson(c.req.raw)) as Query));
  });
  only('POST', '/v1/:noun/query');

  app.get('/v1/:noun', async (c) => {
    const source = await sourceOf(c);
    const asked = c.req.query('ids');
    const ids = asked?.split(',') ?? [];
    if (asked === undefined || ids.some((id) => id === '' || id.length > 200))
      throw new DealerkitError('malformed', 'ids is a list of ids, joined by commas');
    return c.json({ items: await source.read(c.req.param('noun'), ids) });
  });
  only('GET', '/v1/:noun');
}
