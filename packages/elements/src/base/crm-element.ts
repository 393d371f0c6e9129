import type { Crm, DealerkitError } from '@dealerkit/core';
import type { CSSResult, CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { CrmController } from '../controllers/crm-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { baseMessages } from './base.messages.ts';
import { DealerkitElement } from './dealerkit-element.ts';
import { Dictionaries } from './dictionaries.ts';
import { hush } from './live-region.ts';
import type { BaseMessages } from './locales/en.ts';
import { Messages } from './messages.ts';
import { errorState, troubleState, waitingState } from './states.ts';
import { warnOnce, type WarningCode } from './warn.ts';

/** What every widget of a CRM shares: it finds its Crm, shows nothing of another person's, and speaks the language around it. */
export abstract class CrmElement extends DealerkitElement {
  static override properties: PropertyDeclarations = { crm: { attribute: false, noAccessor: true } };

  static override styles: CSSResultGroup = widgetStyles;

  protected readonly scope = new CrmController(this);
  protected readonly base = new Messages(this, baseMessages);

  /** The Crm to use; without one, the nearest `<dk-provider>`'s. */
  get crm(): Crm | undefined {
    return this.scope.crm;
  }

  set crm(crm: Crm | undefined) {
    this.scope.give(crm);
  }

  // What a server drew into a declarative shadow root: it stands until the element has content of its own.
  #drawn: HTMLElement | undefined;

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const nodes = [...(this.shadowRoot?.childNodes ?? [])];
    const root = super.createRenderRoot();
    if (nodes.length > 0) {
      this.#drawn = document.createElement('div');
      this.#drawn.className = 'dk-drawn';
      this.#drawn.append(...nodes);
      root.append(this.#drawn);
      this.renderOptions.renderBefore = null;
    }
    return root;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    if (this.#drawn && !this.renderRoot.querySelector('[part=loading],[part=waiting]')) this.#undraw();
  }

  #undraw(): void {
    this.#drawn?.remove();
    this.#drawn = undefined;
  }

  #mistake: { readonly code: WarningCode; readonly reference: string; reported?: Crm } | undefined;

  /** Drops everything that was read or typed. Called when the element begins to speak for somebody else. */
  protected abstract forget(): void;

  #spoke = false;

  /** @internal */
  crmChanged(): void {
    // A server drew for the first one only.
    if (this.#spoke) this.#undraw();
    this.#spoke ||= this.crm !== undefined;
    this.forget();
    this.requestUpdate();
    if (!this.hasUpdated) return;
    // At once: not one frame may show what the former person saw.
    this.performUpdate();
    hush();
  }

  /** @internal Puts on the styles of a part that came later. */
  wear(...styles: readonly CSSResult[]): void {
    const { adoptedStyleSheets: worn } = this.renderRoot as ShadowRoot;
    for (const { styleSheet } of styles) if (styleSheet && !worn.includes(styleSheet)) worn.push(styleSheet);
  }

  protected get dictionaries(): Dictionaries {
    return new Dictionaries(this.scope.session, this.base.lang);
  }

  /** What stands in for the content while there is no Crm, no session or no words for it. */
  protected blocked(skeleton: TemplateResult): TemplateResult | undefined {
    const words = this.base.current;
    const { crm, failure, session } = this.scope;
    if (!words) return skeleton;
    if (failure) return this.trouble(failure, words);
    if (!crm) return waitingState(skeleton, words);
    return session ? undefined : skeleton;
  }

  /**
   * What a page's author sees of an attribute that cannot be right: a warning, once, and an error whose reference is also left in the
   * gateway's log as soon as there is one.
   */
  protected mistake(code: WarningCode, text: string, words: BaseMessages): TemplateResult {
    warnOnce(code, text);
    if (this.#mistake?.code !== code) this.#mistake = { code, reference: `${code}-${Math.random().toString(36).slice(2, 10)}` };
    const { reference, reported } = this.#mistake;
    if (this.crm && reported !== this.crm) {
      this.#mistake.reported = this.crm;
      this.crm.report({ reference, code, element: this.localName });
    }
    return errorState({ title: words.errorTitle, text: words.errorText, reference }, words);
  }

  protected trouble(error: DealerkitError, words: BaseMessages, retry?: () => unknown): TemplateResult {
    return troubleState(error, words, retry ?? (() => this.crm?.session.refresh()));
  }
}
