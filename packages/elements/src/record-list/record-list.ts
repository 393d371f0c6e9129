import { type AnyRecord, type Noun, type NounRef, type Query } from '@dealerkit/core';
import { type FieldDescription, recordCommands } from '@dealerkit/core/describe';
import { type CSSResultGroup, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CrmElement } from '../base/crm-element.ts';
import { openDialog } from '../base/dialog.ts';
import { flag } from '../base/flag.ts';
import { formatFor } from '../base/format.ts';
import { icon } from '../base/icons.ts';
import { searchIcon } from '../base/list-icons.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { plural } from '../base/plural.ts';
import { emptyState, refusedState, staleState } from '../base/states.ts';
import { PagesController } from '../controllers/pages-controller.ts';
import { RowKeysController } from '../controllers/row-keys-controller.ts';
import { NounController, type NounView, capital, labelOf } from '../record/noun-view.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import type { RecordListMessages } from './locales/en.ts';
import { RecordNewEvent } from './record-list.events.ts';
import { recordListMessages } from './record-list.messages.ts';
import { recordList } from './record-list.styles.ts';
import { type RowsView, headTemplate, rowName, rowTemplate, rowsSkeleton } from './record-list.template.ts';

const mostColumns = 4;
const asColumn = new Set(['text', 'email', 'choice', 'integer', 'number', 'money', 'date', 'instant', 'boolean', 'branch', 'people']);

/**
 * Records of any noun, live and by right: searched, sorted, page by page. Columns, words and orders come from the noun's definition,
 * which the page gives to the provider (`nouns`) or to the property `noun`.
 * @summary The records of any noun that a person may see.
 * @slot empty - What to offer where there is no record yet.
 * @fires dk-open - A record was clicked; prevent it when a router of the page takes over, or when a dk-record beside the list shows it.
 * @fires dk-record-new - A new record is wanted; shown where the person may create one.
 * @csspart bar - Search, order and the button for a new record.
 * @csspart new - The button for a new record.
 * @csspart count - How many there are.
 * @csspart list - The rows.
 * @csspart row - One record.
 * @csspart more - The button for the next page.
 * @csspart keys - The dialog with the keys.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - No record, or not allowed.
 * @csspart stale - What is shown may be old.
 */
export class DkRecordList extends CrmElement {
  static override readonly tag = 'dk-record-list';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    noun: {},
    columns: {},
    where: { attribute: false },
    search: {},
    sort: {},
  };

  static override styles: CSSResultGroup = [widgetStyles, recordList];

  /** The noun: its name, when the provider has its definition, or the definition itself. */
  noun: string | Noun = '';
  /** Fields to show beside the name, separated by spaces; the first four that fit a column when left out. */
  columns = '';
  /** Only records that a filter of the SDK finds. */
  where: Query['where'];
  /** Words to search for. */
  search = '';
  /** Name of one of the noun's sorts; its first when left out. */
  sort = '';

  readonly #words = new Messages(this, recordListMessages);
  readonly #noun = new NounController(this, () => (typeof this.noun === 'string' ? this.scope.noun(this.noun) : this.noun));
  readonly #keys: RowKeysController;
  #pages: PagesController<NounRef<AnyRecord>> | undefined;
  #pagesOf = '';
  #asked = '';
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.#keys = new RowKeysController(this, {
      ids: () => this.#rows.map(({ id }) => id),
      nameOf: (index) => this.#nameAt(index),
      focus: (id) => this.renderRoot.querySelector<HTMLElement>(`.row[data-id="${CSS.escape(id)}"] .open`)?.focus(),
      focused: () => this.renderRoot.querySelector<HTMLElement>('.row:focus-within')?.dataset['id'],
      help: () => void this.#help(),
    });
  }

  get #rows() {
    return this.#pages?.rows ?? [];
  }

  protected override forget(): void {
    clearTimeout(this.#typing);
    // What a former person searched for may be a name.
    if (this.hasUpdated) this.search = '';
    this.#asked = '';
    this.#pages?.ask(undefined, undefined);
    this.#keys.reset();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(): void {
    const noun = this.#noun.view?.noun;
    if (!noun || !this.crm || !this.scope.session || this.#wrong(noun) !== undefined) return;
    if (noun.name !== this.#pagesOf) {
      this.#leavePages();
      this.#pages = new PagesController(this, noun);
      this.#pagesOf = noun.name;
      this.#asked = '';
    }
    const { where, search, sort } = this;
    const query: Query = { sort: sort || noun.defaultSort, limit: 50, ...(where ? { where } : {}), ...(search ? { search } : {}) };
    const asked = JSON.stringify(query);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#pages?.ask(this.crm, query, { keep: true });
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const skeleton = rowsSkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    const { view } = this.#noun;
    if (!view)
      return this.mistake(
        'noun-unknown',
        `<${this.localName}> knows no noun "${this.noun as string}": give its definition to <dk-provider> as nouns.`,
        words,
      );
    const wrong = this.#wrong(view.noun);
    if (wrong !== undefined) return this.mistake('record-list-attribute', `<${this.localName}> does not know ${wrong}.`, words);
    if (!this.crm?.can(`${view.noun.name}.view`)) return refusedState(words);
    if (!view.words || !this.#pages) return skeleton;
    const all = { ...words, ...own };
    return html`${this.#pages.stale ? staleState(words, this.#pages.refresh) : nothing} ${this.#bar(view, all)} ${this.#content(view, all)}
    ${this.#keysDialog(all)}`;
  }

  #leavePages(): void {
    if (!this.#pages) return;
    this.#pages.ask(undefined, undefined);
    this.removeController(this.#pages);
  }

  #wrong({ fields, sorts }: Noun): string | undefined {
    const column = this.#named.find((name) => !Object.hasOwn(fields, name));
    if (column !== undefined) return `the column "${column}"`;
    return this.sort && !Object.hasOwn(sorts, this.sort) ? `sort="${this.sort}"; there are: ${Object.keys(sorts).join(', ')}` : undefined;
  }

  get #named(): readonly string[] {
    return this.columns.split(/\s+/).filter(Boolean);
  }

  #columnsOf({ fields, title }: NounView): readonly FieldDescription[] {
    const named = this.#named;
    if (named.length > 0) return named.flatMap((name) => fields.find((field) => field.name === name) ?? []);
    return fields.filter(({ name, type }) => name !== title && asColumn.has(type)).slice(0, mostColumns);
  }

  #shown(view: NounView, words: BaseMessages & RecordListMessages): RowsView {
    const { lang } = this.base;
    const { dictionaries } = this;
    const format = formatFor(lang, dictionaries.settings.timeZone);
    const columns = this.#columnsOf(view);
    return {
      view,
      columns,
      lang,
      words,
      format,
      dictionaries,
      nounWords: view.words!,
      hrefFor: this.scope.hrefFor,
      current: this.#keys.current,
    };
  }

  #nameAt(index: number): string {
    const { view } = this.#noun;
    const row = this.#rows[index];
    return view?.words && row ? rowName(row, { view, lang: this.base.lang, nounWords: view.words }) : '';
  }

  #bar(view: NounView, words: BaseMessages & RecordListMessages): TemplateResult {
    const { noun } = view;
    const sorts = Object.entries(noun.sorts);
    const { create } = recordCommands(noun);
    const base: Readonly<Record<string, string>> = { createdAt: words.createdAt, updatedAt: words.updatedAt };
    return html`<div class="bar" part="bar">
      ${
        Object.keys(noun.search).length > 0
          ? html`<label class="search">
              <span class="dk-sr">${words.search}</span>
              ${icon(searchIcon)}
              <input
                class="dk-input"
                type="search"
                name="search"
                placeholder=${words.search}
                autocomplete="off"
                maxlength="200"
                .value=${this.search}
                @input=${this.#onSearch}
              />
            </label>`
          : nothing
      }
      ${
        sorts.length > 1
          ? html`<select class="dk-input sort" name="sort" aria-label=${words.sort} @change=${this.#onSort}>
              ${sorts.map(
                ([name, { field, direction }]) =>
                  html`<option value=${name} .selected=${name === (this.sort || noun.defaultSort)}>
                    ${base[field] ?? labelOf(view.words!, field)} ${direction === 'asc' ? '↑' : '↓'}
                  </option>`,
              )}
            </select>`
          : nothing
      }
      ${
        create && this.crm?.can(create.right)
          ? html`<button
              class="dk-button dk-primary"
              type="button"
              part="new"
              @click=${() => {
                this.dispatchEvent(new RecordNewEvent({ noun: noun.name }));
              }}
            >
              ${words.new}
            </button>`
          : nothing
      }
    </div>`;
  }

  #content(view: NounView, words: BaseMessages & RecordListMessages): TemplateResult {
    const pages = this.#pages!;
    const { rows, loading, error, total, hasMore } = pages;
    if (error) return this.trouble(error, words, pages.refresh);
    if (loading && rows.length === 0) return rowsSkeleton(words.loading);
    if (rows.length === 0) return this.#empty(words);
    const shown = this.#shown(view, words);
    return html`<p class="count dk-help" part="count">${this.#count(total, view, words)}</p>
      <div
        class="list"
        part="list"
        role="grid"
        aria-label=${capital(view.words!.many, this.base.lang)}
        aria-rowcount=${total !== undefined && total <= 1000 ? total + 1 : -1}
        aria-busy=${flag(loading)}
        @keydown=${this.#keys.onKey}
        @focusin=${this.#onFocus}
      >
        ${headTemplate(shown)}
        ${repeat(
          rows,
          ({ id }) => id,
          (record, index) => rowTemplate(record, index, shown),
        )}
      </div>
      ${hasMore || pages.loadingMore || pages.moreError ? this.#more(words) : nothing}`;
  }

  #count(total: number | undefined, view: NounView, words: RecordListMessages): string {
    if (total === undefined) return '';
    const { one, many } = view.words!;
    if (total > 1000) return words.countMore.replace('{n}', `${(1000).toLocaleString(this.base.lang)} ${many}`);
    return plural(this.base.lang, total, { one: `{n} ${one}`, other: `{n} ${many}` });
  }

  #empty(words: BaseMessages & RecordListMessages): TemplateResult {
    if (!this.search) return emptyState(words.emptyTitle, words.emptyText, html`<slot name="empty"></slot>`);
    const clear = html`<button class="dk-button" type="button" @click=${this.#clear}>${words.clear}</button>`;
    return emptyState(words.noMatchTitle, words.noMatchText, clear);
  }

  #more(words: BaseMessages & RecordListMessages): TemplateResult {
    const { loadingMore, moreError } = this.#pages!;
    return html`<div class="foot">
      ${moreError ? html`<p class="dk-error" role="alert">${words.moreFailed}</p>` : nothing}
      <button
        class="dk-button ${loadingMore ? 'dk-spin' : ''}"
        type="button"
        part="more"
        aria-disabled=${flag(loadingMore)}
        @click=${() => {
          if (!loadingMore) this.#pages?.more();
        }}
      >
        ${words.more}
      </button>
    </div>`;
  }

  #keysDialog(words: BaseMessages & RecordListMessages): TemplateResult {
    return html`<dialog class="dk-dialog" part="keys" aria-labelledby="keys-title">
      <form method="dialog">
        <p class="dk-strong" id="keys-title">${words.keysTitle}</p>
        <dl class="keys">
          ${words.keys.map(
            ([key, does]) =>
              html`<div>
                <dt><kbd>${key}</kbd></dt>
                <dd>${does}</dd>
              </div>`,
          )}
        </dl>
        <div class="dk-actions"><button class="dk-button">${words.close}</button></div>
      </form>
    </dialog>`;
  }

  readonly #onSearch = (event: Event): void => {
    const text = (event.currentTarget as HTMLInputElement).value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.search = text;
    }, 250);
  };

  readonly #onSort = (event: Event): void => {
    this.sort = (event.currentTarget as HTMLSelectElement).value;
  };

  readonly #clear = (): void => {
    this.search = '';
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[name=search]')?.focus();
    });
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const id = (event.target as Element).closest<HTMLElement>('.row')?.dataset['id'];
    if (id !== undefined) this.#keys.visit(id);
  };

  async #help(): Promise<void> {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog) await openDialog(dialog);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-record-list': DkRecordList;
  }
}
