import { type Crm, type Seen, type Task, asDealerkitError, nextSteps } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Asking } from '../base/asking.ts';
import { announce } from '../base/live-region.ts';
import type { MenuEntry } from '../base/menu.ts';
import { type DialogHost, showDialog } from '../base/show-dialog.ts';
import { troubleText } from '../base/states.ts';
import { leadNoun } from '../context/contracts.ts';
import { completeTask, setLeadStatus } from '../context/task-contracts.ts';
import { moveAsking } from './task-asking.ts';
import type { TaskAskingView } from './task-fields.ts';

/** The list that the deadlines stand in. */
export interface ContactHost extends DialogHost {
  readonly crm: Crm | undefined;
}

/**
 * Whether contact was made on a deadline, with the next step in the same click; after the configured attempts it proposes to give the lead
 * up (behaviours.md C28, C28a).
 */
export class TaskContact {
  readonly #host: ContactHost;
  #lost: { readonly leadId: string; readonly attempts: number } | undefined;
  #trouble: string | undefined;

  constructor(host: ContactHost) {
    this.#host = host;
  }

  /** Notes that somebody was reached. Answers whether it could be noted. */
  made(task: Seen<Task>, view: TaskAskingView): Promise<boolean> {
    return this.#try(task, undefined, view);
  }

  /** What may follow when nobody was reached; `onDate` asks for a date, `done` hears that it was noted. */
  notMade(task: Seen<Task>, view: TaskAskingView, onDate: () => void, done?: () => void): readonly MenuEntry[] {
    const { words, dictionaries } = view;
    const { hour, tomorrow } = nextSteps(new Date(Date.now()).toISOString(), dictionaries.settings.timeZone ?? 'UTC');
    const say = (next: string) => () => void this.#try(task, next, view).then((noted) => noted && done?.());
    return [
      { label: words.againInAnHour, act: say(hour) },
      { label: words.againTomorrow, act: say(tomorrow) },
      { label: words.again, act: onDate },
    ];
  }

  /** The proposal, and what was not done. */
  render({ words, lang }: TaskAskingView): TemplateResult {
    return html`${this.#trouble ? html`<p class="dk-error" role="alert">${this.#trouble}</p>` : nothing}
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

  /** Asks by `ask` when to try again, and notes that nobody was reached. Answers whether it was noted. */
  async again(task: Seen<Task>, name: string, view: TaskAskingView, ask: (what: Asking) => Promise<boolean>): Promise<boolean> {
    const { words } = view;
    let then: (() => Promise<void>) | undefined;
    const title = words.againOf.replace('{name}', () => name);
    const noted = await ask({
      ...moveAsking(title, task.dueAt, view, async (crm, next) => {
        then = await this.#note(crm, task, next, view);
      }),
      save: words.save,
    });
    await then?.();
    return noted;
  }

  // Without a next step somebody was reached. Answers with what the lead is proposed to be given up for.
  async #note(
    crm: Crm,
    { id, leadId }: Seen<Task>,
    next: string | undefined,
    { words }: TaskAskingView,
  ): Promise<(() => Promise<void>) | undefined> {
    const input = next === undefined ? { id } : { id, contactMade: false, next: { dueAt: next } };
    const { proposeLost, attempts = 0 } = await crm.run(completeTask, input);
    announce(next === undefined ? words.contactNoted : words.deadlineMoved);
    return proposeLost && leadId ? () => this.#propose(crm, leadId, attempts, words) : undefined;
  }

  async #try(task: Seen<Task>, next: string | undefined, view: TaskAskingView): Promise<boolean> {
    const { crm } = this.#host;
    if (!crm) return false;
    this.#trouble = undefined;
    let noted = true;
    try {
      await (
        await this.#note(crm, task, next, view)
      )?.();
    } catch (error) {
      this.#trouble = troubleText(asDealerkitError(error), view.words);
      noted = false;
    }
    this.#host.requestUpdate();
    return noted;
  }

  async #propose(crm: Crm, leadId: string, attempts: number, words: TaskAskingView['words']): Promise<void> {
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
