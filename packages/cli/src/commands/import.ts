import { readFile } from 'node:fs/promises';
import { DealerkitError, canonical, createClient } from '@dealerkit/core';
import { sha256 } from '@dealerkit/core/server';
import { type CliCommand, UsageError } from '../command.ts';
import { clientColumns, clientRows } from '../csv/client-rows.ts';
import { parseCsv } from '../csv/csv.ts';
import { accessHelp, accessOptions, openAccess } from '../open-access.ts';
import { progressBar } from '../csv/progress-bar.ts';

const problemOf = ({ code, details, message }: DealerkitError): string =>
  details.fields
    ? Object.entries(details.fields)
        .map(([field, problem]) => `${field}: ${problem.code}`)
        .join(', ')
    : `${code}: ${message}`;

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new DealerkitError('not-found', `Cannot read ${path}`, {}, cause);
  }
}

/** Creates clients from a CSV, and says of every row what became of it. */
export const importCommand: CliCommand = {
  summary: 'Create clients from a CSV',
  help: `dealerkit import clients FILE.csv

  Columns: ${clientColumns.join(', ')}
  Several e-mail addresses, phones or tags are separated by " | ". A row is created once, however often its file is imported.
${accessHelp}`,
  options: accessOptions,
  async run(given, io) {
    const [what, path, more] = given.words;
    if (what !== 'clients' || path === undefined || more !== undefined) throw new UsageError('import takes: clients FILE.csv');
    const rows = clientRows(parseCsv(await readText(path)));
    // The key of a row is what stands in it: the same file again, or after a break, creates nothing twice.
    const keys = await Promise.all(rows.map(async ({ input }) => `import-${await sha256(canonical(input))}`));
    await using access = await openAccess(given, io);
    const show = progressBar(io, rows.length);
    const report: string[] = [];
    let refused = 0;
    for await (const { index, done, output, error } of access.crm.runMany(
      createClient,
      rows.map(({ input }) => input),
      { signal: io.signal, key: (_input, at) => keys[at]! },
    )) {
      if (error) refused++;
      report[index] = `line ${String(rows[index]!.line)}: ${error ? problemOf(error) : `client ${output!.id}`}`;
      show(done, refused > 0 ? `${String(refused)} refused` : '');
    }
    io.out(report.map((line) => `${line}\n`).join(''));
    io.err(`${String(rows.length - refused)} clients, ${String(refused)} refused\n`);
    return refused > 0 ? 1 : 0;
  },
};
