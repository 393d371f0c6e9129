import type { Crm } from '@dealerkit/core';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { Asker } from '../../base/asker.ts';
import type { AskingHost } from '../../base/asking.ts';
import { copy } from '../../base/copy.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { announce } from '../../base/live-region.ts';
import { Menu, type MenuEntry } from '../../base/menu.ts';
import type { LeadFilters } from '../lead-query.ts';
import { type KeptFilters, keptOf, readAddress, sameFilters, writeAddress } from './lead-address.ts';
import type { LeadToolsMessages } from './locales/en.ts';
import { saveViewAsking } from './save-view.asking.ts';
import { type LeadView, saveView, savedViews, viewOf } from './saved-views.ts';

type Words = BaseMessages & LeadToolsMessages;

/** The list whose choice is kept. */
export interface ViewsHost extends AskingHost {
  readonly crm: Crm | undefined;
  /** Under what name the choice stands in the address of the page; empty, it does not. */
  readonly address: string;
  readonly filters: LeadFilters;
  choose(filters: Partial<LeadFilters>): void;
}

/** The views of a list: those of the house, those that a person saved, and the one in the address of the page. */
export class LeadViews implements ReactiveController {
  readonly #host: ViewsHost;
  readonly #menu: Menu;
  readonly #asker: Asker;
  /** What the list shows when nobody chose anything. */
  readonly #usual: KeptFilters;

  constructor(host: ViewsHost) {
    this.#host = host;
    this.#menu = new Menu(host, 'views');
    this.#asker = new Asker(host);
    this.#usual = keptOf(host.filters);
    host.addController(this);
    this.#read();
  }

  hostConnected(): void {
    addEventListener('popstate', this.#read);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#read);
  }

  get dirty(): boolean {
    return this.#asker.dirty;
  }

  /** Called when the person chose other leads: the address follows. */
  chosen(): void {
    const { address, filters } = this.#host;
    if (!address) return;
    const href = writeAddress(location.href, address, keptOf(filters), this.#usual);
    if (href !== location.href) history.replaceState(history.state, '', href);
  }

  /** The button of the menu: it says which view is shown. */
  button(words: Words): TemplateResult {
    return html`<button
      class="dk-quiet"
      type="button"
      part="views"
      aria-haspopup="menu"
      @click=${({ currentTarget }: Event) => void this.#open(currentTarget as HTMLButtonElement, words)}
    >
      ${viewOf(this.#views(words).toReversed(), keptOf(this.#host.filters), this.#usual)?.title ?? words.views}
      <span aria-hidden="true">▾</span>
    </button>`;
  }

  /** The menu and the dialog. */
  render(words: Words): TemplateResult {
    return html`${this.#menu.render()}${this.#asker.render(words)}`;
  }

  get #person(): string {
    return this.#host.crm?.session.state.value?.principal.id ?? '';
  }

  #views(words: Words): readonly LeadView[] {
    const open = { whose: 'all', overdue: false, status: 'open', stage: '', source: '', branch: '' } as const;
    return [
      { title: words.viewAll, filters: open },
      { title: words.viewMine, filters: { ...open, whose: 'mine' } },
      { title: words.viewOverdue, filters: { ...open, overdue: true } },
      { title: words.viewUnassigned, filters: { ...open, whose: 'unassigned' } },
      { title: words.viewWon, filters: { ...open, status: 'won' } },
      ...savedViews(this.#person),
    ];
  }

  async #open(button: HTMLButtonElement, words: Words): Promise<void> {
    const now = keptOf(this.#host.filters);
    const saved = savedViews(this.#person);
    const current = viewOf(saved, now, this.#usual);
    const entries: MenuEntry[] = this.#views(words).map((view, index, { length }) => ({
      label: view.title,
      checked: sameFilters({ ...this.#usual, ...view.filters }, now),
      apart: saved.length > 0 && index === length - saved.length,
      act: () => {
        this.#host.choose({ ...this.#usual, ...view.filters });
      },
    }));
    entries.push({ label: words.saveView, apart: true, act: () => void this.#keep(words) });
    if (current) entries.push({ label: words.deleteView.replace('{name}', () => current.title), act: () => { this.#drop(current.title, words); } }); // prettier-ignore
    if (this.#host.address) entries.push({ label: words.copyLink, act: copy(location.href, { copied: words.linkCopied }) });
    await this.#menu.open(button, words.views, entries);
  }

  async #keep(words: Words): Promise<void> {
    let name = '';
    const save = (title: string): boolean => {
      name = title;
      return saveView(this.#person, title, keptOf(this.#host.filters));
    };
    if (await this.#asker.ask(saveViewAsking(words, save))) announce(words.viewSaved.replace('{name}', () => name));
  }

  #drop(title: string, words: Words): void {
    saveView(this.#person, title, undefined);
    announce(words.viewDeleted.replace('{name}', () => title));
    this.#host.requestUpdate();
  }

  readonly #read = (): void => {
    const { address, filters } = this.#host;
    if (!address) return;
    const wanted = { ...this.#usual, ...readAddress(location.href, address) };
    if (!sameFilters(wanted, keptOf(filters))) this.#host.choose(wanted);
  };
}
