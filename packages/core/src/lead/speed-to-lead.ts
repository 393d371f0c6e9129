import { millis } from '../clock.ts';

/** What of a lead says how soon its client was contacted. */
export interface SpeedLead {
  readonly createdAt: string;
  readonly firstContactAt: string | null;
  /** When he was to be contacted at the latest; null where no delay is configured. */
  readonly dueAt: string | null;
  readonly open: boolean;
  readonly ownerId: string | null;
  readonly sourceId: string | null;
}

/** How soon the clients of some leads were contacted. */
export interface Speed {
  readonly leads: number;
  readonly contacted: number;
  /** Open, and not contacted yet. */
  readonly waiting: number;
  /** Contacted within the delay. */
  readonly inTime: number;
  /** Of which `inTime` is a part: contacted, or waiting although the delay is over. Those without a delay do not count. */
  readonly due: number;
  /** Milliseconds from the lead to the first contact, the median of those contacted; null of nobody. */
  readonly median: number | null;
}

/** The same of one person, or of one source; null is nobody, or none that may be seen. */
export interface SpeedOf extends Speed {
  readonly id: string | null;
}

/** How soon the clients of leads were contacted: of all, by who owns them now, by source; the largest groups first. */
export interface SpeedToLead {
  readonly since: string;
  readonly until: string;
  readonly all: Speed;
  readonly people: readonly SpeedOf[];
  readonly sources: readonly SpeedOf[];
}

/** The middle one of some numbers, between the two in the middle where there are two; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
  return low + (high - low) / 2;
}

function speedOf(leads: readonly SpeedLead[], now: string): Speed {
  const contacted = leads.filter(({ firstContactAt }) => firstContactAt !== null);
  const waiting = leads.filter(({ firstContactAt, open }) => firstContactAt === null && open);
  const timed = contacted.filter(({ dueAt }) => dueAt !== null);
  const late = waiting.filter(({ dueAt }) => dueAt !== null && dueAt < now);
  return {
    leads: leads.length,
    contacted: contacted.length,
    waiting: waiting.length,
    inTime: timed.filter(({ firstContactAt, dueAt }) => firstContactAt! <= dueAt!).length,
    due: timed.length + late.length,
    median: median(contacted.map(({ createdAt, firstContactAt }) => Math.max(0, millis(firstContactAt!) - millis(createdAt)))),
  };
}

function grouped(leads: readonly SpeedLead[], field: 'ownerId' | 'sourceId', now: string): readonly SpeedOf[] {
  return [...Map.groupBy(leads, (lead) => lead[field])]
    .map(([id, of]) => ({ id, ...speedOf(of, now) }))
    .sort((one, other) => other.leads - one.leads || ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
}

/** Sums up leads that came between two instants, the second of which is now. */
export const speedToLead = (leads: readonly SpeedLead[], since: string, now: string): SpeedToLead => ({
  since,
  until: now,
  all: speedOf(leads, now),
  people: grouped(leads, 'ownerId', now),
  sources: grouped(leads, 'sourceId', now),
});
