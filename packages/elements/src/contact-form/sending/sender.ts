import { nothing, type TemplateResult } from 'lit';
import { announce } from '../../base/live-region.ts';
import { adoptStyles } from '../../styles/adopt.ts';
import { feedback } from '../../styles/feedback.styles.ts';
import { motion } from '../../styles/motion.styles.ts';
import { notices } from '../../styles/notice.styles.ts';
import { LeadFailedEvent, LeadSendingEvent, LeadSentEvent } from '../contact-form.events.ts';
import type { DkContactForm } from '../contact-form.ts';
import type { ContactFormMessages } from '../locales/en.ts';
import { deliver, type Delivery, type Final } from './delivery.ts';
import { lock, setBusy, setError, type Control } from './form-controls.ts';
import { problemsFrom, problemsOf, type Problem } from './form-problems.ts';
import { refusedNotice, summaryNotice, thanksNotice, waitingNotice } from './notices.ts';
import { readSubmission, type Submission } from './submission.ts';

/** What a submission needs to know of its form. */
export interface Sending {
  form: HTMLFormElement;
  address: string;
  words: ContactFormMessages;
  lang: string;
  thanks: { title: string; text: string };
}

type Phase =
  | { is: 'ready' | 'sending' | 'waiting' | 'sent' }
  | { is: 'invalid'; problems: Problem[] }
  | { is: 'refused'; tooLarge: boolean; reference: string | undefined };

/** Checks, sends and tells: everything that a contact form does once somebody uses it. It outlives a removal from the page. */
export class Sender {
  readonly #host: DkContactForm;
  #phase: Phase = { is: 'ready' };
  #now: Sending | undefined;
  #delivery: Delivery | undefined;
  // The last submission that was finally refused: the same answers keep their key, others get a new one.
  #refused: Submission | undefined;

  constructor(host: DkContactForm) {
    this.#host = host;
    this.adopt();
    host.addEventListener('input', ({ target }) => {
      setError(target as Control, undefined);
    });
  }

  /** True once the gateway has the submission. */
  get sent(): boolean {
    return this.#phase.is === 'sent';
  }

  /** Brings the styles of what is shown here into the tree of the form. */
  adopt(): void {
    adoptStyles(this.#host, [motion], [feedback, notices]);
  }

  /** The button's words while they are not the form's own. */
  button(): string | undefined {
    const words = this.#now?.words;
    return { sending: words?.sending, waiting: words?.retry }[this.#phase.is as string];
  }

  /** What stands above the form. */
  before(): TemplateResult | typeof nothing {
    const phase = this.#phase;
    if (!this.#now) return nothing;
    const { words, lang, thanks } = this.#now;
    if (phase.is === 'invalid') return summaryNotice(phase.problems, words, lang);
    return phase.is === 'sent' ? thanksNotice(thanks, this.#host.headingLevel) : nothing;
  }

  /** What stands below the form. */
  after(): TemplateResult | typeof nothing {
    const phase = this.#phase;
    const words = this.#now?.words;
    if (words && phase.is === 'waiting') return waitingNotice(words, this.#host);
    return words && phase.is === 'refused' ? refusedNotice(words, this.#host, phase) : nothing;
  }

  /** Checks the form and sends it; while it is being sent this does nothing, while it waits it tries at once. */
  submit(sending: Sending): void {
    if (this.#delivery) {
      if (this.#phase.is === 'waiting') this.#delivery.retryNow();
      return;
    }
    this.#now = sending;
    const problems = problemsOf(sending.form, sending.words);
    if (problems.length) this.#complain(sending.form, problems);
    else void this.#send(sending);
  }

  #complain(form: HTMLFormElement, problems: Problem[]): void {
    for (const each of Array.from(form.elements)) setError(each as Control, undefined);
    for (const { control, message } of problems) setError(control, message);
    void this.#show({ is: 'invalid', problems }, true);
  }

  async #send(sending: Sending): Promise<void> {
    const { form, address, words, lang } = sending;
    const submission = this.#read(form, lang);
    const { key } = submission;
    const unlock = lock(form);
    announce(words.sending);
    this.#host.dispatchEvent(new LeadSendingEvent({ key }));
    const onAttempt = () => {
      setBusy(form, true);
      void this.#show({ is: 'sending' });
    };
    const onWait = (status: number) => {
      setBusy(form, false);
      addEventListener('beforeunload', warnBeforeLeaving);
      announce(words.waiting);
      void this.#show({ is: 'waiting' });
      this.#host.dispatchEvent(new LeadFailedEvent({ key, status, retrying: true }));
    };
    this.#delivery = deliver({ address, ...submission }, onAttempt, onWait);
    const outcome = await this.#delivery.result;
    this.#delivery = undefined;
    removeEventListener('beforeunload', warnBeforeLeaving);
    setBusy(form, false);
    unlock();
    if (outcome.kind === 'delivered') this.#succeed(outcome, sending);
    else this.#fail(outcome, submission, sending);
  }

  #read(form: HTMLFormElement, lang: string): Submission {
    const extra = { dk_lang: lang, dk_page: location.href };
    const again = readSubmission(form, extra, this.#refused?.key);
    return !this.#refused || this.#refused.content === again.content ? again : readSubmission(form, extra);
  }

  #succeed({ key, receivedAt }: Final & { kind: 'delivered' }, { form, thanks }: Sending): void {
    this.#refused = undefined;
    // What stands below the form stays where it is.
    this.#host.style.minBlockSize = `${String(this.#host.offsetHeight)}px`;
    form.reset();
    const shown = this.#host.dispatchEvent(new LeadSentEvent({ key, receivedAt }));
    if (shown) announce(`${thanks.title}. ${thanks.text}`);
    void this.#show({ is: shown ? 'sent' : 'ready' }, shown);
  }

  #fail(outcome: Exclude<Final, { kind: 'delivered' }>, submission: Submission, { form, words }: Sending): void {
    const { status, reference } = outcome;
    this.#refused = outcome.kind === 'refused' && outcome.code === 'key-reused' ? undefined : submission;
    this.#host.dispatchEvent(new LeadFailedEvent({ key: submission.key, status, retrying: false, reference }));
    const problems = outcome.kind === 'invalid' ? problemsFrom(form, outcome.fields, words) : [];
    if (problems.length) this.#complain(form, problems);
    else void this.#show({ is: 'refused', tooLarge: status === 413, reference }, true);
  }

  async #show(phase: Phase, focus = false): Promise<void> {
    this.#phase = phase;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (focus) this.#host.querySelector<HTMLElement>('.dk-said[tabindex]')?.focus();
  }
}

const warnBeforeLeaving = (event: Event): void => {
  event.preventDefault();
};
