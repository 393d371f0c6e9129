// Clients from a CSV, with a progress bar and a report of every row:
//   DEALERKIT_URL=https://crm.example.com/ DEALERKIT_TOKEN=… node examples/scripts/import-clients.mjs clients.csv
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { createClient } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import { clientRows, parseCsv, progressBar } from 'dealerkit/csv';

const { DEALERKIT_URL: url, DEALERKIT_TOKEN: token } = process.env;
const [file] = process.argv.slice(2);
if (!url || !token || !file) {
  console.error('Set DEALERKIT_URL and DEALERKIT_TOKEN, and name a CSV file.');
  process.exit(2);
}

// One line says what went wrong; `await using` has closed the Crm by then.
process.once('uncaughtException', ({ message }) => {
  console.error(message);
  process.exitCode = 1;
});

const rows = clientRows(parseCsv(await readFile(file, 'utf8')));
const inputs = rows.map(({ input }) => input);
// What stands in a row is its key: the same file again creates nothing twice.
const key = (input) => createHash('sha256').update(JSON.stringify(input)).digest('hex');

await using crm = connectCrm({ url, getToken: (refused) => (refused ? undefined : token) });
const show = progressBar({ err: (text) => process.stderr.write(text), terminal: process.stderr.isTTY }, rows.length);
const report = [];
for await (const { index, done, output, error } of crm.runMany(createClient, inputs, { key })) {
  const why = error && Object.entries(error.details.fields ?? {}).map(([field, { code }]) => `${field} ${code}`);
  report[index] = `line ${rows[index].line}: ${error ? `refused, ${why.join(', ') || error.message}` : `client ${output.id}`}`;
  show(done, '');
}
console.log(report.join('\n'));
if (report.some((line) => line.includes(': refused'))) process.exitCode = 1;
