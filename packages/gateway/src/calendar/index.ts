import {
  type CalendarFeed,
  type CalendarTask,
  DealerkitError,
  calendarFeedNoun,
  readCalendarFeedPath,
  taskCalendar,
  taskNoun,
} from '@dealerkit/core';
import { type LocalSource, type Principal, house, openSource } from '@dealerkit/core/server';
import type { Context, Hono } from 'hono';
import { addressKey, rateLimit } from '../capture/rate-limit.ts';
import type { GatewayContext, GatewayEnv } from '../options.ts';

const perMinute = 60;
/** Most tasks of one calendar, the nearest first. */
const mostTasks = 1000;

const unknown = (): DealerkitError => new DealerkitError('not-found', 'No such address');

/** The open tasks of one person, as far as whoever asks may see them. */
async function tasksOf(source: LocalSource, owner: string): Promise<CalendarTask[]> {
  const where = { and: [{ eq: ['ownerIds', owner] as const }, { eq: ['status', 'open'] as const }] };
  const tasks: CalendarTask[] = [];
  let cursor: string | undefined;
  do {
    const page = await source.query(taskNoun.name, { where, sort: 'due', limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    tasks.push(...(page.items as unknown as CalendarTask[]));
    cursor = page.next;
  } while (cursor !== undefined && tasks.length < mostTasks);
  return tasks;
}

/** Calendars of tasks: a download for who is signed in, and private addresses that show what their owner may see now. */
export function calendarRoutes(app: Hono<GatewayEnv>, context: GatewayContext): void {
  const limit = rateLimit(perMinute);
  const { nouns, ports, clock, secret } = context;
  const sourceOf = async (tenant: string, principal: Principal): Promise<LocalSource> =>
    openSource({ backend: await context.backendFor(tenant), nouns, principal, tenant, ports, clock, secret });

  const answer = async (c: Context<GatewayEnv>, tenant: string, principal: Principal, owner: string): Promise<Response> => {
    const own = await sourceOf(tenant, house);
    const [[user], [settings]] = await Promise.all([own.read('user', [principal.id]), own.read('settings', ['settings'])]);
    const language = (user?.['language'] ?? settings?.['language'] ?? 'en') as string;
    const body = taskCalendar(await tasksOf(await sourceOf(tenant, principal), owner), language);
    return c.body(body, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="calendar.ics"',
      'Cache-Control': 'private, no-store',
    });
  };

  app.get('/v1/calendar.ics', async (c) => {
    const identity = await context.authenticate(c.req.raw, c.env);
    if (!identity) throw new DealerkitError('unauthorized', 'Sign in');
    const { tenant, principal } = identity;
    return answer(c, tenant, principal, c.req.query('owner') ?? principal.id);
  });

  app.all('/v1/calendar.ics', (c) => {
    c.header('Allow', 'GET');
    throw new DealerkitError('method', 'This takes GET');
  });

  app.get('/calendar/:name', async (c) => {
    const ip = context.clientIp(c.req.raw, c.env);
    limit.take(addressKey(ip), clock.now());
    const tenant = context.publicTenant(c.req.raw);
    const named = await readCalendarFeedPath(c.req.param('name'));
    if (tenant === undefined || !named) throw unknown();
    const [stored] = await (await context.backendFor(tenant)).get(calendarFeedNoun.name, [named.id]);
    const feed = stored?.record as CalendarFeed | undefined;
    // The hash of 256 random bits: what its comparison takes tells nothing of the secret.
    if (feed?.hash !== named.hash || feed.revokedAt !== null) throw unknown();
    const [owner] = feed.ownerIds;
    const [user] = owner === undefined ? [] : await (await sourceOf(tenant, house)).read('user', [owner]);
    if (owner === undefined || user?.['active'] !== true) throw unknown();
    return answer(c, tenant, { id: owner, ...(ip === undefined ? {} : { ip }) }, owner);
  });
}
