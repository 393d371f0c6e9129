import { type Crm, asDealerkitError } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { fieldProblems } from '../base/field-problems.ts';
import { fieldTemplate } from '../base/field.template.ts';
import { flag } from '../base/flag.ts';
import { icon } from '../base/icons.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { failedState } from '../base/failed-state.ts';
import { instantOf } from '../base/zone.ts';
import { type DraftHost, FormDraft } from '../drafts/form-draft.ts';
import { createRemark } from '../context/history-contracts.ts';
import { bellIcon } from './event-icons.ts';
import type { TimelineMessages } from './locales/en.ts';

type Words = BaseMessages & TimelineMessages;

/** The history that remarks are written into. */
export interface RemarkHost extends DraftHost {
  readonly crm: Crm | undefined;
  readonly renderRoot: DocumentFragment | HTMLElement;
  /** What a remark belongs to. */
  readonly about: { readonly leadId: string } | { readonly clientId: string };
  readonly timeZone: string | undefined;
  remarkAdded(detail: { readonly id: string; readonly taskId: string | null }): void;
}

const longest = 10_000;

/** The box that a remark is written in, with a reminder where one is wanted; what was typed stays when it could not be added (behaviours.md C13). */
export class RemarkBox {
  readonly #host: RemarkHost;
  #text = '';
  #remindAt = '';
  #reminding = false;
  #sending = false;
  #problems: Readonly<Record<string, string>> = {};
  #trouble: TemplateResult | undefined;
  readonly #draft: FormDraft;

  constructor(host: RemarkHost) {
    this.#host = host;
    this.#draft = new FormDraft(host, `remark.new:${Object.values(host.about).join()}`);
    const back = this.#draft.restore({ text: '', remindAt: '' });
    if (!back) return;
    const { text, remindAt } = back.values as { readonly text: string; readonly remindAt: string };
    [this.#text, this.#remindAt, this.#reminding] = [text, remindAt, remindAt !== ''];
  }

  #keep(): void {
    if (this.dirty) this.#draft.keep({}, { text: this.#text, remindAt: this.#remindAt });
    else this.#draft.drop();
  }

  readonly #begin = (): void => {
    this.#text = this.#remindAt = '';
    this.#reminding = false;
    this.#focus('#remark');
    this.#host.requestUpdate();
  };

  /** Something was typed that is not added. */
  get dirty(): boolean {
    return this.#text.trim() !== '';
  }

  render(words: Words): TemplateResult {
    const sending = this.#sending;
    const problem = this.#problems['text'];
    const send = (event: Event): void => {
      event.preventDefault();
      void this.#send(words);
    };
    return html`<form class="box" part="remark" novalidate @submit=${send}>
      ${this.#draft.notice(this.#begin)} ${this.#trouble ?? nothing}
      <label class="dk-sr" for="remark">${words.writeRemark}</label>
      <textarea
        class="dk-input"
        id="remark"
        name="remark"
        rows="2"
        maxlength=${longest}
        dir="auto"
        placeholder=${words.writeRemark}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? 'remark-error' : nothing}
        .value=${this.#text}
        @input=${this.#onInput}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        }}
      ></textarea>
      ${problem ? html`<p class="dk-error" id="remark-error">${problem}</p>` : nothing}
      ${
        this.#reminding
          ? fieldTemplate({
              name: 'remind-at',
              label: words.remindAt,
              type: 'datetime-local',
              value: this.#remindAt,
              error: this.#problems['remindAt'],
              onInput: (value) => {
                this.#remindAt = value;
                this.#forgive('remindAt');
                this.#keep();
              },
            })
          : nothing
      }
      <div class="dk-actions">
        <button class="dk-button ${sending ? 'dk-spin' : ''}" type="submit" part="add" aria-disabled=${flag(sending)}>
          ${sending ? words.adding : words.addRemark}
        </button>
        <button class="dk-button remind" type="button" part="remind" aria-pressed=${flag(this.#reminding)} @click=${this.#remind}>
          ${icon(bellIcon)}${words.remindMe}
        </button>
      </div>
    </form>`;
  }

  readonly #onInput = ({ currentTarget }: Event): void => {
    this.#text = (currentTarget as HTMLTextAreaElement).value;
    this.#forgive('text');
    this.#keep();
  };

  #forgive(field: string): void {
    this.#problems = Object.fromEntries(Object.entries(this.#problems).filter(([name]) => name !== field));
    this.#host.requestUpdate();
  }

  readonly #remind = (): void => {
    this.#reminding = !this.#reminding;
    this.#forgive('remindAt');
    if (this.#reminding) this.#focus('#remind-at');
  };

  #focus(selector: string): void {
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  #check(words: Words, remindAt: number | undefined): Readonly<Record<string, string>> {
    return {
      ...(this.dirty ? {} : { text: words.problemRequired }),
      ...(remindAt === undefined || remindAt > Date.now() ? {} : { remindAt: words.remindAhead }),
    };
  }

  async #send(words: Words): Promise<void> {
    const { crm, about, timeZone } = this.#host;
    if (!crm || this.#sending) return;
    const remindAt = this.#reminding ? instantOf(timeZone, this.#remindAt) : undefined;
    this.#trouble = undefined;
    this.#problems = this.#check(words, remindAt);
    this.#sending = Object.keys(this.#problems).length === 0;
    this.#host.requestUpdate();
    if (this.#sending) {
      try {
        const reminder = remindAt === undefined ? {} : { remindAt: new Date(remindAt).toISOString() };
        const added = await crm.run(createRemark, { ...about, text: this.#text, ...reminder });
        this.#text = this.#remindAt = '';
        this.#reminding = false;
        this.#draft.drop();
        announce(words.remarkAdded);
        this.#host.remarkAdded(added);
      } catch (thrown) {
        const error = asDealerkitError(thrown);
        this.#problems = { ...fieldProblems(error, words), ...(error.details.fields?.['remindAt'] ? { remindAt: words.remindAhead } : {}) };
        if (Object.keys(this.#problems).length === 0) this.#trouble = failedState(words.remarkFailed, error, words);
      }
      this.#sending = false;
      this.#host.requestUpdate();
    }
    this.#focus(this.#problems['remindAt'] && !this.#problems['text'] ? '#remind-at' : '#remark');
  }
}
