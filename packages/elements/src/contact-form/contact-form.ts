import { html, nothing, render, type TemplateResult } from 'lit';
import { DealerkitElement } from '../base/dealerkit-element.ts';
import { languageOf, onLanguageChange } from '../base/locale.ts';
import { safeUrl } from '../base/safe-url.ts';
import { warnOnce } from '../base/warn.ts';
import { adoptStyles } from '../styles/adopt.ts';
import { controls } from '../styles/controls.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { layout } from './contact-form.styles.ts';
import { formTemplate, skeletonTemplate } from './contact-form.template.ts';
import { DefinitionLoader } from './definition-loader.ts';
import { mayHaveKept } from './outbox/outbox-port.ts';
import type { Sender } from './sending/sender.ts';

/**
 * A contact form that sends its lead to a dealerkit gateway. It takes over a real form inside it, keeping its nodes and what was
 * typed, or writes one from the definition at `src`. It lives in the light DOM: the page's fonts, autofill and password managers work.
 * `data-*` attributes named like fields fill them in; `data-vehicle`, `data-vin` and `data-stock-number` are sent even without a field.
 * @summary Contact form of a dealer's site, in the visitor's language.
 * @slot - A `<form method="post" action="https://…/f/KEY">` to take over; works without JavaScript too.
 * @fires dk-lead-sending - A submission goes out for the first time.
 * @fires dk-lead-queued - The submission is saved on this device, and is sent from there until the gateway has it.
 * @fires dk-lead-expired - Requests on this device could not be sent for a week and were erased; `detail.count` says how many.
 * @fires dk-lead-sent - The gateway has the submission; prevent it to show other thanks.
 * @fires dk-lead-failed - An attempt failed; `detail.retrying` says whether others follow.
 */
export class DkContactForm extends DealerkitElement {
  static override readonly tag = 'dk-contact-form';

  static override properties = {
    src: {},
    formKey: { attribute: 'form-key' },
    gateway: {},
    phone: {},
    email: {},
    headingLevel: { attribute: 'heading-level' },
    skeleton: {},
  };

  /** Address of the form: `https://gateway/f/KEY`. */
  src = '';
  /** Key of the form, together with `gateway`, instead of `src`. */
  formKey = '';
  /** Origin of the gateway, with `formKey`. */
  gateway = '';
  /** A telephone number to offer when the form cannot send. */
  phone = '';
  /** An e-mail address to offer when the form cannot send. */
  email = '';
  /** Level of the form's heading in the page. */
  headingLevel: string | number = 2;
  /** Field names in order, for the shape shown while the definition loads (`title`, `legend`, `message`, `consent`, `button` are special). */
  skeleton = 'title legend firstName lastName email phone message consent button';

  readonly #loader = new DefinitionLoader(this);
  readonly #prefix = `dk${Math.random().toString(36).slice(2, 8)}`;
  #wrapped: HTMLFormElement | undefined;
  #tail: HTMLElement | undefined;
  #sender: Sender | undefined;
  #leave = (): void => undefined;

  constructor() {
    super();
    // Keeping, sending, and every word that goes with it, loads at the first keystroke.
    const prepare = () => void this.#withSender();
    this.addEventListener('input', prepare);
    this.addEventListener('invalid', prepare, true);
    this.addEventListener('submit', this.#onSubmit);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset['dk'] = '';
    adoptStyles(this, [tokens], [controls, layout]);
    this.#sender?.around.adopt();
    this.#leave = onLanguageChange(() => {
      this.requestUpdate();
    });
    // Any page with the tag sends what an earlier one kept; whoever never sent anything loads nothing for it.
    setTimeout(() => void this.#sendWhatIsKept(), IDLE);
    // While the page is still being parsed, a form inside may not be there yet.
    if (parsing())
      document.addEventListener(
        'DOMContentLoaded',
        () => {
          this.requestUpdate();
        },
        { once: true },
      );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override createRenderRoot(): HTMLElement {
    this.renderOptions.renderBefore = this.firstChild;
    return this;
  }

  protected override willUpdate(): void {
    if (!this.#loader.definition) this.#wrapped ??= this.querySelector('form') ?? undefined;
    if (!this.#wrapped && !parsing()) this.#loader.want(this.#address, languageOf(this));
    if (this.#loader.failed) void this.#withSender();
  }

  protected override render(): TemplateResult {
    return html`${this.#sender?.around.before() ?? nothing}${this.#wrapped ? nothing : html`${this.#written()}${this.#sender?.around.after()}`}`;
  }

  protected override updated(): void {
    const { form } = this;
    if (!this.#sender || !form) return;
    form.hidden = this.#sender.sent;
    form.noValidate = true;
    if (!this.#wrapped) return;
    if (!this.#tail?.isConnected) form.after((this.#tail ??= document.createElement('div')));
    render(this.#sender.around.after(), this.#tail);
  }

  /** The native form: the page's own, or the written one once its definition is there. */
  get form(): HTMLFormElement | undefined {
    return this.#wrapped ?? this.querySelector<HTMLFormElement>('form.dk-form') ?? undefined;
  }

  get #address(): string | undefined {
    const given =
      this.#wrapped?.getAttribute('action') ?? (this.src || (this.formKey && `${this.gateway}/f/${encodeURIComponent(this.formKey)}`));
    const url = safeUrl(given);
    if (given && url?.startsWith('http')) return url;
    warnOnce(
      'form-address-missing',
      `<${this.localName}> needs src="https://gateway/f/KEY" or a form with an action inside, not "${given}".`,
    );
    return undefined;
  }

  #written(): TemplateResult | typeof nothing {
    const { definition, failed, retry } = this.#loader;
    if (!definition) return failed && this.#sender ? this.#sender.around.unavailable(failed, retry) : skeletonTemplate(this.skeleton);
    return formTemplate(definition, {
      action: this.#address ?? '',
      prefix: this.#prefix,
      headingLevel: this.headingLevel,
      values: this.dataset,
      button: this.#sender?.around.button() ?? definition.submit,
    });
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const { form } = this;
    const address = this.#address;
    if (event.defaultPrevented || !form || event.target !== form || !address) return;
    event.preventDefault();
    void this.#withSender().then(async (sender) => {
      const going = await sender?.submit({ form, submitter: event.submitter, address, definition: this.#loader.definition });
      // What sends, or its words, could not be loaded: then this page can do no better than the browser, and the gateway answers with a page.
      if (!going) form.submit();
    });
  };

  async #sendWhatIsKept(): Promise<void> {
    if (this.isConnected && (await mayHaveKept())) await this.#withSender();
  }

  async #withSender(): Promise<Sender | undefined> {
    const part = await import('./sending/sender.ts').catch(() => undefined);
    if (part && !this.#sender) {
      this.#sender = new part.Sender(this);
      this.requestUpdate();
    }
    return this.#sender;
  }
}

// Milliseconds after which a page has done what it had to do at first.
const IDLE = 1_000;
const parsing = (): boolean => document.readyState === 'loading';

declare global {
  interface HTMLElementTagNameMap {
    'dk-contact-form': DkContactForm;
  }
}
