import { parseArgs } from 'node:util';
import { isDealerkitError } from '@dealerkit/core';
import { type CliCommand, type Io, UsageError } from './command.ts';
import { checkBackendCommand } from './commands/check-backend.ts';
import { exportCommand } from './commands/export.ts';
import { formsCommand } from './commands/forms.ts';
import { importCommand } from './commands/import.ts';
import { keysCommand } from './commands/keys.ts';
import { mailCommand } from './commands/mail.ts';
import { serveCommand } from './commands/serve.ts';
import { widgetsCommand } from './commands/widgets.ts';

const commands: Readonly<Record<string, CliCommand>> = {
  serve: serveCommand,
  forms: formsCommand,
  widgets: widgetsCommand,
  import: importCommand,
  export: exportCommand,
  keys: keysCommand,
  mail: mailCommand,
  'check-backend': checkBackendCommand,
};

const overview = `dealerkit: a CRM for car dealers, to embed

${Object.entries(commands)
  .map(([name, { summary }]) => `  dealerkit ${name.padEnd(13)} ${summary}`)
  .join('\n')}

dealerkit COMMAND --help tells more.
`;

async function runNamed(name: string, rest: readonly string[], io: Io): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`no command is called ${name}: dealerkit --help lists them`);
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...rest], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : 'unreadable options', { cause });
  }
  if (parsed.values['help']) {
    io.out(`${command.help}\n`);
    return 0;
  }
  return command.run({ values: parsed.values, words: parsed.positionals }, io);
}

function oneLine(error: unknown): string {
  if (isDealerkitError(error) && error.details.fields) {
    const fields = Object.entries(error.details.fields).map(([field, { code }]) => `${field} (${code})`);
    return `${error.message}: ${fields.join(', ')}`;
  }
  return error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : 'unknown error';
}

/** Runs one command line. Answers the exit code: 0 done, 1 failed with one line that says why, 2 typed wrongly. Never throws. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [name = '--help', ...rest] = args;
  try {
    if (name === '--help' || name === '-h' || name === 'help') {
      io.out(overview);
      return 0;
    }
    return await runNamed(name, rest, io);
  } catch (error) {
    io.err(`dealerkit: ${oneLine(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
