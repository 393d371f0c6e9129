import type { Lead, Seen } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { flag } from '../base/flag.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { leadNoun } from '../context/contracts.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { LeadTabEvent } from './lead-page.events.ts';
import { leadPageMessages } from './lead-page.messages.ts';
import { page } from './lead-page.styles.ts';
import type { LeadPageMessages } from './locales/en.ts';

/** The tabs of a lead's page (behaviours.md C20). */
export const tabs = ['details', 'follow-up', 'contacts'] as const;

/** One of them. */
export type Tab = (typeof tabs)[number];

const wordOf = { details: 'details', 'follow-up': 'followUp', contacts: 'contacts' } as const;

/** What the client wrote when the lead came. */
const messageBox = (message: string, words: LeadPageMessages): TemplateResult =>
  html`<figure class="message" part="message">
    <figcaption class="dk-help">${words.message}</figcaption>
    <blockquote dir="auto">${message}</blockquote>
  </figure>`;

/**
 * The whole page of a lead, live: its head, what may be added to it, and in tabs its history, its tasks and deadlines, its people. Each of
 * them is also a widget of its own. What a tab needs loads when it is chosen; what was typed in one stays while another is looked at.
 * @summary Everything about one lead.
 * @fires dk-lead-tab - Another tab was chosen.
 * @csspart tabs - The tabs.
 * @csspart tab - One of them.
 * @csspart message - What the client wrote when the lead came.
 * @csspart panel - What stands under the chosen one.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not found, or not allowed.
 */
export class DkLeadPage extends CrmElement {
  static override readonly tag = 'dk-lead-page';

  /** @internal What loads and registers the widgets of each part; whoever registers the page says it. */
  static parts: Partial<Readonly<Record<Tab | 'actions', () => Promise<unknown>>>> = {};

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    leadId: { attribute: 'lead-id' },
    tab: {},
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, page];

  /** Id of the lead. */
  leadId = '';
  /** The chosen tab: `details`, `follow-up` or `contacts`. */
  tab: Tab = 'details';
  /** Level of the name's heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, leadPageMessages);
  readonly #lead = new WatchedController<Seen<Lead>>(this);
  readonly #visited = new Set<Tab>();
  // A part could not be loaded.
  #unready = false;

  protected override forget(): void {
    this.#visited.clear();
    this.#lead.follow(this.crm && this.leadId ? this.crm.watch(leadNoun, this.leadId) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('leadId')) this.forget();
    if (!tabs.includes(this.tab)) this.tab = 'details';
    if (!this.#shown) return;
    void this.#need('actions');
    if (this.#visited.has(this.tab)) return;
    this.#visited.add(this.tab);
    void this.#need(this.tab);
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const { error, value: lead } = this.#lead.current ?? {};
    const { leadId, headingLevel } = this;
    if (words && error && !lead && this.crm && leadId) return this.trouble(error, words, () => this.#lead.refresh());
    // All of it is there at once, so that what each asks for leaves in one batch; it is seen with the head, so that nothing moves.
    return html`<div class="page">
      <dk-lead-header lead-id=${leadId} heading-level=${headingLevel} .crm=${this.crm}></dk-lead-header>
      ${this.#shown && words && own ? this.#below(lead, { ...words, ...own }) : nothing}
    </div>`;
  }

  /** Whether there may be something below the head. */
  get #shown(): boolean {
    const { value, error } = this.#lead.current ?? {};
    return this.#lead.following && (value !== undefined || error === undefined);
  }

  #below(lead: Seen<Lead> | undefined, words: BaseMessages & LeadPageMessages): TemplateResult {
    return html`<div class="page" ?hidden=${!lead}>
      <dk-lead-actions lead-id=${this.leadId} .crm=${this.crm}></dk-lead-actions>
      ${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing}
      <div class="tabs" part="tabs" role="tablist" aria-label=${words.parts} @keydown=${this.#onKey}>
        ${tabs.map((tab) => this.#tab(tab, words))}
      </div>
      ${tabs.filter((tab) => this.#visited.has(tab)).map((tab) => this.#panel(tab, lead, words))}
    </div>`;
  }

  #tab(tab: Tab, words: LeadPageMessages): TemplateResult {
    const chosen = tab === this.tab;
    return html`<button
      class="tab"
      type="button"
      role="tab"
      part="tab"
      id="tab-${tab}"
      aria-selected=${flag(chosen)}
      aria-controls=${chosen ? `panel-${tab}` : nothing}
      tabindex=${chosen ? 0 : -1}
      @click=${() => {
        this.#choose(tab);
      }}
    >
      ${words[wordOf[tab]]}
    </button>`;
  }

  #panel(tab: Tab, lead: Seen<Lead> | undefined, words: LeadPageMessages): TemplateResult {
    const { crm, leadId: id } = this;
    const message = lead?.message;
    const level = Number(this.headingLevel) + 1;
    const content = {
      details: () =>
        html`${message ? messageBox(message, words) : nothing}<dk-timeline lead-id=${id} heading-level=${level} .crm=${crm}></dk-timeline>`,
      'follow-up': () =>
        html`<dk-deadline-list lead-id=${id} heading-level=${level} .crm=${crm}></dk-deadline-list>
          <dk-task-list lead=${id} without="deadline" .crm=${crm}></dk-task-list>`,
      contacts: () => html`<dk-contact-list lead-id=${id} heading-level=${level} .crm=${crm}></dk-contact-list>`,
    };
    return html`<div
      class="panel"
      part="panel"
      role="tabpanel"
      id="panel-${tab}"
      aria-labelledby="tab-${tab}"
      tabindex="0"
      ?hidden=${tab !== this.tab}
    >
      ${content[tab]()}
    </div>`;
  }

  #choose(tab: Tab): void {
    if (tab === this.tab) return;
    this.tab = tab;
    this.dispatchEvent(new LeadTabEvent({ tab }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const at = tabs.indexOf(this.tab);
    const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    this.#choose(tab);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus());
  };

  async #need(part: Tab | 'actions'): Promise<void> {
    const loaded = await DkLeadPage.parts[part]?.().then(
      () => true,
      () => false,
    );
    if (loaded !== false || this.#unready) return;
    this.#unready = true;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-lead-page': DkLeadPage;
  }
}
