import { type Crm, type DealerkitError, asDealerkitError } from '@dealerkit/core';
import { type TemplateResult, html, nothing } from 'lit';
import { activeElement } from './dialog.ts';
import { type ConflictView, conflictTemplate, unsavedNotice } from './edit.template.ts';
import { fieldProblems } from './field-problems.ts';
import { type FieldView, fieldTemplate } from './field.template.ts';
import { flag } from './flag.ts';
import type { BaseMessages } from './locales/en.ts';
import { type DialogHost, showDialog } from './show-dialog.ts';
import { troubleText } from './states.ts';

/** What somebody typed: texts by field, and true or false for a box to tick. */
export type Typed = Readonly<Record<string, string | boolean>>;

/** One field of a dialog; its value, its error and what happens on input are the dialog's. */
export interface DialogField extends Omit<FieldView, 'value' | 'onInput' | 'error' | 'type'> {
  readonly type?: FieldView['type'] | 'checkbox';
  /** Takes a choice instead of the dialog, which may mean more than its own field. */
  readonly onChoose?: (value: string) => void;
  /** Draws what is no plain control; an error is shown under it where it says so. */
  readonly draw?: (field: FieldView) => TemplateResult;
  /** Values at hand: one click each. */
  readonly quick?: readonly { readonly title: string; readonly value: string }[];
}

/** Takes what was typed, or chosen. */
export type Change = (typed: Typed) => void;

/** What a dialog asks for, and what is done with it. */
export interface Asking {
  readonly title: string;
  /** What the button says that does it; without it there is only something to read. */
  readonly save?: string;
  /** What the button says that leaves it, where it is no cancelling. */
  readonly leave?: string;
  /** A sentence above the fields. */
  readonly intro?: string;
  /** What it does cannot be undone. */
  readonly destructive?: boolean;
  readonly start: Typed;
  readonly fields: (typed: Typed, change: Change) => readonly DialogField[];
  /** What is wrong with what was typed, by field, in words; empty required fields are found without it. */
  readonly check?: (typed: Typed) => Readonly<Record<string, string>>;
  /** Why it can no longer be done, in words: a right went, or what it is about. */
  readonly refused?: () => string | undefined;
  /** What a code of an error, or of one of its fields, means here. */
  readonly explain?: Readonly<Record<string, string>>;
  /** What an error means here, where its code does not say it. */
  readonly means?: (error: DealerkitError) => string | undefined;
  /** Does it. `from` are the values that the typing began with, or what somebody else saved meanwhile where that was decided upon. */
  readonly run: (crm: Crm, typed: Typed, from: Typed) => Promise<unknown>;
  /** A stored value as it would be typed: for a field that somebody else changed meanwhile. */
  readonly read?: (field: string, stored: unknown) => string;
}

/** An element whose dialogs these are. */
export interface AskingHost extends DialogHost {
  readonly crm: Crm | undefined;
}

/**
 * A dialog with a form, from opened to done or left. Something typed is not thrown away without asking, and stays when it could not be
 * saved. Its template belongs anywhere in the element's.
 */
export class FormDialog {
  readonly #host: AskingHost;
  readonly #asking: Asking;
  typed: Typed;
  #from: Typed;
  readonly #clashes = new Map<string, Pick<ConflictView, 'yours' | 'theirs' | 'chosen'>>();
  #problems: Readonly<Record<string, string>> = {};
  #trouble: { readonly text: string; readonly reference: string | undefined } | undefined;
  #saving = false;
  #leaving = false;
  #done = false;
  #over = false;

  constructor(host: AskingHost, asking: Asking, typed: Typed = {}) {
    this.#host = host;
    this.#asking = asking;
    this.#from = asking.start;
    this.typed = { ...asking.start, ...typed };
  }

  /** Something was typed that is not saved. */
  get dirty(): boolean {
    return !this.#done && Object.entries(this.typed).some(([name, value]) => value !== this.#asking.start[name]);
  }

  /** Opens it. Resolves with true when it was done, false when it was left. */
  async ask(): Promise<boolean> {
    let first = '.dk-input, input';
    while (!this.#over) {
      await showDialog(this.#host, '#ask', first);
      // A back gesture, or a second Escape, may have closed what asks: then it asks again.
      if (!this.dirty || !this.#dialog) break;
      this.#leaving ||= !this.#over;
      first = '#ask-stay';
    }
    return this.#done;
  }

  render(words: BaseMessages): TemplateResult {
    const { title, save, leave = words.cancel, intro, destructive } = this.#asking;
    const shown = this.#fields;
    const saving = this.#saving;
    const refused = this.#asking.refused?.();
    const trouble = refused === undefined ? this.#trouble : { text: refused, reference: undefined };
    return html`<dialog
      class="dk-dialog dk-asking"
      id="ask"
      part="dialog"
      aria-labelledby="ask-title"
      @cancel=${this.#onCancel}
      @keydown=${this.#onKey}
    >
      <form novalidate @submit=${(event: Event) => this.#submit(event, words)} ?hidden=${this.#leaving}>
        <p class="dk-heading" id="ask-title" dir="auto">${title}</p>
        ${intro ? html`<p class="dk-help">${intro}</p>` : nothing}
        ${unsavedNotice({ trouble, clash: this.#clashes.size > 0, problems: this.#problems }, words)}
        <div class="dk-grid dk-asked">${shown.map((field) => this.#conflict(field, words) ?? this.#field(field))}</div>
        ${shown.some(({ required }) => required) ? html`<p class="dk-legend"><span class="dk-star">*</span> ${words.required}</p>` : nothing}
        <div class="dk-actions">
          <button class="dk-button" type="button" part="cancel" @click=${this.#leave}>${leave}</button>
          ${
            refused === undefined && save !== undefined
              ? html`<button
                  class="dk-button ${destructive ? 'dk-destructive' : 'dk-primary'} ${saving ? 'dk-spin' : ''}"
                  type="submit"
                  part="save"
                  aria-disabled=${flag(saving)}
                >
                  ${saving ? words.saving : save}
                </button>`
              : nothing
          }
        </div>
      </form>
      ${this.#leaving ? this.#question(words) : nothing}
    </dialog>`;
  }

  // Inside the same dialog: a second one over it would have its own backdrop and its own way back.
  #question(words: BaseMessages): TemplateResult {
    return html`<div role="alertdialog" aria-labelledby="ask-leave" aria-describedby="ask-unsaved">
      <p class="dk-heading" id="ask-leave">${words.unsavedTitle}</p>
      <p id="ask-unsaved">${words.unsavedText}</p>
      <div class="dk-actions">
        <button class="dk-button dk-destructive" type="button" part="discard" @click=${this.#close}>${words.discard}</button>
        <button class="dk-button dk-primary" id="ask-stay" type="button" @click=${this.#stay}>${words.keepEditing}</button>
      </div>
    </div>`;
  }

  #conflict({ name, label }: DialogField, words: BaseMessages): TemplateResult | undefined {
    const clash = this.#clashes.get(name);
    const choose = (chosen: 'yours' | 'theirs'): void => {
      if (clash) this.#clashes.set(name, { ...clash, chosen });
      this.#host.requestUpdate();
    };
    return clash && html`<div class="dk-wide">${conflictTemplate({ ...clash, name, label, choose }, words)}</div>`;
  }

  /** Goes on from what somebody else saved, with what was decided of it. */
  #settle(): void {
    for (const [field, { theirs, chosen }] of this.#clashes) {
      this.#from = { ...this.#from, [field]: theirs };
      if (chosen === 'theirs') this.typed = { ...this.typed, [field]: theirs };
    }
    this.#clashes.clear();
  }

  #field(field: DialogField): TemplateResult {
    const { name, label, wide } = field;
    const value = this.typed[name] ?? '';
    if (typeof value === 'boolean')
      return html`<div class="dk-check ${wide === false ? '' : 'dk-wide'}">
        <input
          type="checkbox"
          id=${name}
          .checked=${value}
          @change=${({ currentTarget }: Event) => {
            this.change({ [name]: (currentTarget as HTMLInputElement).checked });
          }}
        />
        <label class="dk-label" for=${name}>${label}</label>
      </div>`;
    const control = (field.draw ?? fieldTemplate)({
      ...(field as FieldView),
      value,
      error: this.#problems[name],
      onInput:
        field.onChoose ??
        ((text) => {
          this.change({ [name]: text });
        }),
    });
    return field.quick ? html`<div class="dk-wide">${control}${this.#quick(name, label, field.quick)}</div>` : control;
  }

  #quick(name: string, label: string, values: NonNullable<DialogField['quick']>): TemplateResult {
    return html`<div class="dk-quick" role="group" aria-label=${label}>
      ${values.map(
        ({ title, value }) =>
          html`<button
            class="dk-button"
            type="button"
            aria-pressed=${flag(this.typed[name] === value)}
            @click=${() => {
              this.change({ [name]: value });
            }}
          >
            ${title}
          </button>`,
      )}
    </div>`;
  }

  get #fields(): readonly DialogField[] {
    return this.#asking.fields(this.typed, this.change);
  }

  /** Takes what was typed, or chosen. */
  readonly change: Change = (typed) => {
    this.typed = { ...this.typed, ...typed };
    this.#problems = Object.fromEntries(Object.entries(this.#problems).filter(([name]) => !(name in typed)));
    this.#host.requestUpdate();
  };

  async #submit(event: Event, words: BaseMessages): Promise<void> {
    event.preventDefault();
    const { crm } = this.#host;
    const { check, run, refused } = this.#asking;
    if (!crm || this.#saving || refused?.() !== undefined) return;
    if ([...this.#clashes.values()].some(({ chosen }) => chosen === undefined)) return;
    this.#settle();
    const empty = this.#fields.filter(({ name, required }) => required && String(this.typed[name] ?? '').trim() === '');
    this.#trouble = undefined;
    this.#problems = { ...check?.(this.typed), ...Object.fromEntries(empty.map(({ name }) => [name, words.problemRequired])) };
    this.#saving = Object.keys(this.#problems).length === 0;
    this.#host.requestUpdate();
    if (this.#saving) await this.#run(() => run(crm, this.typed, this.#from), words);
    if (this.#done) this.#close();
    else await this.#focus('[aria-invalid=true], .dk-choice input, [part=notice] code, [part=save]');
  }

  async #run(work: () => Promise<unknown>, words: BaseMessages): Promise<void> {
    try {
      await work();
      this.#done = true;
    } catch (thrown) {
      const error = asDealerkitError(thrown);
      const known = new Set(this.#fields.map(({ name }) => name));
      const { read, means, explain = {} } = this.#asking;
      for (const [field, { theirs }] of Object.entries(read ? (error.details.conflicts ?? {}) : {}))
        if (read && known.has(field))
          this.#clashes.set(field, { yours: String(this.typed[field] ?? ''), theirs: read(field, theirs), chosen: undefined });
      const problems = Object.entries(error.code === 'invalid' ? fieldProblems(error, words, explain) : {});
      this.#problems = Object.fromEntries(problems.filter(([name]) => known.has(name)));
      // A field that is not asked for here can still be why.
      const unasked = Object.values(error.details.fields ?? {}).find(({ code }) => explain[code]);
      const own = means?.(error);
      const text = own ?? explain[error.code] ?? (unasked && explain[unasked.code]) ?? troubleText(error, words);
      if (own !== undefined || Object.keys(this.#problems).length + this.#clashes.size === 0)
        this.#trouble = { text, reference: error.details.reference };
    }
    this.#saving = false;
    this.#host.requestUpdate();
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    void this.#leave();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#onCancel(event);
  };

  readonly #leave = async (): Promise<void> => {
    if (this.#saving) return;
    if (!this.dirty) {
      this.#close();
      return;
    }
    this.#leaving = true;
    await this.#focus('#ask-stay');
  };

  readonly #stay = async (): Promise<void> => {
    this.#leaving = false;
    await this.#focus('.dk-input, input');
  };

  readonly #close = (): void => {
    this.#over = true;
    this.#dialog?.close();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('#ask');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (dialog?.open && activeElement() !== dialog.querySelector(selector)) dialog.querySelector<HTMLElement>(selector)?.focus();
  }
}
