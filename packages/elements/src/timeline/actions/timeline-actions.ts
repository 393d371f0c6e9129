import { type Crm, type DealerkitError, asDealerkitError } from '@dealerkit/core';
import { type CSSResult, html, nothing, type TemplateResult } from 'lit';
import type { Asking, AskingHost } from '../../base/asking.ts';
import { Asker } from '../../base/asker.ts';
import { announce } from '../../base/live-region.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { Menu } from '../../base/menu.ts';
import { Messages } from '../../base/messages.ts';
import { failedState } from '../../base/failed-state.ts';
import { errorState } from '../../base/states.ts';
import { asking } from '../../styles/asking.styles.ts';
import { menu } from '../../styles/menu.styles.ts';
import type { ItemAction, Linked } from '../item-actions.ts';
import { asked, atOnce } from './item-work.ts';
import type { TimelineActionsMessages } from './locales/en.ts';
import { timelineActionsMessages } from './timeline-actions.messages.ts';

/** The history whose lines are worked on. */
export interface ActionsHost extends AskingHost {
  readonly crm: Crm | undefined;
  readonly timeZone: string | undefined;
  readonly currency: string;
  refocus(event: string): Promise<void>;
  wear(...styles: readonly CSSResult[]): void;
}

/** The line whose menu is opened. */
export interface OpenedLine {
  /** Id of the event. */
  readonly event: string;
  readonly record: Linked;
  readonly actions: readonly ItemAction[];
}

/** What ends something, apart from the rest. */
const ends = new Set<ItemAction>(['deleteRemark', 'deleteDocument', 'withdrawOffer', 'withdrawTradeIn', 'cancelDrive']);

/** What may be done to what a line tells of: its menu, what is asked, and what was not done. It loads when somebody is about to press the button (behaviours.md C21). */
export class TimelineActions {
  readonly #host: ActionsHost;
  readonly #menu: Menu;
  readonly #own: Messages<TimelineActionsMessages>;
  readonly #asker: Asker;
  #failed: DealerkitError | undefined;

  constructor(host: ActionsHost) {
    this.#host = host;
    this.#asker = new Asker(host);
    this.#menu = new Menu(host);
    this.#own = new Messages(host, timelineActionsMessages);
    host.wear(menu, asking);
  }

  get dirty(): boolean {
    return this.#asker.dirty;
  }

  /** Opens the menu of a line at its button. */
  async open(button: HTMLButtonElement, line: OpenedLine, base: BaseMessages): Promise<void> {
    await this.#own.ready;
    const own = this.#own.current;
    if (!own) return;
    this.#failed = undefined;
    const words = { ...base, ...own };
    await this.#menu.open(
      button,
      own.actions,
      line.actions.map((action, index) => ({
        label: own[action],
        apart: ends.has(action) && index > 0,
        act: () => void this.#act(action, line, words),
      })),
    );
  }

  /** Why the last of them was not done. */
  trouble(base: BaseMessages): TemplateResult | typeof nothing {
    const own = this.#own.current;
    if (!this.#failed || !own) return nothing;
    const known = this.#overtaken(this.#failed) ? own.overtaken : this.#failed.code === 'unsupported' ? own.noPapers : undefined;
    return known ? errorState({ title: own.notDone, text: known }, base) : failedState(own.notDone, this.#failed, base);
  }

  /** The menu and what is asked. */
  render(base: BaseMessages): TemplateResult {
    return html`${this.#menu.render()}${this.#asker.render(base)}`;
  }

  #overtaken({ code, details }: DealerkitError): boolean {
    return code === 'invalid' && details.fields?.['status'] !== undefined;
  }

  async #act(action: ItemAction, line: OpenedLine, words: BaseMessages & TimelineActionsMessages): Promise<void> {
    if (!(await this.#do(action, line, words))) return;
    announce(words.done);
    await this.#host.refocus(line.event);
  }

  async #do(action: ItemAction, { record }: OpenedLine, words: BaseMessages & TimelineActionsMessages): Promise<boolean> {
    const { crm, timeZone, currency } = this.#host;
    const question = asked[action]?.({ record, words, timeZone, currency });
    if (question) return this.#ask(question, words);
    try {
      if (crm) await atOnce[action]?.(crm, record);
      return true;
    } catch (error) {
      this.#failed = asDealerkitError(error);
      this.#host.requestUpdate();
      return false;
    }
  }

  async #ask(question: Asking, words: TimelineActionsMessages): Promise<boolean> {
    const means = (error: DealerkitError): string | undefined =>
      question.means?.(error) ?? (this.#overtaken(error) ? words.overtaken : undefined);
    return this.#asker.ask({ ...question, means });
  }
}
