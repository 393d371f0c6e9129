import { type Lead, type Seen, type DealerkitError, asDealerkitError } from '@dealerkit/core';
import { type CSSResult, type TemplateResult, html, nothing } from 'lit';
import { type Dictionaries, type Row, inLanguage } from '../base/dictionaries.ts';
import type { Asking, AskingHost } from '../base/asking.ts';
import { Asker } from '../base/asker.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Menu } from '../base/menu.ts';
import { failedState } from '../base/failed-state.ts';
import { setLeadStatus } from '../context/lead-contracts.ts';
import { asking } from '../styles/asking.styles.ts';
import { menu } from '../styles/menu.styles.ts';
import type { Shown } from './lead-header.template.ts';
import type { LeadHeaderMessages } from './locales/en.ts';

type Words = BaseMessages & LeadHeaderMessages;

/** The header whose status this changes. */
export interface StatusHost extends AskingHost {
  readonly lead: Seen<Lead> | undefined;
  refresh(): Promise<void>;
  changed(status: Lead['status']): void;
  wear(...styles: readonly CSSResult[]): void;
}

const statuses = ['open', 'won', 'lost'] as const;

const note = 2000;

function lostAsking(lead: Seen<Lead>, words: Words, reasons: readonly Row[], required: boolean): Asking {
  return {
    title: words.lostTitle.replace('{name}', () => lead.name),
    save: words.markLost,
    draft: `lead.lost:${lead.id}`,
    start: { lostReasonId: '', lostNote: '' },
    fields: () => [
      {
        name: 'lostReasonId',
        label: words.lostReason,
        options: reasons,
        none: required ? words.chooseReason : words.noReason,
        required,
        wide: true,
      },
      { name: 'lostNote', label: words.lostNote, multiline: true, maxlength: note, wide: true },
    ],
    run: (crm, { lostReasonId, lostNote }) =>
      crm.run(setLeadStatus, {
        id: lead.id,
        status: 'lost',
        lostReasonId: (lostReasonId as string) || null,
        lostNote: (lostNote as string) || null,
      }),
  };
}

/** The change of a lead's status: its menu, and why it was lost. It loads when somebody is about to press the button. */
export class LeadStatus {
  readonly #host: StatusHost;
  readonly #menu: Menu;
  readonly #lost: Asker;
  #failed: DealerkitError | undefined;
  #dictionaries: Dictionaries | undefined;
  #lang = 'en';

  constructor(host: StatusHost) {
    this.#host = host;
    this.#lost = new Asker(host);
    this.#menu = new Menu(host);
    host.wear(menu, asking);
    host.requestUpdate();
  }

  get dirty(): boolean {
    return this.#lost.dirty;
  }

  /** Opens the menu of statuses at its button; winning needs a right of its own (behaviours.md C19, E17). */
  async open(button: HTMLButtonElement, words: Words): Promise<void> {
    const { lead, crm } = this.#host;
    if (!lead || !crm) return;
    this.#failed = undefined;
    const may = statuses.filter((status) => status !== 'won' || lead.status === 'won' || crm.can('lead.markWon', lead));
    const entries = may.map((status) => ({
      label: words[status],
      checked: lead.status === status,
      act: () => void this.#choose(lead, status, words),
    }));
    await this.#menu.open(button, words.statuses, entries);
  }

  render({ words, dictionaries, lang }: Shown): TemplateResult {
    this.#dictionaries = dictionaries;
    this.#lang = lang;
    return html`${this.#failed ? failedState(words.notChanged, this.#failed, words) : nothing}${this.#menu.render()}
    ${this.#lost.render(words)}`;
  }

  async #choose(lead: Seen<Lead>, status: Lead['status'], words: Words): Promise<void> {
    if (status === lead.status) return;
    if (status === 'lost') {
      if (!(await this.#ask(lead, words))) return;
    } else {
      try {
        await this.#host.crm?.run(setLeadStatus, { id: lead.id, status });
      } catch (error) {
        this.#failed = asDealerkitError(error);
        this.#host.requestUpdate();
        return;
      }
    }
    await this.#host.refresh();
    announce(words.changed.replace('{status}', words[status]));
    this.#host.changed(status);
  }

  async #ask(lead: Seen<Lead>, words: Words): Promise<boolean> {
    const { lostReasons = [], lostReasonRequired = false } = this.#dictionaries?.settings ?? {};
    const reasons = lostReasons.map(({ id, title }) => ({ id, title: inLanguage(title, this.#lang) }));
    return this.#lost.ask(lostAsking(lead, words, reasons, lostReasonRequired));
  }
}
