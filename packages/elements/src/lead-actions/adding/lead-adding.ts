import { type Client, type Crm, type DealerkitError, type Lead, type Seen, asDealerkitError, paperLanguage } from '@dealerkit/core';
import type { CSSResult, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Dictionaries } from '../../base/dictionaries.ts';
import type { Asking, AskingHost } from '../../base/asking.ts';
import { Asker } from '../../base/asker.ts';
import { announce } from '../../base/live-region.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { Menu } from '../../base/menu.ts';
import { failedState } from '../../base/failed-state.ts';
import { Messages } from '../../base/messages.ts';
import { saveLead } from '../../base/save-paper.ts';
import { asking } from '../../styles/asking.styles.ts';
import { createAsking } from '../../task-form/task-asking.ts';
import type { TaskFormMessages } from '../../task-form/locales/en.ts';
import { taskFormMessages } from '../../task-form/task-form.messages.ts';
import { menu } from '../../styles/menu.styles.ts';
import type { Reached } from '../reached.ts';
import type { ActionName } from '../lead-action.ts';
import { LeadAddedEvent, LeadAssignedEvent } from '../lead-actions.events.ts';
import { assignAsking } from './assign.asking.ts';
import { documentAsking } from './document.asking.ts';
import { leadAddingMessages } from './lead-adding.messages.ts';
import { adding } from './lead-adding.styles.ts';
import type { Adding } from './lead-adding.view.ts';
import type { LeadAddingMessages } from './locales/en.ts';
import { messageAsking } from './message.asking.ts';
import { offerAsking } from './offer.asking.ts';
import { remarkAsking } from './remark.asking.ts';
import { testDriveAsking } from './test-drive.asking.ts';
import { tradeInAsking } from './trade-in.asking.ts';

/** The bar that the dialogs belong to. */
export interface AddingHost extends AskingHost {
  readonly lead: Seen<Lead> | undefined;
  readonly lists: Dictionaries;
  readonly reached: readonly Reached[] | undefined;
  readonly client: Partial<Seen<Client>> | undefined;
  readonly language: string;
  may(action: ActionName): boolean;
  refresh(): Promise<void>;
  wear(...styles: readonly CSSResult[]): void;
}

const askings: Readonly<Record<ActionName, (view: Adding) => Omit<Asking, 'title' | 'save'>>> = {
  message: messageAsking,
  tradeIn: tradeInAsking,
  offer: offerAsking,
  testDrive: testDriveAsking,
  remark: remarkAsking,
  document: documentAsking,
  task: (view) => createAsking(view.crm, { leadId: view.lead.id, clientIds: [undefined] }, view.asking, () => undefined),
  assign: assignAsking,
};

/** The dialogs of the bar and its menu. They load when somebody is about to press a button. */
export class LeadAdding {
  readonly menu: Menu;
  readonly #host: AddingHost;
  readonly #own: Messages<LeadAddingMessages>;
  readonly #task: Messages<TaskFormMessages>;
  readonly #asker: Asker;
  // Why the lead sheet was not saved.
  #failed: DealerkitError | undefined;

  constructor(host: AddingHost) {
    this.#host = host;
    this.#asker = new Asker(host);
    this.#own = new Messages(host, leadAddingMessages);
    this.#task = new Messages(host, taskFormMessages);
    this.menu = new Menu(host);
    host.wear(menu, asking, adding);
  }

  get dirty(): boolean {
    return this.#asker.dirty;
  }

  /** Drops what was typed: somebody else is here, or another lead. */
  forget(): void {
    this.#asker.forget();
    this.#failed = undefined;
  }

  render(words: BaseMessages): TemplateResult {
    return html`${this.#trouble(words)}${this.menu.render()}${this.#asker.render(words)}`;
  }

  /** Asks for what an action needs, does it, and says so. */
  async ask(action: ActionName, base: BaseMessages): Promise<void> {
    if (!this.#own.current || !this.#task.current) await Promise.all([this.#own.ready, this.#task.ready]);
    const view = this.#view(base);
    if (!view) return;
    const { words, lead } = view;
    const own = askings[action](view);
    let saved: unknown;
    const done = await this.#asker.ask({
      ...own,
      draft: `lead.${action}:${lead.id}`,
      title: words.titles[action].replace('{name}', () => lead.name),
      save: words.saves[action],
      explain: { conflict: words.conflict, ...own.explain },
      refused: () => (this.#host.may(action) ? undefined : words.revoked),
      run: async (crm, ...given) => {
        saved = await own.run(crm, ...given);
      },
    });
    if (!done) return;
    announce(words.done[action]);
    for (const one of [saved].flat()) this.#tell(action, lead.id, one as { readonly id: string; readonly ownerId?: string | null });
    await this.#host.refresh();
  }

  /** Saves the lead sheet, and says so. */
  async print(crm: Crm, id: string): Promise<void> {
    if (!this.#own.current) await this.#own.ready;
    this.#failed = undefined;
    try {
      await saveLead(crm, id, paperLanguage(this.#host.language));
      if (this.#own.current) announce(this.#own.current.sheetSaved);
    } catch (error) {
      this.#failed = asDealerkitError(error);
    }
    this.#host.requestUpdate();
  }

  #trouble(base: BaseMessages): TemplateResult | typeof nothing {
    const own = this.#own.current;
    if (!this.#failed || !own) return nothing;
    return this.#failed.code === 'unsupported'
      ? html`<p class="dk-error" role="alert" part="error">${own.noPapers}</p>`
      : failedState(own.paperFailed, this.#failed, base);
  }

  #tell(action: ActionName, leadId: string, { id, ownerId = null }: { readonly id: string; readonly ownerId?: string | null }): void {
    this.#host.dispatchEvent(
      action === 'assign' ? new LeadAssignedEvent({ id: leadId, ownerId }) : new LeadAddedEvent({ noun: action, id }),
    );
  }

  #view(base: BaseMessages): Adding | undefined {
    const { crm, lead, lists, language, reached = [], client = {} } = this.#host;
    const [own, task] = [this.#own.current, this.#task.current];
    if (!crm || !lead || !own || !task) return undefined;
    const { currency = 'EUR' } = lists.settings;
    const timeZone = lists.zoneOf(lead.branchId) ?? lists.settings.timeZone;
    return {
      ...{ reached, client },
      ...{ crm, lead, currency, lang: language, dictionaries: lists, words: { ...base, ...own } },
      me: crm.session.state.value?.principal.id,
      timeZone,
      asking: { words: { ...base, ...task }, lang: language, dictionaries: lists, timeZone },
      changed: () => {
        this.#host.requestUpdate();
      },
    };
  }
}
