import type { Lead, Seen } from '@dealerkit/core';
import { type CSSResult, type ReactiveController, type TemplateResult, nothing } from 'lit';
import type { AskingHost } from '../base/asking.ts';
import type { Dictionaries } from '../base/dictionaries.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { AfterCall } from './after-call.ts';
import { callAbout, keepCall } from './calls.ts';

/** The head of a lead's page. */
export interface CallHost extends AskingHost {
  readonly leadId: string;
  readonly lead: Seen<Lead> | undefined;
  refresh(): Promise<void>;
  wear(...styles: readonly CSSResult[]): void;
}

/** What is asked after a call, in which words and dates. */
export interface CallView {
  readonly words: BaseMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
}

const isCall = (target: EventTarget): target is HTMLAnchorElement => target instanceof HTMLAnchorElement && target.protocol === 'tel:';

/**
 * Notices that somebody taps a number of a lead anywhere in the page, and asks how it went once the page is in front again (behaviours.md
 * C28a). What asks loads then.
 */
export class CallController implements ReactiveController {
  readonly #host: CallHost;
  #part: AfterCall | undefined;
  #loading = false;
  // The phone is about to come to the front.
  #leaving = false;

  constructor(host: CallHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Somebody else is here, or another lead. */
  forget(): void {
    this.#part = undefined;
    this.#leaving = false;
  }

  /** Something was typed that is not saved. */
  get dirty(): boolean {
    return this.#part?.dirty === true;
  }

  hostConnected(): void {
    document.addEventListener('click', this.#onClick, true);
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('click', this.#onClick, true);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  hostUpdated(): void {
    const { crm, lead } = this.#host;
    if (!crm || !lead || this.#part || this.#loading || this.#leaving || document.hidden) return;
    if (callAbout(crm, lead.id)) void this.#load();
  }

  /** The question, where there is one. */
  render(view: CallView): TemplateResult | typeof nothing {
    return this.#part?.render(view) ?? nothing;
  }

  async #load(): Promise<void> {
    const { crm, lead } = this.#host;
    this.#loading = true;
    const part = await import('./after-call.ts').catch(() => undefined);
    this.#loading = false;
    const call = crm && lead && callAbout(crm, lead.id);
    if (!part || !call || crm !== this.#host.crm || lead.id !== this.#host.leadId) return;
    this.#part = new part.AfterCall(this.#host, call, () => {
      this.#part = undefined;
      this.#host.requestUpdate();
    });
  }

  readonly #onClick = (event: Event): void => {
    const path = event.composedPath();
    const { crm, lead, leadId } = this.#host;
    // The number belongs to a widget of this lead, or to one inside such a widget.
    if (!crm || !lead || !path.some(isCall) || !path.some((target) => (target as { leadId?: unknown }).leadId === leadId)) return;
    const person = path.find((target) => target instanceof HTMLElement && target.dataset['person'] !== undefined);
    const name = (person as HTMLElement | undefined)?.dataset['person'] ?? (lead as Partial<Lead>).name ?? '';
    this.#part = undefined;
    this.#leaving = true;
    keepCall(crm, { leadId, name, at: Date.now() });
  };

  readonly #onVisibility = (): void => {
    if (document.hidden) return;
    this.#leaving = false;
    this.#host.requestUpdate();
  };
}
