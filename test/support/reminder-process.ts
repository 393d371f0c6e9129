// Run as a process of its own: runs the jobs of the PostgreSQL database named by its first argument until it is killed, on a clock on which a
// second is a minute and which started at the second argument (milliseconds). Each mail that left is a line of its output; marking it takes a moment longer.
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Mail, allNouns, runJobs } from '@dealerkit/core/server';
import { sqlBackend } from '@dealerkit/sql';
import pg from 'pg';

const [, , database = '', started = ''] = process.argv;
const start = Number(started);
const pool = new pg.Pool({ connectionString: database, max: 4 });
const backend = sqlBackend({ pool, tenant: 'default', nouns: allNouns(dealerNouns) });
const clock = { now: () => start + (systemClock.now() - start) * 60 };
const mail = async ({ id }: Mail): Promise<void> => {
  writeSync(1, `${id}\n`);
  await wait(20);
};
writeSync(1, 'ready\n');
for (;;) {
  await runJobs({ backend, nouns: dealerNouns, clock, ports: { mail } });
  await wait(20);
}
