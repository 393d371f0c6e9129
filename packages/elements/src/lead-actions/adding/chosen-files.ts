import { DealerkitError, asDealerkitError, fileLimits } from '@dealerkit/core';
import type { Change } from '../../base/asking.ts';
import { announce } from '../../base/live-region.ts';
import { plural } from '../../base/plural.ts';
import type { Adding } from './lead-adding.view.ts';
import type { LeadAddingMessages } from './locales/en.ts';

/** A file that somebody chose, on its way to become a document. */
export interface Chosen {
  /** Of the field that it has in the dialog. */
  readonly name: string;
  readonly file: File;
  /** How much of it has left, from 0 to 1; undefined while it is not sent. */
  part?: number | undefined;
  /** Where it waits, once it was sent. */
  staged?: string | undefined;
}

/** How a file is sent. */
export interface Sending {
  readonly signal: AbortSignal;
  readonly onProgress: (part: number) => void;
}

// Codes of what is wrong with a file itself; any other error ends the sending.
const ofFile: ReadonlySet<string> = new Set(['media-type', 'too-large', 'malformed', 'invalid']);

function problemOf({ code, details }: DealerkitError): string | undefined {
  if (!ofFile.has(code)) return undefined;
  return (code === 'invalid' && Object.values(details.fields ?? {})[0]?.code) || code;
}

/** What an error means that is about a file. */
export const fileProblems = (words: LeadAddingMessages): Readonly<Record<string, string>> => ({
  'media-type': words.fileKind,
  'too-large': words.fileLarge,
  malformed: words.fileEmpty,
  'not-staged': words.fileExpired,
});

/** The files that were chosen in one dialog, in their order; `field` is the name of the field that takes them. */
export class ChosenFiles {
  list: readonly Chosen[] = [];
  readonly #view: Adding;
  readonly #field: string;
  readonly #stopped = new DealerkitError('unavailable', 'Stopped');
  #count = 0;
  #sending: AbortController | undefined;

  constructor(view: Adding, field: string) {
    this.#view = view;
    this.#field = field;
  }

  /** Something is sent. */
  get busy(): boolean {
    return this.#sending !== undefined;
  }

  /** Takes more; `value` is what their fields hold at first. */
  take(files: readonly File[], change: Change, value: (file: File) => string = ({ name }) => name): void {
    const { lang, words } = this.#view;
    const fresh = files.map((file): Chosen => ({ name: `file-${String(++this.#count)}`, file }));
    this.list = [...this.list, ...fresh];
    change({ [this.#field]: 'chosen', ...Object.fromEntries(fresh.map(({ name, file }) => [name, value(file)])) });
    announce(plural(lang, files.length, words.chosenFiles));
  }

  drop(one: Chosen, change: Change): void {
    this.done(one);
    change({ [one.name]: '', [this.#field]: this.list.length > 0 ? 'chosen' : '' });
  }

  /** One of them needs no more to be done. */
  done(one: Chosen): void {
    this.list = this.list.filter((other) => other !== one);
  }

  /** What is wrong with files that need not be sent to be refused. */
  check(): Record<string, string> {
    const { words } = this.#view;
    const problem = ({ size }: File) => (size === 0 ? words.fileEmpty : size > fileLimits.bytes ? words.fileLarge : undefined);
    return Object.fromEntries(
      this.list.flatMap(({ name, file }) => {
        const wrong = problem(file);
        return wrong === undefined ? [] : [[name, wrong]];
      }),
    );
  }

  readonly stop = (): void => {
    this.#sending?.abort(this.#stopped);
  };

  readonly means = (error: DealerkitError): string | undefined => (error === this.#stopped ? this.#view.words.stopped : undefined);

  /** Does something with each of them, one after another. What is wrong with one does not keep the others back, and is told in the end. */
  async each(work: (one: Chosen, sending: Sending) => Promise<unknown>): Promise<void> {
    const fields: Record<string, { readonly code: string }> = {};
    this.#sending = new AbortController();
    try {
      for (const one of this.list) {
        const code = await this.#try(one, work, this.#sending.signal);
        if (code !== undefined) fields[one.name] = { code };
      }
    } finally {
      this.#sending = undefined;
    }
    if (Object.keys(fields).length > 0) throw new DealerkitError('invalid', 'Some files were not taken', { fields });
  }

  async #try(one: Chosen, work: (one: Chosen, sending: Sending) => Promise<unknown>, signal: AbortSignal): Promise<string | undefined> {
    const onProgress = (part: number): void => {
      one.part = part;
      this.#view.changed();
    };
    try {
      onProgress(0);
      await work(one, { signal, onProgress });
      return undefined;
    } catch (thrown) {
      const code = problemOf(asDealerkitError(thrown));
      if (code === undefined) throw thrown;
      // What was refused is sent anew.
      one.staged = undefined;
      return code;
    } finally {
      one.part = undefined;
    }
  }
}
