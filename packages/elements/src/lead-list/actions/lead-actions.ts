import type { Crm, Lead, Seen } from '@dealerkit/core';
import { type CSSResult, type TemplateResult, html, nothing } from 'lit';
import { assignDialog, type Assignment } from '../../base/assign.template.ts';
import type { Dictionaries } from '../../base/dictionaries.ts';
import { announce } from '../../base/live-region.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { Menu, type MenuEntry } from '../../base/menu.ts';
import type { Messages } from '../../base/messages.ts';
import { plural } from '../../base/plural.ts';
import { receivers } from '../../base/receivers.ts';
import { type DialogHost, showDialog } from '../../base/show-dialog.ts';
import { asking } from '../../styles/asking.styles.ts';
import { bulk } from '../../styles/bulk.styles.ts';
import { menu } from '../../styles/menu.styles.ts';
import { LeadsAssignedEvent, LeadsDeleteEvent, LeadsDeletedEvent, LeadsDiscardedEvent, LeadsRestoredEvent } from './lead-actions.events.ts';
import { type LeadAction, LeadWork, concerned } from './lead-work.ts';
import { workDialog } from './lead-work.template.ts';
import type { LeadActionsMessages } from './locales/en.ts';

/** The list that the leads stand in. */
export interface LeadActionsHost extends DialogHost, HTMLElement {
  readonly crm: Crm | undefined;
  wear(...styles: readonly CSSResult[]): void;
}

/** What the menu and the dialogs are shown with. */
export interface LeadActionsView {
  readonly words: BaseMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
}

/** What can be undone comes first; what cannot, last (behaviours.md E3). */
const order: readonly LeadAction[] = ['discard', 'restore', 'assign', 'delete'];
const events = { discard: LeadsDiscardedEvent, restore: LeadsRestoredEvent, assign: LeadsAssignedEvent, delete: LeadsDeletedEvent };

/** Milliseconds that a run may take without being shown: nothing blinks. */
const unseenMs = 300;

/** What may be done to leads, to one or to all that are chosen. It loads when somebody is about to do it. */
export class LeadActions {
  readonly #host: LeadActionsHost;
  readonly #own: Messages<LeadActionsMessages>;
  readonly #menu: Menu;
  readonly #settled: (done: readonly string[]) => void;
  #work: LeadWork | undefined;
  /** To whom the work's leads are to go, while that is asked. */
  #assignment: (Assignment & { readonly missing: boolean }) | undefined;

  /** `settled` is told which leads need not be chosen any more. */
  constructor(host: LeadActionsHost, own: Messages<LeadActionsMessages>, settled: (done: readonly string[]) => void) {
    this.#host = host;
    this.#own = own;
    this.#settled = settled;
    this.#menu = new Menu(host);
    host.wear(menu, asking, bulk);
  }

  /** The buttons of a selection. */
  bar(leads: readonly Seen<Lead>[]): TemplateResult | undefined {
    const words = this.#own.current;
    if (!words) return undefined;
    const clear = (): void => {
      this.#settled(leads.map(({ id }) => id));
    };
    return html`<button class="dk-quiet" type="button" @click=${clear}>${words.clear}</button>
      <div class="acts" part="acts">
        ${this.#possible(leads).map(
          (action) => html`<button class="dk-button" type="button" @click=${() => void this.do(action, leads)}>${words[action]}</button>`,
        )}
      </div>`;
  }

  /** Opens the menu of one lead at its button. */
  async open(button: HTMLButtonElement, lead: Seen<Lead>): Promise<void> {
    const words = this.#own.current;
    if (!words) return;
    const entries = this.#possible([lead]).map((action, index): MenuEntry => ({
      label: words[action],
      apart: action === 'delete' && index > 0,
      act: () => void this.do(action, [lead]),
    }));
    await this.#menu.open(button, button.ariaLabel ?? '', entries);
  }

  /** The menu, and the dialog of the work under way. */
  render({ words: base, lang, dictionaries }: LeadActionsView): TemplateResult | undefined {
    const own = this.#own.current;
    const { crm } = this.#host;
    if (!own || !crm) return undefined;
    const words = { ...base, ...own };
    const work = this.#work;
    return html`${this.#menu.render()}
    ${
      work && !this.#assignment
        ? workDialog({
            work,
            words,
            lang,
            mayDiscard: this.#possible(work.records).includes('discard'),
            onConfirm: () => void this.#confirm(work),
            onRetry: () => void this.#run(work, undefined, work.failed),
          })
        : nothing
    }
    ${work && this.#assignment ? this.#pick(work, this.#assignment, crm, { words, lang, dictionaries }) : nothing}`;
  }

  /** Does it, after asking where it cannot be undone or somebody must be chosen. */
  async do(action: LeadAction, leads: readonly Seen<Lead>[]): Promise<void> {
    const { crm } = this.#host;
    if (!crm) return;
    const work = new LeadWork(crm, action, concerned(action, leads), this.#changed);
    this.#work = work;
    this.#assignment = action === 'assign' ? { ownerId: '', inform: true, missing: false } : undefined;
    if (action === 'delete') {
      const answer = await this.#show(work, '#work-cancel');
      if (answer === 'discard') await this.do('discard', work.records);
    } else if (action === 'assign') {
      await showDialog(this.#host, '#assign');
      if (work.state === 'asked') this.#leave(work);
    } else await this.#run(work);
  }

  #possible(leads: readonly Seen<Lead>[]): readonly LeadAction[] {
    const { crm } = this.#host;
    return order.filter((action) => concerned(action, leads).some((lead) => crm?.can(`lead.${action}`, lead)));
  }

  #pick(work: LeadWork, chosen: Assignment & { readonly missing: boolean }, crm: Crm, view: ActionsShown): TemplateResult {
    const { words, lang, dictionaries } = view;
    return assignDialog({
      ...chosen,
      title: plural(lang, work.records.length, words.titles.assign),
      words,
      people: receivers(crm, 'lead.assign', dictionaries, crm.session.state.value?.principal.id),
      problem: chosen.missing ? words.problemRequired : undefined,
      trouble: undefined,
      saving: false,
      change: (more) => {
        this.#assignment = { ...chosen, ...more, missing: false };
        this.#changed();
      },
      onSubmit: () => void this.#give(work, chosen),
    });
  }

  async #give(work: LeadWork, { ownerId, inform }: Assignment): Promise<void> {
    if (ownerId === '') {
      this.#assignment = { ownerId, inform, missing: true };
      this.#changed();
      await this.#host.updateComplete;
      this.#host.renderRoot.querySelector<HTMLElement>('#assign [aria-invalid=true]')?.focus();
      return;
    }
    const running = this.#run(work, { ownerId, inform });
    this.#host.renderRoot.querySelector<HTMLDialogElement>('#assign')?.close();
    this.#assignment = undefined;
    await running;
  }

  async #confirm(work: LeadWork): Promise<void> {
    if (work.allowed.length === 0) return;
    const ids = work.allowed.map(({ id }) => id);
    if (this.#host.dispatchEvent(new LeadsDeleteEvent({ ids }))) await this.#run(work);
    else this.#dialog?.close();
  }

  async #run(work: LeadWork, assignment?: Assignment, leads = work.allowed): Promise<void> {
    const before = new Set(work.done);
    const running = work.start(assignment, leads);
    const timer = setTimeout(() => void this.#show(work), unseenMs);
    await running;
    clearTimeout(timer);
    const ids = work.done.filter((id) => !before.has(id));
    const words = this.#own.current;
    if (ids.length > 0) this.#host.dispatchEvent(new events[work.action]({ ids }));
    if (words) announce(plural(this.#own.lang, ids.length, words.done[work.action]));
    if (work.left.length > 0) void this.#show(work, '#work-close');
    else if (this.#dialog?.open) this.#dialog.close();
    else this.#leave(work);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('#work');
  }

  /** Shows the work, if it is not shown yet; what was done of it is let go when it is closed. */
  async #show(work: LeadWork, focus?: string): Promise<string> {
    if (this.#work !== work) return '';
    if (this.#dialog?.open) {
      await this.#host.updateComplete;
      if (focus) this.#dialog.querySelector<HTMLElement>(focus)?.focus();
      return '';
    }
    const answer = await showDialog(this.#host, '#work', focus);
    this.#leave(work);
    return answer;
  }

  #leave(work: LeadWork): void {
    if (this.#work === work) this.#work = undefined;
    this.#settled(work.done);
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };
}

interface ActionsShown extends Omit<LeadActionsView, 'words'> {
  readonly words: BaseMessages & LeadActionsMessages;
}
