import { adfText, importAdf } from '@dealerkit/adf';
import { type Given, type Io } from '../command.ts';
import { progressBar } from '../csv/progress-bar.ts';
import { openAccess } from '../open-access.ts';
import { outcomes, problemOf, readBytes } from './import-report.ts';

/** Whether a file is named as ADF is. */
export const isAdf = (path: string): boolean => /\.(?:adf|xml)$/i.test(path);

/** Writes the leads of a file of ADF, and says of every one what became of it. */
export async function runAdfImport(path: string, given: Given, io: Io): Promise<number> {
  const text = adfText(await readBytes(path));
  await using access = await openAccess(given, io);
  let show: ReturnType<typeof progressBar> | undefined;
  const { leads, issues } = await importAdf(access.crm, text, {
    signal: io.signal,
    onProgress(done, total) {
      show ??= progressBar(io, total);
      show(done, '');
    },
  });
  for (const { line, outcome, id, error } of leads)
    io.out(`line ${String(line)}: ${error ? problemOf(error) : `lead ${id ?? ''} ${outcome}`}\n`);
  const counts = outcomes.map((outcome) => `${String(leads.filter((lead) => lead.outcome === outcome).length)} ${outcome}`);
  io.err(`${counts.join(', ')}${issues.length === 0 ? '' : `; not as the standard has it in ${String(issues.length)} places`}\n`);
  return leads.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
}
