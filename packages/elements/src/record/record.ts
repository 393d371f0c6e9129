import { type AnyRecord, type Noun, type Seen, asDealerkitError } from '@dealerkit/core';
import { recordCommands } from '@dealerkit/core/describe';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { openDialog } from '../base/dialog.ts';
import { formatFor } from '../base/format.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { emptyState, errorState, refusedState, staleState, troubleText } from '../base/states.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { recordForm } from '../styles/record-form.styles.ts';
import { record as recordStyles } from '../styles/record.styles.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import type { RecordMessages } from './locales/en.ts';
import { NounController, type NounView } from './noun-view.ts';
import { RecordCancelEvent, RecordDeleteEvent, RecordDeletedEvent, RecordSavedEvent } from './record.events.ts';
import { RecordForm } from './record-form.ts';
import { recordMessages } from './record.messages.ts';
import { deletable } from './record.styles.ts';
import { type RecordView, deleteDialog, nameOf, recordSkeleton, recordTemplate } from './record.template.ts';

/**
 * One record of any noun, live: read, and by right edited, deleted, or made anew where no `record-id` is given. Labels, controls and
 * checks come from the noun's definition, which the page gives to the provider (`nouns`) or to the property `noun`; it edits by the
 * commands `NOUN.create` and `NOUN.update`, or `NOUN.save`, and deletes by `NOUN.delete`.
 * @summary A record of any noun, to read, edit and delete.
 * @fires dk-record-saved - A record was created or changed; `detail` has the noun, the id and the fields.
 * @fires dk-record-delete - The person confirmed a deletion; prevent it to keep the record.
 * @fires dk-record-deleted - A record was deleted.
 * @fires dk-record-cancel - The form of a new record was left.
 * @fires dk-open - A linked record was clicked; prevent it when a router of the page takes over.
 * @csspart card - The record as it is read.
 * @csspart header - Name and buttons.
 * @csspart name - The heading with the name.
 * @csspart edit - The edit button.
 * @csspart delete - The delete button.
 * @csspart row - One fact with its label.
 * @csspart form - The record as it is edited.
 * @csspart field - One field of the form.
 * @csspart save - The button that saves.
 * @csspart cancel - The button that leaves the form.
 * @csspart notice - Why it was not saved.
 * @csspart dialog - The question before something is thrown away or deleted.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not found, not allowed, or deleted.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkRecord extends CrmElement {
  static override readonly tag = 'dk-record';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    noun: {},
    recordId: { attribute: 'record-id' },
    defaults: { attribute: false },
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, recordStyles, recordForm, deletable];

  /** The noun: its name, when the provider has its definition, or the definition itself. */
  noun: string | Noun = '';
  /** Id of the record; empty for a new one. */
  recordId = '';
  /** Fields that a new record gets without being asked for, such as the lead that it belongs to. */
  defaults: Readonly<Record<string, unknown>> = {};
  /** Level of the name's heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, recordMessages);
  readonly #noun = new NounController(this, () => (typeof this.noun === 'string' ? this.scope.noun(this.noun) : this.noun));
  readonly #record = new WatchedController<Seen<AnyRecord>>(this);
  #form: RecordForm | undefined;
  #followed = '';
  #wantsFocus = false;
  #deleted = '';
  #trouble: { readonly text: string; readonly reference: string | undefined } | undefined;

  constructor() {
    super();
    new UnsavedController(this, () => this.#form?.dirty);
  }

  protected override forget(): void {
    this.#form = undefined;
    this.#followed = '';
    this.#wantsFocus = false;
    this.#trouble = undefined;
    this.#record.follow(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['noun', 'recordId', 'defaults'].some((name) => changed.has(name))) {
      this.forget();
      this.#deleted = '';
    }
    const noun = this.#noun.view?.noun;
    const wanted = noun && this.recordId && this.crm ? `${noun.name} ${this.recordId}` : '';
    if (wanted !== this.#followed) {
      this.#followed = wanted;
      this.#record.follow(wanted && noun ? this.crm?.watch(noun, this.recordId) : undefined);
    }
    if (this.#record.current?.error?.code === 'not-found') this.#form = undefined;
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const skeleton = recordSkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    const { view } = this.#noun;
    if (!view && words)
      return this.mistake(
        'noun-unknown',
        `<${this.localName}> knows no noun "${this.noun as string}": give its definition to <dk-provider> as nouns.`,
        words,
      );
    if (!words || !own || !view?.words || !this.crm) return skeleton;
    const all = { ...words, ...own };
    if (this.#deleted)
      return html`<div id="dk-gone" tabindex="-1">
        ${emptyState(
          all.deleted.replace('{name}', () => this.#deleted),
          all.deletedText,
        )}
      </div>`;
    if (!this.recordId) return this.#new(view, all);
    const { value, error, stale } = this.#record.current ?? {};
    if (!value) return error ? this.trouble(error, words, this.#refresh) : skeleton;
    return html`${stale ? staleState(words, this.#refresh) : nothing}
    ${this.#trouble ? errorState({ title: all.notDeleted, ...this.#trouble }, words) : nothing}
    ${this.#form ? this.#form.render(this.#shown(view, all)) : this.#face(view, value, all)}`;
  }

  protected override updated(): void {
    if (!this.#wantsFocus) return;
    const target = this.renderRoot.querySelector<HTMLElement>('form :is(.dk-input, input), article #dk-name, .dk-empty');
    if (!target) return;
    this.#wantsFocus = false;
    target.focus();
  }

  /** Takes focus: the first control of a form, else the name of the record; as soon as it is there. */
  override focus(): void {
    this.#wantsFocus = true;
    this.requestUpdate();
  }

  readonly #refresh = (): void => void this.#record.refresh();

  #shown(view: NounView, words: BaseMessages & RecordMessages) {
    const { dictionaries, headingLevel } = this;
    const { lang } = this.base;
    const format = formatFor(lang, dictionaries.settings.timeZone);
    return { words, lang, dictionaries, headingLevel, format, nounWords: view.words! };
  }

  #context() {
    const { timeZone, currency = 'EUR' } = this.dictionaries.settings;
    return { timeZone, currency };
  }

  #new(view: NounView, words: BaseMessages & RecordMessages): TemplateResult {
    const { create } = recordCommands(view.noun);
    if (!create || !this.crm?.can(create.right)) return refusedState(words);
    this.#form ??= new RecordForm(this, { view, command: create, record: undefined, defaults: this.defaults, context: this.#context() });
    return this.#form.render(this.#shown(view, words));
  }

  #face(view: NounView, record: Seen<AnyRecord>, words: BaseMessages & RecordMessages): TemplateResult {
    const { update, remove } = recordCommands(view.noun);
    const may = (right: string | undefined): boolean => right !== undefined && (this.crm?.can(right, record) ?? false);
    const shown: RecordView = {
      ...this.#shown(view, words),
      view,
      record,
      hrefFor: this.scope.hrefFor,
      onEdit:
        update && may(update.right)
          ? () => {
              this.#trouble = undefined;
              this.#form = new RecordForm(this, { view, command: update, record, defaults: {}, context: this.#context() });
              this.focus();
            }
          : undefined,
      onDelete: may(remove?.right) ? () => void this.#delete(view, record, words) : undefined,
    };
    return html`${recordTemplate(shown)}${shown.onDelete ? deleteDialog(nameOf(shown), words) : nothing}`;
  }

  /** @internal Called by the form when it was saved or cancelled. */
  async ended(form: RecordForm, saved?: { readonly id: string; readonly fields: readonly string[] }): Promise<void> {
    // Meanwhile another person, another record or another edit may have come.
    if (this.#form !== form) return;
    const noun = this.#noun.view?.noun.name ?? '';
    const isNew = !this.recordId;
    if (saved && !isNew) await this.#record.refresh();
    if (this.#form !== form) return;
    this.#form = undefined;
    if (saved && isNew) this.recordId = saved.id;
    this.requestUpdate();
    if (saved) announce(this.base.current?.saved ?? '');
    if (saved && (isNew || saved.fields.length > 0)) this.dispatchEvent(new RecordSavedEvent({ noun, ...saved }));
    if (!saved && isNew) this.dispatchEvent(new RecordCancelEvent({ noun }));
    await this.updateComplete;
    if (isNew) {
      if (saved) this.focus();
    } else this.renderRoot.querySelector<HTMLElement>('#dk-edit')?.focus();
  }

  async #delete(view: NounView, record: Seen<AnyRecord>, words: BaseMessages & RecordMessages): Promise<void> {
    const { remove } = recordCommands(view.noun);
    const { crm, recordId } = this;
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('#dk-ask');
    if (!remove || !crm || !dialog || (await openDialog(dialog)) !== 'yes') return;
    const detail = { noun: view.noun.name, id: record.id };
    if (!this.dispatchEvent(new RecordDeleteEvent(detail))) return;
    const name = nameOf({ view, record, nounWords: view.words!, lang: this.base.lang });
    try {
      await crm.run(remove, { id: record.id } as never);
    } catch (error) {
      const trouble = asDealerkitError(error);
      if (crm === this.crm && recordId === this.recordId)
        this.#trouble = { text: troubleText(trouble, words), reference: trouble.details.reference };
      this.requestUpdate();
      return;
    }
    this.dispatchEvent(new RecordDeletedEvent(detail));
    if (crm !== this.crm || recordId !== this.recordId) return;
    this.forget();
    this.#deleted = name;
    this.requestUpdate();
    announce(words.deleted.replace('{name}', () => name));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#dk-gone')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-record': DkRecord;
  }
}
