/** Pages of one person's list, through the product's own pipeline, and what each of them takes. */
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Backend, type BackendQuery, allNouns, openSource } from '@dealerkit/core/server';
import { sqlBackend } from '@dealerkit/sql';
import type { Pool } from 'pg';
import type { Asker } from './crowd.ts';
import { type Answering, explain, notedPool } from './noted-pool.ts';

type Question = Omit<BackendQuery, 'ties' | 'sort' | 'limit'> & { readonly sort?: string; readonly limit?: number };

/** What a page took. */
export interface Taken extends Answering {
  readonly rows: number;
  readonly total: number | undefined;
  /** Ties of the person that the page was looked for by; 0 for who sees all. */
  readonly legs: number;
  /** Milliseconds of the whole request: who asks, what he may, the page. Median. */
  readonly ms: number;
}

/** Most pages of 8 kB that a page of records may take: 8 for each leg (one without scope) and 4 for each row, 700 at most. */
export const mostBuffers = ({ legs, rows }: Pick<Taken, 'legs' | 'rows'>): number => Math.min(700, 8 * Math.max(1, legs) + 4 * rows);

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

/** The clients of a tenant, as people list them. */
export function scopedList(pool: Pool, tenant: string) {
  const noted = notedPool(pool);
  const backend = sqlBackend({ pool: noted.pool, tenant, nouns: allNouns(dealerNouns) });
  let ties: readonly string[] | undefined;
  const watched: Backend = {
    ...backend,
    query(noun, query) {
      ties = query.ties;
      return backend.query(noun, query);
    },
  };
  const ask = (asker: Asker, question: Question) =>
    openSource({ backend: watched, nouns: dealerNouns, principal: { id: asker } }).query('client', { sort: 'name', ...question });

  /** Reads a page some times, then explains its statements. */
  async function take(asker: Asker, question: Question, times = 5): Promise<Taken> {
    const ms: number[] = [];
    let page = await ask(asker, question);
    for (let time = 0; time < times; time++) {
      noted.statements.length = 0;
      const since = performance.now();
      page = await ask(asker, question);
      ms.push(performance.now() - since);
    }
    const lists = noted.statements.filter(({ text }) => /"(?:noun_client|tie)"/.test(text));
    const answers: Answering[] = [];
    for (const statement of lists) answers.push(await explain(pool, tenant, statement));
    return {
      rows: page.items.length,
      total: page.total,
      legs: ties?.length ?? 0,
      ms: median(ms),
      buffers: answers.reduce((sum, { buffers }) => sum + buffers, 0),
      wholeTables: answers.flatMap((answer) => answer.wholeTables),
    };
  }

  /** The cursor behind which a page of 50 is the wanted one, or the person's last full one where he has fewer. */
  async function cursorOf(asker: Asker, wanted: number): Promise<string | undefined> {
    let cursor: string | undefined;
    for (let rows = 0; rows < (wanted - 1) * 50;) {
      const limit = Math.min(100, (wanted - 1) * 50 - rows);
      const page = await ask(asker, { limit, ...(cursor === undefined ? {} : { cursor }) });
      if (page.next === undefined) return cursor;
      cursor = page.next;
      rows += page.items.length;
    }
    return cursor;
  }

  return { ask, take, cursorOf };
}
