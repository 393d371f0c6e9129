import { type AnyRecord, type DealerkitError, type NounRef, type PersonDecision, type Seen, asDealerkitError } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { fieldTemplate } from '../base/field.template.ts';
import { alertIcon, checkIcon, icon } from '../base/icons.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { loadingState } from '../base/states.ts';
import { type Naming, named, rightText } from '../rights/level-text.ts';
import { rightsMessages } from '../rights/rights.messages.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { explainPolicy } from './contracts.ts';
import { type AskedRecord, explainText } from './explain-text.ts';
import type { WhyMessages } from './locales/en.ts';
import { whyMessages } from './why.messages.ts';
import { why } from './why.styles.ts';

/** Modules whose records are found by what is typed. */
const searched: readonly string[] = ['client', 'contact', 'lead', 'task', 'vehicle'];

type Answer = { readonly answer: PersonDecision; readonly record: AskedRecord | undefined } | { readonly error: DealerkitError };

const records = (name: string): NounRef<AnyRecord> => ({ name });

const asked = (record: Seen<AnyRecord>): AskedRecord => {
  const {
    code,
    name,
    title,
    ownerIds = [],
    branchId = null,
  } = record as Partial<Record<string, unknown>> & { ownerIds?: string[]; branchId?: string | null };
  return {
    name: [code, name ?? title].filter((text) => typeof text === 'string' && text !== '').join(' ') || record.id,
    ownerIds,
    branchId,
  };
};

/**
 * What a person may do, and why: one question (who, which right, on which record), answered in plain sentences with the level that decides,
 * where it was set, and what would change it. Somebody who administers no rights asks about himself.
 * @summary Why somebody may, or may not.
 * @csspart questions - The three questions.
 * @csspart field - One of them.
 * @csspart found - Records that were found.
 * @csspart answer - The answer.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not found, or not allowed.
 */
export class DkWhy extends CrmElement {
  static override readonly tag = 'dk-why';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    userId: { attribute: 'user-id' },
    right: {},
    recordId: { attribute: 'record-id' },
  };

  static override styles: CSSResultGroup = [widgetStyles, why];

  /** Id of the person; the reader himself when left out. */
  userId = '';
  /** The right, such as `lead.view`. */
  right = '';
  /** Id of a record of the right's module; without one, the question is whether the right is held at all. */
  recordId = '';

  readonly #words = new Messages(this, whyMessages);
  readonly #rights = new Messages(this, rightsMessages);
  #answer: Answer | undefined;
  #question = '';
  #search = '';
  #found: readonly Seen<AnyRecord>[] | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  protected override forget(): void {
    clearTimeout(this.#typing);
    this.#answer = undefined;
    this.#question = this.#search = '';
    this.#found = undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (
      changed.has('right') &&
      changed.get('right') !== undefined &&
      this.#module(changed.get('right') as string) !== this.#module(this.right)
    ) {
      this.#found = undefined;
      this.#search = '';
    }
    const { crm } = this;
    const { session } = this.scope;
    if (!crm || !session || !this.right) return;
    const question = JSON.stringify([this.#who, this.right, this.recordId]);
    if (question === this.#question) return;
    this.#question = question;
    this.#answer = undefined;
    void this.#ask(question);
  }

  #module(right: string): string {
    return right.split('.', 1)[0]!;
  }

  get #administers(): boolean {
    return this.crm?.can('policy.manage') ?? false;
  }

  /** About whom is asked. */
  get #who(): string {
    const me = this.scope.session?.principal.id ?? '';
    return this.#administers ? this.userId || me : me;
  }

  async #ask(question: string): Promise<void> {
    const answer = await this.#answered().catch((error: unknown) => ({ error: asDealerkitError(error) }));
    // Meanwhile another question may stand here, or another person.
    if (question !== this.#question) return;
    this.#answer = answer;
    this.requestUpdate();
  }

  async #answered(): Promise<Answer> {
    const { right, recordId } = this;
    const { session } = this.scope;
    const crm = this.crm!;
    const noun = this.#module(right);
    const record = recordId ? await crm.get(records(noun), recordId) : undefined;
    if (this.#administers) {
      const input = { userId: this.#who, right, ...(record ? { record: { noun, id: record.id } } : {}) };
      const { summary } = await crm.preview(explainPolicy, input);
      return { answer: summary as unknown as PersonDecision, record: record && asked(record) };
    }
    const { id, name } = session!.principal;
    const decision = crm.explain(right, record);
    const said = (session!.rights[right]?.grants ?? []).flatMap(({ by, node, level }) =>
      by === 'level' && node && level ? [{ node, level }] : [],
    );
    const person = { id, name, active: true };
    return { answer: { person, said, standsInFor: [], decision, views: record ? true : null }, record: record && asked(record) };
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const rights = this.#rights.current;
    const skeleton = loadingState(3, words);
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    const { session } = this.scope;
    if (!words || !own || !rights || !session) return skeleton;
    const naming = { words: rights, lang: this.base.lang, session };
    return html`<div class="questions" role="group" aria-label=${own.title} part="questions">
        ${this.#personField(own, naming)} ${this.#rightField(own, naming)} ${this.#recordField(own)}
      </div>
      ${this.#answerTemplate(own, naming, words)}`;
  }

  #personField(words: WhyMessages, naming: Naming): TemplateResult {
    const people = named(naming, 'user').filter(({ id }) => this.#administers || id === this.#who);
    return html`<div class="dk-field" part="field">
      <label class="dk-label" for="person">${words.person}</label>
      <select
        class="dk-input"
        id="person"
        @change=${(event: Event) => {
          this.userId = (event.currentTarget as HTMLSelectElement).value;
        }}
      >
        ${people.map(({ id, name }) => html`<option value=${id} .selected=${id === this.#who}>${name}</option>`)}
      </select>
    </div>`;
  }

  #rightField(words: WhyMessages, naming: Naming): TemplateResult {
    const { words: rights, session } = naming;
    const modules = Object.entries(rights.modules).filter(([module]) => `${module}.view` in session.rights);
    return html`<div class="dk-field" part="field">
      <label class="dk-label" for="right">${words.right}</label>
      <select
        class="dk-input"
        id="right"
        @change=${(event: Event) => {
          const before = this.#module(this.right);
          this.right = (event.currentTarget as HTMLSelectElement).value;
          if (this.#module(this.right) !== before) this.recordId = '';
        }}
      >
        <option value="" .selected=${this.right === ''}>${words.choose}</option>
        ${modules.map(
          ([module, { name, rights: own }]) =>
            html`<optgroup label=${name}>
              ${Object.keys(own).map((action) => {
                const right = `${module}.${action}`;
                return html`<option value=${right} .selected=${right === this.right}>${rightText(right, rights)}</option>`;
              })}
            </optgroup>`,
        )}
      </select>
    </div>`;
  }

  #recordField(words: WhyMessages): TemplateResult | typeof nothing {
    if (!searched.includes(this.#module(this.right))) return nothing;
    const answer = this.#answer && 'answer' in this.#answer ? this.#answer : undefined;
    const shown = this.#search || (this.recordId ? (answer?.record?.name ?? '') : '');
    return html`<div>
      ${fieldTemplate({ name: 'record', type: 'search', label: words.record, help: words.recordHelp, value: shown, onInput: this.#onSearch })}
      ${
        this.#found
          ? html`<ul class="found" part="found" aria-label=${words.found}>
              ${this.#found.map(
                (record) =>
                  html`<li>
                    <button
                      type="button"
                      @click=${() => {
                        this.#take(record.id);
                      }}
                    >
                      ${asked(record).name}
                    </button>
                  </li>`,
              )}
              ${this.#found.length === 0 ? html`<li class="dk-help" role="status">${words.nothingFound}</li>` : nothing}
            </ul>`
          : nothing
      }
    </div>`;
  }

  readonly #onSearch = (text: string): void => {
    clearTimeout(this.#typing);
    this.#search = text;
    this.recordId = '';
    if (text.trim() === '') {
      this.#found = undefined;
      this.requestUpdate();
      return;
    }
    this.#typing = setTimeout(() => void this.#look(text), 250);
  };

  async #look(text: string): Promise<void> {
    const { crm } = this;
    const noun = this.#module(this.right);
    const page = await crm?.list(records(noun), { search: text, limit: 8 }).then(
      ({ items }) => items,
      () => [],
    );
    if (text !== this.#search || crm !== this.crm) return;
    this.#found = page ?? [];
    this.requestUpdate();
  }

  #take(id: string): void {
    this.recordId = id;
    this.#found = undefined;
    this.#search = '';
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('#record')?.focus();
    });
  }

  #answerTemplate(words: WhyMessages, naming: Naming, base: BaseMessages): TemplateResult {
    const known = this.#answer;
    const own = !this.#administers;
    if (known && 'error' in known) return html`<div class="answer">${this.trouble(known.error, base, this.#again)}</div>`;
    const sentences = known ? explainText({ ...naming, ...known, why: words, own }) : [];
    const allowed = known?.answer.decision.allowed ?? false;
    return html`<div class="answer" role="status" part="answer">
      ${
        sentences.length > 0
          ? html`<div class="dk-notice dk-said ${allowed ? 'dk-success' : 'dk-warning'}">
              ${icon(allowed ? checkIcon : alertIcon)}
              <div>${sentences.map((sentence, at) => html`<p class=${at === 0 ? 'dk-strong' : ''}>${sentence}</p>`)}</div>
            </div>`
          : nothing
      }
    </div>`;
  }

  readonly #again = (): void => {
    this.#question = '';
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-why': DkWhy;
  }
}
