import { type DealerkitError, type JsonObject, type OutputOf, asDealerkitError, randomKey } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type TemplateResult, html } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { fieldProblems } from '../base/field-problems.ts';
import { checkIcon, icon } from '../base/icons.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { plural } from '../base/plural.ts';
import { recordLink } from '../base/record-link.ts';
import { loadingState, refusedState } from '../base/states.ts';
import { createLead } from '../context/contracts.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { FormDraft } from '../drafts/form-draft.ts';
import { ClientSearch, type Found } from './client-search.ts';
import { type LeadDraft, type TypedClient, blankLead, isBlank, leadInput, typedFrom } from './lead-draft.ts';
import { LeadCreatedEvent } from './lead-new.events.ts';
import { leadNewMessages } from './lead-new.messages.ts';
import { form } from './lead-new.styles.ts';
import { leadNewTemplate } from './lead-new.template.ts';
import { ownersFor } from './lead-owners.ts';
import type { LeadNewMessages } from './locales/en.ts';

type Words = BaseMessages & LeadNewMessages;
type Created = OutputOf<typeof createLead> & { name: string };

/**
 * A new lead, by keyboard in half a minute: who it is (searched by phone, e-mail or name, so that nobody is created twice), then what
 * it is about. One command creates the lead and, if new, its client.
 * @summary Creates a lead.
 * @fires dk-lead-created - The lead is there; `detail` has its id, its client's and its code.
 * @fires dk-open - A name was clicked; prevent it when a router of the page takes over.
 * @csspart form - The form.
 * @csspart title - Its heading.
 * @csspart field - One field.
 * @csspart found - People who were found.
 * @csspart chosen - The person who was chosen.
 * @csspart create - The button for a new client.
 * @csspart duplicates - People whom the typed address or number already belongs to.
 * @csspart submit - The button that creates the lead.
 * @csspart notice - Why it was not created.
 * @csspart created - What was created.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not allowed.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkLeadNew extends CrmElement {
  static override readonly tag = 'dk-lead-new';

  static override properties: PropertyDeclarations = { ...CrmElement.properties, headingLevel: { attribute: 'heading-level' } };

  static override styles: CSSResultGroup = [widgetStyles, form];

  /** Level of the form's heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, leadNewMessages);
  readonly #search = new ClientSearch(({ status, found }) => {
    this.requestUpdate();
    const words = this.#words.current;
    if (words && status === 'done') announce(found.length > 0 ? plural(this.base.lang, found.length, words.found) : words.none);
  });
  readonly #twins = new ClientSearch(() => {
    this.requestUpdate();
  });
  #draft: LeadDraft = blankLead;
  readonly #kept = new FormDraft(this, 'lead.new');
  #restored = false;
  #chosen: Found | undefined;
  #problems: Record<string, string> = {};
  #trouble: { text: string; reference: string | undefined } | undefined;
  #created: Created | undefined;
  #busy = false;
  // The same key for the same answers: pressing again after an outage makes no second lead.
  #key: { id: string; for: string } | undefined;

  constructor() {
    super();
    new UnsavedController(this, () => !isBlank(this.#draft));
  }

  protected override forget(): void {
    this.#reset();
    this.#created = undefined;
    this.#restored = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search.clear();
    this.#twins.clear();
  }

  protected override render(): TemplateResult {
    const base = this.base.current;
    const own = this.#words.current;
    const skeleton = loadingState(12, base);
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!base || !own) return skeleton;
    const { crm } = this;
    if (!crm?.can('lead.create')) return refusedState(base);
    const words = { ...base, ...own };
    this.#restore();
    return this.#created ? this.#done(this.#created, words) : this.#form(words);
  }

  #form(words: Words): TemplateResult {
    const { dictionaries, crm } = this;
    const { session } = this.scope;
    const me = session?.principal.id ?? '';
    return leadNewTemplate({
      draft: this.#draft,
      search: this.#search.state,
      duplicates: this.#twins.state.found,
      chosen: this.#chosen,
      words,
      lang: this.base.lang,
      hrefFor: this.scope.hrefFor,
      types: dictionaries.list('leadTypes'),
      sources: dictionaries.list('sources'),
      owners: crm ? ownersFor(crm, dictionaries, me, words.ownerNobody) : [],
      me: session?.principal.name ?? '',
      headingLevel: this.headingLevel,
      problems: this.#problems,
      trouble: this.#trouble,
      busy: this.#busy,
      restored: this.#kept.notice(() => {
        this.#reset();
        this.requestUpdate();
        this.#focus('#search');
      }),
      change: this.#change,
      type: this.#type,
      onSearch: (search) => {
        this.#change({ search });
        this.#search.want(crm, search);
      },
      onSearchKey: (event) => {
        if (event.key !== 'Enter') return;
        // Enter in the search never sends the form: it goes on with whoever is meant.
        event.preventDefault();
        const { status, found } = this.#search.state;
        if (status === 'done' && found.length === 1) this.#choose(found[0]!);
        else if (status === 'done' && found.length === 0) this.#create();
        else this.#focus('.choose');
      },
      onFoundKey: this.#onFoundKey,
      choose: this.#choose,
      create: this.#create,
      back: () => {
        this.#chosen = undefined;
        this.#change({ chosen: undefined, typed: undefined });
        this.#search.want(crm, this.#draft.search);
        this.#focus('#search');
      },
      onSubmit: (event) => {
        event.preventDefault();
        void this.#submit(words);
      },
    });
  }

  #done({ id, code, name }: Created, words: Words): TemplateResult {
    return html`<div class="dk-notice dk-success dk-said" part="created">
      ${icon(checkIcon)}
      <div class="created">
        <p class="dk-strong" id="done" tabindex="-1">${words.created.replace('{code}', code)}</p>
        <p dir="auto">${words.createdText.replace('{name}', name)}</p>
        <div class="dk-actions">
          ${recordLink(this.scope.hrefFor, 'lead', id, words.openLead)}
          <button class="dk-button" type="button" @click=${this.#again}>${words.another}</button>
        </div>
      </div>
    </div>`;
  }

  #restore(): void {
    if (this.#restored) return;
    this.#restored = true;
    const back = this.#kept.restore({});
    if (!back) return;
    this.#draft = { ...blankLead, ...(back.values as Partial<LeadDraft>) };
    if (!this.#draft.typed) this.#search.want(this.crm, this.#draft.search);
  }

  #keep(): void {
    const { chosen, ...typed } = this.#draft;
    // Somebody who was chosen is looked for again: what is known of him may have changed.
    const search = chosen ? { search: chosen.name, typed: undefined } : {};
    const texts = Object.entries({ ...typed, ...search }).filter(([, value]) => value);
    if (texts.length > 0) this.#kept.keep({}, Object.fromEntries(texts) as JsonObject);
    else this.#kept.drop();
  }

  readonly #change = (values: Partial<LeadDraft>): void => {
    this.#draft = { ...this.#draft, ...values };
    this.#keep();
    const names = Object.keys(values);
    if (names.includes('search') || names.includes('chosen') || names.includes('typed')) names.push('clientId');
    this.#problems = Object.fromEntries(Object.entries(this.#problems).filter(([name]) => !names.includes(name)));
    this.requestUpdate();
  };

  readonly #type = (values: Partial<TypedClient>): void => {
    const typed = { ...typedFrom(''), ...this.#draft.typed, ...values };
    const names = Object.keys(values).map((name) => ({ email: 'emails', phone: 'phones' })[name] ?? name);
    if (names.includes('phones')) names.push('emails');
    this.#problems = Object.fromEntries(Object.entries(this.#problems).filter(([name]) => !names.includes(name)));
    this.#change({ typed });
    this.#lookForTwins(typed);
  };

  #lookForTwins({ email, phone }: TypedClient): void {
    const digits = phone.replaceAll(/\D/g, '');
    const [way] = [/\S@\S+\.\S/.test(email) ? email : '', digits.length >= 8 ? phone : ''].filter(Boolean);
    this.#twins.want(this.crm, way ?? '');
  }

  readonly #choose = (found: Found): void => {
    if (found.client.archivedAt) return;
    this.#chosen = found;
    this.#twins.clear();
    this.#change({ chosen: found.client });
    this.#focus('#typeId');
  };

  readonly #create = (): void => {
    const typed = this.#draft.typed ?? typedFrom(this.#draft.search);
    this.#change({ typed });
    this.#lookForTwins(typed);
    const empty = (['firstName', 'lastName', 'phone', 'email'] as const).find((name) => !typed[name]);
    this.#focus(`#${empty ?? 'phone'}`);
  };

  readonly #onFoundKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('#search, .finder .choose, .finder .create')];
    const at = stops.indexOf(event.target as HTMLElement);
    stops[at + step]?.focus();
    event.preventDefault();
  };

  readonly #again = (): void => {
    this.#reset();
    this.#created = undefined;
    this.requestUpdate();
    this.#focus('#search');
  };

  async #submit(words: Words): Promise<void> {
    const { crm } = this;
    if (this.#busy || !crm) return;
    const input = leadInput(this.#draft);
    this.#trouble = undefined;
    this.#problems = input ? {} : { clientId: words.needClient };
    if (!input) {
      this.requestUpdate();
      this.#focus('#search');
      return;
    }
    const answers = JSON.stringify(input);
    if (this.#key?.for !== answers) this.#key = { id: randomKey(), for: answers };
    this.#busy = true;
    this.requestUpdate();
    const outcome = await crm.run(createLead, input, { key: this.#key.id }).catch(asDealerkitError);
    // Meanwhile the form may have become another person's.
    if (crm !== this.crm) return;
    this.#busy = false;
    if ('id' in outcome) this.#finish(outcome, words);
    else this.#explain(outcome, words);
  }

  #finish(output: OutputOf<typeof createLead>, words: Words): void {
    this.#kept.drop();
    const { chosen, typed } = this.#draft;
    const name = chosen?.name ?? (typed ? [typed.firstName, typed.lastName].filter(Boolean).join(' ') || typed.companyName : '');
    this.#reset();
    this.#created = { ...output, name };
    this.requestUpdate();
    announce(words.created.replace('{code}', output.code));
    this.dispatchEvent(new LeadCreatedEvent({ id: output.id, clientId: output.clientId, code: output.code }));
    this.#focus('#done');
  }

  #explain(error: DealerkitError, words: Words): void {
    const { code, details } = error;
    if (code === 'invalid' && details.fields) {
      this.#problems = fieldProblems(error, words);
      if (details.fields['clientId']?.code === 'contact') this.#problems['clientId'] = words.needContact;
    } else {
      const texts: Partial<Record<string, string>> = {
        forbidden: words.notAllowed,
        unavailable: words.offlineText,
        unauthorized: words.signedOutText,
      };
      this.#trouble = { text: texts[code] ?? words.errorText, reference: details.reference };
    }
    this.requestUpdate();
    this.#focus('[aria-invalid=true]');
  }

  #reset(): void {
    this.#draft = blankLead;
    this.#chosen = undefined;
    this.#problems = {};
    this.#trouble = undefined;
    this.#busy = false;
    this.#key = undefined;
    this.#search.clear();
    this.#twins.clear();
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-lead-new': DkLeadNew;
  }
}
