/**
 * Five jobs of a day on the portal, by keys alone at 1280 px and by one thumb at 320 px: how many presses or taps each takes from its
 * page, and how long a hand that never hesitates is kept waiting.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Crm, createLead, importLead, leadNoun, taskNoun } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import { type RunningServer, startServer } from 'dealerkit';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { type Hand, keys, thumb } from './support/hands.ts';

const DAY = 86_400_000;
const seconds = 12;

interface Job {
  readonly name: string;
  /** Most taps, and most presses of keys. */
  readonly most: { readonly thumb: number; readonly keys: number };
  readonly at?: string;
  readonly steps: (hand: Hand, narrow: boolean, branch: string) => Promise<void>;
  readonly done: (crm: Crm, lead: string, page: Page) => Promise<boolean>;
}

const deadlineOf = async (crm: Crm, lead: string) =>
  (await crm.list(taskNoun, { where: { and: [{ eq: ['leadId', lead] }, { eq: ['kind', 'deadline'] }] } })).items[0]!;

const jobs: readonly Job[] = [
  {
    name: 'C28a: log a call',
    most: { thumb: 3, keys: 30 },
    async steps(hand) {
      await hand.press('Follow-up');
      await hand.press(/^Contact made: /);
    },
    done: async (crm, lead) => (await deadlineOf(crm, lead)).closedReason === 'done',
  },
  {
    name: 'C28: move a deadline by a week',
    most: { thumb: 4, keys: 45 },
    async steps(hand) {
      await hand.press('Follow-up');
      await hand.press(/^Move /);
      await hand.press('Week');
      await hand.press('Move');
    },
    done: async (crm, lead) => Date.parse((await deadlineOf(crm, lead)).dueAt) > Date.now() + 6 * DAY,
  },
  {
    name: 'C19: mark a lead as lost, with its reason',
    most: { thumb: 5, keys: 55 },
    async steps(hand) {
      await hand.press(/^Status: In progress/);
      await hand.press('Lost');
      await hand.choose('Reason', 'Not reachable or wrong data');
      await hand.press('Mark as lost');
    },
    done: async (crm, lead) => {
      const { status, lostReasonId } = await crm.get(leadNoun, lead);
      return status === 'lost' && lostReasonId === 'unreachable';
    },
  },
  {
    name: 'C18a: hand a lead over to another branch',
    most: { thumb: 7, keys: 55 },
    async steps(hand, narrow, branch) {
      if (narrow) await hand.press('More');
      await hand.press('Assign');
      await hand.choose('Give it to', 'A branch');
      await hand.choose('Branch', branch);
      await hand.press('Assign');
    },
    done: async (crm, lead) => (await crm.get(leadNoun, lead)).branchId !== 'lyon',
  },
  {
    name: 'C3: find the walk-in of yesterday',
    most: { thumb: 4, keys: 50 },
    at: '/leads',
    async steps(hand, narrow) {
      if (narrow) await hand.press('Filters');
      await hand.choose('Source', 'Walk-in');
      await hand.press('Yves Hierneau');
    },
    done: (_crm, _lead, page) => Promise.resolve(page.url().includes('/leads/')),
  },
];

describe('five jobs of a day', () => {
  let browser: Browser, server: RunningServer, crm: Crm, who: { id: string }, token: string, another: string;
  const folder = mkdtempSync(join(tmpdir(), 'dealerkit-jobs-'));
  before(async () => {
    server = await startServer({ demo: true, data: join(folder, 'demo'), port: 0 });
    browser = await startChromium();
    const { people } = (await (await fetch(`${server.gateway}/demo/people`)).json()) as {
      people: { id: string; profile: { en: string } }[];
    };
    who = people.find(({ profile }) => /administrator/i.test(profile.en))!;
    const signed = await fetch(`${server.gateway}/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: who.id }),
    });
    ({ token } = (await signed.json()) as { token: string });
    crm = connectCrm({ url: server.gateway, getToken: () => token });
    await crm.session.refresh();
    another = crm.session.state.value!.dictionaries['branch']!.find(({ id }) => id !== 'lyon')!['name'] as string;
    await crm.run(importLead, {
      externalId: { system: 'desk', id: 'yves' },
      data: {
        client: { kind: 'person', firstName: 'Yves', lastName: 'Hierneau', phones: ['+33639981111'] },
        sourceId: 'walk-in',
        createdAt: new Date(Date.now() - DAY).toISOString(),
      },
    } as never);
  });
  after(async () => {
    await crm.close();
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(path: string, narrow: boolean): Promise<Page> {
    const page = await browser.newPage();
    await page.setViewport(narrow ? { width: 320, height: 640, isMobile: true, hasTouch: true } : { width: 1280, height: 800 });
    await page.evaluateOnNewDocument(
      (session) => {
        localStorage.setItem('horizon-language', 'en');
        sessionStorage.setItem('horizon-session', session);
      },
      JSON.stringify({ ...who, token }),
    );
    await page.goto(new URL(path, server.portal).href, { waitUntil: 'networkidle2' });
    return page;
  }

  for (const narrow of [false, true])
    for (const { name, most, at, steps, done } of jobs)
      test(`${name}, ${narrow ? 'by one thumb at 320 px' : 'by keys alone'}`, async (t) => {
        const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails: [`${crypto.randomUUID()}@example.com`] };
        const { id } = await crm.run(createLead, { client, branchId: 'lyon', sourceId: 'phone' });
        const page = await open(at ?? `/leads/${id}`, narrow);
        const hand = narrow ? thumb(page) : keys(page);
        const since = performance.now();
        await steps(hand, narrow, another);
        while (!(await done(crm, id, page))) {
          assert.ok(performance.now() - since < seconds * 1000, `not done within ${String(seconds)} s`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        const took = (performance.now() - since) / 1000;
        t.diagnostic(`${String(hand.count)} ${narrow ? 'taps' : 'presses'}, ${took.toFixed(1)} s`);
        const limit = narrow ? most.thumb : most.keys;
        assert.ok(hand.count <= limit, `${String(hand.count)} ${narrow ? 'taps' : 'presses'}, at most ${String(limit)}`);
        await page.close();
      });
});
