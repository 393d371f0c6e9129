import { type Crm, type Seen, type Task, asDealerkitError } from '@dealerkit/core';
import { type CSSResult, html, nothing, type TemplateResult } from 'lit';
import { announce } from '../../base/live-region.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { Menu } from '../../base/menu.ts';
import { type DialogHost, showDialog } from '../../base/show-dialog.ts';
import { troubleText } from '../../base/states.ts';
import { instantOf, localOf, dayAfter } from '../../base/zone.ts';
import { leadNoun } from '../../context/contracts.ts';
import { completeTask, setLeadStatus } from '../../context/task-contracts.ts';
import { asking } from '../../styles/asking.styles.ts';
import { menu } from '../../styles/menu.styles.ts';
import type { TaskListMessages } from '../locales/en.ts';

/** The list that the deadlines stand in. */
export interface ContactHost extends DialogHost, HTMLElement {
  readonly crm: Crm | undefined;
  wear(...styles: readonly CSSResult[]): void;
}

/** What is asked about a deadline with. */
export interface ContactView {
  readonly words: BaseMessages & TaskListMessages;
  readonly lang: string;
  readonly timeZone: string | undefined;
}

/**
 * Whether contact was made on a deadline, with the next step in the same click; after the configured attempts it proposes to give the lead
 * up (behaviours.md C28, C28a). It loads when somebody is about to say so.
 */
export class TaskContact {
  readonly #host: ContactHost;
  readonly #menu: Menu;
  #lost: { readonly leadId: string; readonly attempts: number } | undefined;
  #trouble: string | undefined;

  constructor(host: ContactHost) {
    this.#host = host;
    this.#menu = new Menu(host);
    host.wear(menu, asking);
  }

  /** Opens the choices at a button. */
  async open(button: HTMLButtonElement, task: Seen<Task>, view: ContactView): Promise<void> {
    const { words, timeZone } = view;
    const now = Date.now();
    const morning = instantOf(timeZone, `${dayAfter(localOf(timeZone, now).slice(0, 10), 1)}T09:00`);
    const say =
      (next?: number): (() => void) =>
      () =>
        void this.#say(task, next, view);
    await this.#menu.open(button, button.ariaLabel ?? '', [
      { label: words.contactMade, act: say() },
      { label: words.againInAnHour, apart: true, act: say(now + 3_600_000) },
      { label: words.againTomorrow, act: say(morning) },
    ]);
  }

  /** The menu, the proposal, and what was not done. */
  render({ words, lang }: ContactView): TemplateResult {
    return html`${this.#trouble ? html`<p class="dk-error" role="alert">${this.#trouble}</p>` : nothing} ${this.#menu.render()}
    ${
      this.#lost
        ? html`<dialog class="dk-dialog dk-asking" id="lost" part="dialog" aria-labelledby="lost-title" aria-describedby="lost-text">
            <form method="dialog">
              <p class="dk-heading" id="lost-title">${words.lostTitle}</p>
              <p id="lost-text">${words.lostText.replace('{n}', this.#lost.attempts.toLocaleString(lang))}</p>
              <div class="dk-actions">
                <button class="dk-button" value="" id="lost-keep">${words.keepOpen}</button>
                <button class="dk-button dk-destructive" value="lost">${words.lostConfirm}</button>
              </div>
            </form>
          </dialog>`
        : nothing
    }`;
  }

  async #say(task: Seen<Task>, next: number | undefined, { words }: ContactView): Promise<void> {
    const { crm } = this.#host;
    if (!crm) return;
    const { id, leadId } = task;
    this.#trouble = undefined;
    try {
      const input = next === undefined ? { id } : { id, contactMade: false, next: { dueAt: new Date(next).toISOString() } };
      const { proposeLost, attempts = 0 } = await crm.run(completeTask, input);
      announce(next === undefined ? words.contactNoted : words.deadlineMoved);
      if (proposeLost && leadId) await this.#propose(crm, leadId, attempts, words);
    } catch (error) {
      this.#trouble = troubleText(asDealerkitError(error), words);
    }
    this.#host.requestUpdate();
  }

  async #propose(crm: Crm, leadId: string, attempts: number, words: TaskListMessages): Promise<void> {
    const lead = await crm.get(leadNoun, leadId).catch(() => undefined);
    if (!lead || !crm.can('lead.update', lead)) return;
    this.#lost = { leadId, attempts };
    const answer = await showDialog(this.#host, '#lost', '#lost-keep');
    this.#lost = undefined;
    if (answer !== 'lost') return;
    await crm.run(setLeadStatus, { id: leadId, status: 'lost', lostReasonId: 'unreachable' });
    announce(words.leadLost);
  }
}
