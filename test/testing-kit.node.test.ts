/** `@dealerkit/core/testing`: what hosts test their pages with. Its faults are those of the real wire. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type CrmSource,
  type DealerkitError,
  clientNoun,
  createClient,
  createCrm,
  isDealerkitError,
  leadNoun,
  updateClient,
} from '@dealerkit/core';
import { dealership, faults, idSequence, people, testClock } from '@dealerkit/core/testing';
import { connectCrm } from '@dealerkit/http';
import { serveFetch } from './support/house.ts';

const errorOf = async (what: PromiseLike<unknown>): Promise<DealerkitError> => {
  const error: unknown = await what.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  assert.ok(isDealerkitError(error), `not refused: ${String(error)}`);
  return error;
};

describe('the testing kit', () => {
  test('a clock that is set, ids in a row: the same dealership each time', async () => {
    const found = async () => {
      const clock = testClock('2026-06-15T09:00:00.000Z');
      const { as, root } = await dealership({ leads: 3, clock, ids: idSequence() });
      const { items } = await as('boss').list(leadNoun, { sort: 'created' });
      clock.advance(60_000);
      const { id } = await root.run(createClient, { kind: 'company', companyName: 'Nord' });
      const { createdAt } = await root.get(clientNoun, id);
      return { leads: items.map(({ id: lead, createdAt: at, code }) => [lead, at, code]), id, createdAt };
    };
    const [one, two] = [await found(), await found()];
    assert.deepEqual(one, two);
    assert.equal(one.createdAt, '2026-06-15T09:01:00.000Z');
    assert.match(one.id, /^00000000-0000-7000-8000-[0-9a-f]{12}$/);
    assert.equal(one.leads[0]?.[1], '2026-06-15T09:00:00.000Z');
    const clock = testClock();
    clock.set('2030-01-01T00:00:00.000Z');
    assert.equal(clock.now(), Date.UTC(2030, 0, 1));
  });

  test('a Crm for each role, with the rights of the role', async () => {
    const { as } = await dealership({ leads: 3 });
    for (const role of ['salesperson', 'manager', 'administrator']) {
      const crm = as(role);
      await crm.list(leadNoun);
      assert.equal(crm.session.state.value?.principal.id, people.find(([, , profile]) => profile === role)?.[0]);
    }
    const [seller, boss] = [as('salesperson'), as('boss')];
    await Promise.all([seller.list(leadNoun), boss.list(leadNoun)]);
    assert.deepEqual([seller.can('lead.export'), boss.can('lead.export')], [false, true]);
  });

  test('faults are those of the wire: the same code and the same details', async () => {
    let answer = (): Response => Response.json({});
    const server = await serveFetch(() => answer());
    const url = `http://127.0.0.1:${String(server.port)}/`;
    const real = connectCrm({ url, getToken: () => 'x', retry: { attempts: 1 } });
    const run = (crm: Pick<typeof real, 'run'>): Promise<DealerkitError> =>
      errorOf(crm.run(updateClient, { id: 'c', patch: { about: 'x' } }));
    const broken = faults();
    const fake = createCrm(broken({} as CrmSource));
    const told = ({ code, details }: DealerkitError) => ({ code, ...details, reference: undefined });

    answer = () => Response.json({ error: { code: 'rate-limited', message: 'x' } }, { status: 429, headers: { 'retry-after': '7' } });
    broken.rateLimited(7);
    assert.deepEqual(told(await run(fake)), told(await run(real)));
    broken.clear();

    const conflicts = { about: { yours: 'x', theirs: 'y' } };
    answer = () => Response.json({ error: { code: 'conflict', message: 'x', details: { conflicts } } }, { status: 412 });
    broken.conflict(conflicts);
    assert.deepEqual(told(await run(fake)), told(await run(real)));
    broken.clear();

    await server.close();
    broken.offline();
    assert.deepEqual(told(await run(fake)), told(await run(real)));
    await real.close();
    await fake.close();
  });

  test('offline loses the live stream, and coming back asks again; slow is slow; operations are named', async () => {
    const { as, clients, root } = await dealership({ leads: 1 });
    const broken = faults();
    const crm = as('ana', broken);
    const watched = crm.watch(clientNoun, clients.coco);
    const stop = watched.subscribe(() => undefined);
    const until = async (what: () => boolean): Promise<void> => {
      for (let tries = 0; tries < 200 && !what(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
      assert.ok(what());
    };
    await until(() => watched.state.value !== undefined);
    broken.offline();
    await until(() => watched.state.stale);
    await root.run(updateClient, { id: clients.coco, patch: { jobTitle: 'Urbaniste' } });
    assert.equal((await errorOf(crm.list(leadNoun))).code, 'unavailable');
    assert.notEqual(watched.state.value?.jobTitle, 'Urbaniste');
    broken.clear();
    await until(() => !watched.state.stale && watched.state.value?.jobTitle === 'Urbaniste');
    broken.rateLimited(1, 'query');
    assert.equal((await errorOf(crm.list(leadNoun))).code, 'rate-limited');
    await crm.run(updateClient, { id: clients.coco, patch: { about: 'still works' } });
    broken.clear();
    broken.slow(80, 'query');
    const since = performance.now();
    await crm.list(leadNoun);
    assert.ok(performance.now() - since >= 79);
    stop();
    await crm.close();
  });
});
