import { adfLimits, adfText, importAdf } from '@dealerkit/adf';
import { DealerkitError, createCrm } from '@dealerkit/core';
import type { LocalSource } from '@dealerkit/core/server';
import type { Context, Hono } from 'hono';
import { adfTypes } from './adf-types.ts';
import { mediaType, readBytes } from './body.ts';
import { asGatewayError, errorBody } from './errors.ts';
import type { GatewayEnv } from './options.ts';

/** `POST /v1/adf`: the leads of a text, each by the rights of whoever sends it; the same text again changes nothing. */
export function adfRoute(app: Hono<GatewayEnv>, sourceOf: (c: Context<GatewayEnv>) => Promise<LocalSource>): void {
  app.post('/v1/adf', async (c) => {
    const source = await sourceOf(c);
    if (!adfTypes.includes(mediaType(c.req.raw))) throw new DealerkitError('media-type', `This takes ${adfTypes.join(', ')}`);
    const bytes = await readBytes(c.req.raw, adfLimits.size);
    await using crm = createCrm(source);
    const { leads, issues } = await importAdf(crm, adfText(bytes), { signal: c.req.raw.signal });
    return c.json({
      leads: leads.map(({ error, ...lead }) => ({ ...lead, ...(error ? errorBody(asGatewayError(error), c.get('reference')) : {}) })),
      issues,
    });
  });
}
