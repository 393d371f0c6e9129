import { type Client, type Crm, type DealerkitError, type Seen, asDealerkitError } from '@dealerkit/core';
import { type CSSResult, type TemplateResult, html } from 'lit';
import { announce } from '../../base/live-region.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { Menu, type MenuEntry } from '../../base/menu.ts';
import { Messages } from '../../base/messages.ts';
import { failedState } from '../../base/failed-state.ts';
import { type DialogHost, showDialog } from '../../base/show-dialog.ts';
import { archiveClient, restoreClient } from '../../context/client-contracts.ts';
import { asking } from '../../styles/asking.styles.ts';
import { menu } from '../../styles/menu.styles.ts';
import { status } from '../../styles/status.styles.ts';
import { type Shown, nameOf } from '../client-card.template.ts';
import {
  ClientArchivedEvent,
  ClientAssignedEvent,
  ClientDeleteEvent,
  ClientDeletedEvent,
  ClientRestoredEvent,
} from './client-actions.events.ts';
import { clientActionsMessages } from './client-actions.messages.ts';
import { actions } from './client-actions.styles.ts';
import { type ActionsShown, archivedNotice, assignmentDialog, goneState } from './client-actions.template.ts';
import { ClientAssignment } from './client-assignment.ts';
import { ClientDeletion } from './client-deletion.ts';
import { deletionDialog } from './client-deletion.template.ts';
import type { ClientActionsMessages } from './locales/en.ts';

/** The card that a menu belongs to. */
export interface ActionsHost extends DialogHost, HTMLElement {
  readonly crm: Crm | undefined;
  /** The client as he is now. */
  readonly client: Seen<Client> | undefined;
  refresh(): Promise<void>;
  wear(...styles: readonly CSSResult[]): void;
}

/** What may be done to a client beside editing him: the card's menu and its dialogs. They load when somebody is about to open them. */
export class ClientActions {
  readonly #host: ActionsHost;
  readonly #own: Messages<ClientActionsMessages>;
  readonly #menu: Menu;
  #deletion: ClientDeletion | undefined;
  #assignment: ClientAssignment | undefined;
  #restoring = false;
  #failed: { readonly title: 'notArchived' | 'notRestored'; readonly error: DealerkitError } | undefined;
  /** Who was deleted. */
  #deleted: Seen<Client> | undefined;

  constructor(host: ActionsHost) {
    this.#host = host;
    this.#own = new Messages(host, clientActionsMessages);
    this.#menu = new Menu(host);
    host.wear(menu, asking, status, actions);
  }

  get words(): ClientActionsMessages | undefined {
    return this.#own.current;
  }

  /** The client while he is being deleted: the card goes on showing him until that has ended. */
  get held(): Seen<Client> | undefined {
    return this.#deletion?.running ? this.#deletion.client : undefined;
  }

  /** Opens the menu at its button. */
  async open(button: HTMLButtonElement): Promise<void> {
    if (!this.words) await this.#own.ready;
    this.#failed = undefined;
    const { client, words } = { client: this.#host.client, words: this.words };
    if (client && words) await this.#menu.open(button, button.ariaLabel ?? '', this.#entries(client, words));
  }

  /** What stands in the card's place once the client was deleted. */
  gone(base: BaseMessages): TemplateResult | undefined {
    const { words } = this;
    return this.#deleted && words && goneState(nameOf(this.#deleted, base), words);
  }

  /** That the client is put away, what was not done, the menu, and the dialog that it has opened. */
  render(shown: Shown): TemplateResult | undefined {
    const { words } = this;
    if (!words) return undefined;
    const all = { ...shown, words: { ...shown.words, ...words } };
    const failed = this.#failed && failedState(words[this.#failed.title], this.#failed.error, all.words);
    const onRestore = this.#may('restore', shown.client) ? () => void this.#restore(words) : undefined;
    return html`${failed}${archivedNotice(all, { restoring: this.#restoring, onRestore })}${this.#menu.render()}
    ${this.#deletion && this.#ask(this.#deletion, all)}${this.#assignment && this.#pick(this.#assignment, all)}`;
  }

  #may(action: string, client: Seen<Client>): boolean {
    return this.#host.crm?.can(`client.${action}`, client) ?? false;
  }

  #entries(client: Seen<Client>, words: ClientActionsMessages): readonly MenuEntry[] {
    const acts = {
      assign: () => void this.#assign(client),
      restore: () => void this.#restore(words),
      archive: () => void this.#archive(words),
      delete: () => void this.#delete(client, words),
    };
    const order = ['assign', client.archivedAt ? 'restore' : 'archive', 'delete'] as const;
    const may = order.filter((action) => this.#may(action, client));
    return may.map((action, index) => ({ label: words[action], act: acts[action], apart: action === 'delete' && index > 0 }));
  }

  async #archive(words: ClientActionsMessages): Promise<void> {
    const { crm, client } = this.#host;
    if (!crm || !client) return;
    try {
      this.#host.dispatchEvent(new ClientArchivedEvent(await crm.run(archiveClient, { id: client.id })));
      announce(words.archived);
    } catch (error) {
      this.#failed = { title: 'notArchived', error: asDealerkitError(error) };
    }
    await this.#settle();
  }

  async #restore(words: ClientActionsMessages): Promise<void> {
    const { crm, client } = this.#host;
    if (!crm || !client || this.#restoring) return;
    this.#restoring = true;
    this.#host.requestUpdate();
    try {
      this.#host.dispatchEvent(new ClientRestoredEvent(await crm.run(restoreClient, { id: client.id })));
      announce(words.restored);
    } catch (error) {
      this.#failed = { title: 'notRestored', error: asDealerkitError(error) };
    }
    this.#restoring = false;
    await this.#settle();
  }

  async #assign(client: Seen<Client>): Promise<void> {
    const assignment = new ClientAssignment(client, this.#changed);
    this.#assignment = assignment;
    await showDialog(this.#host, '#assign');
    if (this.#assignment === assignment) this.#assignment = undefined;
    this.#changed();
  }

  #pick(assignment: ClientAssignment, shown: ActionsShown): TemplateResult {
    const { crm } = this.#host;
    return crm ? assignmentDialog(shown, assignment, crm, () => void this.#give(assignment, shown)) : html``;
  }

  async #give(assignment: ClientAssignment, { words, dictionaries }: ActionsShown): Promise<void> {
    const { crm } = this.#host;
    if (!crm) return;
    if (!(await assignment.save(crm))) {
      await this.#focus('#assign [aria-invalid=true]');
      return;
    }
    const { ownerId } = assignment.chosen;
    await this.#host.refresh();
    this.#host.dispatchEvent(new ClientAssignedEvent({ id: assignment.client.id, ownerId }));
    this.#dialog('#assign')?.close();
    announce(words.assigned.replace('{name}', () => dictionaries.person(ownerId) ?? ''));
  }

  async #delete(client: Seen<Client>, words: ClientActionsMessages): Promise<void> {
    const { crm } = this.#host;
    if (!crm) return;
    const deletion = new ClientDeletion(client, this.#changed);
    this.#deletion = deletion;
    void deletion.look(crm);
    const answer = await showDialog(this.#host, '#deletion', '#deletion-cancel');
    if (this.#deletion === deletion && !deletion.running) this.#deletion = undefined;
    this.#changed();
    if (answer === 'archive') await this.#archive(words);
  }

  #ask(deletion: ClientDeletion, shown: ActionsShown): TemplateResult {
    const { crm } = this.#host;
    return deletionDialog({
      ...shown,
      deletion,
      name: nameOf(deletion.client, shown.words),
      // Also when the right goes while the question stands open (behaviours.md B13b).
      revoked: deletion.refused || !this.#may('delete', shown.client),
      mayArchive: !shown.client.archivedAt && this.#may('archive', shown.client),
      onRetry: () => void (crm && deletion.look(crm)),
      onConfirm: () => void this.#confirm(deletion, shown.words),
    });
  }

  async #confirm(deletion: ClientDeletion, words: BaseMessages & ClientActionsMessages): Promise<void> {
    const { crm } = this.#host;
    const { client } = deletion;
    const dialog = this.#dialog('#deletion');
    if (!crm || deletion.running) return;
    if (!this.#host.dispatchEvent(new ClientDeleteEvent({ id: client.id }))) {
      dialog?.close();
      return;
    }
    if (await deletion.confirm(crm)) {
      this.#deleted = client;
      this.#changed();
      announce(words.deleted.replace('{name}', () => nameOf(client, words)));
      this.#host.dispatchEvent(new ClientDeletedEvent({ id: client.id }));
      await this.#focus('#gone');
      return;
    }
    // What the person may do is another thing now: the menu is to know it too.
    if (deletion.refused) void crm.session.refresh();
    await this.#focus('#deletion-cancel');
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };

  #dialog(selector: string): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>(selector);
  }

  /** Gives focus to the first that is there. */
  async #focus(...selectors: readonly string[]): Promise<void> {
    await this.#host.updateComplete;
    const found = selectors.map((selector) => this.#host.renderRoot.querySelector<HTMLElement>(selector));
    found.find((each) => each !== null)?.focus();
  }

  /** Shows the client as he is now; what had focus may have left. */
  async #settle(): Promise<void> {
    await this.#host.refresh();
    this.#changed();
    await this.#focus('#more', '#edit');
  }
}
