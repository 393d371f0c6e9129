import { DealerkitError } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { type Backend, policyId } from '@dealerkit/core/server';
import { type Authenticate, type Gateway, anyAuth, createGateway, jwtAuth, serviceKeyAuth } from '@dealerkit/gateway';
import { openFiles } from '../files/open-files.ts';
import { folderMail } from '../mail/folder-mail.ts';
import { smtpMail } from '../mail/smtp-mail.ts';
import { cliPorts } from '../ports.ts';
import { seedTenant } from '../seed/seed-tenant.ts';
import { loadAssets } from './assets.ts';
import { type DemoSessions, demoSessions } from './demo/sessions.ts';
import { loadSites } from './demo/sites.ts';
import { startJobs } from './job-loop.ts';
import { type Listening, listen } from './listen.ts';
import { openStore } from './store.ts';

/** How a server is started. Every value stands for one option of `dealerkit serve`. */
export interface ServerOptions {
  readonly host?: string;
  /** 4173 or the next free one when left out; 0 for any. A port that is given is the one or none. */
  readonly port?: number;
  /** Directory of the embedded database. */
  readonly data?: string;
  /** Where files that are sent in are kept: a folder, or `s3://bucket/prefix`; beside the database, in the same name with `.files`, when left out. */
  readonly files?: string | undefined;
  /** Address of a PostgreSQL server, instead of `data`. */
  readonly database?: string | undefined;
  /** A module with a backend of your own, instead of either: it exports `backend({ nouns, tenant })`. */
  readonly backend?: string | undefined;
  readonly tenant?: string;
  /** Who carries mails, and from whom; into a folder beside the database, in the same name with `.mail`, when left out. */
  readonly mail?: { readonly smtp: string; readonly from: string } | undefined;
  /** Seeds an empty tenant, signs in whoever asks and serves the example sites. */
  readonly demo?: boolean;
  /** Origins that may call `/v1` from a page; any when left out. */
  readonly origins?: readonly string[];
  readonly jwt?: { readonly jwks: string; readonly issuer: string; readonly audience: string; readonly tenantClaim?: string };
  /** The same on every gateway of a tenant. */
  readonly secret?: string | undefined;
  /** Names that the three parts of the demonstration are reached by, when they are not those of the host. */
  readonly hosts?: { readonly gateway: string; readonly dealerSite: string; readonly portal: string };
  /** Hears of what happens, one line each. */
  readonly log?: (message: string) => void;
}

/** A running server. */
export interface RunningServer {
  readonly gateway: string;
  readonly dealerSite?: string;
  readonly portal?: string;
  /** Where the records are. */
  readonly place: string;
  /** Where mails go. */
  readonly mails: string;
  /** Ends everything that it started; the embedded database last. */
  close(): Promise<void>;
}

const defaultPort = 4173;

const isEmpty = async (backend: Backend): Promise<boolean> => (await backend.get('policy', [policyId]))[0] === undefined;

function identity(jwt: ServerOptions['jwt'], tenant: string): Authenticate {
  if (!jwt) return () => null;
  const { jwks, tenantClaim, ...rest } = jwt;
  const url = URL.parse(jwks);
  if (!url) throw new DealerkitError('malformed', `Not an address of keys: ${jwks}`);
  return jwtAuth({ jwks: url, algorithms: ['RS256', 'ES256', 'EdDSA'], ...rest, ...(tenantClaim ? { tenantClaim } : { tenant }) });
}

/** Starts a gateway and, for the demonstration, its two sites. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { host = '127.0.0.1', port, tenant = 'default', demo = false, log = () => undefined } = options;
  const data = options.data ?? `.dealerkit/${demo ? 'demo' : 'data'}`;
  const ending: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const store = await openStore({ data, database: options.database, backend: options.backend, tenant });
    ending.push(() => store.close());
    const { backend } = store;
    const now = Date.now();
    if (demo && (await isEmpty(backend))) {
      log('Filling the demonstration with six months of work …');
      await seedTenant({ backend, ports: cliPorts, now });
    }
    await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
    const mail = options.mail ? smtpMail(options.mail.smtp, options.mail.from) : folderMail(`${data}.mail`, 'crm@localhost');
    const ports = { ...cliPorts, mail, files: await openFiles(options.files ?? `${data}.files`) };
    const sessions = demo ? demoSessions(backend, tenant) : undefined;
    const gateway = createGateway({
      backendFor: (wanted) => {
        if (wanted !== tenant) throw new DealerkitError('unauthorized', 'No such tenant');
        return backend;
      },
      nouns: dealerNouns,
      ports,
      publicTenant: () => tenant,
      authenticate: anyAuth(
        serviceKeyAuth({ backendFor: () => backend, tenant: () => tenant }),
        sessions?.authenticate ?? identity(options.jwt, tenant),
      ),
      assets: loadAssets(),
      ...(options.origins ? { origins: options.origins } : {}),
      ...(options.secret ? { secret: options.secret } : {}),
      log: (entry) => {
        log(JSON.stringify(entry));
      },
    });
    ending.push(() => {
      gateway.close();
    });
    const jobs = startJobs(backend, ports, tenant, log);
    ending.push(() => jobs.stop());
    const main = await listen(answering(gateway, sessions), { host, port: port ?? defaultPort, orNext: port === undefined });
    ending.push(() => main.close());
    const named = (name: string | undefined, { port: at }: Listening): string => `http://${name ?? publicName(host)}:${String(at)}`;
    const running = {
      gateway: named(options.hosts?.gateway, main),
      place: store.place,
      mails: options.mail ? 'a mail server' : `files in ${data}.mail`,
      close,
    };
    if (!demo) return running;
    const { dealerSite, portal } = await loadSites(now);
    const gatewayFor = (request: Request): string =>
      options.hosts ? running.gateway : `http://${new URL(request.url).hostname}:${String(main.port)}`;
    const serveSite = async (site: typeof portal): Promise<Listening> => {
      const answer = async (request: Request) => (await site(request, gatewayFor(request))) ?? new Response('Not found', { status: 404 });
      const listening = await listen(answer, { host, port: port === 0 ? 0 : main.port + 1, orNext: true });
      ending.push(() => listening.close());
      return listening;
    };
    const [shop, office] = [await serveSite(dealerSite), await serveSite(portal)];
    return { ...running, dealerSite: named(options.hosts?.dealerSite, shop), portal: named(options.hosts?.portal, office) };
  } catch (error) {
    await close();
    throw error;
  }
}

const publicName = (host: string): string => (host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host);

function answering(
  gateway: Gateway,
  sessions: DemoSessions | undefined,
): (request: Request, info: { remoteAddress: string | undefined }) => Promise<Response> {
  return async (request, { remoteAddress }) =>
    (await sessions?.answer(request)) ?? gateway.fetch(request, remoteAddress === undefined ? {} : { remoteAddress });
}
