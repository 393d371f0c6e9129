import { html, nothing, render, type TemplateResult } from 'lit';
import { DealerkitElement } from '../base/dealerkit-element.ts';
import { Messages } from '../base/messages.ts';
import { safeUrl } from '../base/safe-url.ts';
import { warnOnce } from '../base/warn.ts';
import { adoptStyles } from '../styles/adopt.ts';
import { controls } from '../styles/controls.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { contactFormMessages } from './contact-form.messages.ts';
import { layout } from './contact-form.styles.ts';
import { formTemplate, skeletonTemplate, unavailableTemplate } from './contact-form.template.ts';
import { DefinitionLoader } from './definition-loader.ts';
import type { Sender } from './sending/sender.ts';

/**
 * A contact form that sends its lead to a dealerkit gateway. It takes over a real form inside it, keeping its nodes and what was
 * typed, or writes one from the definition at `src`. It lives in the light DOM: the page's fonts, autofill and password managers work.
 * @summary Contact form of a dealer's site, in the visitor's language.
 * @slot - A `<form method="post" action="https://…/f/KEY">` to take over; works without JavaScript too.
 * @fires dk-lead-sending - A submission goes out for the first time.
 * @fires dk-lead-sent - The gateway has the submission; prevent it to show other thanks.
 * @fires dk-lead-failed - An attempt failed; `detail.retrying` says whether others follow.
 * @cssprop --dk-accent - Colour of the button, of focus and of notices.
 * @cssprop --dk-radius - Corner radius of controls.
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

  readonly #messages = new Messages(this, contactFormMessages);
  readonly #loader = new DefinitionLoader(this);
  readonly #prefix = `dk${Math.random().toString(36).slice(2, 8)}`;
  #wrapped: HTMLFormElement | undefined;
  #tail: HTMLElement | undefined;
  #sender: Sender | undefined;

  constructor() {
    super();
    // All that sending takes loads at the first keystroke.
    this.addEventListener('input', () => void this.#withSender().catch(() => undefined));
    this.addEventListener('submit', this.#onSubmit);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.dataset['dk'] = '';
    adoptStyles(this, [tokens], [controls, layout]);
    this.#sender?.adopt();
    // While the page is still being parsed, a form inside may not be there yet.
    if (document.readyState === 'loading')
      document.addEventListener(
        'DOMContentLoaded',
        () => {
          this.requestUpdate();
        },
        { once: true },
      );
  }

  protected override createRenderRoot(): HTMLElement {
    this.renderOptions.renderBefore = this.firstChild;
    return this;
  }

  protected override willUpdate(): void {
    if (!this.#loader.definition) this.#wrapped ??= this.querySelector('form') ?? undefined;
    if (!this.#wrapped && document.readyState !== 'loading') this.#loader.want(this.#address, this.#messages.lang);
  }

  protected override render(): TemplateResult {
    return html`${this.#sender?.before() ?? nothing}${this.#wrapped ? nothing : html`${this.#written()}${this.#sender?.after()}`}`;
  }

  protected override updated(): void {
    const { form } = this;
    if (form) form.hidden = !!this.#sender?.sent;
    if (!this.#wrapped || !this.#messages.current) return;
    this.#wrapped.noValidate = true;
    if (!this.#sender) return;
    if (!this.#tail?.isConnected) this.#wrapped.after((this.#tail ??= document.createElement('div')));
    render(this.#sender.after(), this.#tail as HTMLElement);
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

  #written(): TemplateResult {
    const { definition, failed } = this.#loader;
    const words = this.#messages.current;
    if (definition)
      return formTemplate(definition, {
        action: this.#address ?? '',
        prefix: this.#prefix,
        checksItself: !!words,
        headingLevel: this.headingLevel,
        values: this.dataset,
        button: this.#sender?.button() ?? definition.submit,
      });
    return failed && words
      ? unavailableTemplate(words, this, failed, this.#loader.retry)
      : skeletonTemplate(this.skeleton, words?.loading ?? '…');
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const { form } = this;
    const words = this.#messages.current;
    const address = this.#address;
    // Without its words the form still works: the browser sends it, and the gateway answers with a page.
    if (event.defaultPrevented || !form || event.target !== form || !words || !address) return;
    event.preventDefault();
    const { lang } = this.#messages;
    const thanks = this.#loader.definition?.thanks ?? { title: words.thanksTitle, text: words.thanksText };
    void this.#withSender().then(
      (sender) => {
        sender.submit({ form, address, words, lang, thanks });
      },
      // The part that sends could not be loaded, so this page cannot do better than the browser.
      () => {
        form.submit();
      },
    );
  };

  async #withSender(): Promise<Sender> {
    const { Sender } = await import('./sending/sender.ts');
    return (this.#sender ??= new Sender(this));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-contact-form': DkContactForm;
  }
}
