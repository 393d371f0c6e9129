import type { Clock } from '../clock.ts';
import type { Command, InputOf, OutputOf } from '../command.ts';
import type { Expectation, Job, Stored } from '../backend.ts';
import type { Ids } from '../ids.ts';
import type { JsonObject, Ref } from '../json.ts';
import type { AnyRecord, BaseRecord, Noun, Person, Seen } from '../noun.ts';
import type { EffectiveTable } from '../permission/decision.ts';
import type { Ports } from '../ports.ts';
import type { Query } from '../query/query.ts';
import type { Crm, NounRef, ReadOf } from '../crm/crm.ts';

/** A stored record that a plan holds, unredacted. */
export interface Held<R = AnyRecord> extends Omit<Stored, 'record'> {
  readonly noun: string;
  readonly record: R & BaseRecord;
}

/** One write that a plan asks for. */
export interface PlannedChange {
  readonly noun: string;
  readonly id: string;
  readonly before: Held | undefined;
  /** The whole record to be, base fields aside; null deletes it. */
  readonly data: Readonly<Record<string, unknown>> | null;
  /** Of a removed record: its unique values stay taken, so that the next upsert of another system does not make it again. */
  readonly keepsKeys?: boolean;
  /** Fields that a rule of the house sets, whoever asks: their guards and rights are not asked. */
  readonly byHouse?: readonly string[];
  /** Of a record that another system had first: when and by whom it was created there. Its owner may have left the house. */
  readonly imported?: { readonly createdAt?: string | undefined; readonly createdBy?: string | undefined };
}

/** Something that happened, to be remembered. */
export interface PlannedEvent {
  readonly type: string;
  /** The subject first: the event is visible as it. */
  readonly about: readonly [Ref, ...Ref[]];
  readonly params?: JsonObject;
  /** Values that concern a person. */
  readonly personal?: JsonObject;
  readonly link?: Ref;
}

/** Work for after the commit. */
export interface PlannedJob {
  readonly type: string;
  readonly params: JsonObject;
  readonly key?: string;
  readonly runAt?: string;
}

/** What a command would do; nothing of it is done yet. */
export interface Plan<Output> {
  readonly output: Output;
  /** What a person is told before he confirms. */
  readonly summary?: JsonObject;
  readonly changes: readonly PlannedChange[];
  readonly events?: readonly PlannedEvent[];
  readonly jobs?: readonly PlannedJob[];
  readonly expects?: readonly Expectation[];
  /** Keeps the receipt of this run's key for ever instead of 30 days. */
  readonly keepReceipt?: boolean;
}

/** Reads of the house: every record, whoever asks. Their results never leave unredacted. */
export interface SystemReads {
  get<N extends NounRef>(noun: N, id: string): Promise<Held<ReadOf<N>> | undefined>;
  /** `too-large` above 1000 records, for a plan that saw only some of them would be wrong; with `first`, at most so many. */
  list<N extends NounRef>(noun: N, query: Query, options?: { readonly first: number }): Promise<readonly Held<ReadOf<N>>[]>;
  /** Everything that belongs to a record by its `parents`, children of children too; `too-large` above 5000. */
  under(noun: NounRef, id: string): Promise<readonly Held[]>;
  /** The id of the record that has a value of one of its noun's unique fields. */
  holder(noun: NounRef, field: string, value: unknown): Promise<string | undefined>;
}

/** Fields of a new record; those left out or undefined take their defaults. */
export type NewData<Data> = { readonly [Field in keyof Data]?: Data[Field] | undefined };

/** What a handler plans with. */
export interface PlanContext {
  readonly person: Person;
  /** What he may do: for handlers whose right is more than a question about one record. */
  readonly rights: EffectiveTable;
  readonly now: string;
  readonly ids: Ids;
  readonly ports: Ports;
  /** Whose records these are: for ports that serve several tenants. */
  readonly tenant: string;
  /** Every noun that is served. */
  readonly nouns: readonly Noun[];
  readonly system: SystemReads;
  /** Scoped: `not-found` for what the person may not view. */
  get<N extends NounRef>(noun: N, id: string): Promise<Held<ReadOf<N>>>;
  /** Scoped to what the person may view. */
  list<N extends NounRef>(noun: N, query: Query): Promise<readonly Held<ReadOf<N>>[]>;
  /** Page by page what the person may view, as he sees it: what he may not read is absent. For sums over more than a list may hold. */
  seen<N extends NounRef>(noun: N, query: Query): AsyncIterable<readonly (Pick<Seen, 'hidden'> & Partial<ReadOf<N>>)[]>;
  /** A new record; fields left out take their defaults. */
  create<N extends NounRef>(noun: N, data: NewData<Omit<ReadOf<N>, keyof BaseRecord>>): PlannedChange;
  /**
   * A changed record. With `from`, the values that the patch started from: a field whose stored value is neither
   * that nor the wanted one is a `conflict`.
   */
  update<R>(held: Held<R>, patch: Partial<R>, from?: Partial<R>): PlannedChange;
  remove<R>(held: Held<R>, options?: { readonly keepsKeys?: boolean }): PlannedChange;
}

/** "This record is still there": for what a plan refers to and does not write. */
export const stays = ({ name }: NounRef, id: string): Expectation => ({ noun: name, where: { eq: ['id', id] }, ids: [id] });

/** A handler: reads and plans, performs nothing. */
export type PlanHandler<Input = never, Output = unknown> = (ctx: PlanContext, input: Input) => Promise<Plan<Output>>;

/** What a job handler works with: the house's own Crm and the outside effects. */
export interface JobContext {
  readonly crm: Crm;
  readonly system: SystemReads;
  readonly ports: Ports;
  readonly clock: Clock;
}

/** Performs one job. Throwing makes it run again later. */
export type JobHandler = (ctx: JobContext, job: Job) => Promise<void>;

/** A noun with everything that only a server knows of it. */
export interface ServerNoun {
  readonly noun: Noun;
  readonly handlers: ReadonlyMap<string, { readonly command: Command; readonly plan: PlanHandler }>;
  readonly jobs: Readonly<Record<string, JobHandler>>;
}

/** A command's contract with its handler. */
export interface Handled {
  readonly command: Command;
  readonly plan: PlanHandler;
}

/** Pairs a command's contract with its handler. */
export function handler<C extends Command<string, never>>(command: C, plan: PlanHandler<InputOf<C>, OutputOf<C>>): Handled {
  return { command: command, plan: plan };
}

/** Pairs a noun with the handlers of its commands, for `openCrm`. */
export function handle(noun: Noun, handlers: readonly Handled[] = [], jobs: Readonly<Record<string, JobHandler>> = {}): ServerNoun {
  return { noun, handlers: new Map(handlers.map((entry) => [entry.command.name, entry])), jobs };
}
