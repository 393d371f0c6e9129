import type { Crm, JsonObject } from '@dealerkit/core';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Messages } from '../base/messages.ts';
import { crmContext } from '../context/crm-context.ts';
import { requestContext } from '../context/protocol.ts';
import { draftMessages } from './draft.messages.ts';
import { Drafts } from './drafts.ts';
import type { DraftMessages } from './locales/en.ts';
import { type Restored, restore } from './restore.ts';

/** An element with a form whose text survives a reload. */
export interface DraftHost extends ReactiveControllerHost, HTMLElement {
  readonly crm: Crm | undefined;
}

/** The draft of one form: back when the form begins again within the hour, kept with every change, gone when it is saved or thrown away. */
export class FormDraft {
  readonly #host: DraftHost;
  readonly #form: string;
  #words: Messages<DraftMessages> | undefined;
  // What the values were when what is back was typed.
  #began: JsonObject = {};
  #back: { readonly at: number; readonly changed: boolean } | undefined;

  /** `form` names what is typed into and, where there is one, the record: `task.edit:ID`. */
  constructor(host: DraftHost, form: string) {
    this.#host = host;
    this.#form = form;
  }

  /** Where the provider keeps drafts; a Crm that an element was given by hand brings no such place. */
  get #drafts(): Drafts | undefined {
    const { crm } = this.#host;
    let key: string | undefined;
    requestContext(crmContext, this.#host, (scope, leave) => {
      leave?.();
      if (scope.crm === crm) key = scope.drafts;
    });
    return crm && key ? new Drafts(crm, key) : undefined;
  }

  /** What a form that begins with `start` is to show instead, if something was typed. See {@link restore} for `contested`. */
  restore(start: JsonObject, contested: (field: string) => boolean = () => false): Restored | undefined {
    const draft = this.#drafts?.find(this.#form);
    if (!draft) return undefined;
    const restored = restore(draft, start, contested);
    this.#words ??= new Messages(this.#host, draftMessages);
    this.#began = draft.from;
    this.#back = { at: draft.at, changed: restored.changed };
    return restored;
  }

  /** Keeps what is typed. `undecided` are fields where it stands against somebody else's change: after another reload it is still to be decided. */
  keep(from: JsonObject, typed: JsonObject, undecided: Iterable<string> = []): void {
    const before = Object.fromEntries([...undecided].map((field) => [field, this.#began[field] ?? from[field] ?? null]));
    this.#drafts?.keep(this.#form, { ...from, ...before }, typed);
  }

  /** Saved, or thrown away. */
  drop(): void {
    this.#back = undefined;
    this.#drafts?.drop(this.#form);
  }

  /** Says that what was typed is back, and offers to begin anew. */
  notice(again: () => void): TemplateResult | typeof nothing {
    const words = this.#words?.current;
    if (!this.#back || !words) return nothing;
    const time = new Intl.DateTimeFormat(this.#words?.lang, { timeStyle: 'short' }).format(this.#back.at);
    const discard = (): void => {
      this.drop();
      again();
      this.#host.requestUpdate();
    };
    return html`<div class="dk-notice dk-said" role="status" part="restored">
      <p>
        ${words.restored.replace('{time}', () => time)} ${this.#back.changed ? words.changedMeanwhile : nothing}
        <button class="dk-quiet" type="button" part="start-again" @click=${discard}>${words.startAgain}</button>
      </p>
    </div>`;
  }
}
