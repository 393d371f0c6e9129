import { asDealerkitError } from '@dealerkit/core';
import { type TemplateResult, html, nothing } from 'lit';
import { FormDraft } from '../drafts/form-draft.ts';
import { askedField } from './asked-field.template.ts';
import type { Asking, AskingHost, Change, DialogField, Typed } from './asking.ts';
import { activeElement } from './dialog.ts';
import { type ConflictView, conflictTemplate, unsavedNotice } from './edit.template.ts';
import { fieldProblems } from './field-problems.ts';
import { flag } from './flag.ts';
import type { BaseMessages } from './locales/en.ts';
import { showDialog } from './show-dialog.ts';
import { troubleText } from './states.ts';

const firstControl = '.dk-input, input:not([hidden])';

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
  readonly #draft: FormDraft | undefined;

  constructor(host: AskingHost, asking: Asking) {
    this.#host = host;
    this.#asking = asking;
    this.#from = this.typed = asking.start;
    if (asking.draft === undefined) return;
    this.#draft = new FormDraft(host, asking.draft);
    this.#restore(this.#draft);
  }

  #restore(draft: FormDraft): void {
    const { start, read } = this.#asking;
    const back = draft.restore(start, (field) => read !== undefined && typeof start[field] === 'string');
    if (!back) return;
    this.typed = back.values as Typed;
    for (const [field, { yours, theirs }] of Object.entries(back.clashes))
      this.#clashes.set(field, { yours: yours as string, theirs: theirs as string, chosen: undefined });
  }

  /** Something was typed that is not saved. */
  get dirty(): boolean {
    const { start } = this.#asking;
    return !this.#done && (this.#clashes.size > 0 || Object.entries(this.typed).some(([name, value]) => value !== (start[name] ?? '')));
  }

  /** Opens it. Resolves with true when it was done, false when it was left. */
  async ask(): Promise<boolean> {
    let first = firstControl;
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
        ${this.#draft?.notice(this.#begin) ?? nothing}${unsavedNotice({ trouble, clash: this.#clashes.size > 0, problems: this.#problems }, words)}
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
    const { name } = field;
    return askedField(field, { value: this.typed[name] ?? '', error: this.#problems[name], change: this.change });
  }

  get #fields(): readonly DialogField[] {
    return this.#asking.fields(this.typed, this.change);
  }

  /** Takes what was typed, or chosen. */
  readonly change: Change = (typed) => {
    this.typed = { ...this.typed, ...typed };
    this.#problems = Object.fromEntries(Object.entries(this.#problems).filter(([name]) => !(name in typed)));
    this.#keep();
    this.#host.requestUpdate();
  };

  #keep(): void {
    const { drafts = () => true, start } = this.#asking;
    const typed = Object.fromEntries(Object.entries(this.typed).filter(([name]) => drafts(name)));
    const any = Object.entries(typed).some(([name, value]) => value !== (start[name] ?? ''));
    if (any || this.#clashes.size > 0) this.#draft?.keep(this.#from, typed, this.#clashes.keys());
    else this.#draft?.drop();
  }

  /** Throws away what was typed. */
  readonly #begin = (): void => {
    this.#from = this.typed = this.#asking.start;
    this.#clashes.clear();
    this.#problems = {};
    void this.#focus(firstControl);
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
    else await this.#focus('[aria-invalid=true], [data-invalid], .dk-choice input, [part=notice] code, [part=save]');
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
    if (this.#saving) {
      this.#asking.stop?.();
      return;
    }
    if (!this.dirty) {
      this.#close();
      return;
    }
    this.#leaving = true;
    await this.#focus('#ask-stay');
  };

  readonly #stay = async (): Promise<void> => {
    this.#leaving = false;
    await this.#focus(firstControl);
  };

  readonly #close = (): void => {
    this.#draft?.drop();
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
