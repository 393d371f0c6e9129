import { type Client, type Seen, clientNoun } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { discardDialog } from '../base/confirm.template.ts';
import { CrmElement } from '../base/crm-element.ts';
import { openDialog } from '../base/dialog.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { errorState, staleState } from '../base/states.ts';
import { warnOnce } from '../base/warn.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { ClientSavedEvent } from './client-card.events.ts';
import { clientCardMessages } from './client-card.messages.ts';
import { card } from './client-card.styles.ts';
import { cardSkeleton, cardTemplate } from './client-card.template.ts';
import type { DraftField } from './client-draft.ts';
import { editTemplate } from './client-edit.template.ts';
import { ClientEditor } from './client-editor.ts';
import { valueText } from './value-text.ts';
import type { ClientCardMessages } from './locales/en.ts';

/**
 * One client, live: who he is, how to reach him, whose he is. With the right to it, edited in place; what somebody else saved
 * meanwhile is never overwritten without asking.
 * @summary A client, to read and to edit.
 * @fires dk-client-saved - Changes were saved; `detail` has the id and the fields.
 * @fires dk-open - A name was clicked; prevent it when a router of the page takes over.
 * @csspart card - The card as it is read.
 * @csspart header - Name, kind and the edit button.
 * @csspart name - The heading with the name.
 * @csspart edit - The edit button.
 * @csspart row - One fact with its label.
 * @csspart form - The card as it is edited.
 * @csspart field - One field of the form.
 * @csspart save - The button that saves.
 * @csspart cancel - The button that leaves the form.
 * @csspart notice - Why it was not saved.
 * @csspart dialog - The question before something typed is thrown away.
 * @csspart loading - The shape while it loads.
 * @csspart error - An error.
 * @csspart empty - Not found, or not allowed.
 * @csspart stale - What is shown may be old.
 * @cssprop --dk-accent - Colour of links, focus and the main button.
 */
export class DkClientCard extends CrmElement {
  static override readonly tag = 'dk-client-card';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    clientId: { attribute: 'client-id' },
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, card];

  /** Id of the client. */
  clientId = '';
  /** Level of the name's heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, clientCardMessages);
  readonly #client = new WatchedController<Seen<Client>>(this);
  #editor: ClientEditor | undefined;

  constructor() {
    super();
    new UnsavedController(this, () => this.#editor?.dirty ?? false);
  }

  protected override forget(): void {
    this.#editor = undefined;
    this.#client.follow(this.crm && this.clientId ? this.crm.watch(clientNoun, this.clientId) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('clientId')) this.forget();
    if (this.#client.current?.error?.code === 'not-found') this.#editor = undefined;
    if (!this.clientId && this.hasUpdated)
      warnOnce('client-id-missing', `<${this.localName}> needs client-id="…", the id of a client.`);
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    if (!this.clientId && words)
      return errorState({ title: words.errorTitle, text: words.errorText, reference: 'client-id-missing' }, words);
    const blocked = this.blocked(4);
    if (this.scope.failure && blocked) return blocked;
    const { value: client, error, stale } = this.#client.current ?? {};
    if (error && !client && words) return this.trouble(error, words, this.#refresh);
    if (!client || !words || !own) return this.crm || !words ? cardSkeleton(words?.loading ?? '…') : blocked!;
    const all = { ...words, ...own };
    return html`${stale ? staleState(words, this.#refresh) : nothing}${this.#editor ? this.#form(this.#editor, all) : this.#face(client, all)}`;
  }

  readonly #refresh = (): void => void this.#client.refresh();

  #face(client: Seen<Client>, words: BaseMessages & ClientCardMessages): TemplateResult {
    return cardTemplate({
      client,
      words,
      lang: this.base.lang,
      dictionaries: this.dictionaries,
      hrefFor: this.scope.hrefFor,
      headingLevel: this.headingLevel,
      onEdit: this.crm?.can('client.update', client) ? this.#edit : undefined,
    });
  }

  #form(editor: ClientEditor, words: BaseMessages & ClientCardMessages): TemplateResult {
    const conflicts = Object.fromEntries(
      [...editor.clashes].map(([field, { yours, theirs, chosen }]) => [
        field,
        { chosen, yours: valueText(field, yours, this.dictionaries, words), theirs: valueText(field, theirs, this.dictionaries, words) },
      ]),
    );
    const form = editTemplate({
      kind: editor.kind,
      draft: editor.draft,
      words,
      lang: this.base.lang,
      dictionaries: this.dictionaries,
      headingLevel: this.headingLevel,
      mayEdit: this.#mayEdit,
      problems: editor.problems,
      conflicts,
      trouble: editor.trouble,
      saving: editor.saving,
      change: (values) => {
        editor.change(values);
        this.requestUpdate();
      },
      choose: (field, which) => {
        editor.choose(field, which);
        this.requestUpdate();
      },
      onSave: (event) => {
        event.preventDefault();
        void this.#save(editor, words);
      },
      onCancel: () => void this.#cancel(editor),
    });
    return html`${form}${discardDialog(words)}`;
  }

  readonly #mayEdit = (field: DraftField): boolean => {
    const client = this.#client.current?.value;
    if (!client || !this.crm || client.hidden.includes(field)) return false;
    // A right of the field's own narrows; most fields have none.
    const { allowed, code } = this.crm.explain(`client.update.${field}`, client);
    return allowed || code === 'unknown';
  };

  readonly #edit = (): void => {
    const client = this.#client.current?.value;
    if (!client) return;
    this.#editor = new ClientEditor(client);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('form .dk-input')?.focus();
    });
  };

  async #save(editor: ClientEditor, words: BaseMessages): Promise<void> {
    const { crm } = this;
    if (!crm) return;
    const saving = editor.save(crm, words);
    this.requestUpdate();
    const fields = await saving;
    // Meanwhile another person, another client or another edit may have come.
    if (this.#editor !== editor) return;
    if (fields) {
      await this.#client.refresh();
      announce(words.saved);
      if (fields.length > 0) this.dispatchEvent(new ClientSavedEvent({ id: editor.id, fields }));
      this.#leave();
      return;
    }
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true], .choice input')?.focus();
  }

  async #cancel(editor: ClientEditor): Promise<void> {
    const dialog = this.renderRoot.querySelector('dialog');
    if (editor.dirty && dialog && (await openDialog(dialog)) !== 'yes') return;
    if (this.#editor === editor) this.#leave();
  }

  #leave(): void {
    this.#editor = undefined;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('#edit')?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-client-card': DkClientCard;
  }
}
