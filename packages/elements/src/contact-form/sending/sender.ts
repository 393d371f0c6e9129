import type { FormDefinition } from '@dealerkit/core';
import { announce } from '../../base/live-region.ts';
import { safeUrl } from '../../base/safe-url.ts';
import { LeadExpiredEvent, LeadFailedEvent, LeadSentEvent } from '../contact-form.events.ts';
import type { DkContactForm } from '../contact-form.ts';
import { EarlierRequests } from '../outbox/earlier-requests.ts';
import { runnerOfPage } from '../outbox/runner.ts';
import { Around, type AroundWords } from './around.ts';
import { Course } from './course.ts';
import type { Final } from './delivery.ts';
import { fillIn, setError, type Control } from './form-controls.ts';
import { problemsFrom, problemsOf, type Problem } from './form-problems.ts';
import type { Phase } from './phase.ts';
import { readSubmission, withoutFiles, type Submission } from './submission.ts';

/** What a submission needs to know of its form. */
export interface Sending {
  form: HTMLFormElement;
  /** The button that was pressed; its name and value are sent too. */
  submitter: HTMLElement | null;
  address: string;
  definition: FormDefinition | undefined;
}

/** Checks, keeps, sends and tells: everything that a contact form does once somebody uses it. It outlives a removal from the page. */
export class Sender {
  readonly around: Around;
  readonly #host: DkContactForm;
  readonly #earlier: EarlierRequests;
  #now: Sending | undefined;
  #course: Course | undefined;
  // The last submission that was finally refused: the same answers keep their key, others get a new one.
  #refused: Pick<Submission, 'key' | 'content'> | undefined;

  constructor(host: DkContactForm) {
    this.#host = host;
    this.#earlier = new EarlierRequests(host, {
      runner: runnerOfPage(),
      address: () => safeUrl(host.form?.getAttribute('action')),
      own: () => this.#course?.key,
      onReceived: (key, receivedAt) => host.dispatchEvent(new LeadSentEvent({ key, receivedAt })),
      onExpired: (count) => host.dispatchEvent(new LeadExpiredEvent({ count })),
    });
    this.around = new Around(host, {
      earlier: this.#earlier,
      hold: () => this.#course?.hold,
      forget: () => void this.#forget(),
      show: () => void this.#showEarlier(),
    });
    host.addEventListener('input', ({ target }) => {
      setError(target as Control, undefined);
    });
  }

  /** True once the gateway has the submission. */
  get sent(): boolean {
    return this.around.phase.is === 'sent';
  }

  /**
   * Checks the form and sends it; while it is being sent this does nothing, while it waits it tries at once.
   * Resolves with false when it cannot, because its words could not be loaded.
   */
  async submit(sending: Sending): Promise<boolean> {
    await this.around.ready;
    const { words } = this.around;
    if (!words) return false;
    const { is } = this.around.phase;
    if (is === 'waiting') this.#course?.retryNow();
    if (is === 'waiting' || is === 'sending') return true;
    this.#now = sending;
    this.around.definition = sending.definition;
    const problems = problemsOf(sending.form, words);
    if (problems.length) this.#complain(sending.form, problems);
    else void this.#send(sending, words, this.#read(sending), this.#refused?.key ?? this.#course?.key);
    return true;
  }

  #complain(form: HTMLFormElement, problems: Problem[]): void {
    for (const each of Array.from(form.elements)) setError(each as Control, undefined);
    for (const { control, message } of problems) setError(control, message);
    void this.around.show({ is: 'invalid', problems }, true);
  }

  async #send(sending: Sending, words: AroundWords, submission: Submission, replaces: string | undefined): Promise<void> {
    const { form, address } = sending;
    const show = (phase: Phase) => void this.around.show(phase);
    this.#course = new Course({ host: this.#host, form, address, submission, replaces, words, show });
    await this.#end(await this.#course.run(runnerOfPage()), sending, words, submission);
  }

  #read({ form, submitter }: Sending): Submission {
    const { vehicle, vin, stockNumber } = this.#host.dataset;
    const extra = { dk_lang: this.around.lang, dk_page: location.href, vehicle, vin, stockNumber };
    const again = readSubmission(form, submitter, extra, this.#refused?.key);
    return !this.#refused || this.#refused.content === again.content ? again : readSubmission(form, submitter, extra);
  }

  async #end(outcome: Final, sending: Sending, words: AroundWords, submission: Submission): Promise<void> {
    if (outcome.kind === 'delivered') this.#succeed(outcome, sending.form, words);
    else if (outcome.kind === 'deleted') this.#forgotten(sending.form, words);
    else if (outcome.kind === 'gone') {
      this.#course = undefined;
      this.#refused = submission;
      await this.around.show({ is: 'refused', why: 'gone', reference: undefined }, true);
    } else if (outcome.status === 413 && submission.files) {
      this.around.leftOut = true;
      await this.#send(sending, words, withoutFiles(submission), submission.key);
    } else this.#fail(outcome, submission, sending.form, words);
  }

  #succeed({ key, receivedAt }: Extract<Final, { kind: 'delivered' }>, form: HTMLFormElement, words: AroundWords): void {
    this.#refused = undefined;
    // What stands below the form stays where it is.
    this.#host.style.minBlockSize = `${String(this.#host.offsetHeight)}px`;
    form.reset();
    const shown = this.#host.dispatchEvent(new LeadSentEvent({ key, receivedAt }));
    const { title, text } = this.around.thanks(words);
    if (shown) announce(`${title}. ${text}`);
    void this.around.show({ is: shown ? 'sent' : 'ready' }, shown);
  }

  #fail(
    outcome: Extract<Final, { kind: 'invalid' } | { kind: 'refused' }>,
    submission: Submission,
    form: HTMLFormElement,
    words: AroundWords,
  ): void {
    const { status, reference } = outcome;
    this.#refused = outcome.kind === 'refused' && outcome.code === 'key-reused' ? undefined : submission;
    this.#host.dispatchEvent(new LeadFailedEvent({ key: submission.key, status, retrying: false, reference }));
    const problems = outcome.kind === 'invalid' ? problemsFrom(form, outcome.fields, words) : [];
    if (problems.length) this.#complain(form, problems);
    else void this.around.show({ is: 'refused', why: status === 413 ? 'tooLarge' : 'refused', reference }, true);
  }

  async #forget(): Promise<void> {
    const [{ form, address } = {}, key, words] = [this.#now, this.#course?.key, this.around.words];
    if (!form || !address || !key || !words) return;
    const ended = this.around.phase.is === 'refused';
    await (await runnerOfPage())?.forget({ key, formKey: address });
    // What is still on its way hears of it by itself.
    if (ended) this.#forgotten(form, words);
  }

  #forgotten(form: HTMLFormElement, words: AroundWords): void {
    this.#course = undefined;
    this.#refused = undefined;
    form.reset();
    announce(words.forgotten);
    void this.around.show({ is: 'forgotten' }, true);
  }

  async #showEarlier(): Promise<void> {
    const [found, { form }] = [await this.#earlier.refused(), this.#host];
    if (!found || !form) return;
    const answers = new URLSearchParams(found.text);
    answers.delete('dk_key');
    this.#refused = { key: found.key, content: answers.toString() };
    fillIn(form, answers);
  }
}
