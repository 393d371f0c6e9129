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
export { compilePolicy } from '../permission/compile-policy.ts';
export type { CompiledPolicy } from '../permission/compile-policy.ts';
export { effectiveTable, systemTable } from '../permission/effective-table.ts';
export { allows, checkerOf, deciderOf, explainPlan, scopeOf } from '../permission/decide.ts';
export type { Checker, Decider } from '../permission/decide.ts';
export { policyFromPreset, policyId, policyNoun } from '../permission/policy.ts';
export { tiesOf } from '../permission/ties.ts';
export { eventNoun } from '../open-crm/event.noun.ts';
export type { EventRecord } from '../open-crm/event.noun.ts';
export { handle, handler } from '../open-crm/kit.ts';
export type {
  Handled,
  Held,
  JobContext,
  JobHandler,
  Plan,
  PlanContext,
  PlanHandler,
  PlannedChange,
  PlannedEvent,
  PlannedJob,
  ServerNoun,
  SystemReads,
} from '../open-crm/kit.ts';
export { allCommands, allNouns, openCrm, openSource } from '../open-crm/open-crm.ts';
export type { IncomingFile, KeptFile } from '../open-crm/files.ts';
export type { LocalSource, OpenOptions } from '../open-crm/open-crm.ts';
export { jobLimits } from '../open-crm/job-limits.ts';
export { runJobs } from '../open-crm/run-jobs.ts';
export type { JobOptions } from '../open-crm/run-jobs.ts';
export { house } from '../open-crm/world.ts';
export type { Principal } from '../open-crm/world.ts';
export type { Noun } from '../noun.ts';
export type { FileStore, Mail, MailAttachment, OpenedFile, Ports, StagedFacts, StagedFile, Sweep } from '../ports.ts';
export { keyedHash, sha256 } from '../json.ts';
export { jsonSchema } from '../json-schema.ts';
