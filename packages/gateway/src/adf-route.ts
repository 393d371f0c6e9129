import { adfLimits, adfText, importAdf } from '@dealerkit/adf';
import { DealerkitError } from '@dealerkit/core';
import { openCrm } from '@dealerkit/core/server';
import type { Context, Hono } from 'hono';
import { adfTypes } from './adf-types.ts';
import { mediaType, readBytes } from './body.ts';
import { asGatewayError, errorBody } from './errors.ts';
import type { GatewayContext, GatewayEnv } from './options.ts';
import type { tenants } from './v1-routes.ts';

/** `POST /v1/adf`: the leads of a text, each by the rights of whoever sends it; the same text again changes nothing. */
export function adfRoute(app: Hono<GatewayEnv>, context: GatewayContext, backendOf: ReturnType<typeof tenants>): void {
  app.post('/v1/adf', async (c: Context<GatewayEnv>) => {
    const identity = await context.authenticate(c.req.raw, c.env);
    if (!identity) throw new DealerkitError('unauthorized', 'Sign in');
    if (!adfTypes.includes(mediaType(c.req.raw))) throw new DealerkitError('media-type', `This takes ${adfTypes.join(', ')}`);
    const bytes = await readBytes(c.req.raw, adfLimits.size);
    const { nouns, ports, clock, secret } = context;
    const { tenant, principal } = identity;
    await using crm = openCrm({ backend: await backendOf(tenant), nouns, principal, tenant, ports, clock, secret });
    const { leads, issues } = await importAdf(crm, adfText(bytes), { signal: c.req.raw.signal });
    return c.json({
      leads: leads.map(({ error, ...lead }) => ({ ...lead, ...(error ? errorBody(asGatewayError(error), c.get('reference')) : {}) })),
      issues,
    });
  });
  app.all('/v1/adf', (c) => {
    c.header('Allow', 'POST');
    throw new DealerkitError('method', 'This takes POST');
  });
}
