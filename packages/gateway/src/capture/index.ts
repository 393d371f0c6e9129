import { type Backend, DealerkitError, type Form, formDefinition, formNoun, isDealerkitError } from '@dealerkit/core';
import { house, openSource } from '@dealerkit/core/server';
import type { Context, Hono } from 'hono';
import { asGatewayError, errorResponse } from '../errors.ts';
import type { GatewayContext, GatewayEnv } from '../options.ts';
import { checkLength, takeSubmission } from './capture-submission.ts';
import { formCors, originAdmitted } from './form-cors.ts';
import { inTurn } from './in-turn.ts';
import { addressKey, rateLimit } from './rate-limit.ts';
import { pagePolicy, refusalPage, thanksPage } from './thanks-page.ts';

const formKey = /^[A-Za-z0-9_-]{6,60}$/;
const seconds = 60;

/** The public addresses of forms: definition, submission, thank-you page. They read no cookie and no bearer. */
export function captureRoutes(app: Hono<GatewayEnv>, context: GatewayContext): void {
  const limit = rateLimit(context.submissionsPerMinute ?? seconds);
  const policy = pagePolicy();
  const queue = inTurn();

  const find = async (c: Context<GatewayEnv>): Promise<{ readonly form: Form; readonly backend: Backend }> => {
    const tenant = context.publicTenant(c.req.raw);
    const key = c.req.param('key') ?? '';
    if (tenant === undefined || !formKey.test(key)) throw new DealerkitError('not-found', 'No such form');
    const backend = await context.backendFor(tenant);
    const { nouns, ports, clock, secret } = context;
    const source = openSource({ backend, nouns, principal: house, ports, clock, secret });
    const [form] = (await source.query(formNoun.name, { where: { and: [{ eq: ['key', key] }, { eq: ['active', true] }] }, limit: 1 }))
      .items;
    if (!form) {
      // Nothing to protect, and the page that asked should hear why.
      c.header('Access-Control-Allow-Origin', '*');
      throw new DealerkitError('not-found', 'No such form');
    }
    return { form: form as unknown as Form, backend };
  };
  const html = async (c: Context<GatewayEnv>, text: string, status: number): Promise<Response> =>
    c.html(text, status as 200, { 'Content-Security-Policy': await policy });
  const wantsJson = (c: Context<GatewayEnv>): boolean => (c.req.header('accept') ?? '').includes('application/json');

  app.get('/f/:key', async (c) => {
    const { form } = await find(c);
    const wanted = c.req.query('lang') ?? c.req.header('accept-language')?.split(/[,;]/)[0];
    const headers = { ...formCors(form, c.req.header('origin')), 'Cache-Control': 'public, max-age=60, stale-while-revalidate=600' };
    return c.json(formDefinition(form, wanted), 200, headers);
  });

  app.get('/f/:key/thanks', async (c) => {
    const { form } = await find(c);
    return html(c, thanksPage(form, c.req.query('lang') ?? c.req.header('accept-language')?.split(/[,;]/)[0]), 200);
  });

  app.options('/f/:key', async (c) => {
    const { form } = await find(c);
    const headers = {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': '86400',
    };
    return c.body(null, 204, { ...formCors(form, c.req.header('origin')), ...headers });
  });

  app.post('/f/:key', async (c) => {
    checkLength(c.req.raw);
    const { form, backend } = await find(c);
    const origin = c.req.header('origin');
    for (const [name, value] of Object.entries(formCors(form, origin))) c.header(name, value);
    try {
      if (!originAdmitted(form, origin)) throw new DealerkitError('forbidden', 'This form is not for this site');
      limit.take(`${form.id} ${addressKey(context.clientIp(c.req.raw, c.env))}`, context.clock.now());
      const { key, receivedAt, replayed, lang } = await takeSubmission(context, backend, form, c.req.raw, c.env, queue);
      if (replayed) c.header('Idempotent-Replayed', 'true');
      if (wantsJson(c)) return c.json({ key, receivedAt }, replayed ? 200 : 201);
      const own = `/f/${form.key}/thanks${lang === undefined ? '' : `?lang=${encodeURIComponent(lang)}`}`;
      return c.redirect(form.thanksUrl ?? own, 303);
    } catch (cause) {
      const error = asGatewayError(cause);
      const answer = errorResponse(context, c, error);
      if (wantsJson(c)) return answer;
      return html(
        c,
        refusalPage(form, c.req.header('accept-language')?.split(/[,;]/)[0], isDealerkitError(error, 'invalid'), c.get('reference')),
        error.status,
      );
    }
  });

  for (const [path, methods] of [
    ['/f/:key', 'GET, POST, OPTIONS'],
    ['/f/:key/thanks', 'GET'],
  ] as const)
    app.all(path, (c) => {
      c.header('Allow', methods);
      throw new DealerkitError('method', `This takes ${methods}`);
    });
}
