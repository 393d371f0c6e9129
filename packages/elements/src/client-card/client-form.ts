import type { Client, Crm, Seen } from '@dealerkit/core';
import { type CSSResult, type TemplateResult, html } from 'lit';
import { discardDialog } from '../base/confirm.template.ts';
import type { Dictionaries } from '../base/dictionaries.ts';
import { openDialog } from '../base/dialog.ts';
import { type DraftHost, FormDraft } from '../drafts/form-draft.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { Editor } from '../base/editor.ts';
import { recordForm } from '../styles/record-form.styles.ts';
import type { ClientDraft, DraftField } from './client-draft.ts';
import { editTemplate } from './client-edit.template.ts';
import { clientEditor } from './client-editor.ts';
import { clientForm } from './client-form.styles.ts';
import type { ClientCardMessages } from './locales/en.ts';
import { valueText } from './value-text.ts';

/** The card that a form stands in. */
export interface FormHost extends DraftHost {
  readonly crm: Crm | undefined;
  readonly renderRoot: DocumentFragment | HTMLElement;
  wear(...styles: readonly CSSResult[]): void;
  /** The client as he is now. */
  readonly client: Seen<Client> | undefined;
  /** The form has ended: with the names of the saved fields, or cancelled. */
  ended(form: ClientForm, fields?: readonly DraftField[]): Promise<void>;
}

/** What a form is shown with. */
export interface FormContext {
  readonly words: BaseMessages & ClientCardMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
  readonly headingLevel: string | number;
}

/** Whether a client without an owner becomes that of whoever saves him, and nobody chooses one: the freest mode of his groups (behaviours.md B10, B21). */
function followsUpByItself(crm: Crm | undefined): boolean {
  const { principal, dictionaries } = crm?.session.state.value ?? {};
  const mine = (dictionaries?.['group'] ?? []).filter(({ id }) => principal?.groups.includes(id as string));
  const modes = mine.map(({ followUp }) => followUp);
  return modes.includes('automatic') && !modes.includes('manual');
}

/** The edit form of a card. It loads when somebody is about to edit: most cards are only ever read. */
export class ClientForm {
  readonly #host: FormHost;
  readonly #kind: Client['kind'];
  readonly #editor: Editor<ClientDraft>;
  readonly #draft: FormDraft;

  constructor(host: FormHost, client: Seen<Client>) {
    this.#host = host;
    this.#kind = client.kind;
    this.#draft = new FormDraft(host, `client.edit:${client.id}`);
    this.#editor = clientEditor(client, this.#draft);
    host.wear(recordForm, clientForm);
    this.#focus('form .dk-input');
  }

  get dirty(): boolean {
    return this.#editor.dirty;
  }

  render({ words, lang, dictionaries, headingLevel }: FormContext): TemplateResult {
    const editor = this.#editor;
    const conflicts = Object.fromEntries(
      [...editor.clashes].map(([field, { yours, theirs, chosen }]) => [
        field,
        { chosen, yours: valueText(field, yours, dictionaries, words), theirs: valueText(field, theirs, dictionaries, words) },
      ]),
    );
    const form = editTemplate({
      kind: this.#kind,
      draft: editor.draft,
      words,
      lang,
      dictionaries,
      headingLevel,
      mayEdit: this.#mayEdit,
      owners: followsUpByItself(this.#host.crm)
        ? (this.#host.client?.ownerIds ?? []).map((id) => dictionaries.person(id) ?? '…')
        : undefined,
      problems: editor.problems,
      conflicts,
      restored: this.#draft.notice(editor.begin),
      trouble: editor.trouble,
      saving: editor.saving,
      change: (values) => {
        editor.change(values);
        this.#host.requestUpdate();
      },
      choose: (field, which) => {
        editor.choose(field, which);
        this.#host.requestUpdate();
      },
      onSave: (event) => {
        event.preventDefault();
        void this.#save(words);
      },
      onCancel: () => void this.#cancel(),
    });
    return html`${form}${discardDialog(words)}`;
  }

  readonly #mayEdit = (field: DraftField): boolean => {
    const { client, crm } = this.#host;
    if (!client || !crm || client.hidden.includes(field)) return false;
    // A right of the field's own narrows; most fields have none.
    const { allowed, code } = crm.explain(`client.update.${field}`, client);
    return allowed || code === 'unknown';
  };

  async #save(words: BaseMessages): Promise<void> {
    const { crm } = this.#host;
    if (!crm) return;
    const saving = this.#editor.save(crm, words);
    this.#host.requestUpdate();
    const fields = await saving;
    if (fields) {
      await this.#host.ended(this, fields);
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
