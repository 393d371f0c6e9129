export { refKey } from '../backend.ts';
export type {
  Backend,
  Capabilities,
  Change,
  ChangeSide,
  Commit,
  Committed,
  Expectation,
  Job,
  JobOutcome,
  JobStore,
  NewJob,
  Receipt,
  RecordChange,
  Retie,
  Stored,
  Unsubscribe,
} from '../backend.ts';
export { filterFields } from '../query/filter.ts';
export { predicate } from '../query/predicate.ts';
export type { BackendQuery } from '../query/query.ts';
export { makeCursor, readCursor } from '../query/cursor.ts';
export { searchTerms, tokensOf, searchLimits } from '../query/search.ts';
export { sortKey, sortOf } from '../query/sort-key.ts';
export { applyQuery } from '../query/apply-query.ts';
