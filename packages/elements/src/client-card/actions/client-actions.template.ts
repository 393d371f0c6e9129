import type { Crm } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { assignDialog } from '../../base/assign.template.ts';
import { failedState } from '../../base/failed-state.ts';
import { flag } from '../../base/flag.ts';
import { clockIcon, icon } from '../../base/icons.ts';
import { receivers } from '../../base/receivers.ts';
import { emptyState } from '../../base/states.ts';
import { type Shown, nameOf } from '../client-card.template.ts';
import type { ClientAssignment } from './client-assignment.ts';
import type { ClientActionsMessages } from './locales/en.ts';

/** What everything of the menu is shown with. */
export interface ActionsShown extends Omit<Shown, 'words'> {
  readonly words: Shown['words'] & ClientActionsMessages;
}

/** That the client is put away, until when, and the way back for whom may go it. */
export function archivedNotice(
  { client, words, lang, dictionaries }: ActionsShown,
  { restoring, onRestore }: { readonly restoring: boolean; readonly onRestore: (() => void) | undefined },
): TemplateResult | typeof nothing {
  const { archivedAt, archivedUntil } = client;
  if (!archivedAt || !archivedUntil) return nothing;
  // One date needs no file of formats: lists have theirs, a card has none.
  const { timeZone } = dictionaries.settings;
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'long', ...(timeZone ? { timeZone } : {}) }).format(new Date(archivedUntil));
  return html`<div class="dk-notice dk-warning dk-said archived" part="archived">
    ${icon(clockIcon)}
    <p>${words.archivedText.replace('{date}', date)}</p>
    ${
      onRestore
        ? html`<button
            class="dk-button ${restoring ? 'dk-spin' : ''}"
            type="button"
            part="restore"
            aria-disabled=${flag(restoring)}
            @click=${onRestore}
          >
            ${words.restore}
          </button>`
        : nothing
    }
  </div>`;
}

/** Asks to whom the client is given. */
export function assignmentDialog(
  { client, words, dictionaries }: ActionsShown,
  assignment: ClientAssignment,
  crm: Crm,
  onSubmit: () => void,
): TemplateResult {
  const { chosen, missing, saving, trouble } = assignment;
  const people = receivers(crm, 'client.assign', dictionaries, crm.session.state.value?.principal.id);
  return assignDialog({
    ...chosen,
    title: words.assignTitle.replace('{name}', () => nameOf(client, words)),
    words,
    people: people.filter(({ id }) => id !== client.ownerIds[0]),
    problem: missing ? words.problemRequired : undefined,
    trouble: trouble && failedState(words.notAssigned, trouble, words),
    saving,
    change: (more) => {
      assignment.change(more);
    },
    onSubmit,
  });
}

/** What stands in the place of a client who was deleted. */
export const goneState = (name: string, words: ClientActionsMessages): TemplateResult =>
  html`<div id="gone" tabindex="-1">
    ${emptyState(
      words.deleted.replace('{name}', () => name),
      words.deletedText,
    )}
  </div>`;
