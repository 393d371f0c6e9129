import { DealerkitError, systemClock } from '@dealerkit/core';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { assetRoutes } from './assets/index.ts';
import { calendarRoutes } from './calendar/index.ts';
import { captureRoutes } from './capture/index.ts';
import { apiCors } from './cors.ts';
import { errorResponse } from './errors.ts';
import { references, securityHeaders } from './headers.ts';
import type { GatewayContext, GatewayEnv, GatewayOptions, RequestInfo } from './options.ts';
import { tenants, v1Routes } from './v1-routes.ts';

/** The HTTP face of the CRM: a function from request to answer, for any server that speaks fetch. */
export interface Gateway {
  fetch(request: Request, info?: RequestInfo): Promise<Response>;
  /** Ends every live stream. The backends stay their owner's. */
  close(): void;
}

/**
 * Makes a gateway. It holds no rules of its own: every request opens a Crm for its principal over the tenant's backend.
 *
 * @example
 * const gateway = createGateway({ backendFor: () => backend, nouns: dealerNouns, authenticate: jwtAuth({ jwks, issuer, audience }) });
 * serve({ fetch: (request) => gateway.fetch(request) });
 */
export function createGateway(options: GatewayOptions): Gateway {
  const context: GatewayContext = {
    ...options,
    secret: options.secret ?? crypto.randomUUID(),
    clock: options.clock ?? systemClock,
    ports: options.ports ?? {},
    log: options.log ?? (() => undefined),
    publicTenant: options.publicTenant ?? (() => 'default'),
    clientIp: options.clientIp ?? ((_request, info) => info.remoteAddress),
  };
  const ended = new AbortController();
  const backendOf = tenants(context, ended.signal);
  const shared: GatewayContext = { ...context, backendFor: backendOf };
  const app = new Hono<GatewayEnv>();
  app.use(references);
  app.use(securityHeaders);
  app.use('/v1/*', apiCors(context), compress({ contentTypeFilter: /^application\/json/ }));
  app.use('/f/*', compress({ contentTypeFilter: /^(?:application\/json|text\/html)/ }));
  app.onError((cause, c) => errorResponse(context, c, cause));
  app.notFound((c) => errorResponse(context, c, new DealerkitError('not-found', 'No such address')));
  captureRoutes(app, shared);
  assetRoutes(app, shared);
  calendarRoutes(app, shared);
  v1Routes(app, shared, backendOf, ended.signal);
  return {
    fetch: async (request, info = {}) => app.fetch(request, info),
    close: () => {
      ended.abort();
    },
  };
}
