import type { DealerkitError } from '@dealerkit/core';
import { type Client, type Crm, type Seen, asDealerkitError, sameJson } from '@dealerkit/core';
import { updateClient } from '../context/contracts.ts';
import { fieldProblems } from '../base/field-problems.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { type ClientDraft, type DraftField, changedFields, changesOf, draftOf, inputOf } from './client-draft.ts';

/** Both sides of a field that somebody else changed too. */
export interface Clash {
  readonly yours: unknown;
  readonly theirs: unknown;
  chosen: 'yours' | 'theirs' | undefined;
}

/** How a save ended. */
export type Saved = readonly DraftField[] | undefined;

/** One editing of one client, from the press on "Edit" to saved or cancelled: what was typed, and what stands against it. */
export class ClientEditor {
  readonly id: string;
  readonly kind: Client['kind'];
  draft: ClientDraft;
  saving = false;
  problems: Record<string, string> = {};
  trouble: { text: string; reference: string | undefined } | undefined;
  readonly clashes = new Map<DraftField, Clash>();
  #started: ClientDraft;

  constructor(client: Seen<Client>) {
    this.id = client.id;
    this.kind = client.kind;
    this.draft = this.#started = draftOf(client);
  }

  get dirty(): boolean {
    return changedFields(this.draft, this.#started).length > 0;
  }

  change(values: Partial<ClientDraft>): void {
    this.draft = { ...this.draft, ...values };
    const named = Object.keys(values);
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(([name]) => !named.includes(name)));
  }

  /** Decides a clash: from here on the edit starts from their value, and keeps yours or takes theirs. */
  choose(field: DraftField, which: 'yours' | 'theirs'): void {
    const clash = this.clashes.get(field);
    if (clash) this.clashes.set(field, { ...clash, chosen: which });
  }

  /** Saves what was changed. Answers the names of the saved fields, or undefined when it was not saved and the editor says why. */
  async save(crm: Crm, words: BaseMessages): Promise<Saved> {
    if (this.saving || [...this.clashes.values()].some(({ chosen }) => chosen === undefined)) return undefined;
    this.#settle();
    this.trouble = undefined;
    this.problems = this.#missing(words);
    if (Object.keys(this.problems).length > 0) return undefined;
    const fields = changedFields(this.draft, this.#started);
    if (fields.length === 0) return fields;
    this.saving = true;
    try {
      await crm.run(updateClient, { id: this.id, ...changesOf(this.draft, this.#started) });
      return fields;
    } catch (error) {
      this.#explain(asDealerkitError(error), words);
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  #settle(): void {
    for (const [field, { theirs, chosen }] of this.clashes) {
      const value = draftOf({ [field]: theirs })[field];
      this.#started = { ...this.#started, [field]: value };
      if (chosen === 'theirs') this.draft = { ...this.draft, [field]: value };
    }
    this.clashes.clear();
  }

  // Only what was touched: an incomplete client stays editable field by field.
  #missing(words: BaseMessages): Record<string, string> {
    const needed: DraftField[] = this.kind === 'company' ? ['companyName'] : ['firstName', 'lastName'];
    const lost = needed.filter((field) => inputOf(this.draft, field) === null && inputOf(this.#started, field) !== null);
    return Object.fromEntries(lost.map((field) => [field, words.problemRequired]));
  }

  #explain(error: DealerkitError, words: BaseMessages): void {
    const { code, details } = error;
    if (code === 'conflict' && details.conflicts) {
      for (const [field, { yours, theirs }] of Object.entries(details.conflicts))
        if (field in this.draft && !sameJson(yours, theirs)) this.clashes.set(field as DraftField, { yours, theirs, chosen: undefined });
      if (this.clashes.size > 0) return;
    }
    if (code === 'invalid' && details.fields) {
      this.problems = fieldProblems(error, words);
      return;
    }
    const texts: Partial<Record<string, string>> = {
      forbidden: words.notAllowed,
      unavailable: words.offlineText,
      unauthorized: words.signedOutText,
      'not-found': words.missingText,
    };
    this.trouble = { text: texts[code] ?? words.errorText, reference: details.reference };
  }
}
