import type { JsonObject, Session, Settings } from '@dealerkit/core';

/** A row of a managed list, its title in the language of the reader. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly color?: string | undefined;
  readonly outcome?: string | undefined;
}

/** The managed lists of a tenant. */
export type List = 'stages' | 'sources' | 'leadTypes' | 'clientTypes' | 'temperatures' | 'taskCategories';

/** A person of the house, as the session tells of him. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly branchId: string | null;
  readonly groupIds: readonly string[];
  readonly active: boolean;
}

/** A text of several languages in one of them, else in English, else in any. */
export const inLanguage = (title: Readonly<Record<string, string>>, lang: string): string =>
  title[lang] ?? title[lang.split('-', 1)[0] ?? ''] ?? title['en'] ?? Object.values(title)[0] ?? '';

/** The dictionaries of a session in one language. What the reader may not see is absent. */
export class Dictionaries {
  readonly #session: Session | undefined;
  readonly #lang: string;

  constructor(session: Session | undefined, lang: string) {
    this.#session = session;
    this.#lang = lang;
  }

  get settings(): Partial<Settings> {
    return this.#of('settings')[0] ?? {};
  }

  get people(): readonly Colleague[] {
    return this.#of('user') as readonly (JsonObject & Colleague)[];
  }

  get branches(): readonly Row[] {
    return this.#of('branch').map(({ id, name }) => ({ id: id as string, title: name as string }));
  }

  list(name: List): readonly Row[] {
    const rows: readonly (Omit<Row, 'title'> & { readonly title: Readonly<Record<string, string>> })[] = this.settings[name] ?? [];
    return rows.map((row) => ({ ...row, title: inLanguage(row.title, this.#lang) }));
  }

  row(name: List, id: string | null | undefined): Row | undefined {
    return this.list(name).find((row) => row.id === id);
  }

  person(id: string | null | undefined): string | undefined {
    return this.people.find((person) => person.id === id)?.name;
  }

  branch(id: string | null | undefined): string | undefined {
    return this.branches.find((row) => row.id === id)?.title;
  }

  /** The time zone of a branch, where it has one of its own. */
  zoneOf(branchId: string | null | undefined): string | undefined {
    return (this.#of('branch').find(({ id }) => id === branchId)?.['timeZone'] as string | null | undefined) ?? undefined;
  }

  #of(noun: string): readonly JsonObject[] {
    return this.#session?.dictionaries[noun] ?? [];
  }
}
