import type { DealerkitError } from '@dealerkit/core';
import { type Crm, createTradeIn, isDealerkitError, leadNoun, upsertLead } from '@dealerkit/core';
import { leadOf } from './lead-in.ts';
import type { AdfLimits } from './limits.ts';
import type { AdfIssue } from './model.ts';
import { readAdf } from './read-adf.ts';

/** What became of one lead of a text. */
export interface AdfOutcome {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'refused';
  /** Where it begins in the text. */
  readonly line: number;
  /** Our id of it. */
  readonly id?: string;
  /** Why it was refused. */
  readonly error?: DealerkitError;
}

/** What became of a text, and what of it is not as the standard has it. */
export interface AdfImport {
  readonly leads: readonly AdfOutcome[];
  readonly issues: readonly AdfIssue[];
}

/** How a text is imported. */
export interface AdfImportOptions {
  readonly limits?: Partial<AdfLimits>;
  readonly signal?: AbortSignal;
  /** Hears after each lead how many are done, and of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Writes the leads of a text, in turn, by `lead.upsert`: each once, however often its text comes, and changed where it differs. Trade-ins
 * are added to a lead that has none. A lead that is refused stops no other; `AdfRefusal` when the text cannot be read at all.
 */
export async function importAdf(crm: Crm, text: string, { limits, signal, onProgress }: AdfImportOptions = {}): Promise<AdfImport> {
  const { adf, issues, places } = readAdf(text, limits ? { limits } : {});
  const leads: AdfOutcome[] = [];
  for (const [at, prospect] of adf.prospect.entries()) {
    signal?.throwIfAborted();
    const line = places[at]?.line ?? 1;
    try {
      const { externalId, data, tradeIns } = await leadOf(prospect);
      const { id, outcome } = await crm.run(upsertLead, { externalId, data });
      const known = tradeIns.length > 0 && (await crm.get(leadNoun, id)).tradeIns > 0;
      // A key for each, so that a run that was broken off, or two at once, add none twice.
      for (const [index, tradeIn] of (known ? [] : tradeIns).entries())
        await crm.run(createTradeIn, { ...tradeIn, leadId: id }, { key: `adf-${id}-${String(index)}` });
      leads.push({ outcome, line, id });
    } catch (error) {
      if (!isDealerkitError(error) || error.code === 'unauthorized') throw error;
      leads.push({ outcome: 'refused', line, error });
    }
    onProgress?.(at + 1, adf.prospect.length);
  }
  return { leads, issues };
}
