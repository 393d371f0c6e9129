// Run as a process of its own: a gateway over the PostgreSQL database, or PGlite in the folder, of its first argument, which `found` as the second founds; with
// `widgets` as the third it serves these too, to any page. Says its address, and ends with its input.
import { dealerNouns } from '@dealerkit/core/dealer';
import { allNouns } from '@dealerkit/core/server';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { openPglite } from '@dealerkit/sql/pglite';
import pg from 'pg';
import { deliveredFiles } from './delivered-files.ts';
import { foundDealership } from './dealership.ts';
import { startGateway } from './gateway-server.ts';

const where = process.argv[2] ?? '';
const embedded = where.startsWith('postgres') ? undefined : await openPglite(where);
const pool = embedded?.pool ?? new pg.Pool({ connectionString: where, max: 10, connectionTimeoutMillis: 5_000 });
const nouns = allNouns(dealerNouns);
await migrate(pool, nouns);
const backend = sqlBackend({ pool, tenant: 'default', nouns });
if (process.argv[3] === 'found') await foundDealership(backend);
const gateway = await startGateway({
  backendFor: () => backend,
  secret: 'the same on both',
  submissionsPerMinute: 1_000_000,
  ...(process.argv[4] === 'widgets' ? { assets: deliveredFiles() } : {}),
});
console.log(gateway.url);
process.stdin.resume().on('end', () => {
  void (async () => {
    await gateway.close();
    await backend.close?.();
    await (embedded ? embedded.close() : pool.end());
  })();
});
