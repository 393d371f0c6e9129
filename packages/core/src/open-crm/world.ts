import type { Backend, Stored } from '../backend.ts';
import { type Clock, instant } from '../clock.ts';
import { DealerkitError } from '../errors.ts';
import type { Ids } from '../ids.ts';
import type { AnyRecord, Noun, Person } from '../noun.ts';
import { type CompiledPolicy, compilePolicy } from '../permission/compile-policy.ts';
import { checkerOf } from '../permission/decide.ts';
import { systemTable } from '../permission/effective-table.ts';
import { nodeOf } from '../permission/nodes.ts';
import { policyId, policyNoun } from '../permission/policy.ts';
import { type Rights, rightsOf } from '../permission/rights-of.ts';
import type { RequestContext } from '../permission/rules.ts';
import type { Ports } from '../ports.ts';
import { claimNoun } from './claim.noun.ts';
import { eventNoun } from './event.noun.ts';
import { type ServerNoun, handle } from './kit.ts';
import { policyServer } from './policy-server.ts';

/** Who is asking. */
export interface Principal {
  readonly id: string;
  readonly ip?: string;
}

/** The house itself: for seeds, jobs and migrations. Recognised by identity, so that no token can name it. */
export const house: Principal = Object.freeze({ id: 'system' });

/** Everything that both pipelines of one Crm stand on. */
export interface World {
  readonly backend: Backend;
  readonly nouns: ReadonlyMap<string, Noun>;
  readonly served: ReadonlyMap<string, ServerNoun>;
  readonly ports: Ports;
  /** Whose records these are. */
  readonly tenant: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Keys the hashes that leave the server. */
  readonly secret: string;
}

/** A principal with his rights, as they are at this moment. */
export interface Actor extends Rights {
  readonly person: Person;
  /** From where and when he asks. */
  readonly request: RequestContext;
  /** The table may become another one merely because time goes by. */
  readonly timed: boolean;
}

/** The nouns of a Crm, the machine's own (events, policy, claims) among them. */
export function servedNouns(nouns: readonly ServerNoun[]): Map<string, ServerNoun> {
  const own = [handle(eventNoun), handle(claimNoun)];
  // Last, so that no noun of a host takes its place.
  return new Map([...own, ...nouns, policyServer].map((entry) => [entry.noun.name, entry]));
}

/** A noun by name; `not-found` for any other. */
export function nounOf(world: World, name: string): Noun {
  const noun = world.nouns.get(name);
  if (!noun) throw new DealerkitError('not-found', 'No such noun');
  return noun;
}

const policies = new WeakMap<Backend, { readonly version: string; readonly compiled: CompiledPolicy }>();

/** The policy as it stands, compiled, with the record that it was compiled from; undefined before the tenant was founded. */
export async function currentPolicy(world: World): Promise<{ readonly compiled: CompiledPolicy; readonly record: AnyRecord } | undefined> {
  const [stored] = await world.backend.get(policyNoun.name, [policyId]);
  if (!stored) return undefined;
  const { record, version } = stored;
  const known = policies.get(world.backend);
  if (known?.version === version && known.compiled.nouns.size === world.nouns.size) return { compiled: known.compiled, record };
  const compiled = compilePolicy(record['policy'], [...world.nouns.values()]);
  policies.set(world.backend, { version, compiled });
  return { compiled, record };
}

/** Reads people of the house; those who do not exist are left out. */
export async function readPeople(world: World, ids: readonly string[]): Promise<Map<string, Person>> {
  const noun = [...world.nouns.values()].find(({ person }) => person);
  if (!noun?.person || ids.length === 0) return new Map();
  const read = noun.person as (record: Stored['record']) => Person;
  const found = await world.backend.get(noun.name, ids);
  return new Map(found.flatMap((stored) => (stored ? [[stored.record.id, read(stored.record)] as const] : [])));
}

const nobody = (id: string): Person => ({ id, name: '', active: true, groups: [], branch: null, client: null, profile: null });

/** Reads who is asking and compiles what he may do now. `unauthorized` when there is no such person or he is not active. */
export async function actorOf(world: World, principal: Principal): Promise<Actor> {
  if (principal === house) return { person: nobody('system'), ...houseRights(world), request: {}, timed: false };
  const isPerson = nodeOf(principal.id).startsWith('user:');
  const [people, current] = await Promise.all([
    isPerson ? readPeople(world, [principal.id]) : new Map<string, Person>(),
    currentPolicy(world),
  ]);
  const person = isPerson ? people.get(principal.id) : nobody(principal.id);
  if (!person?.active) throw new DealerkitError('unauthorized', 'No active user with this id');
  const request = { ip: principal.ip, now: instant(world.clock) };
  const policy = current?.compiled;
  if (!policy) return { person, table: {}, can: () => false, request, timed: false };
  const timed = policy.policy.rules.some(({ hours }) => hours !== undefined) || (person.standsInFor?.length ?? 0) > 0;
  return { person, ...rightsOf(policy, person, request), request, timed };
}

const rightsOfHouse = new WeakMap<ReadonlyMap<string, Noun>, Rights>();

function houseRights(world: World): Rights {
  const known = rightsOfHouse.get(world.nouns);
  if (known) return known;
  const empty = { v: 1, preset: 'none', userParents: 'profile', nodes: {}, rules: [], sharing: {} };
  const table = systemTable(compilePolicy(empty, [...world.nouns.values()]));
  const rights = { table, can: checkerOf(table) };
  rightsOfHouse.set(world.nouns, rights);
  return rights;
}
