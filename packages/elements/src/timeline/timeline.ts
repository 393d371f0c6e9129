import { type Client, type EventCategory, type Lead, type Seen, eventCategories, eventsOf } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { Arrivals } from '../base/arrivals.ts';
import { CrmElement } from '../base/crm-element.ts';
import { activeElement } from '../base/dialog.ts';
import { pick } from '../base/filters.template.ts';
import { flag } from '../base/flag.ts';
import { formatFor } from '../base/format.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { moreTemplate } from '../base/more.template.ts';
import { plural } from '../base/plural.ts';
import { emptyState, staleState } from '../base/states.ts';
import { eventNoun } from '../context/history-contracts.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { PagesController } from '../controllers/pages-controller.ts';
import { RecordsController } from '../controllers/records-controller.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import type { TimelineActions } from './actions/timeline-actions.ts';
import { daysOf } from './event-days.ts';
import { type SeenEvent, type Telling, sentenceOf, textOf } from './event-text.ts';
import { type ItemAction, type Linked, actionsOn, isWorkable } from './item-actions.ts';
import { historyQuery } from './timeline-query.ts';
import type { TimelineMessages } from './locales/en.ts';
import type { RemarkBox } from './remark-box.ts';
import { RemarkAddedEvent, TimelineCategoryEvent } from './timeline.events.ts';
import { timelineMessages } from './timeline.messages.ts';
import { timeline } from './timeline.styles.ts';
import { type Delivery, type Quoted, boxSkeleton, daysTemplate, historySkeleton } from './timeline.template.ts';

const boxPart = () => import('./remark-box.ts').catch(() => undefined);
const actionsPart = () => import('./actions/timeline-actions.ts').catch(() => undefined);

const categories = ['all', ...eventCategories] as const;

/**
 * What happened to a lead or a client, live, the newest first: who did what, remarks in their own words. With the right to it, remarks are
 * written here, and what the lines tell of is worked on.
 * @summary The history of a lead or a client, and the box for remarks.
 * @fires dk-remark-added - A remark was added; `detail` has its id, and the id of its reminder's task.
 * @fires dk-timeline-category - Another category was chosen.
 * @fires dk-open - A lead was clicked; prevent it when a router of the page takes over.
 * @csspart remark - The box for a remark.
 * @csspart add - The button that adds the remark.
 * @csspart remind - The button that adds a reminder to it.
 * @csspart history - All days.
 * @csspart day - One day.
 * @csspart item - One line.
 * @csspart delivery - Whether the mail of a line has left, was not delivered or came back.
 * @csspart mail - A mail that is read in full.
 * @csspart acts - The button for what may be done to what a line tells of.
 * @csspart menu - What may be done to it.
 * @csspart dialog - What is asked before it is done.
 * @csspart field - One field of a form.
 * @csspart save - The button that does it.
 * @csspart cancel - The button that leaves it.
 * @csspart discard - The button that throws away what was typed.
 * @csspart notice - Why it was not done.
 * @csspart more - The button for older lines.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Nothing happened, or not found.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkTimeline extends CrmElement {
  static override readonly tag = 'dk-timeline';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    leadId: { attribute: 'lead-id' },
    clientId: { attribute: 'client-id' },
    category: {},
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, timeline];

  /** Id of the lead whose history it is. */
  leadId = '';
  /** Id of the client whose history it is, with that of his leads; `lead-id` outweighs it. */
  clientId = '';
  /** What is shown: `all`, `contact`, `task`, `sale`, `remark`, `document` or `change`. */
  category: EventCategory | 'all' = 'all';
  /** Level of the days' headings in the page. */
  headingLevel: string | number = 3;

  readonly #words = new Messages(this, timelineMessages);
  readonly #pages = new PagesController(this, eventNoun);
  readonly #subject = new WatchedController<Seen<Lead> | Seen<Client>>(this);
  readonly #linked = new RecordsController(this);
  readonly #arrivals = new Arrivals();
  #box: RemarkBox | undefined;
  #actions: TimelineActions | undefined;
  // A part could not be loaded.
  #unready = false;
  #asked = '';

  constructor() {
    super();
    new ClockController(this);
    new UnsavedController(this, () => this.#box?.dirty || this.#actions?.dirty);
  }

  protected override forget(): void {
    this.#box = undefined;
    this.#actions = undefined;
    this.#unready = false;
    this.#asked = '';
    this.#pages.ask(undefined, undefined);
    this.#linked.follow(undefined, []);
    this.#arrivals.reset();
    const { noun, id } = this.#of;
    this.#subject.follow(this.crm && id ? this.crm.watch({ name: noun }, id) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('leadId') || changed.has('clientId')) this.forget();
    const { noun, id } = this.#of;
    if (!this.crm || !this.scope.session || !id || this.#wrong) return;
    const asked = `${noun}:${id} ${this.category}`;
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#arrivals.reset();
      this.#pages.ask(this.crm, historyQuery(noun, id, this.category === 'all' ? undefined : eventsOf(this.category)), { keep: true });
    }
    if (!this.#box && !this.#unready && this.crm.can('remark.create')) void this.#boxing();
    this.#linked.follow(
      this.crm,
      this.#pages.rows.flatMap(({ link }) => (link && isWorkable(link) ? [link] : [])),
    );
  }

  protected override updated(): void {
    const words = this.#words.current;
    const { rows, loading } = this.#pages;
    const base = this.base.current;
    if (loading || !words || !base) return;
    const arrived = this.#arrivals.take(rows.map(({ id }) => id));
    const [newest] = rows;
    if (arrived === 0 || !newest) return;
    const one = arrived === 1 && this.#arrivals.fresh.has(newest.id);
    announce(one ? textOf(sentenceOf(newest, this.#telling({ ...base, ...words }))) : plural(this.base.lang, arrived, words.arrived));
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const wrong = this.#wrong;
    if (wrong && words) return this.mistake('timeline-attribute', `<${this.localName}> ${wrong}.`, words);
    const skeleton = historySkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    const { value, error, stale } = this.#subject.current ?? {};
    if (!value) return error ? this.trouble(error, words, this.#refresh) : skeleton;
    const all = { ...words, ...own };
    return html`${stale || this.#pages.stale ? staleState(words, this.#refresh) : nothing}
      ${this.crm?.can('remark.create') ? (this.#box?.render(all) ?? boxSkeleton) : nothing}
      <div class="top">${this.#picker(all)}</div>
      ${this.#unready ? html`<p class="dk-error" role="alert">${own.partMissing}</p>` : nothing}
      ${this.#actions?.trouble(all)}${this.#history(all)}${this.#actions?.render(all)}`;
  }

  get #of(): { readonly noun: 'lead' | 'client'; readonly id: string } {
    return this.leadId ? { noun: 'lead', id: this.leadId } : { noun: 'client', id: this.clientId };
  }

  get #wrong(): string | undefined {
    if (!this.#of.id) return 'needs lead-id="…" or client-id="…"';
    return categories.includes(this.category)
      ? undefined
      : `does not know category="${this.category}"; there are: ${categories.join(', ')}`;
  }

  #picker(words: BaseMessages & TimelineMessages): TemplateResult | typeof nothing {
    return pick({
      name: 'category',
      label: words.show,
      rows: categories.map((id) => ({ id, title: words.categories[id] })),
      value: this.category,
      take: this.#choose,
    });
  }

  #history(words: BaseMessages & TimelineMessages): TemplateResult {
    const { rows, loading, error } = this.#pages;
    if (error) return this.trouble(error, words, this.#refresh);
    if (loading && rows.length === 0) return historySkeleton(words.loading);
    if (rows.length === 0) return this.#empty(words);
    const days = daysTemplate(daysOf(rows, this.timeZone), {
      ...this.#telling(words),
      hrefFor: this.scope.hrefFor,
      headingLevel: Number(this.headingLevel),
      now: Date.now(),
      namesLead: this.#of.noun === 'client',
      fresh: this.#arrivals.fresh,
      quoted: this.#quoted,
      delivery: this.#delivery,
      workable: ({ link }) => this.#actionsOn(link).length > 0,
      prepare: this.#prepare,
      open: this.#open,
    });
    return html`<div class="history" part="history" role="group" aria-label=${words.title} aria-busy=${flag(loading)}>${days}</div>
      ${moreTemplate(this.#pages, words)}`;
  }

  #empty(words: BaseMessages & TimelineMessages): TemplateResult {
    if (this.category === 'all') return emptyState(words.emptyTitle, words.emptyText);
    const all = html`<button class="dk-button" type="button" @click=${this.#showAll}>${words.showAll}</button>`;
    return emptyState(words.noMatchTitle, words.noMatchText, all);
  }

  #telling(words: BaseMessages & TimelineMessages): Telling {
    const { dictionaries } = this;
    return { words, lang: this.base.lang, dictionaries, format: formatFor(this.base.lang, this.timeZone), titleOf: this.#titleOf };
  }

  /** @internal */
  get timeZone(): string | undefined {
    return this.dictionaries.settings.timeZone;
  }

  /** @internal */
  get currency(): string {
    return this.dictionaries.settings.currency ?? 'EUR';
  }

  /** @internal */
  get about(): { readonly leadId: string } | { readonly clientId: string } {
    return this.leadId ? { leadId: this.leadId } : { clientId: this.clientId };
  }

  /** @internal */
  remarkAdded(detail: { readonly id: string; readonly taskId: string | null }): void {
    this.dispatchEvent(new RemarkAddedEvent(detail));
  }

  /** @internal Called when something was done: focus stays in the line where it was. */
  async refocus(id: string): Promise<void> {
    await this.updateComplete;
    const now = activeElement();
    if (now && now !== document.body) return;
    this.renderRoot.querySelector<HTMLElement>(`.item[data-id="${CSS.escape(id)}"]`)?.focus();
  }

  readonly #refresh = (): void => {
    void this.#subject.refresh();
    this.#pages.refresh();
  };

  readonly #choose = (category: string): void => {
    this.category = category as EventCategory | 'all';
    this.dispatchEvent(new TimelineCategoryEvent({ category: this.category }));
  };

  readonly #showAll = (): void => {
    this.#choose('all');
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[name=category]')?.focus());
  };

  #record(link: string | null | undefined): Linked | undefined {
    return link ? this.#linked.of(link)?.value : undefined;
  }

  readonly #titleOf = (link: string): string | undefined => (this.#record(link) as { readonly title?: string } | undefined)?.title;

  readonly #quoted = ({ type, link }: SeenEvent): Quoted => {
    if (type !== 'remark.created' || !link) return undefined;
    if (this.#linked.of(link)?.error?.code === 'not-found') return 'gone';
    const { text } = (this.#record(link) ?? {}) as { readonly text?: string };
    return text === undefined ? undefined : { text };
  };

  readonly #delivery = ({ type, link }: SeenEvent): Delivery | undefined =>
    type === 'message.created' ? (this.#record(link)?.status as Delivery | undefined) : undefined;

  #actionsOn(link: string | null | undefined): readonly ItemAction[] {
    const record = this.#record(link);
    const lead = this.#of.noun === 'lead' ? (this.#subject.current?.value as Seen<Lead> | undefined) : undefined;
    return this.crm && link && record ? actionsOn(this.crm, link, record, lead) : [];
  }

  async #boxing(): Promise<void> {
    const { crm } = this;
    const part = await boxPart();
    if (crm !== this.crm) return;
    this.#unready = !part;
    this.#box ??= part && new part.RemarkBox(this);
    this.requestUpdate();
  }

  readonly #prepare = async (): Promise<void> => {
    const { crm } = this;
    const part = await actionsPart();
    if (crm !== this.crm) return;
    this.#unready = !part;
    this.#actions ??= part && new part.TimelineActions(this);
    this.requestUpdate();
  };

  readonly #open = async (button: HTMLButtonElement, { id, link }: SeenEvent): Promise<void> => {
    await this.#prepare();
    const record = this.#record(link);
    const base = this.base.current;
    if (!record || !base) return;
    await this.#actions?.open(button, { event: id, record, actions: this.#actionsOn(link) }, base);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-timeline': DkTimeline;
  }
}
