import { type Crm, type DealerkitError, type JsonObject, asDealerkitError, sameJson } from '@dealerkit/core';
import { fieldProblems } from './field-problems.ts';
import type { FormDraft } from '../drafts/form-draft.ts';
import type { BaseMessages } from './locales/en.ts';
import { troubleText } from './states.ts';

/** Both sides of a field that somebody else changed too. */
export interface Clash {
  readonly yours: unknown;
  readonly theirs: unknown;
  chosen: 'yours' | 'theirs' | undefined;
}

/** The fields that were changed, and what they were when the editing began; both as a command takes them. */
export interface Changes {
  readonly patch: Readonly<Record<string, unknown>>;
  readonly from: Readonly<Record<string, unknown>>;
}

/** How the form of one kind of record holds its values. */
export interface Editing<Draft extends object> {
  /** The form's value of a stored field. */
  read(field: keyof Draft & string, stored: unknown): unknown;
  /** The form's value as a command takes it. */
  input(draft: Draft, field: keyof Draft & string): unknown;
  /** What is wrong with what was typed, by field, in words. */
  check(draft: Draft, started: Draft, words: BaseMessages): Readonly<Record<string, string>>;
  save(crm: Crm, changes: Changes): Promise<unknown>;
}

/** One editing of one record, from the press on "Edit" to saved or cancelled: what was typed, and what stands against it. */
export class Editor<Draft extends object> {
  draft: Draft;
  saving = false;
  problems: Readonly<Record<string, string>> = {};
  trouble: { readonly text: string; readonly reference: string | undefined } | undefined;
  readonly clashes = new Map<keyof Draft & string, Clash>();
  readonly #editing: Editing<Draft>;
  readonly #kept: FormDraft | undefined;
  #started: Draft;

  /** `kept` has what is typed survive a reload. */
  constructor(draft: Draft, editing: Editing<Draft>, kept?: FormDraft) {
    this.draft = this.#started = draft;
    this.#editing = editing;
    this.#kept = kept;
    const back = kept?.restore(draft as JsonObject, () => true);
    if (!back) return;
    this.draft = back.values as Draft;
    for (const [field, sides] of Object.entries(back.clashes)) {
      const [yours, theirs] = [sides.yours, sides.theirs].map((value) => editing.input({ ...draft, [field]: value }, field as never));
      this.clashes.set(field as keyof Draft & string, { yours, theirs, chosen: undefined });
    }
  }

  get dirty(): boolean {
    return this.clashes.size > 0 || this.#changed.length > 0;
  }

  change(values: Partial<Draft>): void {
    this.draft = { ...this.draft, ...values };
    const named = Object.keys(values);
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(([name]) => !named.includes(name)));
    this.#keep();
  }

  /** Throws away what was typed. */
  readonly begin = (): void => {
    this.draft = this.#started;
    this.problems = {};
    this.clashes.clear();
  };

  #keep(): void {
    if (this.dirty) this.#kept?.keep(this.#started as JsonObject, this.draft as JsonObject, this.clashes.keys());
    else this.#kept?.drop();
  }

  /** Decides a clash: from here on the edit starts from their value, and keeps yours or takes theirs. */
  choose(field: keyof Draft & string, which: 'yours' | 'theirs'): void {
    const clash = this.clashes.get(field);
    if (clash) this.clashes.set(field, { ...clash, chosen: which });
  }

  /** Saves what was changed. Answers the names of the saved fields, or undefined when it was not saved and the editor says why. */
  async save(crm: Crm, words: BaseMessages): Promise<readonly (keyof Draft & string)[] | undefined> {
    if (this.saving || [...this.clashes.values()].some(({ chosen }) => chosen === undefined)) return undefined;
    this.#settle();
    this.trouble = undefined;
    this.problems = this.#editing.check(this.draft, this.#started, words);
    if (Object.keys(this.problems).length > 0) return undefined;
    const fields = this.#changed;
    if (fields.length === 0) return fields;
    const pick = (of: Draft): Record<string, unknown> => Object.fromEntries(fields.map((field) => [field, this.#editing.input(of, field)]));
    this.saving = true;
    try {
      await this.#editing.save(crm, { patch: pick(this.draft), from: pick(this.#started) });
      this.#kept?.drop();
      return fields;
    } catch (error) {
      this.#explain(asDealerkitError(error), words);
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  get #changed(): (keyof Draft & string)[] {
    const { input } = this.#editing;
    return (Object.keys(this.draft) as (keyof Draft & string)[]).filter(
      (field) => !sameJson(input(this.draft, field) as never, input(this.#started, field) as never),
    );
  }

  #settle(): void {
    for (const [field, { theirs, chosen }] of this.clashes) {
      const value = this.#editing.read(field, theirs);
      this.#started = { ...this.#started, [field]: value };
      if (chosen === 'theirs') this.draft = { ...this.draft, [field]: value };
    }
    this.clashes.clear();
  }

  #explain(error: DealerkitError, words: BaseMessages): void {
    const { code, details } = error;
    if (code === 'conflict' && details.conflicts) {
      for (const [field, { yours, theirs }] of Object.entries(details.conflicts))
        if (field in this.draft && !sameJson(yours, theirs))
          this.clashes.set(field as keyof Draft & string, { yours, theirs, chosen: undefined });
      if (this.clashes.size > 0) return;
    }
    if (code === 'invalid' && details.fields) {
      this.problems = fieldProblems(error, words);
      return;
    }
    this.trouble = { text: troubleText(error, words), reference: details.reference };
  }
}
