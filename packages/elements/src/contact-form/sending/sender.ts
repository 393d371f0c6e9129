import { nothing, type TemplateResult } from 'lit';
import { announce } from '../../base/live-region.ts';
import { Messages } from '../../base/messages.ts';
import { adoptStyles } from '../../styles/adopt.ts';
import { feedback } from '../../styles/feedback.styles.ts';
import { motion } from '../../styles/motion.styles.ts';
import { notices } from '../../styles/notice.styles.ts';
import { LeadFailedEvent, LeadSendingEvent, LeadSentEvent } from '../contact-form.events.ts';
import { contactFormMessages } from '../contact-form.messages.ts';
import type { DkContactForm } from '../contact-form.ts';
import type { FormDefinition } from '@dealerkit/core';
import type { NoDefinition } from '../load-definition.ts';
import type { ContactFormMessages } from '../locales/en.ts';
import { deliver, type Delivery, type Final } from './delivery.ts';
import { lock, setBusy, setError, type Control } from './form-controls.ts';
import { problemsFrom, problemsOf, type Problem } from './form-problems.ts';
import { refusedNotice, summaryNotice, thanksNotice, unavailableNotice, waitingNotice } from './notices.ts';
import { ways } from './other-ways.styles.ts';
import type { OtherWays } from './other-ways.ts';
import { readSubmission, type Submission } from './submission.ts';

/** What a submission needs to know of its form. */
export interface Sending {
  form: HTMLFormElement;
  /** The button that was pressed; its name and value are sent too. */
  submitter: HTMLElement | null;
  address: string;
  /** Has the thanks, and other ways to reach the dealership; a form of the page has none. */
  definition: FormDefinition | undefined;
}

type Phase =
  | { is: 'ready' | 'sending' | 'waiting' | 'sent' }
  | { is: 'invalid'; problems: Problem[] }
  | { is: 'refused'; tooLarge: boolean; reference: string | undefined };

/** Checks, sends and tells: everything that a contact form does once somebody uses it. It outlives a removal from the page. */
export class Sender {
  readonly #host: DkContactForm;
  readonly #messages: Messages<ContactFormMessages>;
  #phase: Phase = { is: 'ready' };
  #now: Sending | undefined;
  #delivery: Delivery | undefined;
  // The last submission that was finally refused: the same answers keep their key, others get a new one.
  #refused: Submission | undefined;

  constructor(host: DkContactForm) {
    this.#host = host;
    this.#messages = new Messages(host, contactFormMessages);
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
    adoptStyles(this.#host, [motion], [feedback, notices, ways]);
  }

  /** The button's words while they are not the form's own. */
  button(): string | undefined {
    const words = this.#messages.current;
    return { sending: words?.sending, waiting: words?.retry }[this.#phase.is as string];
  }

  /** What stands above the form. */
  before(): TemplateResult | typeof nothing {
    const phase = this.#phase;
    const { current: words, lang } = this.#messages;
    if (words && phase.is === 'invalid') return summaryNotice(phase.problems, words, lang);
    return words && phase.is === 'sent' ? thanksNotice(this.#thanks(words), this.#host.headingLevel) : nothing;
  }

  /** What stands below the form. */
  after(): TemplateResult | typeof nothing {
    const phase = this.#phase;
    const { current: words } = this.#messages;
    if (words && phase.is === 'waiting') return waitingNotice(words, this.#ways);
    return words && phase.is === 'refused' ? refusedNotice(words, this.#ways, phase) : nothing;
  }

  /** What stands where the form would be. */
  unavailable(why: NoDefinition, retry: () => void): TemplateResult | typeof nothing {
    const { current: words } = this.#messages;
    return words ? unavailableNotice(words, this.#ways, why, retry) : nothing;
  }

  /**
   * Checks the form and sends it; while it is being sent this does nothing, while it waits it tries at once.
   * Resolves with false when it cannot, because its words could not be loaded.
   */
  async submit(sending: Sending): Promise<boolean> {
    await this.#messages.ready;
    const words = this.#messages.current;
    if (!words) return false;
    if (this.#delivery) {
      if (this.#phase.is === 'waiting') this.#delivery.retryNow();
      return true;
    }
    this.#now = sending;
    const problems = problemsOf(sending.form, words);
    if (problems.length) this.#complain(sending.form, problems);
    else void this.#send(sending, words);
    return true;
  }

  get #ways(): OtherWays {
    const { phone = '', email = '' } = this.#now?.definition ?? {};
    return { phone: this.#host.phone || phone, email: this.#host.email || email };
  }

  #thanks(words: ContactFormMessages): { title: string; text: string } {
    return this.#now?.definition?.thanks ?? { title: words.thanksTitle, text: words.thanksText };
  }

  #complain(form: HTMLFormElement, problems: Problem[]): void {
    for (const each of Array.from(form.elements)) setError(each as Control, undefined);
    for (const { control, message } of problems) setError(control, message);
    void this.#show({ is: 'invalid', problems }, true);
  }

  async #send(sending: Sending, words: ContactFormMessages): Promise<void> {
    const { form, address } = sending;
    const submission = this.#read(sending);
    const { key } = submission;
    const unlock = lock(form);
    announce(words.sending);
    this.#host.dispatchEvent(new LeadSendingEvent({ key }));
    const onAttempt = () => {
      setBusy(form, true);
      void this.#show({ is: 'sending' });
    };
    let told = false;
    const onWait = (status: number) => {
      setBusy(form, false);
      addEventListener('beforeunload', warnBeforeLeaving);
      if (!told) announce(words.waiting);
      told = true;
      void this.#show({ is: 'waiting' });
      this.#host.dispatchEvent(new LeadFailedEvent({ key, status, retrying: true }));
    };
    this.#delivery = deliver({ address, ...submission }, onAttempt, onWait);
    const outcome = await this.#delivery.result;
    this.#delivery = undefined;
    removeEventListener('beforeunload', warnBeforeLeaving);
    setBusy(form, false);
    unlock();
    if (outcome.kind === 'delivered') this.#succeed(outcome, form, words);
    else this.#fail(outcome, submission, form, words);
  }

  #read({ form, submitter }: Sending): Submission {
    const { vehicle, vin, stockNumber } = this.#host.dataset;
    const extra = { dk_lang: this.#messages.lang, dk_page: location.href, vehicle, vin, stockNumber };
    const again = readSubmission(form, submitter, extra, this.#refused?.key);
    return !this.#refused || this.#refused.content === again.content ? again : readSubmission(form, submitter, extra);
  }

  #succeed({ key, receivedAt }: Final & { kind: 'delivered' }, form: HTMLFormElement, words: ContactFormMessages): void {
    this.#refused = undefined;
    // What stands below the form stays where it is.
    this.#host.style.minBlockSize = `${String(this.#host.offsetHeight)}px`;
    form.reset();
    const shown = this.#host.dispatchEvent(new LeadSentEvent({ key, receivedAt }));
    const thanks = this.#thanks(words);
    if (shown) announce(`${thanks.title}. ${thanks.text}`);
    void this.#show({ is: shown ? 'sent' : 'ready' }, shown);
  }

  #fail(outcome: Exclude<Final, { kind: 'delivered' }>, submission: Submission, form: HTMLFormElement, words: ContactFormMessages): void {
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
