import type { Filter } from '../query/filter.ts';
import type { Level } from './policy.ts';

/** Why a right is given or refused. */
export type DecisionCode =
  | 'allowed'
  | 'unknown'
  /** The module is switched off for everybody, or open to others only. */
  | 'module-off'
  | 'audience'
  /** Not from this address, or not at this time; also when it is not known. */
  | 'ip'
  | 'time'
  | 'denied'
  | 'no-right'
  | 'out-of-scope'
  | 'required'
  | 'guarded'
  | 'inactive';

/** One way in which a right could have reached a record, and whether it did. */
export interface Clause {
  /** `level`, `share` or the noun of a parent. */
  readonly by: string;
  /** Where the level was set; only the asker's own nodes are ever named. */
  readonly node?: string;
  readonly level?: Level;
  readonly matched: boolean;
}

/** The answer to "may I?", with its reason. */
export interface Decision {
  readonly allowed: boolean;
  readonly right: string;
  readonly code: DecisionCode;
  /** The fields that need another right (`guarded`). */
  readonly fields?: readonly string[];
  /** What was tried, the asker's own clauses only. */
  readonly clauses: readonly Clause[];
}

/** A way in which a right reaches records: by carrying one of these ties; `all` reaches every record. */
export interface Grant {
  readonly by: string;
  readonly node?: string;
  readonly level?: Level;
  readonly ties: 'all' | readonly string[];
}

/** A right compiled for one person: the one list behind the decision, its explanation, list filters and the browser's table. */
export interface RightPlan {
  readonly right: string;
  /** `never` when the right is not held at all, whatever the record. */
  readonly kind: 'always' | 'sometimes' | 'never';
  /** Why it is never held, where that is not for want of a level. */
  readonly code?: DecisionCode;
  readonly grants: readonly Grant[];
  readonly require: readonly Filter[];
  readonly deny: readonly Filter[];
}

/** The compiled rights of one person, by right: all that a browser gets. */
export type EffectiveTable = Readonly<Record<string, RightPlan>>;
