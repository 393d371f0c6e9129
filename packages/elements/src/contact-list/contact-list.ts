import type { Lead, Seen } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { Messages } from '../base/messages.ts';
import type { Prepared } from '../base/prepared.ts';
import { staleState } from '../base/states.ts';
import { leadNoun } from '../context/contracts.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import type { ContactActions } from './contact-actions.ts';
import { LeadContactsEvent } from './contact-list.events.ts';
import { contactListMessages } from './contact-list.messages.ts';
import { contacts } from './contact-list.styles.ts';
import { type PersonView, contactsSkeleton, contactsTemplate } from './contact-list.template.ts';
import { PeopleController, type PersonRecord } from './people-controller.ts';

const actionsPart = () => import('./contact-actions.ts').catch(() => undefined);

type Act = (actions: ContactActions, button: HTMLButtonElement, words: Parameters<ContactActions['add']>[0]) => Promise<void>;

/**
 * Everybody who is spoken to about a lead, live: how to reach them, which of them it came from. By right they are edited in place, added
 * and taken off; the one it came from stays.
 * @summary The people of a lead.
 * @fires dk-lead-contacts - The people of the lead, or what is known of one, were changed.
 * @fires dk-open - The client was clicked; prevent it when a router of the page takes over.
 * @csspart list - Everybody.
 * @csspart contact - One of them.
 * @csspart origin - That the lead came from this one.
 * @csspart edit - The button that edits.
 * @csspart more - The button of the menu.
 * @csspart add - The button that adds a contact.
 * @csspart menu - The menu.
 * @csspart dialog - The form of a contact.
 * @csspart field - One field of it.
 * @csspart save - The button that saves.
 * @csspart cancel - The button that leaves it.
 * @csspart discard - The button that throws away what was typed.
 * @csspart notice - Why it was not saved.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not found, or not allowed.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkContactList extends CrmElement {
  static override readonly tag = 'dk-contact-list';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    leadId: { attribute: 'lead-id' },
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, contacts];

  /** Id of the lead. */
  leadId = '';
  /** Level of the heading in the page. */
  headingLevel: string | number = 3;

  readonly #words = new Messages(this, contactListMessages);
  readonly #lead = new WatchedController<Seen<Lead>>(this);
  readonly #people = new PeopleController(this);
  #actions: ContactActions | undefined;
  // A part could not be loaded.
  #unready = false;

  constructor() {
    super();
    new UnsavedController(this, () => this.#actions?.dirty);
  }

  protected override forget(): void {
    this.#actions = undefined;
    this.#lead.follow(this.crm && this.leadId ? this.crm.watch(leadNoun, this.leadId) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('leadId')) this.forget();
    this.#people.follow(
      this.crm,
      (this.lead?.contacts ?? []).map(({ ref }) => ref),
    );
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    if (!this.leadId && words) return this.mistake('lead-id-missing', `<${this.localName}> needs lead-id="…", the id of a lead.`, words);
    const skeleton = contactsSkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    const { lead } = this;
    const { error, stale } = this.#lead.current ?? {};
    if (!lead) return error ? this.trouble(error, words, this.#refresh) : skeleton;
    const all = { ...words, ...own };
    const mayChange = this.crm?.can('lead.update', lead) === true && !lead.discarded;
    return html`${stale ? staleState(words, this.#refresh) : nothing}${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing}
    ${contactsTemplate({
      lead,
      people: lead.contacts.map(({ ref, origin }) => this.#view(ref, origin, mayChange)),
      words: all,
      hrefFor: this.scope.hrefFor,
      headingLevel: this.headingLevel,
      add: mayChange && this.crm?.can('contact.create') === true && this.#prepared((actions, _button, said) => actions.add(said)),
    })}
    ${this.#actions?.render(all)}`;
  }

  #view(ref: string, origin: boolean, mayChange: boolean): PersonView {
    const person = this.#people.get(ref);
    const right = ref.startsWith('client:') ? 'client.update' : 'contact.update';
    const edit = person !== undefined && this.crm?.can(right, person) === true;
    return {
      ref,
      origin,
      person,
      loading: this.#people.loading(ref),
      edit: edit && this.#prepared((actions, _button, words) => actions.edit(ref, words)),
      more: mayChange && !origin && this.#prepared((actions, button, words) => actions.more(button, ref, words)),
    };
  }

  #prepared(act: Act): Prepared {
    return { open: (event) => this.#act(event.currentTarget as HTMLButtonElement, act), prepare: actionsPart };
  }

  async #act(button: HTMLButtonElement, act: Act): Promise<void> {
    const { crm } = this;
    const part = this.#actions ? undefined : await actionsPart();
    if (crm !== this.crm) return;
    this.#actions ??= part && new part.ContactActions(this);
    this.#unready = !this.#actions;
    this.requestUpdate();
    const [words, own] = [this.base.current, this.#words.current];
    if (this.#actions && words && own) await act(this.#actions, button, { ...words, ...own });
  }

  /** @internal The lead as it is now. */
  get lead(): Seen<Lead> | undefined {
    return this.#lead.current?.value;
  }

  /** @internal One of its people, as known now. */
  personOf(ref: string): PersonRecord | undefined {
    return this.#people.get(ref);
  }

  /** @internal Called when something was changed here. */
  async changed(ref: string): Promise<void> {
    await Promise.all([this.#lead.refresh(), this.#people.refresh(ref)]);
    this.dispatchEvent(new LeadContactsEvent({ id: this.leadId, ref }));
  }

  readonly #refresh = (): void => void this.#lead.refresh();
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-contact-list': DkContactList;
  }
}
