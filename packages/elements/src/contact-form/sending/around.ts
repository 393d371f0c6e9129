import type { FormDefinition } from '@dealerkit/core';
import { nothing, type TemplateResult } from 'lit';
import { Messages } from '../../base/messages.ts';
import { adoptStyles } from '../../styles/adopt.ts';
import { feedback } from '../../styles/feedback.styles.ts';
import { motion } from '../../styles/motion.styles.ts';
import { notices } from '../../styles/notice.styles.ts';
import { contactFormMessages } from '../contact-form.messages.ts';
import type { DkContactForm } from '../contact-form.ts';
import type { NoDefinition } from '../load-definition.ts';
import type { ContactFormMessages } from '../locales/en.ts';
import type { EarlierRequests } from '../outbox/earlier-requests.ts';
import { keptMessages } from '../outbox/kept.messages.ts';
import type { KeptMessages } from '../outbox/locales/kept-en.ts';
import { unavailableNotice } from './notices.ts';
import { ways } from './other-ways.styles.ts';
import type { OtherWays } from './other-ways.ts';
import type { Hold, Phase } from './phase.ts';
import { above, below, type Shown } from './shown.ts';

/** What the notices ask of whoever sends. */
export interface AroundOptions {
  readonly earlier: EarlierRequests;
  hold(): Hold | undefined;
  /** Erases the request that is not sent. */
  forget(): void;
  /** Writes an earlier request that was refused into the form. */
  show(): void;
}

/** Every word that is said around a form. */
export type AroundWords = ContactFormMessages & KeptMessages;

/** What is said around a form, in the visitor's language. */
export class Around {
  phase: Phase = { is: 'ready' };
  /** Files were too large, and the request went without them. */
  leftOut = false;
  /** Has the thanks, and other ways to reach the dealership; a form of the page has none. */
  definition: FormDefinition | undefined;
  readonly #messages: Messages<ContactFormMessages>;
  readonly #kept: Messages<KeptMessages>;
  readonly #host: DkContactForm;
  readonly #options: AroundOptions;

  constructor(host: DkContactForm, options: AroundOptions) {
    this.#host = host;
    this.#options = options;
    this.#messages = new Messages(host, contactFormMessages);
    this.#kept = new Messages(host, keptMessages);
    if (host.isConnected) this.adopt();
  }

  /** The words, once they are loaded. */
  get words(): AroundWords | undefined {
    const [words, kept] = [this.#messages.current, this.#kept.current];
    return words && kept && { ...words, ...kept };
  }

  /** The language tag of the words, region included. */
  get lang(): string {
    return this.#messages.lang;
  }

  /** Settles when the words are there, or could not be loaded. */
  get ready(): Promise<unknown> {
    return Promise.all([this.#messages.ready, this.#kept.ready]);
  }

  /** Brings the styles of what is shown here into the tree of the form. */
  adopt(): void {
    adoptStyles(this.#host, [motion], [feedback, notices, ways]);
  }

  /** The button's words while they are not the form's own. */
  button(): string | undefined {
    const { words } = this;
    return { sending: words?.sending, waiting: words?.retry }[this.phase.is as string];
  }

  /** What stands above the form. */
  before(): TemplateResult | typeof nothing {
    const shown = this.#shown;
    return shown ? above(shown) : nothing;
  }

  /** What stands below the form. */
  after(): TemplateResult | typeof nothing {
    const shown = this.#shown;
    return shown ? below(shown) : nothing;
  }

  /** What stands where the form would be. */
  unavailable(why: NoDefinition, retry: () => void): TemplateResult | typeof nothing {
    const { words } = this;
    return words ? unavailableNotice(words, this.#ways, why, retry) : nothing;
  }

  /** What is shown once the gateway has the request. */
  thanks(words: AroundWords): { title: string; text: string } {
    const { title, text } = this.definition?.thanks ?? { title: words.thanksTitle, text: words.thanksText };
    return { title, text: this.leftOut ? `${text} ${words.filesLeftOut}` : text };
  }

  /** Shows where the form stands; `focus` moves there what listens and reads. */
  async show(phase: Phase, focus = false): Promise<void> {
    this.phase = phase;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (focus) this.#host.querySelector<HTMLElement>('.dk-said[tabindex]')?.focus();
  }

  get #shown(): Shown | undefined {
    const { words, lang } = this;
    if (!words) return undefined;
    const { earlier, hold, forget, show } = this.#options;
    const { headingLevel } = this.#host;
    const thanks = this.thanks(words);
    return { words, lang, phase: this.phase, hold: hold(), earlier, thanks, headingLevel, ways: this.#ways, forget, show };
  }

  get #ways(): OtherWays {
    const { phone = '', email = '' } = this.definition ?? {};
    return { phone: this.#host.phone || phone, email: this.#host.email || email };
  }
}
