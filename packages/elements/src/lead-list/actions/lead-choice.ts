import type { Lead, Seen } from '@dealerkit/core';
import { type TemplateResult, html, nothing } from 'lit';
import { icon, moreIcon } from '../../base/icons.ts';
import { announce } from '../../base/live-region.ts';
import { Messages } from '../../base/messages.ts';
import { plural } from '../../base/plural.ts';
import type { RowKeysController } from '../../controllers/row-keys-controller.ts';
import { SelectionController } from '../../controllers/selection-controller.ts';
import type { RowChoice } from '../lead-row.template.ts';
import type { LeadActions, LeadActionsHost, LeadActionsView } from './lead-actions.ts';
import { leadActionsMessages } from './lead-actions.messages.ts';
import { choice } from './lead-choice.styles.ts';
import { tallyTemplate } from './lead-tally.template.ts';
import type { LeadAction } from './lead-work.ts';
import type { LeadActionsMessages } from './locales/en.ts';

/** The list that rows are chosen in. */
export interface LeadChoiceHost extends LeadActionsHost {
  /** The leads as they are shown. */
  readonly leads: readonly Seen<Lead>[];
  readonly keys: RowKeysController;
  /** Gives focus to the list, if nothing else has it. */
  refocus(): Promise<void>;
}

const rights = ['discard', 'restore', 'assign', 'delete'] as const;
const actionsPart = () => import('./lead-actions.ts').catch(() => undefined);

/** How leads are chosen in a list, and by what they are acted upon: for those who hold any right to do so. */
export class LeadChoice {
  readonly #host: LeadChoiceHost;
  readonly #own: Messages<LeadActionsMessages>;
  readonly #selection: SelectionController;
  #actions: LeadActions | undefined;
  // The part that acts could not be loaded.
  #unready = false;

  constructor(host: LeadChoiceHost) {
    this.#host = host;
    this.#own = new Messages(host, leadActionsMessages);
    this.#selection = new SelectionController(host, () => host.leads.map(({ id }) => id));
    host.wear(choice);
  }

  /** What the keys do here, beside those of every list. */
  get keys(): LeadActionsMessages['actKeys'] {
    return this.#own.current?.actKeys ?? [];
  }

  /** The cells of a row; undefined until their words are there. */
  get row(): RowChoice | undefined {
    const words = this.#own.current;
    return (
      words && {
        has: (id) => this.#selection.has(id),
        box: this.#box(words),
        menu: this.#menu(words),
        heads: [words.select, words.actions],
      }
    );
  }

  /** The leads that are chosen. */
  get chosen(): readonly Seen<Lead>[] {
    return this.#host.leads.filter(({ id }) => this.#selection.has(id));
  }

  /** How many there are, or are chosen, and what may be done to those; `more` stands at the end. */
  tally(count: string, more: TemplateResult | typeof nothing): TemplateResult | undefined {
    const words = this.#own.current;
    if (!words) return undefined;
    const { leads } = this.#host;
    const { chosen } = this;
    return tallyTemplate({
      words,
      count,
      more,
      chosen: chosen.length > 0 ? plural(this.#own.lang, chosen.length, words.selected) : undefined,
      all: chosen.length === leads.length,
      onAll: () => {
        this.#selection.toggleAll();
        this.#chose();
      },
      actions: chosen.length > 0 ? this.#actions?.bar(chosen) : undefined,
    });
  }

  /** The menu and the dialogs. */
  render(view: LeadActionsView): TemplateResult {
    return html`${this.#unready ? html`<p class="dk-error" role="alert">${view.words.offlineText}</p>` : nothing}
    ${this.#actions?.render(view)}`;
  }

  /** Space, Shift with arrows, Delete; true when the key was one of these. */
  onKey(event: KeyboardEvent): boolean {
    const { key, shiftKey, target } = event;
    const link = (target as Element).closest<HTMLElement>('.row .open');
    const id = link?.closest<HTMLElement>('.row')?.dataset['id'];
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (key === ' ') this.#choose(id, shiftKey);
    else if (key === 'Delete') void this.#do('delete', id);
    else if (shiftKey && (key === 'ArrowDown' || key === 'ArrowUp')) this.#stretch(event, id);
    else return false;
    event.preventDefault();
    return true;
  }

  #box({ selectOne }: LeadActionsMessages): RowChoice['box'] {
    const { current } = this.#host.keys;
    return (id, name) =>
      html`<span class="pick-one" role="gridcell"
        ><label
          ><input
            type="checkbox"
            tabindex=${id === current ? 0 : -1}
            aria-label=${selectOne.replace('{name}', () => name)}
            .checked=${this.#selection.has(id)}
            @click=${({ shiftKey }: MouseEvent) => {
              this.#choose(id, shiftKey);
            }} /></label
      ></span>`;
  }

  #menu({ actionsOf }: LeadActionsMessages): RowChoice['menu'] {
    const { crm, keys } = this.#host;
    const { current } = keys;
    const button = (id: string, name: string): TemplateResult =>
      html`<button
        class="dk-quiet"
        type="button"
        tabindex=${id === current ? 0 : -1}
        aria-label=${actionsOf.replace('{name}', () => name)}
        aria-haspopup="menu"
        @pointerenter=${actionsPart}
        @focus=${actionsPart}
        @click=${({ currentTarget }: Event) => void this.#open(currentTarget as HTMLButtonElement, id)}
      >
        ${icon(moreIcon)}
      </button>`;
    return (id, name) =>
      html`<span class="acts-of" role="gridcell"
        >${rights.some((action) => crm?.can(`lead.${action}`, this.#lead(id))) ? button(id, name) : nothing}</span
      >`;
  }

  #lead(id: string): Seen<Lead> | undefined {
    return this.#host.leads.find((lead) => lead.id === id);
  }

  #choose(id: string, range: boolean): void {
    this.#selection.toggle(id, { range });
    this.#chose();
  }

  /** Goes on to the next row, and chooses both. */
  #stretch(event: KeyboardEvent, from: string): void {
    const { keys } = this.#host;
    if (!this.#selection.has(from)) this.#selection.toggle(from);
    keys.onKey(event);
    if (keys.current !== undefined && keys.current !== from) this.#choose(keys.current, true);
  }

  #chose(): void {
    const words = this.#own.current;
    if (words) announce(plural(this.#own.lang, this.#selection.ids.length, words.selected));
    if (!this.#actions) void this.#ready();
  }

  async #ready(): Promise<LeadActions | undefined> {
    if (this.#actions) return this.#actions;
    const part = await actionsPart();
    this.#unready = !part;
    this.#actions ??= part && new part.LeadActions(this.#host, this.#own, this.#settled);
    this.#host.requestUpdate();
    return this.#actions;
  }

  async #open(button: HTMLButtonElement, id: string): Promise<void> {
    const lead = this.#lead(id);
    // At once where it can be: what is pressed while it is open closes.
    const actions = this.#actions ?? (await this.#ready());
    if (lead) await actions?.open(button, lead);
  }

  async #do(action: LeadAction, id: string): Promise<void> {
    const { ids } = this.#selection;
    const wanted = ids.length > 0 ? ids : [id];
    const actions = await this.#ready();
    await actions?.do(
      action,
      this.#host.leads.filter((lead) => wanted.includes(lead.id)),
    );
  }

  readonly #settled = (done: readonly string[]): void => {
    this.#selection.clear(done);
    void this.#host.refocus();
  };
}
