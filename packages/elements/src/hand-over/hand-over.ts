import type { DealerkitError, Session, Work } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { checkTemplate } from '../base/check.template.ts';
import { fieldTemplate } from '../base/field.template.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { plural } from '../base/plural.ts';
import { loadingState, refusedState } from '../base/states.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { HandOverEvent, HandedOverEvent } from './hand-over.events.ts';
import { handOverMessages } from './hand-over.messages.ts';
import { handOverStyles } from './hand-over.styles.ts';
import type { HandOverMessages } from './locales/en.ts';
import { Transfer } from './transfer.ts';

type Words = BaseMessages & HandOverMessages;

const kinds = ['lead', 'client', 'task'] as const;

/**
 * All open leads, clients and open tasks of a person who leaves, given to another: counted before, each by its own right, with progress and
 * a result for each that was not done.
 * @summary Hands a person's open work over to another.
 * @fires dk-hand-over - It is about to begin; prevent it to leave the work where it is.
 * @fires dk-handed-over - It ended; `detail` has how much was done and how much refused.
 * @csspart field - One field.
 * @csspart found - What there is to hand over.
 * @csspart start - The button that begins.
 * @csspart progress - How far it is.
 * @csspart stop - The button that ends it early.
 * @csspart result - What was done, and what not.
 * @csspart again - The button that tries what was not done again.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not allowed.
 */
export class DkHandOver extends CrmElement {
  static override readonly tag = 'dk-hand-over';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    userId: { attribute: 'user-id' },
  };

  static override styles: CSSResultGroup = [widgetStyles, handOverStyles];

  /** Id of the person whose work is handed over; left out, the reader chooses. */
  userId = '';

  readonly #words = new Messages(this, handOverMessages);
  #transfer: Transfer | undefined;
  #to = '';
  #inform = true;

  protected override forget(): void {
    this.#transfer?.close();
    this.#transfer = undefined;
    this.#to = '';
    this.#inform = true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('userId') && changed.get('userId') !== undefined) this.forget();
    const { crm } = this;
    if (!crm || !this.scope.session || !this.#may || !this.userId || this.#transfer) return;
    this.#transfer = new Transfer(crm, this.userId, () => {
      this.requestUpdate();
    });
    void this.#transfer.look();
  }

  get #may(): boolean {
    return kinds.some((noun) => this.crm?.can(`${noun}.assign`));
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const skeleton = loadingState(3, words);
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    const { session } = this.scope;
    if (!words || !own || !session) return skeleton;
    if (!this.#may) return refusedState(words);
    const all = { ...words, ...own };
    const transfer = this.#transfer;
    return html`<div class="people" role="group" aria-label=${own.title}>
        ${this.#fromField(all, session)} ${this.#toField(all, session)}
      </div>
      ${transfer?.error ? html`<div class="result">${this.trouble(transfer.error, words, () => void transfer.look())}</div>` : nothing}
      ${transfer && !transfer.error ? this.#body(transfer, all) : nothing}`;
  }

  #people(words: Words, session: Session, wanted: (row: { readonly id: string; readonly active: boolean }) => boolean) {
    const now = new Date().toISOString();
    return (session.dictionaries['user'] ?? []).flatMap((row) => {
      const { id, name, active, absences } = row as unknown as {
        id: string;
        name: string;
        active: boolean;
        absences?: { from: string; until: string }[];
      };
      if (!wanted({ id, active })) return [];
      const away = (absences ?? []).some(({ from, until }) => from <= now && now < until);
      return [{ id, title: away ? words.absent.replace('{name}', () => name) : name }];
    });
  }

  #fromField(words: Words, session: Session): TemplateResult {
    return fieldTemplate({
      name: 'from',
      label: words.from,
      value: this.userId,
      none: words.choose,
      options: this.#people(words, session, () => true),
      onInput: (id) => {
        this.userId = id;
      },
    });
  }

  #toField(words: Words, session: Session): TemplateResult {
    return fieldTemplate({
      name: 'to',
      label: words.to,
      value: this.#to,
      none: words.choose,
      options: this.#people(words, session, ({ id, active }) => active && id !== this.userId),
      onInput: (id) => {
        this.#to = id;
        this.requestUpdate();
      },
    });
  }

  #body(transfer: Transfer, words: Words): TemplateResult {
    const { work, running, mine } = transfer;
    if (!work) return html`<p class="dk-help" role="status">${words.looking}</p>`;
    if (running) return this.#progress(transfer, words);
    if (transfer.total > 0) return this.#result(transfer, words);
    if (work.length === 0) return html`<p class="result" role="status">${words.nothing}</p>`;
    const { lang } = this.base;
    const count = (noun: Work['noun']): number => work.filter((each) => each.noun === noun).length;
    const refused = work.length - mine.length;
    return html`<div role="status">
        <ul class="found" part="found">
          ${kinds.filter((noun) => count(noun) > 0).map((noun) => html`<li>${plural(lang, count(noun), words[noun])}</li>`)}
        </ul>
        ${refused > 0 ? html`<p class="dk-help">${plural(lang, refused, words.refused)}</p>` : nothing}
      </div>
      <p class="dk-help">${words.help}</p>
      <div class="inform">
        ${checkTemplate({
          name: 'inform',
          label: words.inform,
          value: this.#inform ? 'true' : '',
          onInput: (value) => {
            this.#inform = value !== '';
          },
        })}
      </div>
      <button
        class="dk-button dk-primary"
        type="button"
        part="start"
        ?disabled=${this.#to === '' || mine.length === 0}
        @click=${() => void this.#start(transfer, mine)}
      >
        ${plural(lang, mine.length, words.start)}
      </button>`;
  }

  #progress({ results, total }: Transfer, words: Words): TemplateResult {
    const text = words.progress.replace('{done}', String(results.length)).replace('{total}', String(total));
    return html`<div part="progress">
      <progress max=${total} value=${results.length} aria-label=${words.title}></progress>
      <p class="dk-help">${text}</p>
      <button class="dk-button" type="button" part="stop" @click=${() => { this.#transfer?.stop(); }}>${words.stop}</button>
    </div>`; // prettier-ignore
  }

  #result(transfer: Transfer, words: Words): TemplateResult {
    const { failed, results, stopped } = transfer;
    const { lang } = this.base;
    return html`<div class="result" part="result" tabindex="-1" id="result">
      <p class="dk-strong">${plural(lang, results.length - failed.length, words.done)}</p>
      ${stopped ? html`<p>${words.stopped}</p>` : nothing}
      ${
        failed.length > 0
          ? html`<p>${plural(lang, failed.length, words.notDone)}</p>
              <ul class="not-done">
                ${failed.map(({ work, error }) => html`<li><bdi>${work.name}</bdi><span class="dk-help">${reason(error!, words)}</span></li>`)}
              </ul>
              <button class="dk-button" type="button" part="again" @click=${() => void this.#start(transfer, failed.map(({ work }) => work))}>
                ${words.again}
              </button>`
          : nothing
      }
    </div>`; // prettier-ignore
  }

  async #start(transfer: Transfer, work: readonly Work[]): Promise<void> {
    const [from, to] = [this.userId, this.#to];
    if (!this.dispatchEvent(new HandOverEvent({ from, to, count: work.length }))) return;
    await transfer.start(to, this.#inform, work);
    if (transfer !== this.#transfer) return;
    const refused = transfer.failed.length;
    const done = transfer.results.length - refused;
    const words = this.#words.current;
    if (words) announce(plural(this.base.lang, done, words.done));
    this.dispatchEvent(new HandedOverEvent({ from, to, done, refused }));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#result')?.focus();
  }
}

function reason({ code }: DealerkitError, words: Words): string {
  if (code === 'forbidden') return words.forbidden;
  return code === 'not-found' ? words.gone : code === 'unavailable' || code === 'busy' ? words.failed : words.errorText;
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-hand-over': DkHandOver;
  }
}
