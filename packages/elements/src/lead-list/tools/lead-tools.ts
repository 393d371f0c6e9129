import type { Query } from '@dealerkit/core';
import { type CSSResult, html, nothing, type TemplateResult } from 'lit';
import { keysDialog } from '../../base/keys.template.ts';
import { Messages } from '../../base/messages.ts';
import { asking } from '../../styles/asking.styles.ts';
import { menu } from '../../styles/menu.styles.ts';
import type { CsvView } from './lead-csv.ts';
import { LeadChoice, type LeadChoiceHost } from '../actions/lead-choice.ts';
import type { RowChoice } from '../lead-row.template.ts';
import { LeadFile } from './lead-file.ts';
import { leadToolsMessages } from './lead-tools.messages.ts';
import { tools } from './lead-tools.styles.ts';
import { LeadViews, type ViewsHost } from './lead-views.ts';
import type { LeadToolsMessages } from './locales/en.ts';

/** The list that the tools belong to. */
export interface LeadToolsHost extends ViewsHost, LeadChoiceHost {
  /** Whether the person holds any right to do something to a lead. */
  readonly mayAct: boolean;
  readonly query: Query | undefined;
  /** What the budgets come to in minor units, by currency, where that is known. */
  readonly sums: Readonly<Record<string, number>> | undefined;
  wear(...styles: readonly CSSResult[]): void;
}

/** What the tools are shown with. */
export type ToolsView = Omit<CsvView, 'words'> & { readonly words: Omit<CsvView['words'], keyof LeadToolsMessages> };

/** An amount in words, without the small change. */
function round(minor: number, currency: string, lang: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(lang, { style: 'currency', currency }).resolvedOptions();
  return new Intl.NumberFormat(lang, { style: 'currency', currency, maximumFractionDigits: 0 }).format(minor / 10 ** digits);
}

/** What a list of leads offers beside its rows: views kept in the address and by name, the sum of the budgets, a file for a spreadsheet. */
export class LeadTools {
  readonly #host: LeadToolsHost;
  readonly #own: Messages<LeadToolsMessages>;
  readonly #views: LeadViews;
  readonly #file: LeadFile;
  readonly #choice: LeadChoice | undefined;

  constructor(host: LeadToolsHost) {
    this.#host = host;
    this.#own = new Messages(host, leadToolsMessages);
    this.#views = new LeadViews(host);
    this.#file = new LeadFile(host);
    this.#choice = host.mayAct ? new LeadChoice(host) : undefined;
    host.wear(menu, asking, tools);
  }

  get dirty(): boolean {
    return this.#views.dirty;
  }

  /** Called when the person chose other leads. */
  chosen(): void {
    this.#views.chosen();
    this.#file.reset();
  }

  /** The cells by which a row is chosen and acted upon. */
  get row(): RowChoice | undefined {
    return this.#choice?.row;
  }

  /** True when the key was one of those that choose. */
  onKey(event: KeyboardEvent): boolean {
    return this.#choice?.onKey(event) ?? false;
  }

  /** The line above the rows: how many leads there are, what their budgets come to, and the buttons. */
  tally(count: string, view: ToolsView): TemplateResult {
    const text = count + this.#sum(view.lang);
    const buttons = this.#buttons(view);
    const choice = this.#host.leads.length > 0 ? this.#choice : undefined;
    return (
      choice?.tally(text, buttons) ??
      html`<div class="tally">
        <p class="count dk-help" part="count">${text}</p>
        ${buttons}
      </div>`
    );
  }

  #sum(lang: string): string {
    const sums = Object.entries(this.#host.sums ?? {});
    if (!this.#own.current || sums.length === 0) return '';
    const all = new Intl.ListFormat(lang).format(sums.map(([currency, minor]) => round(minor, currency, lang)));
    return ` · ${this.#own.current.budget.replace('{sum}', () => all)}`;
  }

  // Where leads are chosen, the file is of those.
  #buttons(view: ToolsView): TemplateResult | typeof nothing {
    const all = this.#all(view);
    return all
      ? html`<span class="tools">${this.#file.button(all, this.#choice?.chosen ?? [])}${this.#views.button(all.words)}</span>`
      : nothing;
  }

  /** The menu, the dialog, and what came of the last file. */
  render(view: ToolsView): TemplateResult | typeof nothing {
    const all = this.#all(view);
    return all
      ? html`${this.#choice?.render(all)}${this.#file.result(all)}${this.#views.render(all.words)}
        ${keysDialog(all.words.keysTitle, [...all.words.keys, ...(this.#choice?.keys ?? [])], all.words.close)}`
      : nothing;
  }

  #all(view: ToolsView): CsvView | undefined {
    const own = this.#own.current;
    return own && { ...view, words: { ...view.words, ...own } };
  }
}
