import type { Contact, Lead, Seen } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CallController } from '../after-call/call-controller.ts';
import { CrmElement } from '../base/crm-element.ts';
import { formatFor } from '../base/format.ts';
import { lasting } from '../base/lasting.ts';
import { shapeOf } from '../base/lead-status.ts';
import { Messages } from '../base/messages.ts';
import { staleState } from '../base/states.ts';
import { contactNoun, leadNoun } from '../context/contracts.ts';
import { TickController } from '../controllers/tick-controller.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { status } from '../styles/status.styles.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { LeadStatusEvent } from './lead-header.events.ts';
import { leadHeaderMessages } from './lead-header.messages.ts';
import { header } from './lead-header.styles.ts';
import { type Shown, headerSkeleton, headerTemplate } from './lead-header.template.ts';
import type { LeadStatus } from './lead-status.ts';

// Milliseconds after which "3 min. ago" is written anew.
const slowly = 30_000;

const statusPart = () => import('./lead-status.ts').catch(() => undefined);

/**
 * The head of a lead's page, live: a band in the colour of its status, who it is about, the time left to its nearest deadline, what
 * belongs to it, since when. With the right to it, its status is changed here. Back from a call to a number of the lead, it asks whether
 * contact was made.
 * @summary Who a lead is about, how it stands, and how much time is left.
 * @fires dk-lead-status - The status was changed; `detail` has the id and the status.
 * @fires dk-open - The name was clicked; prevent it when a router of the page takes over.
 * @csspart band - The whole.
 * @csspart name - The heading.
 * @csspart deadline - The time left to the nearest open deadline, or since it passed.
 * @csspart counters - How many trade-ins, test drives and offers there are.
 * @csspart dates - Created, last activity, age.
 * @csspart status - The status, a button for whom may change it.
 * @csspart menu - The statuses to choose from.
 * @csspart dialog - The question why a lead was lost.
 * @csspart field - One field of the question.
 * @csspart save - The button that marks it as lost.
 * @csspart cancel - The button that leaves the question.
 * @csspart discard - The button that throws away what was typed.
 * @csspart after-call - The question whether contact was made by a call to a number of the lead.
 * @csspart reached - The button that says it was.
 * @csspart not-reached - The button that says it was not, with what follows.
 * @csspart put-aside - The button that leaves it open.
 * @csspart notice - Why it was not saved.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not found, or not allowed.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkLeadHeader extends CrmElement {
  static override readonly tag = 'dk-lead-header';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    leadId: { attribute: 'lead-id' },
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, status, header];

  /** Id of the lead. */
  leadId = '';
  /** Level of the name's heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, leadHeaderMessages);
  readonly #lead = new WatchedController<Seen<Lead>>(this);
  readonly #contact = new WatchedController<Seen<Contact>>(this);
  readonly #calls = new CallController(this);
  #contactId: string | undefined;
  #status: LeadStatus | undefined;
  // A part could not be loaded.
  #unready = false;
  #late = false;
  // When what changes slowly was written last.
  #written = 0;

  constructor() {
    super();
    new TickController(this, (rendered) => {
      this.#tick(rendered);
    });
    new UnsavedController(this, () => this.#status?.dirty === true || this.#calls.dirty);
  }

  protected override forget(): void {
    this.#status = undefined;
    this.#calls.forget();
    this.#contactId = undefined;
    this.#contact.follow(undefined);
    this.#lead.follow(this.crm && this.leadId ? this.crm.watch(leadNoun, this.leadId) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('leadId')) this.forget();
    this.#late = this.#left() < 0;
    const { ref } = this.lead?.contacts.find(({ origin }) => origin) ?? {};
    const contactId = ref?.startsWith('contact:') ? ref.slice('contact:'.length) : undefined;
    if (contactId === this.#contactId) return;
    this.#contactId = contactId;
    this.#contact.follow(contactId === undefined ? undefined : this.crm?.watch(contactNoun, contactId));
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    if (!this.leadId && words) return this.mistake('lead-id-missing', `<${this.localName}> needs lead-id="…", the id of a lead.`, words);
    const skeleton = headerSkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    const { lead } = this;
    const { error, stale } = this.#lead.current ?? {};
    if (!lead) return error ? this.trouble(error, words, this.refresh) : skeleton;
    const { dictionaries, headingLevel } = this;
    const shown: Shown = { lead, words: { ...words, ...own }, lang: this.base.lang, dictionaries };
    const change = !lead.discarded && this.crm?.can('lead.update', lead) === true;
    return html`${stale ? staleState(words, this.refresh) : nothing}${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing}
    ${headerTemplate({
      ...shown,
      format: formatFor(this.base.lang, dictionaries.settings.timeZone),
      hrefFor: this.scope.hrefFor,
      headingLevel,
      contact: this.#contact.current?.value?.name,
      overdue: this.#late,
      change: change && { open: this.#change, prepare: statusPart },
    })}
    ${this.#calls.render(shown)}${this.#status?.render(shown)}`;
  }

  /** @internal The lead as it is now. */
  get lead(): Seen<Lead> | undefined {
    return this.#lead.current?.value;
  }

  /** @internal Asks for the lead again. */
  readonly refresh = async (): Promise<void> => this.#lead.refresh();

  /** @internal Called when the status was changed here. */
  changed(status: Lead['status']): void {
    this.dispatchEvent(new LeadStatusEvent({ id: this.leadId, status }));
  }

  /** Milliseconds to the nearest deadline, negative once it has passed. */
  #left(): number {
    const { lead } = this;
    return lead?.nextDeadlineAt && shapeOf(lead) === 'open' ? Date.parse(lead.nextDeadlineAt) - Date.now() : 0;
  }

  #tick(rendered: boolean): void {
    const { lead } = this;
    if (!lead) return;
    const now = Date.now();
    const { lang } = this.base;
    const left = this.#left();
    if (left < 0 !== this.#late) this.requestUpdate();
    const write = (selector: string, text: string): void => {
      const node = this.renderRoot.querySelector(selector);
      if (node && node.textContent !== text) node.textContent = text;
    };
    write('.time', lasting(left, lang));
    if (!rendered && now - this.#written < slowly) return;
    this.#written = now;
    const { brief } = formatFor(lang, this.dictionaries.settings.timeZone);
    const { createdAt, lastActivityAt }: Partial<Lead> = lead;
    write('.created', createdAt ? brief(createdAt) : '');
    write('.activity', lastActivityAt ? brief(lastActivityAt) : '');
    write('.age', createdAt ? lasting(now - Date.parse(createdAt), lang, 1) : '');
  }

  readonly #change = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLButtonElement;
    if (!this.#status) {
      const part = await statusPart();
      this.#unready = !part;
      this.requestUpdate();
      this.#status ??= part && new part.LeadStatus(this);
    }
    const words = this.#words.current;
    if (words && this.base.current) await this.#status?.open(button, { ...this.base.current, ...words });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-lead-header': DkLeadHeader;
  }
}
