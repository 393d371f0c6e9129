import type { Client, Crm, Lead, Seen } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import type { Dictionaries } from '../base/dictionaries.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { announce } from '../base/live-region.ts';
import { Messages } from '../base/messages.ts';
import { staleState } from '../base/states.ts';
import { leadNoun } from '../context/contracts.ts';
import { RecordsController } from '../controllers/records-controller.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import type { LeadAdding } from './adding/lead-adding.ts';
import { fitting } from './fitting.ts';
import { type LeadAction, leadActions, mayDo, obstacleTo } from './lead-action.ts';
import { leadActionBarMessages } from './lead-actions.messages.ts';
import { bar } from './lead-actions.styles.ts';
import { barSkeleton, barTemplate } from './lead-actions.template.ts';
import { type Reached, reachedOf, refsOf } from './reached.ts';

const addingPart = () => import('./adding/lead-adding.ts').catch(() => undefined);

const gap = 8;

/**
 * The bar under a lead's header: one row of buttons that add something to the lead, or give it to somebody. What the reader may not do is
 * absent; what does not fit is in a menu.
 * @summary Adds trade-ins, offers, test drives, remarks, documents and tasks to a lead, writes to its client, and assigns it.
 * @fires dk-lead-added - Something was added; `detail` has its noun and its id.
 * @fires dk-lead-assigned - The lead was given to somebody; `detail` has its id and the owner's.
 * @csspart bar - The row.
 * @csspart action - A button of it.
 * @csspart more - The button of the menu.
 * @csspart menu - What did not fit, and the lead sheet.
 * @csspart why - Why nothing can be added, or why what was pressed cannot be done.
 * @csspart dialog - What is asked.
 * @csspart field - One field of it.
 * @csspart add-extra - The button that adds an extra to an offer.
 * @csspart total - What the client pays.
 * @csspart drop - Where files are chosen or dropped.
 * @csspart choose - The button that chooses files.
 * @csspart camera - The button that takes a photo.
 * @csspart file - A chosen file.
 * @csspart remove - The button that takes it off.
 * @csspart progress - How much of it was sent.
 * @csspart ways - Other ways to the contact: a call, a chat.
 * @csspart see - The button that saves the attachment to look at.
 * @csspart vehicles - Vehicles of the stock to choose from.
 * @csspart save - The button that does it.
 * @csspart cancel - The button that leaves it.
 * @csspart discard - The button that throws away what was typed.
 * @csspart notice - Why it was not saved.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not found, or not allowed.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkLeadActions extends CrmElement {
  static override readonly tag = 'dk-lead-actions';

  static override properties: PropertyDeclarations = { ...CrmElement.properties, leadId: { attribute: 'lead-id' } };

  static override styles: CSSResultGroup = [widgetStyles, bar];

  /** Id of the lead. */
  leadId = '';

  readonly #words = new Messages(this, leadActionBarMessages);
  readonly #lead = new WatchedController<Seen<Lead>>(this);
  readonly #people = new RecordsController(this);
  #adding: LeadAdding | undefined;
  // What was pressed and cannot be done.
  #hindered: LeadAction | undefined;
  // A part could not be loaded.
  #unready = false;
  #fit = leadActions.length;
  // Widths of the buttons as they are worded, and of the menu's.
  #measured: { readonly of: string; readonly widths: readonly number[]; readonly more: number } | undefined;
  readonly #sized = new ResizeObserver(() => {
    this.#place();
  });

  constructor() {
    super();
    new UnsavedController(this, () => this.#adding?.dirty);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sized.disconnect();
  }

  protected override forget(): void {
    this.#adding?.forget();
    this.#hindered = undefined;
    this.#people.follow(undefined, []);
    this.#lead.follow(this.crm && this.leadId ? this.crm.watch(leadNoun, this.leadId) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('leadId')) this.forget();
    const { crm, lead } = this;
    const writes = this.#possible.some(({ name }) => name === 'message');
    if (lead) this.#people.follow(crm, writes ? refsOf(lead) : []);
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    if (!this.leadId && words) return this.mistake('lead-id-missing', `<${this.localName}> needs lead-id="…", the id of a lead.`, words);
    const skeleton = barSkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    const { lead } = this;
    const { error, stale } = this.#lead.current ?? {};
    if (!lead) return error ? this.trouble(error, words, this.refresh) : skeleton;
    return html`${stale ? staleState(words, this.refresh) : nothing}${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing}
    ${lead.discarded ? html`<p class="why" part="why">${own.isDiscarded}</p>` : this.#bar()}${this.#why()}${this.#adding?.render(words)}`;
  }

  protected override updated(): void {
    const of = `${this.base.lang} ${this.#possible.map(({ name }) => name).join(' ')}`;
    if (this.#measured?.of !== of) this.#measure(of);
  }

  #bar(): TemplateResult {
    const actions = this.#possible;
    const own = this.#words.current;
    if (!own || (actions.length === 0 && !this.#prints)) return html``;
    return barTemplate({
      words: own,
      actions,
      fit: this.#fit,
      menu: this.#prints,
      obstacle: (action) => this.#obstacle(action),
      prepare: addingPart,
      onAct: (action) => void this.#act(action),
      onMore: (button) => void this.#more(button),
    });
  }

  /** Why what was pressed cannot be done, for as long as that is so. */
  #why(): TemplateResult | typeof nothing {
    const why = this.#hindered && this.#obstacle(this.#hindered);
    return why === undefined ? nothing : html`<p class="why" part="why">${why}</p>`;
  }

  #obstacle(action: LeadAction): string | undefined {
    const { lead } = this;
    const obstacle = lead && obstacleTo(action, lead, this.dictionaries.settings.messageNeedsOffer === true, this.reached);
    return obstacle && this.#words.current?.[obstacle];
  }

  /** @internal Whom the lead can be spoken to by; undefined while it is not known. */
  get reached(): readonly Reached[] | undefined {
    return this.lead && reachedOf(this.lead, (ref) => this.#people.of(ref));
  }

  /** @internal The client of the lead, as far as the reader may see him. */
  get client(): Partial<Seen<Client>> | undefined {
    return this.lead && this.#people.of(`client:${this.lead.clientId}`)?.value;
  }

  /** @internal The lead as it is now. */
  get lead(): Seen<Lead> | undefined {
    return this.#lead.current?.value;
  }

  /** @internal The lists of the house in the reader's language. */
  get lists(): Dictionaries {
    return this.dictionaries;
  }

  /** @internal The language around the element. */
  get language(): string {
    return this.base.lang;
  }

  /** @internal Whether an action may still be done, and can be. */
  may(name: string): boolean {
    return this.lead?.discarded !== true && this.#possible.some((action) => action.name === name);
  }

  /** @internal Asks for the lead again. */
  readonly refresh = async (): Promise<void> => this.#lead.refresh();

  get #possible(): readonly LeadAction[] {
    const { crm, lead }: { crm: Crm | undefined; lead: Seen<Lead> | undefined } = this;
    return crm && lead ? leadActions.filter((action) => mayDo(action, crm, lead)) : [];
  }

  get #prints(): boolean {
    const { crm, lead } = this;
    return crm !== undefined && lead !== undefined && crm.can('lead.view', lead);
  }

  /** Takes the widths of all buttons, shown for that moment: nothing is painted in between. */
  #measure(of: string): void {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.bar > button')];
    if (buttons.length === 0) return;
    const hidden = buttons.map((button) => button.hidden);
    for (const button of buttons) button.hidden = false;
    const widths = buttons.map((button) => button.offsetWidth);
    for (const [index, button] of buttons.entries()) button.hidden = hidden[index] ?? false;
    this.#measured = { of, widths: widths.slice(0, -1), more: widths.at(-1) ?? 0 };
    this.#place();
  }

  #place(): void {
    if (!this.#measured) return;
    const { widths, more } = this.#measured;
    // What is only in the menu keeps its button.
    const fit = this.#prints ? fitting(widths, -gap, gap, this.clientWidth - more - gap) : fitting(widths, more, gap, this.clientWidth);
    if (fit === this.#fit) return;
    this.#fit = fit;
    this.requestUpdate();
  }

  async #part(): Promise<LeadAdding | undefined> {
    if (!this.#adding) {
      const part = await addingPart();
      this.#unready = !part;
      this.#adding ??= part && new part.LeadAdding(this);
      this.requestUpdate();
    }
    return this.#adding;
  }

  async #act(action: LeadAction): Promise<void> {
    const obstacle = this.#obstacle(action);
    this.#hindered = obstacle === undefined ? undefined : action;
    this.requestUpdate();
    if (obstacle !== undefined) {
      announce(obstacle);
      return;
    }
    const adding = await this.#part();
    if (this.base.current) await adding?.ask(action.name, this.base.current);
  }

  async #more(button: HTMLButtonElement): Promise<void> {
    const adding = await this.#part();
    const own = this.#words.current;
    const words: BaseMessages | undefined = this.base.current;
    if (!own || !words) return;
    const entries = this.#possible.slice(this.#fit).map((action) => ({
      label: own[action.name],
      disabled: this.#obstacle(action) !== undefined,
      act: () => void this.#act(action),
    }));
    const { crm, lead } = this;
    const sheet =
      this.#prints && crm && lead ? [{ label: own.sheet, apart: entries.length > 0, act: () => void adding?.print(crm, lead.id) }] : [];
    await adding?.menu.open(button, own.more, [...entries, ...sheet]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-lead-actions': DkLeadActions;
  }
}
