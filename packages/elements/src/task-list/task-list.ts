import type { Seen, Task } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Arrivals } from '../base/arrivals.ts';
import { CrmElement } from '../base/crm-element.ts';
import { activeElement, openDialog } from '../base/dialog.ts';
import type { Row } from '../base/dictionaries.ts';
import { flag } from '../base/flag.ts';
import { formatFor } from '../base/format.ts';
import { keysDialog } from '../base/keys.template.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { moreTemplate } from '../base/more.template.ts';
import { plural } from '../base/plural.ts';
import { receivers } from '../base/receivers.ts';
import { emptyState, refusedState, staleState } from '../base/states.ts';
import { nameOf } from '../base/task-name.ts';
import { teamOf } from '../base/team.ts';
import { startOfDay } from '../base/zone.ts';
import { clientNoun, leadNoun } from '../context/contracts.ts';
import { taskNoun } from '../context/task-contracts.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { NamesController } from '../controllers/names-controller.ts';
import { PagesController } from '../controllers/pages-controller.ts';
import { RowKeysController } from '../controllers/row-keys-controller.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WindowController } from '../controllers/window-controller.ts';
import { filterBar } from '../styles/filter-bar.styles.ts';
import { status } from '../styles/status.styles.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import type { TaskFormMessages } from '../task-form/locales/en.ts';
import { taskFormMessages } from '../task-form/task-form.messages.ts';
import type { ActionsView, TaskActions } from './actions/task-actions.ts';
import type { TaskBulkMessages } from './bulk/locales/en.ts';
import type { TaskBulk, TaskBulkView } from './bulk/task-bulk.ts';
import type { TaskListMessages } from './locales/en.ts';
import { TaskCompletion } from './task-completion.ts';
import { filtersTemplate } from './task-filters.template.ts';
import { TaskLines } from './task-lines.ts';
import { TaskFiltersEvent } from './task-list.events.ts';
import { taskListMessages } from './task-list.messages.ts';
import { barSkeleton, rowsSkeleton } from './task-list.skeleton.template.ts';
import { list } from './task-list.styles.ts';
import { dueChoices, statusChoices, type TaskFilters, taskQuery, whoseChoices } from './task-query.ts';
import { type Choosing, groupTemplate, headTemplate, type LineView, rowTemplate } from './task-row.template.ts';

const choices = { status: statusChoices, whose: whoseChoices, due: dueChoices };
const changes = ['task.update', 'task.assign', 'task.delete'];
const actionsPart = () => import('./actions/task-actions.ts').catch(() => undefined);
const bulkPart = () => Promise.all([import('./bulk/task-bulk.ts'), import('./bulk/task-bulk.messages.ts')]).catch(() => undefined);
const everything: TaskFilters = { status: 'open', whose: 'all', person: '', category: '', due: '', from: '', until: '', search: '' };

/** What of the session every row is made with. */
interface Known {
  readonly session: unknown;
  readonly lang: string;
  readonly categories: ReadonlyMap<string, Row>;
  readonly people: ReadonlyMap<string, string>;
  readonly reachable: readonly Row[];
  readonly hasTeam: boolean;
}

/**
 * Tasks and deadlines, live and by right: overdue, today and later; filtered, searched, completed. However many there are, only those
 * that are seen are drawn. Attributes say what it starts with; what the person then chooses is told by `dk-task-filters`.
 * @summary What a person has to do.
 * @slot empty - What to offer where there is no task yet.
 * @fires dk-open - A task, or the lead of a deadline, was clicked; prevent it when a router of the page takes over.
 * @fires dk-task-filters - Other tasks were chosen.
 * @fires dk-task-created - Tasks were created; `detail` has their ids.
 * @fires dk-task-deleted - A task was deleted; `detail` has its id.
 * @fires dk-task-completed - A task was completed; `detail` has its id.
 * @fires dk-task-reopened - A closed task is open again.
 * @csspart filters - The filter bar.
 * @csspart count - How many there are.
 * @csspart list - The rows.
 * @csspart row - One task or deadline.
 * @csspart more - The button for the next page.
 * @csspart new - The button for a new task.
 * @csspart select - The button that begins to choose tasks.
 * @csspart chosen - How many are chosen.
 * @csspart acts - What may be done to them.
 * @csspart progress - How far it is.
 * @csspart menu - What may be done to a task, and whether contact was made on a deadline.
 * @csspart dialog - What is asked about a task, and the proposal to give a lead up.
 * @csspart field - One field of a dialog.
 * @csspart save - The button of a dialog that does it.
 * @csspart cancel - The button that leaves it.
 * @csspart discard - The button that throws away what was typed.
 * @csspart notice - Why something was not done.
 * @csspart result - What came of each of several new tasks.
 * @csspart keys - The dialog with the keys.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - No task.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkTaskList extends CrmElement {
  static override readonly tag = 'dk-task-list';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    status: {},
    whose: {},
    person: {},
    category: {},
    due: {},
    from: {},
    until: {},
    search: {},
    lead: {},
    client: {},
    clients: { attribute: false },
    without: {},
  };

  static override styles: CSSResultGroup = [widgetStyles, status, filterBar, list];

  /** `open` or `closed`. */
  status: TaskFilters['status'] = 'open';
  /** Whose tasks: `all`, `mine` or `team`. */
  whose: TaskFilters['whose'] = 'all';
  /** Id of a person; it outweighs `whose`. */
  person = '';
  /** Id of a category. */
  category = '';
  /** Until when they are due: `today`, `3-days`, `week`, or `dates`, which are `from` and `until`. */
  due: TaskFilters['due'] = '';
  /** First day, `YYYY-MM-DD`. */
  from = '';
  /** Last day, `YYYY-MM-DD`. */
  until = '';
  /** Words to search for. */
  search = '';
  /** Id of a lead: only its tasks. */
  lead = '';
  /** Id of a client: only his tasks. */
  client = '';
  /** Ids of clients: a new task is made for each of them. */
  clients: readonly string[] = [];
  /** A kind of tasks to leave out, such as `deadline` beside `<dk-deadline-list>`. */
  without: '' | Task['kind'] = '';

  readonly #words = new Messages(this, taskListMessages);
  readonly #pages = new PagesController(this, taskNoun);
  readonly #names = new NamesController(this);
  readonly #arrivals = new Arrivals();
  readonly #completion = new TaskCompletion(this);
  readonly #keys = new RowKeysController(this, {
    ids: () => this.#ids,
    nameOf: (index) => {
      const [task, words] = [this.#pages.rows[index], this.#words.current];
      return task && words ? nameOf(task, words) : '';
    },
    focus: (id) => void this.#focus(id),
    focused: () => this.renderRoot.querySelector<HTMLElement>('.row:focus-within')?.dataset['id'],
    help: () => void this.#help(),
  });
  #lines = new TaskLines([], false, { now: 0, timeZone: undefined });
  readonly #window = new WindowController(this, {
    list: () => this.renderRoot.querySelector<HTMLElement>('.lines'),
    count: () => this.#lines.count,
    held: () => this.#lines.of(this.#ids.indexOf(this.#keys.current ?? '')),
  });
  #of: { readonly rows: readonly Seen<Task>[]; readonly ids: readonly string[] } = { rows: [], ids: [] };
  #told: readonly string[] | undefined;
  #known: Known | undefined;
  #asked = '';
  #actions: TaskActions | undefined;
  #asking: Messages<TaskFormMessages> | undefined;
  #bulk: TaskBulk | undefined;
  #bulkWords: Messages<TaskBulkMessages> | undefined;
  // A part could not be loaded.
  #unready = false;
  #unfolded = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new ClockController(this);
    new UnsavedController(this, () => this.#actions?.dirty || this.#bulk?.dirty);
  }

  /** What is shown now. */
  get filters(): TaskFilters {
    const { status, whose, person, category, due, from, until, search } = this;
    return { status, whose, person, category, due, from, until, search };
  }

  protected override forget(): void {
    clearTimeout(this.#typing);
    // What a former person searched for may be a name.
    if (this.hasUpdated) this.search = '';
    this.#asked = '';
    this.#known = undefined;
    this.#pages.ask(undefined, undefined);
    this.#keys.reset();
    this.#names.reset();
    this.#arrivals.reset();
    this.#completion.reset();
    this.#actions = this.#bulk = undefined;
    this.#unready = false;
    this.#window.reset();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(): void {
    const { session } = this.scope;
    if (!this.crm || !session || this.#wrong) return;
    const { settings, people } = this.dictionaries;
    const { timeZone } = settings;
    // "Overdue" moves on with the minute; everything else asks again only when it is another question.
    const now = Math.floor(Date.now() / 60_000) * 60_000;
    const { lead, client, without } = this;
    const query = taskQuery({ ...this.filters, lead, client, without }, session, people, { now, timeZone });
    const asked = JSON.stringify(query);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#told = undefined;
      this.#arrivals.reset();
      this.#window.reset();
      this.#pages.ask(this.crm, query, { keep: true });
    }
    this.#lines = new TaskLines(this.#pages.rows, this.status === 'open', { now, timeZone });
  }

  protected override updated(_changed: PropertyValues): void {
    const words = this.#words.current;
    const { hasMore, loading, loadingMore, moreError } = this.#pages;
    if (loading || !words) return;
    if (hasMore && !loadingMore && !moreError && this.#window.atEnd) this.#pages.more();
    if (this.#told === this.#ids) return;
    this.#told = this.#ids;
    const arrived = this.#arrivals.take(this.#ids);
    if (arrived === 0) return;
    announce(plural(this.base.lang, arrived, words.arrived));
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const wrong = this.#wrong;
    if (wrong && words) return this.mistake('task-list-attribute', `<${this.localName}> does not know ${wrong}.`, words);
    const skeleton = html`${barSkeleton}${rowsSkeleton(words?.loading ?? '…')}`;
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    if (!this.crm?.can('task.view')) return refusedState(words);
    const all = { ...words, ...own };
    return html`${this.#pages.stale ? staleState(words, this.#pages.refresh) : nothing} ${this.#bar(all)} ${this.#completion.trouble(all)}
    ${this.#content(all)} ${this.#acting(all)} ${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing}
    ${keysDialog(own.keysTitle, this.#mayChange ? [...own.keys, [own.keyDelete, own.deleteKey]] : own.keys, words.close)}`;
  }

  get #wrong(): string | undefined {
    const wrong = Object.entries(choices).find(([name, known]) => !known.includes(this[name as keyof typeof choices] as never));
    return wrong && `${wrong[0]}="${this[wrong[0] as keyof typeof choices]}"; there are: ${wrong[1].filter(Boolean).join(', ')}`;
  }

  get #ids(): readonly string[] {
    const { rows } = this.#pages;
    if (this.#of.rows !== rows) this.#of = { rows, ids: rows.map(({ id }) => id) };
    return this.#of.ids;
  }

  /** What does not change from row to row, made once for a session. */
  get #shared(): Known {
    const { session } = this.scope;
    const { lang } = this.base;
    if (this.#known && this.#known.session === session && this.#known.lang === lang) return this.#known;
    const { dictionaries, crm } = this;
    this.#known = {
      session,
      lang,
      categories: new Map(dictionaries.list('taskCategories').map((row) => [row.id, row])),
      people: new Map(dictionaries.people.map(({ id, name }) => [id, name])),
      reachable: crm ? receivers(crm, 'task.view', dictionaries, session?.principal.id) : [],
      hasTeam: session ? teamOf(session.principal, dictionaries.people).length > 1 : false,
    };
    return this.#known;
  }

  #bar(words: BaseMessages & TaskListMessages): TemplateResult {
    const { reachable, hasTeam } = this.#shared;
    return filtersTemplate({
      filters: this.filters,
      words,
      dictionaries: this.dictionaries,
      people: reachable,
      hasTeam,
      unfolded: this.#unfolded,
      onChange: this.#choose,
      onSearch: (text) => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => {
          this.#choose({ search: text });
        }, 250);
      },
      onUnfold: () => {
        this.#unfolded = !this.#unfolded;
        this.requestUpdate();
      },
    });
  }

  #content(words: BaseMessages & TaskListMessages): TemplateResult {
    const { rows, loading, error, total, hasMore } = this.#pages;
    if (error) return this.trouble(error, words, this.#pages.refresh);
    if (loading && rows.length === 0) return rowsSkeleton(words.loading);
    if (rows.length === 0) return this.#empty(words);
    const view = this.#view(words);
    const acting = this.#mayChange || this.crm?.can('task.complete') === true;
    const bulk = this.#bulkView(words);
    return html`<div class="top">
        <p class="count dk-help" part="count">${this.#count(total, words)}</p>
        <div class="tools">${this.#selectButton(words, acting)}${this.#newButton(words)}</div>
      </div>
      ${bulk && this.#bulk ? this.#bulk.bar(bulk) : nothing}
      <div
        class="list ${acting ? 'acting' : ''}"
        part="list"
        role="grid"
        aria-label=${words.title}
        aria-multiselectable=${this.#bulk ? 'true' : nothing}
        aria-rowcount=${hasMore ? -1 : this.#lines.count + 1}
        aria-busy=${flag(loading)}
        @keydown=${this.#onKey}
        @focusin=${this.#onFocus}
      >
        <div role="rowgroup">${headTemplate(words, this.status === 'closed', acting)}</div>
        <div class="lines" role="rowgroup">
          ${repeat(
            this.#window.lines,
            (line) => this.#keyOf(line),
            (line) => this.#line(line, view),
          )}
        </div>
      </div>
      ${moreTemplate(this.#pages, words)}`;
  }

  #view(words: BaseMessages & TaskListMessages): LineView {
    const { crm } = this;
    const { categories, people } = this.#shared;
    const { timeZone } = this.dictionaries.settings;
    const now = Date.now();
    return {
      words,
      categories,
      people,
      format: formatFor(this.base.lang, timeZone),
      hrefFor: this.scope.hrefFor,
      now: new Date(now).toISOString(),
      tomorrow: new Date(startOfDay(timeZone, now, 1)).toISOString(),
      current: this.#keys.current,
      fresh: this.#arrivals.fresh,
      pending: this.#completion.pending,
      choosing: this.#choosing(words),
      mayComplete: (task) => crm?.can('task.complete', task) ?? false,
      onTurn: (task) => void this.#completion.turn(task, words),
      onContact: (button, task) => void this.#act(words, (actions, view) => actions.openContact(button, task, view)),
      mayChange: (task) => changes.some((right) => crm?.can(right, task)),
      onMenu: (button, task) => void this.#act(words, (actions, view) => actions.open(button, task, view)),
      onNear: actionsPart,
      aboutOf: ({ leadId, clientId }) => {
        if (!crm || (!leadId && !clientId)) return '';
        return leadId ? this.#names.of(crm, leadNoun, leadId) : this.#names.of(crm, clientNoun, clientId ?? '');
      },
    };
  }

  /** Whether the person holds any right to change a task. */
  get #mayChange(): boolean {
    return changes.some((right) => this.crm?.can(right));
  }

  #acting(words: BaseMessages & TaskListMessages): TemplateResult | typeof nothing {
    const view = this.#actionsView(words);
    const bulk = this.#bulkView(words);
    return html`${view && this.#actions?.render(view)}${bulk && this.#bulk?.render(bulk)}`;
  }

  #actionsView(words: BaseMessages & TaskListMessages): ActionsView | undefined {
    const asked = this.#asking?.current;
    const { crm } = this;
    if (!asked || !crm) return undefined;
    const clientOf = (id: string): string => this.#names.of(crm, clientNoun, id);
    return { words: { ...words, ...asked }, lang: this.base.lang, dictionaries: this.dictionaries, clientOf };
  }

  /** Does something with the part that acts, which loads now at the latest. */
  async #act(words: BaseMessages & TaskListMessages, work: (actions: TaskActions, view: ActionsView) => Promise<void>): Promise<void> {
    const { crm } = this;
    this.#asking ??= new Messages(this, taskFormMessages);
    if (!this.#actions || !this.#asking.current) {
      const [part] = await Promise.all([actionsPart(), this.#asking.ready]);
      if (crm !== this.crm) return;
      this.#unready = !part;
      this.#actions ??= part && new part.TaskActions(this);
      this.requestUpdate();
    }
    const view = this.#actionsView(words);
    if (this.#actions && view) await work(this.#actions, view);
  }

  /** @internal Completes a task, or opens it again. */
  turn(task: Seen<Task>): void {
    const [base, words] = [this.base.current, this.#words.current];
    if (base && words) void this.#completion.turn(task, { ...base, ...words });
  }

  /** @internal Called when something was done to a task: focus stays in the list. */
  async refocus(): Promise<void> {
    await this.updateComplete;
    const now = activeElement();
    if (now && now !== document.body) return;
    const { current } = this.#keys;
    if (current === undefined) this.renderRoot.querySelector<HTMLElement>('[name=search]')?.focus();
    else await this.#focus(current);
  }

  #newButton(words: BaseMessages & TaskListMessages): TemplateResult | typeof nothing {
    if (!this.crm?.can('task.create')) return nothing;
    const { lead, client, clients } = this;
    const links = { leadId: lead || undefined, clientIds: clients.length > 0 ? clients : [client || undefined] };
    return html`<button
      class="dk-button"
      type="button"
      part="new"
      @pointerenter=${actionsPart}
      @focus=${actionsPart}
      @click=${() => void this.#act(words, (actions, view) => actions.create(links, view))}
    >
      ${words.newTask}
    </button>`;
  }

  #selectButton(words: TaskListMessages & BaseMessages, acting: boolean): TemplateResult | typeof nothing {
    if (!acting) return nothing;
    return html`<button
      class="dk-button"
      type="button"
      part="select"
      aria-pressed=${flag(this.#bulk !== undefined)}
      @pointerenter=${bulkPart}
      @focus=${bulkPart}
      @click=${() => void this.#select(words)}
    >
      ${words.select}
    </button>`;
  }

  /** Begins to choose tasks, or ends it. */
  async #select(words: TaskListMessages & BaseMessages): Promise<void> {
    const { crm } = this;
    if (this.#bulk) this.#bulk = undefined;
    else
      await this.#act(words, async () => {
        const part = await bulkPart();
        if (crm !== this.crm) return;
        this.#unready = !part;
        if (!part) return;
        this.#bulkWords ??= new Messages(this, part[1].taskBulkMessages);
        await this.#bulkWords.ready;
        this.#bulk ??= new part[0].TaskBulk(this);
      });
    this.requestUpdate();
  }

  #bulkView(words: BaseMessages & TaskListMessages): TaskBulkView | undefined {
    const [view, bulk] = [this.#actionsView(words), this.#bulkWords?.current];
    return view && bulk && { ...view, words: { ...view.words, bulk } };
  }

  #choosing(words: BaseMessages & TaskListMessages): Choosing | undefined {
    const [bulk, view] = [this.#bulk, this.#bulkView(words)];
    if (!bulk || !view) return undefined;
    return {
      has: (id) => bulk.selection.has(id),
      toggle: (id, range) => {
        bulk.toggle(id, range, view);
      },
      label: view.words.bulk.selectOne,
    };
  }

  /** @internal The tasks as they are loaded. */
  get tasks(): readonly Seen<Task>[] {
    return this.#pages.rows;
  }

  #keyOf(line: number): string {
    const at = this.#lines.at(line);
    return 'group' in at ? at.group : (this.#ids[at.task] ?? '');
  }

  #line(line: number, view: LineView): TemplateResult | typeof nothing {
    const at = this.#lines.at(line);
    if ('group' in at) return groupTemplate(at.group, at.count.toLocaleString(this.base.lang), line, view);
    const task = this.#pages.rows[at.task];
    return task ? rowTemplate(task, line, view) : nothing;
  }

  #count(total: number | undefined, words: TaskListMessages): string {
    if (total === undefined) return '';
    return total > 1000
      ? words.countMore.replace('{n}', (1000).toLocaleString(this.base.lang))
      : plural(this.base.lang, total, words.count);
  }

  #empty(words: BaseMessages & TaskListMessages): TemplateResult {
    const { filters } = this;
    const narrowed = (Object.keys(everything) as (keyof TaskFilters)[]).some(
      (name) => name !== 'status' && filters[name] !== everything[name],
    );
    if (narrowed) {
      const clear = html`<button class="dk-button" type="button" @click=${this.#clear}>${words.clear}</button>`;
      return emptyState(words.noMatchTitle, words.noMatchText, clear);
    }
    if (this.status === 'closed') return emptyState(words.noneClosedTitle, words.noneClosedText);
    return emptyState(words.emptyTitle, words.emptyText, html`<slot name="empty">${this.#newButton(words)}</slot>`);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest('.open')?.closest<HTMLElement>('.row');
    const task = this.#pages.rows[this.#ids.indexOf(row?.dataset['id'] ?? '')];
    if (row && task && event.key === ' ' && !this.#keys.typesSpace(event)) {
      const button = row.querySelector<HTMLElement>(this.#bulk ? '.tick input' : '.tick button');
      if (button) button.click();
      else this.turn(task);
      event.preventDefault();
    } else if (task && event.key === 'Delete') this.#delete(task);
    else this.#keys.onKey(event);
  };

  #delete(task: Seen<Task>): void {
    const [base, words] = [this.base.current, this.#words.current];
    if (base && words) void this.#act({ ...base, ...words }, (actions, view) => actions.delete(task, view));
  }

  readonly #choose = (filters: Partial<TaskFilters>): void => {
    Object.assign(this, filters);
    this.dispatchEvent(new TaskFiltersEvent(this.filters));
  };

  readonly #clear = (): void => {
    this.#choose({ ...everything, status: this.status });
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[name=search]')?.focus();
    });
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const id = (event.target as Element).closest<HTMLElement>('.row')?.dataset['id'];
    if (id !== undefined) this.#keys.visit(id);
  };

  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`.row[data-id="${CSS.escape(id)}"] .open`)?.focus();
  }

  async #help(): Promise<void> {
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('dialog[part=keys]');
    if (dialog) await openDialog(dialog);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-task-list': DkTaskList;
  }
}
