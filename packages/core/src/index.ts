export { isDealerkitError, DealerkitError, errorStatus } from './errors.ts';
export type { ErrorCode, ErrorDetails, FieldProblem } from './errors.ts';
export { instant, dayIn, millis, shift, systemClock } from './clock.ts';
export type { Clock } from './clock.ts';
export { uuidv7 } from './ids.ts';
export type { Ids } from './ids.ts';
export { canonical, sameJson } from './json.ts';
export type { Json, JsonObject, Ref } from './json.ts';
export { compareText, fold, wellFormed, wellFormedJson, words } from './text.ts';
export { defineNoun, sharingSchema } from './noun.ts';
export type {
  AnyRecord,
  BaseRecord,
  Noun,
  NounDefinition,
  NounWords,
  ParentField,
  Person,
  RecordOf,
  SearchKind,
  Seen,
  Sharing,
  Sort,
  TieFields,
} from './noun.ts';
export type { FieldKind } from './noun-fields.ts';
export { defineCommand } from './command.ts';
export type { Command, CommandDefinition, InputOf, OutputOf } from './command.ts';
export { allOf, parseFilter } from './query/filter.ts';
export type { Filter, Scalar } from './query/filter.ts';
export { queryLimits } from './query/query.ts';
export type { Page, Query } from './query/query.ts';
export type { Clause, Decision, DecisionCode, EffectiveTable, Grant, RightPlan } from './permission/decision.ts';
export { setPolicy } from './permission/policy.ts';
export type { Level, LevelAtom, Policy, PolicyNode, PolicyRule, Preset, PresetFragment, SharingPolicy } from './permission/policy.ts';
export { createCrm } from './crm/create-crm.ts';
export { asDealerkitError } from './crm/watched.ts';
export type { AnyCommand, Crm, ManyResult, NounRef, Pages, ReadOf, ReadOptions, WatchState, Watched } from './crm/crm.ts';
export type { CrmSource, LiveListener, LiveMessage, Preview, RunOptions, Session } from './crm/source.ts';
export type { Backend, Capabilities } from './backend.ts';
