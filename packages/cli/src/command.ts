import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a command reads and writes. */
export interface Io {
  out(text: string): void;
  /** For people only: notices, progress, errors. */
  err(text: string): void;
  /** Whether `err` is a terminal that can be drawn on. */
  readonly terminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the process is asked to end. */
  readonly signal: AbortSignal;
}

/** What was typed after a command's name. */
export interface Given {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly words: readonly string[];
}

/** One command of the tool. */
export interface CliCommand {
  readonly summary: string;
  /** The whole help text after the first line. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  /** Answers the exit code. */
  run(given: Given, io: Io): Promise<number>;
}

/** A command that was typed wrongly: the message says how, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The text of an option, or undefined. */
export function textOf({ values }: Given, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of an option that may be repeated. */
export function listOf({ values }: Given, name: string): string[] {
  const value = values[name];
  return (Array.isArray(value) ? value : []).filter((each) => typeof each === 'string');
}

/** A port of the machine. */
export function portOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`${name} takes a number from 0 to 65535, not ${text}`);
  return port;
}
