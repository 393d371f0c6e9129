export type { Case, Need } from './case.ts';
export { tableOf } from './report.ts';
export type { CaseResult, CheckOptions, Report } from './report.ts';
export { backendCases, checkBackend } from './backend/check-backend.ts';
export { backendNouns } from './backend/nouns.ts';
export type { BackendSubject, MakeBackend } from './backend/subject.ts';
