import { once } from 'node:events';
import { type CliCommand, type Given, type Io, UsageError, listOf, portOf, textOf } from '../command.ts';
import { type ServerOptions, startServer } from '../serve/start-server.ts';

function jwtOf(given: Given): Pick<ServerOptions, 'jwt'> {
  const [jwks, issuer, audience, tenantClaim] = ['jwt-jwks', 'jwt-issuer', 'jwt-audience', 'jwt-tenant-claim'].map((name) =>
    textOf(given, name),
  );
  if (!jwks && !issuer && !audience) return {};
  if (!jwks || !issuer || !audience) throw new UsageError('--jwt-jwks, --jwt-issuer and --jwt-audience go together');
  return { jwt: { jwks, issuer, audience, ...(tenantClaim ? { tenantClaim } : {}) } };
}

// An address with a password stands in the environment only: other people of the machine can read a command line.
function mailOf(given: Given, { env }: Io): ServerOptions['mail'] {
  const [smtp, from] = [env['DEALERKIT_SMTP'], textOf(given, 'mail-from') ?? env['DEALERKIT_MAIL_FROM']];
  if (!smtp) return undefined;
  if (!from) throw new UsageError('DEALERKIT_SMTP needs --mail-from, or DEALERKIT_MAIL_FROM');
  return { smtp, from };
}

/** Serves a gateway, and with `--demo` two example sites. */
export const serveCommand: CliCommand = {
  summary: 'Serve a gateway, and with --demo two example sites',
  help: `dealerkit serve [options]

  --port N             Port (4173 or the next free one; also PORT)
  --host ADDRESS       Address to listen on (127.0.0.1)
  --data DIRECTORY     Where the embedded database lives (.dealerkit/data)
  --files FOLDER       Where sent files are kept (DIRECTORY.files; also DEALERKIT_FILES), or
                       s3://BUCKET/PREFIX with @dealerkit/files-s3 installed
  --database URL       A PostgreSQL server instead (also DATABASE_URL)
  --backend FILE       A backend of your own instead: a module that exports backend({ nouns, tenant })
  --tenant NAME        Whose records these are (default)
  --demo               Invented records, two sites, and sign-in as anybody: never beside real records
  --origin ORIGIN      A page that may call /v1; repeat for several (any)
  --jwt-jwks URL       Keys of your portal's identity provider, with
  --jwt-issuer ISS     who issues its tokens and
  --jwt-audience AUD   for whom
  --jwt-tenant-claim C A claim that must name the tenant
  --mail-from ADDRESS  Whom mails are from (also DEALERKIT_MAIL_FROM), through
  DEALERKIT_SMTP       smtp://user:password@host:587; without it they are files beside the database
  DEALERKIT_SECRET     The same on every gateway of a tenant`,
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    files: { type: 'string' },
    database: { type: 'string' },
    backend: { type: 'string' },
    tenant: { type: 'string' },
    demo: { type: 'boolean' },
    origin: { type: 'string', multiple: true },
    'mail-from': { type: 'string' },
    'jwt-jwks': { type: 'string' },
    'jwt-issuer': { type: 'string' },
    'jwt-audience': { type: 'string' },
    'jwt-tenant-claim': { type: 'string' },
  },
  async run(given, io) {
    const port = portOf(textOf(given, 'port'), '--port') ?? portOf(io.env['PORT'], 'PORT');
    const [host, data, tenant] = ['host', 'data', 'tenant'].map((name) => textOf(given, name));
    const origins = listOf(given, 'origin');
    const demo = given.values['demo'] === true;
    const server = await startServer({
      demo,
      database: textOf(given, 'database') ?? (data ? undefined : io.env['DATABASE_URL']),
      backend: textOf(given, 'backend'),
      files: textOf(given, 'files') ?? io.env['DEALERKIT_FILES'],
      secret: io.env['DEALERKIT_SECRET'],
      ...(port === undefined ? {} : { port }),
      ...(host ? { host } : {}),
      ...(data ? { data } : {}),
      ...(tenant ? { tenant } : {}),
      ...(origins.length > 0 ? { origins } : {}),
      mail: mailOf(given, io),
      ...jwtOf(given),
      log: (message) => {
        io.err(`${message}\n`);
      },
    });
    if (!demo && !given.values['jwt-jwks'])
      io.err('No identity provider is configured (--jwt-jwks): public forms are served, and scripts with a key of dealerkit keys.\n');
    if (server.dealerSite && server.portal) io.out(`Dealer site  ${server.dealerSite}/\nPortal       ${server.portal}/\n`);
    io.out(`Gateway      ${server.gateway}/\nRecords      ${server.place}\nMails        ${server.mails}\n`);
    if (!io.signal.aborted) await once(io.signal, 'abort');
    await server.close();
    return 0;
  },
};
