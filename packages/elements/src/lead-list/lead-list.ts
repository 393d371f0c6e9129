import type { Lead, Query, Seen } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { flag } from '../base/flag.ts';
import { repeat } from 'lit/directives/repeat.js';
import { Arrivals } from '../base/arrivals.ts';
import { CrmElement } from '../base/crm-element.ts';
import { activeElement, openDialog } from '../base/dialog.ts';
import { formatFor } from '../base/format.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { moreTemplate } from '../base/more.template.ts';
import { plural } from '../base/plural.ts';
import { teamOf } from '../base/team.ts';
import { emptyState, refusedState, staleState } from '../base/states.ts';
import { leadNoun } from '../context/contracts.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { PagesController } from '../controllers/pages-controller.ts';
import { RowKeysController } from '../controllers/row-keys-controller.ts';
import { filterBar } from '../styles/filter-bar.styles.ts';
import { status } from '../styles/status.styles.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import type { LeadTools, ToolsView } from './tools/lead-tools.ts';
import { filtersTemplate } from './lead-filters.template.ts';
import { LeadFiltersEvent } from './lead-list.events.ts';
import { leadListMessages } from './lead-list.messages.ts';
import { list } from './lead-list.styles.ts';
import { type LeadFilters, leadQuery, sortChoices, statusChoices, whoseChoices } from './lead-query.ts';
import { barSkeleton, rowsSkeleton } from './lead-list.skeleton.template.ts';
import { headTemplate, rowTemplate } from './lead-row.template.ts';
import type { LeadListMessages } from './locales/en.ts';

const choices = { whose: whoseChoices, status: statusChoices, sort: sortChoices };

/**
 * Leads, live and by right: filtered, searched, sorted, page by page. New ones appear by themselves.
 * Attributes say what it starts with; what the person then chooses is told by `dk-lead-filters`.
 * @summary The leads that a person may see.
 * @slot empty - What to offer where there is no lead yet.
 * @fires dk-open - A lead was clicked; prevent it when a router of the page takes over.
 * @fires dk-lead-filters - Other leads or another order were chosen.
 * @fires dk-leads-delete - The person confirmed a deletion; prevent it to keep the leads.
 * @fires dk-leads-deleted - Leads were deleted; `detail` has the ids.
 * @fires dk-leads-discarded - Leads were discarded.
 * @fires dk-leads-restored - Discarded leads were recovered.
 * @fires dk-leads-assigned - Leads have another owner.
 * @csspart filters - The filter bar.
 * @csspart count - How many there are.
 * @csspart list - The rows.
 * @csspart row - One lead.
 * @csspart acts - What may be done to the chosen leads.
 * @csspart menu - What may be done to one lead.
 * @csspart dialog - The question before something is done, and how far it is.
 * @csspart field - One field of a dialog.
 * @csspart save - The button that reassigns.
 * @csspart cancel - The button that leaves it.
 * @csspart delete - The button that deletes for good.
 * @csspart progress - How far the work is.
 * @csspart result - What was left undone.
 * @csspart more - The button for the next page.
 * @csspart keys - The dialog with the keys.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - No lead.
 * @csspart stale - What is shown may be old.
 * @csspart views - The button of the views, which says the one that is shown.
 * @csspart export - The button that saves a file.
 * @csspart export-result - What the file does not hold.
 * @csspart discard - The button that throws away what was typed.
 * @csspart notice - Why a view was not saved.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkLeadList extends CrmElement {
  static override readonly tag = 'dk-lead-list';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    whose: {},
    overdue: { type: Boolean },
    status: {},
    stage: {},
    source: {},
    branch: {},
    search: {},
    sort: {},
    address: {},
  };

  static override styles: CSSResultGroup = [widgetStyles, status, filterBar, list];

  /** Whose leads: `all`, `mine`, `team` or `unassigned`. */
  whose: LeadFilters['whose'] = 'all';
  /** Only open leads whose nearest deadline has passed. */
  overdue = false;
  /** `open`, `won`, `lost`, `any` of these, or `discarded`. */
  status: LeadFilters['status'] = 'open';
  /** Id of a stage. */
  stage = '';
  /** Id of a source. */
  source = '';
  /** Id of a branch. */
  branch = '';
  /** Words to search for. */
  search = '';
  /** `created`, `activity`, `deadline` or `name`. */
  sort: LeadFilters['sort'] = 'created';

  /** What the page's address calls the list, to keep there what is shown, as in `?leads.status=won`; without it the address stays as it is. */
  address = '';

  readonly #words = new Messages(this, leadListMessages);
  readonly #pages = new PagesController(this, leadNoun);
  readonly #arrivals = new Arrivals();
  /** @internal */
  readonly keys = new RowKeysController(this, {
    ids: () => this.#pages.rows.map(({ id }) => id),
    nameOf: (index) => this.#pages.rows[index]?.name ?? '',
    focus: (id) => this.#link(id)?.focus(),
    focused: () => this.renderRoot.querySelector<HTMLElement>('.row:focus-within')?.dataset['id'],
    help: () => void this.#help(),
  });
  #tools: LeadTools | undefined;
  #query: Query | undefined;
  // A part could not be loaded.
  #unready = false;
  #asked = '';
  #unfolded = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new ClockController(this);
  }

  /** What is shown now. */
  get filters(): LeadFilters {
    const { whose, overdue, status, stage, source, branch, search, sort } = this;
    return { whose, overdue, status, stage, source, branch, search, sort };
  }

  protected override forget(): void {
    clearTimeout(this.#typing);
    // What a former person searched for may be a name.
    if (this.hasUpdated) this.search = '';
    this.#asked = '';
    this.#pages.ask(undefined, undefined);
    this.keys.reset();
    this.#arrivals.reset();
    this.#tools = undefined;
    this.#unready = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(): void {
    const { session } = this.scope;
    if (!this.crm || !session || this.#wrong) return;
    // "Overdue" moves on with the minute; everything else asks again only when it is another question.
    const now = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    if (!this.#tools && !this.#unready) {
      void this.#equip();
      // What is to be shown stands there, and only the tools can read it.
      if (this.address) return;
    }
    const query = { ...leadQuery(this.filters, session, this.dictionaries.people, now), sum: 'budget' };
    this.#query = query;
    const asked = JSON.stringify(query);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#arrivals.reset();
    this.#pages.ask(this.crm, query, { keep: true });
  }

  protected override updated(_changed: PropertyValues): void {
    const words = this.#words.current;
    const { rows, loading } = this.#pages;
    if (loading || !words) return;
    const arrived = this.#arrivals.take(rows.map(({ id }) => id));
    if (arrived > 0) {
      announce(plural(this.base.lang, arrived, words.arrived));
      this.requestUpdate();
    }
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const wrong = this.#wrong;
    if (wrong && words) return this.mistake('lead-list-attribute', `<${this.localName}> does not know ${wrong}.`, words);
    const skeleton = html`${barSkeleton}${rowsSkeleton(words?.loading ?? '…')}`;
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    if (!this.crm?.can('lead.view')) return refusedState(words);
    const all = { ...words, ...own };
    return html`${this.#pages.stale ? staleState(words, this.#pages.refresh) : nothing} ${this.#bar(all)}
    ${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing} ${this.#content(all)}
    ${this.#tools?.render(this.#toolsView(all))}`;
  }

  get #wrong(): string | undefined {
    const wrong = Object.entries(choices).find(([name, known]) => !known.includes(this[name as keyof typeof choices] as never));
    return wrong && `${wrong[0]}="${this[wrong[0] as keyof typeof choices]}"; there are: ${wrong[1].join(', ')}`;
  }

  #bar(words: BaseMessages & LeadListMessages): TemplateResult {
    const { session } = this.scope;
    const { dictionaries } = this;
    return filtersTemplate({
      filters: this.filters,
      words,
      dictionaries,
      hasTeam: session ? teamOf(session.principal, dictionaries.people).length > 1 : false,
      unfolded: this.#unfolded,
      onChange: this.choose,
      onSearch: (text) => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => {
          this.choose({ search: text });
        }, 250);
      },
      onUnfold: () => {
        this.#unfolded = !this.#unfolded;
        this.requestUpdate();
      },
    });
  }

  #content(words: BaseMessages & LeadListMessages): TemplateResult {
    const { rows, loading, error, total } = this.#pages;
    if (error) return this.trouble(error, words, this.#pages.refresh);
    if (loading && rows.length === 0) return rowsSkeleton(words.loading);
    if (rows.length === 0) return this.#empty(words);
    const view = {
      words,
      dictionaries: this.dictionaries,
      format: formatFor(this.base.lang, this.dictionaries.settings.timeZone),
      hrefFor: this.scope.hrefFor,
      now: Date.now(),
      current: this.keys.current,
      fresh: this.#arrivals.fresh,
      choice: this.#tools?.row,
    };
    const choosable = this.mayAct;
    const count = this.#count(total, words);
    return html`${this.#tools?.tally(count, this.#toolsView(words)) ?? html`<p class="count dk-help ${choosable ? 'choosable' : ''}" part="count">${count}</p>`}
      <div
        class="list ${choosable ? 'choosable' : ''}"
        part="list"
        role="grid"
        aria-multiselectable=${choosable ? 'true' : nothing}
        aria-label=${words.title}
        aria-rowcount=${total !== undefined && total <= 1000 ? total + 1 : -1}
        aria-busy=${flag(loading)}
        @keydown=${this.#onKey}
        @focusin=${this.#onFocus}
      >
        ${headTemplate(words, view.choice)}
        ${repeat(
          rows,
          ({ id }) => id,
          (lead, index) => rowTemplate(lead, index, view),
        )}
      </div>
      ${moreTemplate(this.#pages, words)}`;
  }

  #count(total: number | undefined, words: LeadListMessages): string {
    if (total === undefined) return '';
    return total > 1000
      ? words.countMore.replace('{n}', (1000).toLocaleString(this.base.lang))
      : plural(this.base.lang, total, words.count);
  }

  #empty(words: BaseMessages & LeadListMessages): TemplateResult {
    const { whose, overdue, status, stage, source, branch, search } = this;
    const narrowed = whose !== 'all' || overdue || status !== 'open' || [stage, source, branch, search].some(Boolean);
    if (!narrowed) return emptyState(words.emptyTitle, words.emptyText, html`<slot name="empty"></slot>`);
    const clear = html`<button class="dk-button" type="button" @click=${this.#clear}>${words.clear}</button>`;
    return html`${this.#tools?.tally('', this.#toolsView(words))}${emptyState(words.noMatchTitle, words.noMatchText, clear)}`;
  }

  /** @internal Whether the person holds any right to do something to a lead. */
  get mayAct(): boolean {
    return ['discard', 'restore', 'assign', 'delete'].some((action) => this.crm?.can(`lead.${action}`));
  }

  /** @internal The leads as they are shown. */
  get leads(): readonly Seen<Lead>[] {
    return this.#pages.rows;
  }

  /** @internal Called when something was done to leads: focus stays in the list. */
  async refocus(): Promise<void> {
    await this.updateComplete;
    const now = activeElement();
    if (now && now !== document.body) return;
    const { current } = this.keys;
    (current === undefined ? this.renderRoot.querySelector<HTMLElement>('[name=search]') : this.#link(current))?.focus();
  }

  async #equip(): Promise<void> {
    const { crm } = this;
    const part = await import('./tools/lead-tools.ts').catch(() => undefined);
    if (crm !== this.crm) return;
    this.#unready = !part;
    this.#tools ??= part && new part.LeadTools(this);
    this.requestUpdate();
  }

  #toolsView(words: BaseMessages & LeadListMessages): ToolsView {
    return { words, lang: this.base.lang, dictionaries: this.dictionaries };
  }

  /** @internal */
  get query(): Query | undefined {
    return this.#query;
  }

  /** @internal */
  get sums(): Readonly<Record<string, number>> | undefined {
    return this.#pages.sums;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#tools?.onKey(event)) this.keys.onKey(event);
  };

  /** @internal Shows other leads, as the person wants. */
  readonly choose = (filters: Partial<LeadFilters>): void => {
    Object.assign(this, filters);
    this.#tools?.chosen();
    this.dispatchEvent(new LeadFiltersEvent(this.filters));
  };

  readonly #clear = (): void => {
    this.choose({ whose: 'all', overdue: false, status: 'open', stage: '', source: '', branch: '', search: '' });
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[name=search]')?.focus();
    });
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const id = (event.target as Element).closest<HTMLElement>('.row')?.dataset['id'];
    if (id !== undefined) this.keys.visit(id);
  };

  #link(id: string): HTMLElement | null {
    return this.renderRoot.querySelector(`.row[data-id="${CSS.escape(id)}"] .open`);
  }

  async #help(): Promise<void> {
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('dialog[part=keys]');
    if (dialog) await openDialog(dialog);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-lead-list': DkLeadList;
  }
}
