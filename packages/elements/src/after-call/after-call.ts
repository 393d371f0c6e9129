import { type Crm, type DealerkitError, type Seen, type Task, asDealerkitError } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Asking } from '../base/asking.ts';
import { Asker } from '../base/asker.ts';
import { failedState } from '../base/failed-state.ts';
import { announce } from '../base/live-region.ts';
import { Menu } from '../base/menu.ts';
import { Messages } from '../base/messages.ts';
import { createRemark } from '../context/history-contracts.ts';
import { taskNoun } from '../context/task-contracts.ts';
import { asking } from '../styles/asking.styles.ts';
import { menu } from '../styles/menu.styles.ts';
import { TaskContact } from '../task-form/task-contact.ts';
import type { TaskAskingView } from '../task-form/task-fields.ts';
import { taskFormMessages } from '../task-form/task-form.messages.ts';
import { afterCallMessages } from './after-call.messages.ts';
import { afterCall } from './after-call.styles.ts';
import type { CallHost, CallView } from './call-controller.ts';
import { type Call, dropCall } from './calls.ts';
import type { AfterCallMessages } from './locales/en.ts';

type Words = TaskAskingView['words'] & AfterCallMessages;
type View = TaskAskingView & { readonly words: Words };

async function nearestDeadline(crm: Crm, leadId: string): Promise<Seen<Task> | undefined> {
  const where = { and: [{ eq: ['leadId', leadId] }, { eq: ['kind', 'deadline'] }, { eq: ['status', 'open'] }] } as const;
  try {
    return (await crm.list(taskNoun, { where, sort: 'due', limit: 1 })).items[0];
  } catch {
    // Who may not see it, or is not on the network, can still say how it went.
    return undefined;
  }
}

/**
 * Asks whether contact was made by a call. The answer goes to the lead's nearest open deadline, with the next step where nobody was
 * reached; to a remark where there is none (behaviours.md C28a).
 */
export class AfterCall {
  readonly #host: CallHost;
  readonly #call: Call;
  readonly #ended: () => void;
  readonly #own: Messages<AfterCallMessages>;
  readonly #asked: Messages<Words>;
  readonly #menu: Menu;
  readonly #contact: TaskContact;
  readonly #asker: Asker;
  // The deadline that the answer goes to; null where it is a remark, undefined until it is known.
  #deadline: Seen<Task> | null | undefined;
  #busy = false;
  #failed: DealerkitError | undefined;

  /** `ended` hears that there is nothing more to ask. */
  constructor(host: CallHost, call: Call, ended: () => void) {
    this.#host = host;
    this.#call = call;
    this.#ended = ended;
    this.#own = new Messages(host, afterCallMessages);
    this.#asked = new Messages(host, taskFormMessages) as unknown as Messages<Words>;
    this.#menu = new Menu(host, 'call');
    this.#contact = new TaskContact(host);
    this.#asker = new Asker(host);
    host.wear(menu, asking, afterCall);
    void this.#find();
  }

  /** Something was typed that is not saved. */
  get dirty(): boolean {
    return this.#asker.dirty;
  }

  render(shown: CallView): TemplateResult | typeof nothing {
    const [own, asked] = [this.#own.current, this.#asked.current];
    if (this.#deadline === undefined || !own || !asked) return nothing;
    const view: View = { ...shown, words: { ...asked, ...shown.words, ...own } };
    const { words } = view;
    const question = words.question.replace('{name}', () => this.#call.name);
    return html`<div class="dk-notice after-call" role="status" part="after-call">
        <p>${question}</p>
        <div class="answers">
          <button class="dk-button dk-primary" type="button" part="reached" @click=${() => this.#reached(view)}>${words.yes}</button>
          <button
            class="dk-button"
            id="not-reached"
            type="button"
            part="not-reached"
            aria-haspopup=${this.#deadline ? 'menu' : nothing}
            @click=${(event: Event) => this.#notReached(event.currentTarget as HTMLButtonElement, view)}
          >
            ${words.notReached}
          </button>
          <button class="dk-quiet" type="button" part="put-aside" aria-label=${words.close} @click=${this.#end}>×</button>
        </div>
      </div>
      ${this.#failed ? failedState(words.notNoted, this.#failed, words) : nothing}${this.#contact.render(view)} ${this.#menu.render()}
      ${this.#asker.render(words)}`;
  }

  async #find(): Promise<void> {
    const { crm, leadId, lead } = this.#host;
    if (!crm || !lead) return;
    const task = await nearestDeadline(crm, leadId);
    this.#deadline = task && crm.can('task.complete', task) ? task : null;
    // Nothing could be done with an answer.
    if (!this.#deadline && (lead.discarded || !crm.can('remark.create'))) this.#end();
    else this.#host.requestUpdate();
  }

  readonly #end = (): void => {
    dropCall();
    this.#ended();
  };

  async #noted(): Promise<void> {
    this.#end();
    await this.#host.refresh();
  }

  async #reached(view: View): Promise<void> {
    const task = this.#deadline;
    await this.#once(async () => {
      if (!task) await this.#remark(view.words.reachedRemark, view);
      else if (await this.#contact.made(task, view)) await this.#noted();
    });
  }

  async #notReached(button: HTMLButtonElement, view: View): Promise<void> {
    const task = this.#deadline;
    if (!task) {
      await this.#once(() => this.#remark(view.words.missedRemark, view));
      return;
    }
    const noted = (): void => void this.#noted();
    const ask = (what: Asking): Promise<boolean> => this.#asker.ask(what);
    const onDate = (): void =>
      void this.#contact.again(task, this.#call.name, view, ask).then((done) => {
        if (done) noted();
      });
    await this.#menu.open(button, view.words.notReached, this.#contact.notMade(task, view, onDate, noted));
  }

  async #remark(text: string, { words }: View): Promise<void> {
    await this.#host.crm?.run(createRemark, { leadId: this.#call.leadId, text: text.replace('{name}', () => this.#call.name) });
    announce(words.noted);
    await this.#noted();
  }

  async #once(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#failed = undefined;
    try {
      await work();
    } catch (error) {
      this.#failed = asDealerkitError(error);
      this.#host.requestUpdate();
    }
    this.#busy = false;
  }
}
