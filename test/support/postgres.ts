/**
 * A PostgreSQL server of the tests' own, on loopback, in a temporary folder. One test run shares one server; each test makes its own database.
 * @module
 * @example
 * const postgres = await startPostgres();
 * const database = await postgres?.database();
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres } from '../../scripts/setup-machine.mjs';

/** A database of one test. `url` connects as an ordinary role that owns it, so that row-level security holds; `adminUrl` as superuser. */
export interface TestDatabase {
  readonly url: string;
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/** A running server. `stop` ends it only when this process started it. */
export interface TestPostgres {
  readonly url: string;
  database(): Promise<TestDatabase>;
  /** Ends it at once, as a crash does, and starts it again; only a server of this process's own. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, or joins the server named by `DEALERKIT_POSTGRES_URL`. Undefined when this machine has none. `durable` is always a
 * server of its own, which answers a commit once it is written.
 */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}): Promise<TestPostgres | undefined> {
  const shared = durable ? undefined : process.env['DEALERKIT_POSTGRES_URL'];
  const crash = (): Promise<void> => Promise.reject(new Error('This server is somebody else’s'));
  if (shared) return { url: shared, database: () => createDatabase(shared), crash, stop: () => Promise.resolve() };
  const bin = findPostgres();
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'dealerkit-postgres-'));
  const who = unprivileged();
  if (who) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], {
    ...who,
    cwd: folder,
    stdio: 'pipe',
  });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const start = (): ChildProcess =>
    spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], { ...who, cwd: folder, stdio: 'ignore' });
  let server = start();
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  const url = `postgres://postgres@127.0.0.1:${String(port)}/postgres`;
  await ready(url, server);
  return {
    url,
    database: () => createDatabase(url),
    async crash() {
      const ended = once(server, 'exit');
      server.kill('SIGQUIT');
      await ended;
      server = start();
      await ready(url, server);
    },
    async stop() {
      process.off('exit', kill);
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// PostgreSQL refuses to run as root, so root lends it another user's identity.
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const of = (name: string, flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody'])
    try {
      return { uid: of(name, '-u'), gid: of(name, '-g') };
    } catch {
      continue;
    }
  return undefined;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${String(server.exitCode)} while starting`);
    try {
      await administer(url, ['select 1']);
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error('PostgreSQL did not answer within 30 s');
}

async function administer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function createDatabase(server: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, [`create role ${name} login`, `create database ${name} owner ${name}`]);
  const adminUrl = new URL(server);
  adminUrl.pathname = `/${name}`;
  const url = new URL(adminUrl);
  url.username = name;
  return {
    url: url.href,
    adminUrl: adminUrl.href,
    drop: () => administer(server, [`drop database if exists ${name} with (force)`, `drop role if exists ${name}`]),
  };
}
