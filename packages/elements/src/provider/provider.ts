import { asDealerkitError, type Crm, type CrmSource, type DealerkitError, type Noun } from '@dealerkit/core';
import { css, html, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { DealerkitElement } from '../base/dealerkit-element.ts';
import { warnOnce } from '../base/warn.ts';
import type { HrefFor } from '../context/crm-context.ts';
import { turnDrafts } from '../drafts/turn-drafts.ts';
import { ScopeProvider } from '../context/scope-provider.ts';

/** What a provider connects with when it makes its own Crm. */
export interface Connection {
  readonly url: string;
  readonly getToken?: GetToken;
}

/** Gives a bearer token; `refused` is the one that the gateway no longer takes. */
export type GetToken = (refused?: string) => string | undefined | Promise<string | undefined>;

/**
 * Gives the widgets inside it their Crm: one that the page made, or one that it makes itself from `url` and a token. Two providers on
 * one page are two backends or two people, and share nothing.
 * `dk-open` of any widget inside passes through it: a record is to be opened; prevent it when a router of the page takes over.
 * @summary Hands a Crm to the widgets inside it.
 * @slot - Anything with widgets in it.
 */
export class DkProvider extends DealerkitElement {
  static override readonly tag = 'dk-provider';

  static override properties: PropertyDeclarations = {
    crm: { attribute: false, noAccessor: true },
    hrefFor: { attribute: false, noAccessor: true },
    nouns: { attribute: false, noAccessor: true },
    getToken: { attribute: false },
    url: {},
    token: {},
    scheme: {},
  };

  static override styles: CSSResultGroup = css`
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** Makes a Crm from an address; set by the file that registers the element, so that the class reaches no backend. */
  static connect: ((connection: Connection, host: Element) => Promise<Crm>) | undefined;

  /** Has a source ask ahead for what stands in the provider; set by the files of widgets that know what they show first. */
  static ahead: ((source: CrmSource, connection: Connection, host: Element) => CrmSource) | undefined;

  /** What the tab calls that which is typed and not saved, before the address of the gateway; set by the file that registers the element. */
  static drafts: string | undefined;

  /** Address of a gateway, to connect to without a line of script; beside a `crm` of the page, where its gateway is. */
  url = '';
  /** A bearer token for `url`; a page that can renew it gives `getToken` instead. */
  token = '';
  /** Gives the bearer token for `url`; asked again when the gateway refuses the last one. Another function is another person: it connects anew. */
  getToken: GetToken | undefined;
  /** `light` or `dark` for everything inside; without it the page around decides. */
  scheme: '' | 'light' | 'dark' = '';

  readonly #context = new ScopeProvider(this, { crm: undefined, hrefFor: undefined, nouns: [], failure: undefined });
  #given: Crm | undefined;
  #made: Crm | undefined;
  #hrefFor: HrefFor | undefined;
  #nouns: readonly Noun[] = [];
  #failure: DealerkitError | undefined;
  #told: Crm | undefined;
  #attempt = 0;

  /** The Crm to provide; outweighs `url`. The page that made it closes it. */
  get crm(): Crm | undefined {
    return this.#given ?? this.#made;
  }

  set crm(crm: Crm | undefined) {
    this.#given = crm;
    if (crm) this.#drop();
    // At once, not with the next update: widgets drop a former person's data before the next frame.
    this.#tell();
    if (!crm) this.requestUpdate('url', undefined);
  }

  /** Where a record is shown on this site. Without it links are hashes such as `#/lead/ID`. */
  get hrefFor(): HrefFor | undefined {
    return this.#hrefFor;
  }

  set hrefFor(hrefFor: HrefFor | undefined) {
    this.#hrefFor = hrefFor;
    this.#tell();
  }

  /** Definitions of nouns, for `<dk-record>` and `<dk-record-list>` that name theirs by an attribute. */
  get nouns(): readonly Noun[] {
    return this.#nouns;
  }

  set nouns(nouns: readonly Noun[]) {
    this.#nouns = nouns;
    this.#tell();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.style.colorScheme = this.scheme;
    if (this.hasUpdated && !this.crm) this.requestUpdate('url', undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved, it is back before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      // Taken off the page, as by a router: nobody signed out.
      this.#told = undefined;
      this.#drop();
      this.#tell();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('scheme')) this.style.colorScheme = this.scheme;
    if (['url', 'token', 'getToken'].some((name) => changed.has(name))) void this.#connect();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  async #connect(): Promise<void> {
    if (this.#given) this.#tell();
    if (this.#given || !this.isConnected) return;
    this.#drop();
    this.#tell();
    const { url, token, getToken = token ? () => token : undefined } = this;
    if (!url) return;
    const attempt = ++this.#attempt;
    try {
      if (!DkProvider.connect) throw new Error('import @dealerkit/elements/provider/define');
      const crm = await DkProvider.connect({ url: new URL(url, document.baseURI).href, ...(getToken ? { getToken } : {}) }, this);
      if (attempt === this.#attempt) this.#made = crm;
      else await crm.close();
    } catch (error) {
      if (attempt !== this.#attempt) return;
      this.#failure = asDealerkitError(error);
      warnOnce('provider-connection', `<${this.localName}> cannot connect to "${url}": ${String(error)}.`);
    }
    this.#tell();
  }

  #drop(): void {
    this.#attempt++;
    this.#failure = undefined;
    void this.#made?.close();
    this.#made = undefined;
  }

  #tell(): void {
    const { crm } = this;
    const drafts = DkProvider.drafts && DkProvider.drafts + this.url;
    if (drafts && crm !== this.#told) turnDrafts(drafts, this.#told, crm);
    this.#told = crm;
    this.#context.set({ crm, hrefFor: this.#hrefFor, nouns: this.#nouns, url: this.url, drafts, failure: this.#failure });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-provider': DkProvider;
  }
}
