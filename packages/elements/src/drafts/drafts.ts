import type { Crm, JsonObject } from '@dealerkit/core';

/** What was typed into a form and not saved: the values it began with and those it has now, by field. */
export interface Draft {
  /** When it was typed last, in milliseconds since 1970. */
  readonly at: number;
  readonly from: JsonObject;
  readonly typed: JsonObject;
}

/** A draft is kept for an hour; at most so many, and so many characters in all: the oldest go first. */
export const draftLimits = { ms: 3_600_000, count: 20, characters: 200_000 } as const;

/**
 * What one person typed and has not saved, kept over a reload of the page in a store of this tab: who it is in the first line, then the drafts
 * by form. Nobody else finds them; `turn-drafts.ts` removes them.
 */
export class Drafts {
  readonly #crm: Crm;
  readonly #key: string;

  /** `key` is what the tab calls them: two backends on one page are kept apart by it. */
  constructor(crm: Crm, key: string) {
    this.#crm = crm;
    this.#key = key;
  }

  /** What was typed into a form within the hour. */
  find(form: string): Draft | undefined {
    return this.#own[form];
  }

  /** Keeps what is typed into a form. Where the tab has no room it is not kept, and nothing else happens. */
  keep(form: string, from: JsonObject, typed: JsonObject): void {
    if (this.#person === undefined) return;
    const { [form]: _former, ...others } = this.#own;
    const entries = [...Object.entries(others).sort(([, a], [, b]) => a.at - b.at), [form, { at: Date.now(), from, typed }] as const];
    while (entries.length > draftLimits.count || JSON.stringify(entries).length > draftLimits.characters) entries.shift();
    this.#write(Object.fromEntries(entries));
  }

  /** Forgets what was typed into a form: it was saved, or thrown away. */
  drop(form: string): void {
    const { [form]: former, ...others } = this.#own;
    if (former) this.#write(others);
  }

  get #person(): string | undefined {
    return this.#crm.session.state.value?.principal.id;
  }

  get #own(): Readonly<Record<string, Draft>> {
    try {
      const [person, drafts = ''] = (sessionStorage.getItem(this.#key) ?? '').split('\n');
      if (person === '' || person !== this.#person) return {};
      const now = Date.now();
      const entries = Object.entries(JSON.parse(drafts) as Record<string, Draft>);
      return Object.fromEntries(entries.filter(([, { at }]) => Math.abs(now - at) < draftLimits.ms));
    } catch {
      // Nothing of ours, or a page that may keep nothing.
      return {};
    }
  }

  #write(drafts: Readonly<Record<string, Draft>>): void {
    try {
      if (this.#person === undefined || Object.keys(drafts).length === 0) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, `${this.#person}\n${JSON.stringify(drafts)}`);
    } catch {
      // Full, or forbidden: the form on the screen still has it.
    }
  }
}
