import type { Change, Stored } from '../backend.ts';
import { DealerkitError } from '../errors.ts';
import { canonical, sha256 } from '../json.ts';
import type { AnyRecord } from '../noun.ts';
import { claimNoun } from './claim.noun.ts';
import type { WholeChange } from './complete.ts';
import { mayView } from './read.ts';
import { type Actor, type World, nounOf } from './world.ts';

const claimId = (noun: string, field: string, value: string): Promise<string> => sha256(canonical([noun, field, value]));

/** Reads claims, each once: what a plan decided by is what its commit expects. */
export type ClaimReader = (ids: readonly string[]) => Promise<readonly (Stored | null)[]>;

/** A reader for one plan. */
export function claimReader(world: World): ClaimReader {
  const known = new Map<string, Stored | null>();
  return async (ids) => {
    const missing = ids.filter((id) => !known.has(id));
    const found = missing.length > 0 ? await world.backend.get(claimNoun.name, missing) : [];
    for (const [index, id] of missing.entries()) if (!known.has(id)) known.set(id, found[index] ?? null);
    return ids.map((id) => known.get(id)!);
  };
}

/** The id of the record that has a value of a unique field. */
export async function holderOf(read: ClaimReader, noun: string, field: string, value: unknown): Promise<string | undefined> {
  const [claim] = await read([await claimId(noun, field, canonical(value))]);
  return claim?.record['holder'] as string | undefined;
}

function valuesOf(record: AnyRecord | null | undefined, field: string): Set<string> {
  const value = record?.[field];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return new Set(items.filter((item) => item !== null && item !== undefined).map((item) => canonical(item)));
}

interface Move {
  readonly noun: string;
  readonly field: string;
  readonly from?: string;
  readonly to?: string;
}

/** What changes hands, by claim. Two records that ask for one value in one commit are a `duplicate`. */
async function movesOf(changes: readonly WholeChange[]): Promise<Map<string, Move>> {
  const moves = new Map<string, Move>();
  for (const { definition, id, before, record, keepsKeys } of changes) {
    if (keepsKeys) continue;
    for (const field of definition.uniques) {
      const [had, has] = [valuesOf(before?.record, field), valuesOf(record, field)];
      const note = async (value: string, move: { readonly from: string } | { readonly to: string }): Promise<void> => {
        const claim = await claimId(definition.name, field, value);
        const known = moves.get(claim);
        if ('to' in move && known?.to !== undefined) throw duplicate(definition.name, field, []);
        moves.set(claim, { ...known, noun: definition.name, field, ...move });
      };
      for (const value of had) if (!has.has(value)) await note(value, { from: id });
      for (const value of has) if (!had.has(value)) await note(value, { to: id });
    }
  }
  return moves;
}

const duplicate = (noun: string, field: string, candidates: readonly string[]): DealerkitError =>
  new DealerkitError('duplicate', `Another ${noun} has this already: ${field}`, { fields: { [field]: { code: 'duplicate' } }, candidates });

/**
 * The writes that keep unique fields unique, for the same commit. A value that another record has is a `duplicate`, which names that
 * record to whoever may view it; one that is taken meanwhile makes the plan be made anew.
 */
export async function claimChanges(
  world: World,
  actor: Actor,
  read: ClaimReader,
  changes: readonly WholeChange[],
  now: string,
): Promise<Change[]> {
  const moves = [...(await movesOf(changes))];
  if (moves.length === 0) return [];
  const stored = await read(moves.map(([id]) => id));
  const by = actor.person.id;
  const planned = moves.map(async ([id, { noun, field, from, to }], index): Promise<Change[]> => {
    const claim = stored[index];
    const holder = claim?.record['holder'] as string | undefined;
    if (to === undefined) return claim && holder === from ? [{ noun: 'claim', id, expect: claim.version, record: null, ties: [] }] : [];
    if (holder !== undefined && holder !== from && holder !== to) {
      const definition = nounOf(world, noun);
      const [other] = await world.backend.get(noun, [holder]);
      throw duplicate(noun, field, other && mayView(actor, definition, other) ? [holder] : []);
    }
    const base = { createdAt: now, createdBy: by, updatedAt: now, updatedBy: by };
    return [{ noun: 'claim', id, expect: claim?.version ?? null, record: { id, noun, field, holder: to, ...base }, ties: [] }];
  });
  return (await Promise.all(planned)).flat();
}
