import { type Crm, type DealerkitError, type HandedOver, type Work, asDealerkitError, handOver, workOf } from '@dealerkit/core';

/** The work of one person on its way to another: found, running, done. */
export class Transfer {
  /** Undefined until it was looked for. */
  work: readonly Work[] | undefined;
  error: DealerkitError | undefined;
  running = false;
  stopped = false;
  results: readonly HandedOver[] = [];
  /** How much was asked of the last run; 0 before the first. */
  total = 0;
  readonly from: string;
  readonly #crm: Crm;
  readonly #changed: () => void;
  readonly #ended = new AbortController();
  #run: AbortController | undefined;

  constructor(crm: Crm, from: string, changed: () => void) {
    this.#crm = crm;
    this.from = from;
    this.#changed = changed;
  }

  /** Looks for what is open. */
  async look(): Promise<void> {
    try {
      this.error = undefined;
      this.work = await workOf(this.#crm, this.from, this.#ended.signal);
    } catch (error) {
      if (this.#ended.signal.aborted) return;
      this.error = asDealerkitError(error);
    }
    this.#changed();
  }

  /** What the asker may give away. */
  get mine(): readonly Work[] {
    return (this.work ?? []).filter(({ may }) => may);
  }

  get failed(): readonly HandedOver[] {
    return this.results.filter(({ error }) => error);
  }

  /** Hands it over, piece by piece; ends early when stopped. */
  async start(to: string, inform: boolean, work: readonly Work[] = this.mine): Promise<void> {
    this.running = true;
    this.stopped = false;
    this.results = [];
    this.total = work.length;
    this.#run = new AbortController();
    const signal = AbortSignal.any([this.#run.signal, this.#ended.signal]);
    this.#changed();
    try {
      for await (const result of handOver(this.#crm, work, { from: this.from, to, inform, signal })) {
        this.results = [...this.results, result];
        this.#changed();
      }
    } catch (error) {
      if (!signal.aborted) this.error = asDealerkitError(error);
    }
    this.stopped = this.#run.signal.aborted;
    this.running = false;
    this.#changed();
  }

  /** Ends the run after what is under way; what was done stays done. */
  stop(): void {
    this.#run?.abort();
  }

  /** Ends everything: somebody else reads here now. */
  close(): void {
    this.#ended.abort();
  }
}
