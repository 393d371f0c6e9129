import type { Lead, Query, Seen, Task } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { activeElement } from '../base/dialog.ts';
import { formatFor } from '../base/format.ts';
import { lasting } from '../base/lasting.ts';
import { shapeOf } from '../base/lead-status.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { moreTemplate } from '../base/more.template.ts';
import { emptyState, refusedState, staleState } from '../base/states.ts';
import { leadNoun } from '../context/contracts.ts';
import { taskNoun } from '../context/task-contracts.ts';
import { PagesController } from '../controllers/pages-controller.ts';
import { TickController } from '../controllers/tick-controller.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import type { TaskFormMessages } from '../task-form/locales/en.ts';
import { taskFormMessages } from '../task-form/task-form.messages.ts';
import type { DeadlineActions, DeadlineActionsView } from './deadline-actions.ts';
import { DeadlineChangedEvent } from './deadline-list.events.ts';
import { deadlineListMessages } from './deadline-list.messages.ts';
import { deadlines } from './deadline-list.styles.ts';
import { type Act, type Deadline, type DeadlineView, deadlinesSkeleton, deadlinesTemplate } from './deadline-list.template.ts';
import type { DeadlineListMessages } from './locales/en.ts';

const actionsPart = () => import('./deadline-actions.ts').catch(() => undefined);
const closedAtOnce = 10;

const query = (lead: string, status: Task['status']): Query => ({
  where: { and: [{ eq: ['leadId', lead] }, { eq: ['kind', 'deadline'] }, { eq: ['status', status] }] },
  sort: status === 'open' ? 'due' : 'closed',
  limit: status === 'open' ? 100 : closedAtOnce,
});

/**
 * The deadlines of a lead, live: the open ones with the time left, then the closed ones with how they ended. By right it is said of each
 * whether contact was made, with the next step in the same click; they are moved and added.
 * @summary Until when a lead's client is to be contacted.
 * @fires dk-deadline-changed - A deadline was added, moved, worked on or deleted here; `detail` has its id.
 * @csspart list - The open ones, and the closed ones.
 * @csspart item - One of them.
 * @csspart deadline - The time left, or since it passed.
 * @csspart made - The button that says contact was made.
 * @csspart not-made - The button that proposes what follows when nobody was reached.
 * @csspart move - The button that moves it.
 * @csspart more - The button of the menu, and the one for earlier closed ones.
 * @csspart add - The button that adds a deadline.
 * @csspart menu - The menu.
 * @csspart dialog - What is asked about a deadline, and the proposal to give the lead up.
 * @csspart field - One field of it.
 * @csspart save - The button that does it.
 * @csspart cancel - The button that leaves it.
 * @csspart discard - The button that throws away what was typed.
 * @csspart notice - Why it was not done.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - No deadline, not found, or not allowed.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkDeadlineList extends CrmElement {
  static override readonly tag = 'dk-deadline-list';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    leadId: { attribute: 'lead-id' },
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, deadlines];

  /** Id of the lead. */
  leadId = '';
  /** Level of the heading in the page. */
  headingLevel: string | number = 3;

  readonly #words = new Messages(this, deadlineListMessages);
  readonly #lead = new WatchedController<Seen<Lead>>(this);
  readonly #open = new PagesController(this, taskNoun);
  readonly #closed = new PagesController(this, taskNoun);
  #actions: DeadlineActions | undefined;
  #asking: Messages<TaskFormMessages> | undefined;
  // A part could not be loaded.
  #unready = false;
  // The deadline that had focus before it was shown anew.
  #held: Element | null | undefined;

  constructor() {
    super();
    new TickController(this, (rendered) => {
      this.#tick(rendered);
    });
    new UnsavedController(this, () => this.#actions?.dirty);
  }

  protected override forget(): void {
    this.#actions = undefined;
    this.#unready = false;
    const { crm, leadId } = this;
    this.#lead.follow(crm && leadId ? crm.watch(leadNoun, leadId) : undefined);
    this.#open.ask(crm, leadId ? query(leadId, 'open') : undefined);
    this.#closed.ask(crm, leadId ? query(leadId, 'closed') : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('leadId')) this.forget();
    this.#held = (this.renderRoot as ShadowRoot).activeElement?.closest('.item');
  }

  protected override updated(): void {
    if (this.#held && !this.#held.isConnected) this.#refocus();
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    if (!this.leadId && words) return this.mistake('lead-id-missing', `<${this.localName}> needs lead-id="…", the id of a lead.`, words);
    const skeleton = deadlinesSkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    if (!this.crm?.can('task.view')) return refusedState(words);
    const { value: lead, error, stale } = this.#lead.current ?? {};
    if (!lead) return error ? this.trouble(error, words, this.#refresh) : skeleton;
    const failed = this.#open.error ?? this.#closed.error;
    if (failed) return this.trouble(failed, words, this.#refresh);
    if (this.#open.loading || this.#closed.loading) return skeleton;
    const all = { ...words, ...own };
    const view = this.#actionsView(all);
    return html`${stale || this.#open.stale || this.#closed.stale ? staleState(words, this.#refresh) : nothing}
    ${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing} ${this.#content(lead, all)}
    ${view && this.#actions?.render(view)}`;
  }

  #content(lead: Seen<Lead>, words: BaseMessages & DeadlineListMessages): TemplateResult {
    const [open, closed] = [this.#open.rows, this.#closed.rows];
    const view = this.#view(lead, words);
    const add = this.#addButton(lead, words);
    const level = Number(this.headingLevel);
    return html`<header>
        <div class="dk-heading" id="deadlines" role="heading" aria-level=${level} tabindex="-1">${words.title}</div>
        ${open.length + closed.length > 0 ? add : nothing}
      </header>
      ${open.length + closed.length === 0 ? emptyState(words.emptyTitle, words.emptyText, add) : nothing}
      ${open.length > 0 ? deadlinesTemplate(open, 'deadlines', view) : nothing}
      ${
        closed.length > 0
          ? html`<div class="sub" id="closed" role="heading" aria-level=${level + 1}>${words.closed}</div>
              ${deadlinesTemplate(closed, 'closed', view)}
              ${moreTemplate(this.#closed, { more: words.earlier, moreFailed: words.earlierFailed })}`
          : nothing
      }`;
  }

  #view(lead: Seen<Lead>, words: BaseMessages & DeadlineListMessages): DeadlineView {
    const { lang } = this.base;
    const { dictionaries } = this;
    return {
      words,
      lang,
      dictionaries,
      format: formatFor(lang, dictionaries.settings.timeZone),
      now: new Date(Date.now()).toISOString(),
      runs: shapeOf(lead) === 'open',
      pending: this.#actions?.pending ?? new Set(),
      may: (act, deadline) => this.#may(act, deadline as Seen<Task>),
      prepare: actionsPart,
      open: (act, button, deadline) => this.#act(act, button, deadline),
    };
  }

  #may(act: Act, deadline: Seen<Task>): boolean {
    const can = (action: string): boolean => this.crm?.can(`task.${action}`, deadline) ?? false;
    if (act === 'made' || act === 'notMade') return can('complete');
    if (act === 'move') return can('update');
    return can('delete') || can(deadline.status === 'open' ? 'assign' : 'complete');
  }

  #addButton(lead: Seen<Lead>, words: DeadlineListMessages): TemplateResult | undefined {
    if (!this.crm?.can('task.create') || shapeOf(lead) !== 'open') return undefined;
    return html`<button
      class="dk-button"
      type="button"
      part="add"
      @pointerenter=${actionsPart}
      @focus=${actionsPart}
      @click=${() => this.#with((actions, view) => actions.add(lead, view))}
    >
      ${words.add}
    </button>`;
  }

  #actionsView(words: BaseMessages & DeadlineListMessages): DeadlineActionsView | undefined {
    const asked = this.#asking?.current;
    return asked && { words: { ...asked, ...words }, lang: this.base.lang, dictionaries: this.dictionaries };
  }

  #act(act: Act, button: HTMLButtonElement, deadline: Deadline): Promise<void> {
    const task = deadline as Seen<Task>;
    return this.#with((actions, view) => (act === 'made' || act === 'move' ? actions[act](task, view) : actions[act](button, task, view)));
  }

  /** Does something with the part that acts, which loads now at the latest. */
  async #with(work: (actions: DeadlineActions, view: DeadlineActionsView) => Promise<void>): Promise<void> {
    const { crm } = this;
    this.#asking ??= new Messages(this, taskFormMessages);
    if (!this.#actions || !this.#asking.current) {
      const [part] = await Promise.all([actionsPart(), this.#asking.ready]);
      if (crm !== this.crm) return;
      this.#unready = !part;
      this.#actions ??= part && new part.DeadlineActions(this);
      this.requestUpdate();
    }
    const [words, own] = [this.base.current, this.#words.current];
    const view = words && own && this.#actionsView({ ...words, ...own });
    if (this.#actions && view) await work(this.#actions, view);
  }

  /** @internal Called when something was done to a deadline here: what is shown follows, and focus stays in the list. */
  async changed(id: string): Promise<void> {
    this.#refresh();
    this.dispatchEvent(new DeadlineChangedEvent({ id }));
    await this.updateComplete;
    this.#refocus();
  }

  // A deadline that was focused may have left its place; who has moved on by then is left there.
  #refocus(): void {
    const now = activeElement();
    if (!now || now === document.body) this.renderRoot.querySelector<HTMLElement>('#deadlines')?.focus();
  }

  readonly #refresh = (): void => {
    void this.#lead.refresh();
    this.#open.refresh();
    this.#closed.refresh();
  };

  #tick(rendered: boolean): void {
    const now = Date.now();
    const { lang } = this.base;
    let turned = false;
    for (const node of this.renderRoot.querySelectorAll<HTMLElement>('.time')) {
      const left = Date.parse(node.dataset['due'] ?? '') - now;
      turned ||= left < 0 !== node.matches('.late > *');
      const text = lasting(left, lang);
      if (node.textContent !== text) node.textContent = text;
    }
    if (turned && !rendered) this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-deadline-list': DkDeadlineList;
  }
}
