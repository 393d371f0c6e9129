/** Visitors send to a gateway that is killed again and again; afterwards the database says what became of each of their requests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Backend, allNouns } from '@dealerkit/core/server';
import { sqlBackend } from '@dealerkit/sql';
import { openPglite } from '@dealerkit/sql/pglite';
import pg from 'pg';
import { type Answer, ask } from '../support/gateway-server.ts';

const script = fileURLToPath(new URL('../support/gateway-process.ts', import.meta.url));

/** A gateway in a process of its own. */
export interface Running {
  readonly url: string;
  kill(): Promise<void>;
}

/** Starts one over a PostgreSQL address or a folder. */
export async function runGateway(database: string, ...args: readonly string[]): Promise<Running> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', script, database, ...args],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const line = once(createInterface(child.stdout!), 'line') as Promise<[string]>;
  const [url] = await Promise.race([line, once(child, 'exit').then(() => Promise.reject(new Error('The gateway did not start')))]);
  return {
    url,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Sends one request until it is acknowledged; tells how often it was answered as a repetition. */
export async function sendUntilTaken(
  url: () => string,
  key: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly text: string; readonly replayed: boolean }> {
  for (;;) {
    const body = new URLSearchParams({ dk_key: key, email: `${key}@example.fr`, ...more });
    const answer = await ask(url(), 'POST', '/f/contact-1', { body, headers: { accept: 'application/json' } }).catch(
      (): Answer | undefined => undefined,
    );
    if (answer && answer.status < 300) return { text: answer.text, replayed: answer.status === 200 };
    await wait(20 + Math.random() * 60);
  }
}

/** What the database says. */
export interface Verdict {
  readonly acknowledged: number;
  readonly leads: number;
  /** Acknowledged keys that the database does not know. */
  readonly lost: number;
  /** Leads beyond the distinct keys. */
  readonly doubled: number;
  /** Keys that were answered otherwise the second time. */
  readonly differing: number;
  readonly leadsWithoutEvent: number;
  readonly replays: number;
}

async function open(database: string): Promise<{ backend: Backend; close(): Promise<void> }> {
  const embedded = database.startsWith('postgres') ? undefined : await openPglite(database);
  const pool = embedded?.pool ?? new pg.Pool({ connectionString: database, max: 2 });
  const backend = sqlBackend({ pool, tenant: 'default', nouns: allNouns(dealerNouns) });
  const close = async () => {
    await backend.close?.();
    await (embedded ? embedded.close() : (pool as pg.Pool).end());
  };
  return { backend, close };
}

/** Reads the database of a gateway that has ended. */
export async function judge(database: string, given: ReadonlyMap<string, string>, { differing = 0, replays = 0 } = {}): Promise<Verdict> {
  const { backend, close } = await open(database);
  try {
    const total = async (noun: string, sort: string, where?: object) =>
      (await backend.query(noun, { sort, limit: 1, count: true, ...(where ? { where: where as never } : {}) })).total ?? 0;
    const leads = await total('lead', 'created');
    let lost = 0;
    for (const key of given.keys()) if ((await backend.receipt('form:f1', key)) === undefined) lost++;
    const events = await total('event', 'oldest', { eq: ['type', 'lead.created'] });
    return { acknowledged: given.size, leads, lost, doubled: leads - given.size, differing, leadsWithoutEvent: leads - events, replays };
  } finally {
    await close();
  }
}

/** The whole of it: `crash` ends something and brings it back, as often as asked, under the load of so many visitors. */
export async function underLoad({
  visitors,
  crashes,
  url,
  crash,
}: {
  visitors: number;
  crashes: number;
  url: () => string;
  crash: () => Promise<void>;
}): Promise<{ given: Map<string, string>; differing: number; replays: number }> {
  const given = new Map<string, string>();
  let [sending, differing, replays] = [true, 0, 0];
  const visitor = async (): Promise<void> => {
    while (sending) {
      const key = crypto.randomUUID();
      const first = await sendUntilTaken(url, key);
      given.set(key, first.text);
      if (first.replayed) replays++;
      // Some send again what was acknowledged, as a browser does whose answer was lost.
      if (given.size % 10 === 0 && (await sendUntilTaken(url, key)).text !== first.text) differing++;
    }
  };
  const all = Array.from({ length: visitors }, visitor);
  for (let count = 0; count < crashes; count++) {
    await wait(200 + Math.random() * 600);
    await crash();
  }
  await wait(300);
  sending = false;
  await Promise.all(all);
  return { given, differing, replays };
}

/** Kills a gateway over a database so many times, and tells what the database says in the end. */
export async function killGateway(database: string, kills: number, visitors = 8): Promise<Verdict> {
  let gateway = await runGateway(database, 'found');
  const crash = async () => {
    await gateway.kill();
    gateway = await runGateway(database);
  };
  const { given, ...counts } = await underLoad({ visitors, crashes: kills, url: () => gateway.url, crash });
  await gateway.kill();
  return judge(database, given, counts);
}
