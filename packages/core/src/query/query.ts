import type { Filter } from './filter.ts';

/** A question for a list of records. Pages are found by cursor, never by offset. */
export interface Query<Field extends string = string> {
  readonly where?: Filter<Field>;
  /** Words; each must be the beginning of some word of the noun's searched fields. */
  readonly search?: string;
  /** Name of one of the noun's declared sorts; the first of them when left out. */
  readonly sort?: string;
  /** Records a page, 1 to 100; 50 when left out. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
  /** Asks for `total`, exact up to 1,000; 1,001 means "more than 1,000". */
  readonly count?: boolean;
  /** An amount of the noun, such as a lead's budget: asks for `sums`. */
  readonly sum?: Field;
}

/** What openCrm asks a backend: the person's question plus the scope that rights compile to. */
export interface BackendQuery extends Query {
  /** Only records that carry at least one of these ties; all records when left out. */
  readonly ties?: readonly string[];
  /** Fields that the search may look into; every searched field when left out. */
  readonly searchIn?: readonly string[];
  readonly sort: string;
  readonly limit: number;
}

/** One page of an answer. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
  readonly total?: number;
  /** What the asked amounts come to over all pages, in minor units by currency; absent where there are more than 1,000 records, or where the amount of one of them may be hidden. */
  readonly sums?: Readonly<Record<string, number>>;
}

/** Limits of every query. */
export const queryLimits = { page: 100, defaultPage: 50, counted: 1000, searchText: 200, searchWords: 8 } as const;
