import {
  type AnyCommand,
  canonical,
  createClient,
  createLead,
  importClient,
  importLead,
  upsertClient,
  upsertLead,
  parseCsv,
} from '@dealerkit/core';
import { sha256 } from '@dealerkit/core/server';
import { type CliCommand, type Given, UsageError, textOf } from '../command.ts';
import { clientAliases, clientColumns, clientImportColumns, clientOf } from '../csv/client-rows.ts';
import { leadClientColumn, leadColumns, leadImportColumns, leadOf } from '../csv/lead-rows.ts';
import { progressBar } from '../csv/progress-bar.ts';
import { type TableRow, tableOf } from '../csv/table.ts';
import { accessHelp, accessOptions, openAccess } from '../open-access.ts';
import { isAdf, runAdfImport } from './import-adf.ts';
import { outcomes, problemOf, readBytes } from './import-report.ts';

/** How the rows of one noun become commands. */
interface Kind {
  readonly one: string;
  readonly columns: readonly string[];
  /** Columns that need `--system`. */
  readonly external: readonly string[];
  /** Columns that need `--import`. */
  readonly past: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly create: AnyCommand;
  readonly upsert: AnyCommand;
  readonly takeOver: AnyCommand;
  dataOf(row: TableRow, system: string | undefined): Record<string, unknown>;
}

const kinds: Readonly<Record<string, Kind>> = {
  clients: {
    one: 'client',
    columns: clientColumns,
    external: [],
    past: clientImportColumns,
    aliases: clientAliases,
    create: createClient,
    upsert: upsertClient,
    takeOver: importClient,
    dataOf: clientOf,
  },
  leads: {
    one: 'lead',
    columns: leadColumns,
    external: [leadClientColumn],
    past: leadImportColumns,
    aliases: {},
    create: createLead,
    upsert: upsertLead,
    takeOver: importLead,
    dataOf: leadOf,
  },
};

/** One row, ready to run. */
interface Job {
  readonly line: number;
  readonly input: unknown;
  readonly key?: string;
}

interface Mode {
  readonly kind: Kind;
  readonly system: string | undefined;
  readonly idColumn: string | undefined;
  readonly past: boolean;
}

function modeOf(given: Given): Mode & { readonly path: string } {
  const [what = '', path, more] = given.words;
  const kind = Object.hasOwn(kinds, what) ? kinds[what] : undefined;
  if (!kind || path === undefined || more !== undefined)
    throw new UsageError(`import takes: ${Object.keys(kinds).join(' or ')}, and FILE.csv; or FILE.adf alone`);
  const [system, idColumn] = [textOf(given, 'system'), textOf(given, 'id-column')];
  if ((system === undefined) !== (idColumn === undefined)) throw new UsageError('--system and --id-column go together');
  const past = given.values['import'] === true;
  if (past && system === undefined) throw new UsageError('--import needs --system and --id-column');
  return { kind, path, system, idColumn, past };
}

function commandOf({ kind, system, past }: Mode): AnyCommand {
  if (past) return kind.takeOver;
  return system === undefined ? kind.create : kind.upsert;
}

async function jobOf({ kind, system, idColumn }: Mode, row: TableRow): Promise<Job> {
  const data = kind.dataOf(row, system);
  if (system !== undefined) return { line: row.line, input: { externalId: { system, id: row.value(idColumn!) ?? '' }, data } };
  // The key of a row is what stands in it: the same file again, or after a break, creates nothing twice.
  return { line: row.line, input: data, key: `import-${await sha256(canonical(data))}` };
}

/** Writes the rows of a CSV as clients or leads, or the leads of ADF, and says of each what became of it. */
export const importCommand: CliCommand = {
  summary: 'Write clients or leads from a CSV, or leads from ADF',
  help: `dealerkit import clients|leads FILE.csv [--system NAME --id-column COLUMN [--import]]
dealerkit import FILE.adf|FILE.xml

  Leads of ADF 1.0 are known by their id and its source: the same file changes nothing.
  Columns of clients: ${clientColumns.join(', ')}
  Columns of leads: ${leadColumns.join(', ')}; with --system also ${leadClientColumn}
  Several e-mail addresses, phones or tags are separated by " | ". A row is created once, however often its file is imported.
  --system NAME     The system that the file comes from, with
  --id-column C     the column that holds its ids: a row that is known is changed where it differs, and the same file changes nothing
  --import          Takes over as it was, which is a right of its own: owner and, of leads, status stay; no mail, deadline or turn.
                    More columns of clients: ${clientImportColumns.join(', ')}
                    More columns of leads: ${leadImportColumns.join(', ')}
${accessHelp}`,
  options: { ...accessOptions, system: { type: 'string' }, 'id-column': { type: 'string' }, import: { type: 'boolean' } },
  async run(given, io) {
    const [file, more] = given.words;
    if (file !== undefined && more === undefined && isAdf(file)) {
      const odd = ['system', 'id-column', 'import'].filter((name) => given.values[name] !== undefined);
      if (odd.length > 0) throw new UsageError(`ADF takes no --${odd.join(', --')}`);
      return runAdfImport(file, given, io);
    }
    const mode = modeOf(given);
    const { kind, system, idColumn, past } = mode;
    const known = [
      ...kind.columns,
      ...(system === undefined ? [] : kind.external),
      ...(past ? kind.past : []),
      ...(idColumn === undefined ? [] : [idColumn]),
    ];
    const table = tableOf(parseCsv(new TextDecoder().decode(await readBytes(mode.path))), known, kind.aliases);
    const jobs = await Promise.all(table.map((row) => jobOf(mode, row)));
    await using access = await openAccess(given, io);
    const show = progressBar(io, jobs.length);
    const report: string[] = [];
    const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
    const inputs = jobs.map(({ input }) => input) as never[];
    const keyed = system === undefined ? { key: (_input: unknown, at: number) => jobs[at]!.key! } : {};
    for await (const { index, done, output, error } of access.crm.runMany(commandOf(mode), inputs, { signal: io.signal, ...keyed })) {
      const { id, outcome = 'created' } = (output ?? {}) as { readonly id?: string; readonly outcome?: keyof typeof counts };
      counts[error ? 'refused' : outcome]++;
      const became = error ? problemOf(error) : `${kind.one} ${id!}${system === undefined ? '' : ` ${outcome}`}`;
      report[index] = `line ${String(jobs[index]!.line)}: ${became}`;
      show(done, counts.refused > 0 ? `${String(counts.refused)} refused` : '');
    }
    io.out(report.map((line) => `${line}\n`).join(''));
    const summary = outcomes.map((outcome) => `${String(counts[outcome])} ${outcome}`);
    io.err(system === undefined ? `${String(counts.created)} ${kind.one}s, ${summary[3]!}\n` : `${summary.join(', ')}\n`);
    return counts.refused > 0 ? 1 : 0;
  },
};
