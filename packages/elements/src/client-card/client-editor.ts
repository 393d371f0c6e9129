import type { Client, Seen } from '@dealerkit/core';
import { type Editing, Editor } from '../base/editor.ts';
import { updateClient } from '../context/contracts.ts';
import type { FormDraft } from '../drafts/form-draft.ts';
import { type ClientDraft, type DraftField, draftOf, inputOf } from './client-draft.ts';

/** Begins to edit a client. */
export function clientEditor(client: Seen<Client>, kept?: FormDraft): Editor<ClientDraft> {
  const needed: readonly DraftField[] = client.kind === 'company' ? ['companyName'] : ['firstName', 'lastName'];
  const editing: Editing<ClientDraft> = {
    read: (field, stored) => draftOf({ [field]: stored })[field],
    input: inputOf,
    // Only what was touched: an incomplete client stays editable field by field.
    check: (draft, started, words) =>
      Object.fromEntries(
        needed
          .filter((field) => inputOf(draft, field) === null && inputOf(started, field) !== null)
          .map((field) => [field, words.problemRequired]),
      ),
    save: (crm, changes) => crm.run(updateClient, { id: client.id, ...changes }),
  };
  return new Editor(draftOf(client), editing, kept);
}
