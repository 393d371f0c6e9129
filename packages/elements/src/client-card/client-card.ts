import type { Client, Seen } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { announce } from '../base/live-region.ts';
import { Messages } from '../base/messages.ts';
import { staleState } from '../base/states.ts';
import { clientNoun } from '../context/contracts.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { record } from '../styles/record.styles.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { ClientSavedEvent } from './client-card.events.ts';
import { clientCardMessages } from './client-card.messages.ts';
import { card } from './client-card.styles.ts';
import { type Shown, cardSkeleton, cardTemplate } from './client-card.template.ts';
import type { ClientActions } from './actions/client-actions.ts';
import type { ClientForm } from './client-form.ts';

const formPart = () => import('./client-form.ts').catch(() => undefined);
const actionsPart = () => import('./actions/client-actions.ts').catch(() => undefined);

/**
 * One client, live: who he is, how to reach him, whose he is. With the right to it, edited in place; what somebody else saved
 * meanwhile is never overwritten without asking. By right its menu reassigns, archives, restores and deletes him.
 * @summary A client, to read and to edit.
 * @fires dk-client-saved - Changes were saved; `detail` has the id and the fields.
 * @fires dk-client-delete - The person confirmed a deletion; prevent it to keep the client.
 * @fires dk-client-deleted - The client was deleted.
 * @fires dk-client-archived - The client was put away; `detail` says until when.
 * @fires dk-client-restored - The client was taken back from the archive.
 * @fires dk-client-assigned - The client has another main owner.
 * @fires dk-open - A name was clicked; prevent it when a router of the page takes over.
 * @csspart card - The card as it is read.
 * @csspart header - Name, kind and the edit button.
 * @csspart name - The heading with the name.
 * @csspart edit - The edit button.
 * @csspart more - The button of the menu.
 * @csspart menu - The menu.
 * @csspart archived - That the client is put away.
 * @csspart restore - The button that takes him back.
 * @csspart delete - The button that deletes for good.
 * @csspart row - One fact with its label.
 * @csspart form - The card as it is edited.
 * @csspart field - One field of the form.
 * @csspart owner - The owner in the form, where nobody chooses one.
 * @csspart save - The button that saves.
 * @csspart cancel - The button that leaves the form.
 * @csspart notice - Why it was not saved.
 * @csspart dialog - A question: before something typed is thrown away, before the client is deleted, to whom he is given.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not found, not allowed, or deleted.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkClientCard extends CrmElement {
  static override readonly tag = 'dk-client-card';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    clientId: { attribute: 'client-id' },
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, record, card];

  /** Id of the client. */
  clientId = '';
  /** Level of the name's heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, clientCardMessages);
  readonly #client = new WatchedController<Seen<Client>>(this);
  /** @internal Asks for the client again. */
  readonly refresh = this.#client.refresh;
  #form: ClientForm | undefined;
  #actions: ClientActions | undefined;
  // A part could not be loaded.
  #unready = false;

  constructor() {
    super();
    new UnsavedController(this, () => this.#form?.dirty);
  }

  protected override forget(): void {
    this.#form = this.#actions = undefined;
    this.#client.follow(this.crm && this.clientId ? this.crm.watch(clientNoun, this.clientId) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('clientId')) this.forget();
    if (this.#client.current?.error?.code === 'not-found') this.#form = undefined;
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    if (!this.clientId && words)
      return this.mistake('client-id-missing', `<${this.localName}> needs client-id="…", the id of a client.`, words);
    const skeleton = cardSkeleton(words?.loading ?? '…');
    const { failure } = this.scope;
    if (!this.crm || failure || !words || !own) return this.blocked(skeleton) ?? skeleton;
    const { client } = this;
    const actions = this.#actions;
    const { error, stale } = this.#client.current ?? {};
    const gone = actions?.gone(words);
    if (gone) return gone;
    if (!client) return error ? this.trouble(error, words, this.refresh) : skeleton;
    if (client.archivedAt && !actions?.words && !this.#unready) {
      if (!actions) void this.#act();
      return skeleton;
    }
    const { dictionaries, headingLevel } = this;
    const shown = { client, words: { ...words, ...own }, lang: this.base.lang, dictionaries, hrefFor: this.scope.hrefFor, headingLevel };
    return html`${stale ? staleState(words, this.refresh) : nothing}${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing}
    ${actions?.render(shown)} ${this.#form ? this.#form.render(shown) : this.#face(shown)}`;
  }

  #face(shown: Shown): TemplateResult {
    const may = (...actions: readonly string[]): boolean => actions.some((action) => this.crm?.can(`client.${action}`, shown.client));
    return cardTemplate({
      ...shown,
      edit: may('update') && { open: this.#edit, prepare: formPart },
      more: may('assign', 'delete', shown.client.archivedAt ? 'restore' : 'archive') && { open: this.#act, prepare: actionsPart },
    });
  }

  /** @internal The client as he is now. */
  get client(): Seen<Client> | undefined {
    return this.#client.current?.value ?? this.#actions?.held;
  }

  /** @internal Called by the form when it was saved or cancelled. */
  async ended(form: ClientForm, fields?: readonly string[]): Promise<void> {
    // Meanwhile another person, another client or another edit may have come.
    if (this.#form !== form) return;
    if (fields) await this.refresh();
    if (this.#form !== form) return;
    this.#form = undefined;
    this.requestUpdate();
    if (fields) announce(this.base.current?.saved ?? '');
    if (fields?.length) this.dispatchEvent(new ClientSavedEvent({ id: this.clientId, fields }));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#edit')?.focus();
  }

  #took<Part>(part: Part | undefined): Part | undefined {
    this.#unready = !part;
    this.requestUpdate();
    return part;
  }

  readonly #edit = async (): Promise<void> => {
    const { clientId, crm } = this;
    const part = this.#took(await formPart());
    // He may have been read again meanwhile; he is still the one whose button was pressed.
    const { client } = this;
    if (part && client && clientId === this.clientId && crm === this.crm) this.#form ??= new part.ClientForm(this, client);
  };

  readonly #act = async (event?: Event): Promise<void> => {
    const button = event?.currentTarget as HTMLButtonElement | undefined;
    if (!this.#actions) {
      const part = this.#took(await actionsPart());
      this.#actions ??= part && new part.ClientActions(this);
    }
    if (button) void this.#actions?.open(button);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-client-card': DkClientCard;
  }
}
