import { announce } from '../../base/live-region.ts';
import { LeadFailedEvent, LeadQueuedEvent, LeadSendingEvent } from '../contact-form.events.ts';
import { deliverKept } from '../outbox/kept-delivery.ts';
import type { Runner } from '../outbox/runner.ts';
import type { AroundWords } from './around.ts';
import { deliver, type Delivery, type Final } from './delivery.ts';
import { lock, setBusy } from './form-controls.ts';
import type { Hold, Phase } from './phase.ts';
import { holdWords } from './shown.ts';
import type { Submission } from './submission.ts';

// After so many milliseconds a visitor asks himself whether he may leave.
const LONG = 1_000;

/** What the course of a submission stands on. */
export interface CourseOptions {
  readonly host: EventTarget;
  readonly form: HTMLFormElement;
  readonly address: string;
  readonly submission: Submission;
  /** Key of the refused request whose place it takes on this device. */
  readonly replaces: string | undefined;
  readonly words: AroundWords;
  show(phase: Phase): void;
}

/** The course of one submission: kept on this device where that can be, else sent from memory; and what is told meanwhile. */
export class Course {
  hold: Hold;
  readonly #options: CourseOptions;
  #delivery: Delivery | undefined;

  constructor(options: CourseOptions) {
    this.#options = options;
    this.hold = { kept: undefined, told: false, files: options.submission.files !== undefined };
  }

  get key(): string {
    return this.#options.submission.key;
  }

  /** Ends the present wait. */
  retryNow(): void {
    this.#delivery?.retryNow();
  }

  /** Takes it until no further attempt is made; the form is held still meanwhile. */
  async run(outbox: Promise<Runner | undefined>): Promise<Final> {
    const { host, form, words } = this.#options;
    const { key } = this;
    const unlock = lock(form);
    announce(words.sending);
    host.dispatchEvent(new LeadSendingEvent({ key }));
    this.#onAttempt();
    this.#delivery = await this.#start(await outbox);
    const long = setTimeout(() => {
      if (this.hold.kept) this.#tell('sending');
    }, LONG);
    const final = await this.#delivery.result;
    clearTimeout(long);
    removeEventListener('beforeunload', warnBeforeLeaving);
    setBusy(form, false);
    unlock();
    return final;
  }

  async #start(runner: Runner | undefined): Promise<Delivery> {
    const { host, address, submission, replaces } = this.#options;
    const progress = {
      onAttempt: () => {
        this.#onAttempt();
      },
      onWait: (status: number) => {
        setBusy(this.#options.form, false);
        this.#tell('waiting');
        host.dispatchEvent(new LeadFailedEvent({ key: this.key, status, retrying: true }));
      },
    };
    // Known before the first attempt ends, which may be before this continues.
    this.hold = { ...this.hold, kept: true };
    const kept = runner && (await deliverKept(runner, address, submission, replaces, progress));
    this.hold = { ...this.hold, kept: kept !== undefined };
    if (!kept) return deliver(address, submission, progress);
    host.dispatchEvent(new LeadQueuedEvent({ key: this.key }));
    return kept;
  }

  #onAttempt(): void {
    setBusy(this.#options.form, true);
    this.#options.show({ is: 'sending' });
  }

  #tell(is: 'sending' | 'waiting'): void {
    const { told } = this.hold;
    this.hold = { ...this.hold, told: true };
    if (!this.hold.kept) addEventListener('beforeunload', warnBeforeLeaving);
    if (!told) announce((holdWords(this.hold, { is }, this.#options.words) ?? []).map((text) => text.replace(/\.?$/, '.')).join(' '));
    if (is === 'waiting' || !told) this.#options.show({ is });
  }
}

const warnBeforeLeaving = (event: Event): void => {
  event.preventDefault();
};
