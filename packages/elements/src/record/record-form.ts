import { type AnyRecord, type Command, type Crm, type Seen } from '@dealerkit/core';
import { type FieldDescription, change, creation } from '@dealerkit/core/describe';
import { html, nothing, type TemplateResult } from 'lit';
import { checkTemplate } from '../base/check.template.ts';
import { discardDialog } from '../base/confirm.template.ts';
import type { Dictionaries } from '../base/dictionaries.ts';
import { openDialog } from '../base/dialog.ts';
import { conflictTemplate, saveButtons, unsavedNotice } from '../base/edit.template.ts';
import { type Editing, Editor } from '../base/editor.ts';
import { type DraftHost, FormDraft } from '../drafts/form-draft.ts';
import { type FieldView, fieldTemplate } from '../base/field.template.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { RecordMessages } from './locales/en.ts';
import { type NounView, capital, labelOf } from './noun-view.ts';
import { type DraftContext, type RecordDraft, formText, inputOf } from './record-draft.ts';
import { type ValueContext, valueText } from './value-text.ts';

/** The element that a form stands in. */
export interface RecordFormHost extends DraftHost {
  readonly crm: Crm | undefined;
  readonly renderRoot: DocumentFragment | HTMLElement;
  /** The form has ended: with the id and the names of the saved fields, or cancelled. */
  ended(form: RecordForm, saved?: { readonly id: string; readonly fields: readonly string[] }): Promise<void>;
}

/** What is edited: a record, or none yet. */
export interface Edited {
  readonly view: NounView;
  readonly command: Command;
  readonly record: Seen<AnyRecord> | undefined;
  /** Fields that a new record gets without being asked for. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly context: DraftContext;
}

/** What a form is shown with. */
export interface RecordFormView extends ValueContext {
  readonly words: BaseMessages & RecordMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
  readonly headingLevel: string | number;
}

const typed: Partial<Record<FieldDescription['type'], Pick<FieldView, 'type' | 'inputmode' | 'multiline' | 'wide'>>> = {
  multiline: { multiline: true, wide: true },
  texts: { multiline: true, wide: true },
  email: { type: 'email', inputmode: 'email' },
  url: { type: 'url' },
  integer: { inputmode: 'numeric' },
  number: { inputmode: 'decimal' },
  money: { inputmode: 'decimal' },
  date: { type: 'date' },
  instant: { type: 'datetime-local' },
};

/** The form of a record of any noun: a control for each field that may be edited. */
export class RecordForm {
  readonly #host: RecordFormHost;
  readonly #edited: Edited;
  readonly #fields: readonly FieldDescription[];
  readonly #editor: Editor<RecordDraft>;
  readonly #draft: FormDraft;
  #id: string | undefined;

  constructor(host: RecordFormHost, edited: Edited) {
    this.#host = host;
    this.#edited = edited;
    const { view, command, record, context, defaults } = edited;
    this.#id = record?.id;
    this.#fields = view.fields.filter((field) => this.#mayEdit(field));
    const field = (name: string): FieldDescription => this.#fields.find((each) => each.name === name)!;
    const draft = Object.fromEntries(this.#fields.map((each) => [each.name, formText(each, record?.[each.name], context)]));
    const input = (values: RecordDraft, name: string): unknown => inputOf(field(name), values[name] ?? '', record, context);
    this.#draft = new FormDraft(host, `${view.noun.name}:${record?.id ?? JSON.stringify(defaults)}`);
    const editing: Editing<RecordDraft> = {
      read: (name, stored) => formText(field(name), stored, context),
      input: (values, name) => input(values, name) ?? null,
      check: (values, started, words) =>
        Object.fromEntries(
          this.#fields.flatMap(({ name, type, required }) => {
            if (input(values, name) !== undefined || (record && values[name] === started[name])) return [];
            if (!values[name]?.trim()) return required ? [[name, words.problemRequired]] : [];
            const own = words as BaseMessages & Partial<RecordMessages>;
            const problem =
              { integer: own.problemWhole, date: own.problemDate, instant: own.problemDate }[type as string] ?? own.problemNumber;
            return [[name, problem ?? words.problemInvalid]];
          }),
        ),
      save: async (crm, { patch, from }) => {
        const made = record ? change(command, record.id, patch, from) : creation(command, { ...defaults, ...patch });
        const output = (await crm.run(command, made as never)) as { readonly id?: string } | undefined;
        this.#id ??= output?.id;
      },
    };
    this.#editor = new Editor<RecordDraft>(draft, editing, this.#draft);
    host.requestUpdate();
  }

  get dirty(): boolean {
    return this.#editor.dirty;
  }

  render(view: RecordFormView): TemplateResult {
    const { words, lang, nounWords, headingLevel } = view;
    const { draft, problems, saving, trouble, clashes } = this.#editor;
    const { record, view: shown } = this.#edited;
    const title = record ? valueText({ name: shown.title ?? '', type: 'text' }, record[shown.title ?? ''], view) : '';
    const heading = record ? title || capital(nounWords.one, lang) : words.newRecord.replace('{noun}', nounWords.one);
    return html`<form
        part="form"
        novalidate
        aria-labelledby="dk-name"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#save(words);
        }}
      >
        <div class="intro">
          <div class="dk-heading" id="dk-name" role="heading" aria-level=${headingLevel} dir="auto">${heading}</div>
          ${this.#fields.some(({ required }) => required) ? html`<p class="dk-legend"><span class="dk-star" aria-hidden="true">*</span> ${words.required}</p>` : nothing}
        </div>
        ${this.#draft.notice(this.#editor.begin)}
        ${unsavedNotice({ trouble, problems, clash: [...clashes.values()].some(({ chosen }) => chosen === undefined) }, words)}
        <div class="dk-grid">${this.#fields.map((field) => this.#control(field, draft[field.name] ?? '', problems[field.name], view))}</div>
        ${saveButtons({ saving, save: record ? words.saveChanges : words.create, onCancel: () => void this.#cancel() }, words)}
      </form>
      ${discardDialog(words)}`;
  }

  #control(field: FieldDescription, value: string, error: string | undefined, view: RecordFormView): TemplateResult {
    const { nounWords, words, dictionaries } = view;
    const { name, type, required, choices, maxLength } = field;
    const unit = type === 'money' ? ` (${this.#currency(name)})` : '';
    const label = labelOf(nounWords, name) + unit;
    const clash = this.#editor.clashes.get(name);
    if (clash) {
      const { yours, theirs, chosen } = clash;
      const choose = (which: 'yours' | 'theirs'): void => {
        this.#editor.choose(name, which);
        this.#host.requestUpdate();
      };
      return conflictTemplate(
        { name, label, chosen, choose, yours: valueText(field, yours, view), theirs: valueText(field, theirs, view) },
        words,
      );
    }
    const options =
      type === 'choice'
        ? choices.map((id) => ({ id, title: nounWords.values?.[name]?.[id] ?? id }))
        : type === 'branch'
          ? dictionaries.branches
          : undefined;
    const shown: FieldView = {
      name,
      label,
      value,
      error,
      required,
      ...typed[type],
      ...(options ? { options } : {}),
      ...(type === 'texts' ? { help: words.linesHelp } : {}),
      ...(maxLength === undefined ? {} : { maxlength: maxLength }),
      onInput: (text) => {
        this.#editor.change({ [name]: text });
        this.#host.requestUpdate();
      },
    };
    return type === 'boolean' ? checkTemplate(shown) : fieldTemplate(shown);
  }

  #currency(name: string): string {
    const { record, context } = this.#edited;
    return (record?.[name] as { currency?: string } | null | undefined)?.currency ?? context.currency;
  }

  #mayEdit({ name, type, readOnly }: FieldDescription): boolean {
    const { record, command, defaults } = this.#edited;
    const { crm } = this.#host;
    if (!crm || type === 'other' || type === 'record' || type === 'people' || name in defaults) return false;
    // What another action changes later may be said when the record is made.
    if (record ? readOnly || record.hidden.includes(name) : readOnly && type !== 'branch') return false;
    // A right of the field's own narrows; most fields have none.
    const { allowed, code } = crm.explain(`${command.right}.${name}`, record);
    return allowed || code === 'unknown';
  }

  async #save(words: BaseMessages): Promise<void> {
    const { crm } = this.#host;
    if (!crm) return;
    const saving = this.#editor.save(crm, words);
    this.#host.requestUpdate();
    const fields = await saving;
    if (fields) {
      await this.#host.ended(this, { id: this.#id ?? '', fields });
      return;
    }
    this.#host.requestUpdate();
    this.#focus('[aria-invalid=true], .dk-choice input');
  }

  async #cancel(): Promise<void> {
    const dialog = this.#host.renderRoot.querySelector('dialog');
    if (this.dirty && dialog && (await openDialog(dialog)) !== 'yes') return;
    this.#draft.drop();
    await this.#host.ended(this);
  }

  #focus(selector: string): void {
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }
}
