import { type AnyCommand, type Crm, type DealerkitError, asDealerkitError, type InputOf, randomKey } from '@dealerkit/core';

/** A record that was left as it is, and why; without an error, for want of the right. */
export interface Left<R> {
  readonly record: R;
  readonly error: DealerkitError | undefined;
}

const final = new Set(['forbidden', 'not-found', 'invalid', 'in-use', 'conflict', 'unsupported']);

/** One action on some records, each by its own right: asked, running, ended. The first refusal does not stop it. */
export class BulkWork<R extends { readonly id: string }> {
  readonly records: readonly R[];
  /** Those that the right reaches. */
  readonly allowed: readonly R[];
  state: 'asked' | 'running' | 'ended' = 'asked';
  stopped = false;
  /** How many of the present run have ended, and of how many. */
  progress: { readonly done: number; readonly total: number } = { done: 0, total: 0 };
  readonly #crm: Crm;
  readonly #changed: () => void;
  readonly #done = new Set<string>();
  readonly #errors = new Map<string, DealerkitError>();
  // One key for each record: what is tried again after an answer was lost is not done twice.
  readonly #key = randomKey();
  #run: AbortController | undefined;

  constructor(crm: Crm, records: readonly R[], may: (record: R) => boolean, changed: () => void) {
    this.#crm = crm;
    this.records = records;
    this.allowed = records.filter(may);
    this.#changed = changed;
  }

  /** Ids of those that were done. */
  get done(): readonly string[] {
    return [...this.#done];
  }

  /** Those that were left as they are. */
  get left(): readonly Left<R>[] {
    const allowed = new Set(this.allowed);
    return this.records
      .filter((record) => !allowed.has(record) || this.#errors.has(record.id))
      .map((record) => ({ record, error: this.#errors.get(record.id) }));
  }

  /** Those that may well be done another time. */
  get failed(): readonly R[] {
    return this.left.flatMap(({ record, error }) => (error && !final.has(error.code) ? [record] : []));
  }

  /** Does it to all that the right reaches, or again to some. */
  async run<C extends AnyCommand>(command: C, inputOf: (record: R) => InputOf<C>, records: readonly R[] = this.allowed): Promise<void> {
    this.state = 'running';
    this.stopped = false;
    this.progress = { done: 0, total: records.length };
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#changed();
    try {
      for await (const { index, done, total, error } of this.#crm.runMany(command, records.map(inputOf), {
        signal,
        key: (_input, at) => `${this.#key}:${records[at]?.id ?? ''}`,
      })) {
        const id = records[index]?.id ?? '';
        this.#errors.delete(id);
        if (error) this.#errors.set(id, error);
        else this.#done.add(id);
        this.progress = { done, total };
        this.#changed();
      }
    } catch (error) {
      this.stopped = signal.aborted;
      const why = asDealerkitError(error);
      for (const { id } of records) if (!this.#done.has(id) && !this.#errors.has(id)) this.#errors.set(id, why);
    }
    this.state = 'ended';
    this.#changed();
  }

  /** Ends it after what is under way; what was done stays done. */
  stop(): void {
    this.#run?.abort();
  }
}
