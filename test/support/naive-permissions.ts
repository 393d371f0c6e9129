/**
 * The naive interpreter of permissions: written from the prose of their specification, without the engine's ideas. It knows no ties, no
 * plans and no compiled filters; it asks the record itself.
 */
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Filter, Level, LevelAtom, Person, PolicyRule } from '@dealerkit/core';
import type { Line, Note, Tenant, Thing } from './random-policies.ts';

/** Node's own list of networks, which answers for ours. */
function fromNetwork(list: readonly string[], ip: string): boolean {
  const known = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  return known.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

function withinHours({ days, from, until }: NonNullable<PolicyRule['hours']>, at: string): boolean {
  const yesterday = new Date(Date.parse(at) - 86_400_000);
  const opened = (of: Date): boolean => !days || days.includes(of.getUTCDay() === 0 ? 7 : of.getUTCDay());
  const clock = at.slice(11, 16);
  if (from < until) return opened(new Date(at)) && from <= clock && clock < until;
  return (from <= clock && opened(new Date(at))) || (clock < until && opened(yesterday));
}

/** What a node inherits from: what it names, or for a person his groups, and where there are profiles his profile too. */
function parentsOf({ policy: { nodes, userParents } }: Tenant, me: Person, id: string): readonly string[] {
  const named = nodes[id]?.parents;
  if (named) return named;
  if (id !== `user:${me.id}`) return [];
  const teams = me.groups.map((group) => `group:${group}`);
  return userParents === 'groups' || me.profile === null ? teams : [...teams, `profile:${me.profile}`];
}

/** Everything that a person is or inherits from. */
function standing(tenant: Tenant, me: Person): string[] {
  const up = (id: string): string[] => [id, ...parentsOf(tenant, me, id).flatMap(up)];
  return [...up(`user:${me.id}`), ...me.groups.map((id) => `group:${id}`)];
}

function holds(filter: Filter, value: Thing): boolean {
  if ('not' in filter) return !holds(filter.not, value);
  if ('and' in filter) return filter.and.every((one) => holds(one, value));
  if ('or' in filter) return filter.or.some((one) => holds(one, value));
  const field = ('isNull' in filter ? filter.isNull : (Object.values(filter)[0] as readonly [string])[0]) as 'status' | 'size' | 'marks';
  const is = value[field];
  if ('isNull' in filter) return is === null;
  if (is === null) return false;
  if ('eq' in filter) return field === 'marks' ? (value.marks ?? []).includes(filter.eq[1] as string) : is === filter.eq[1];
  if ('in' in filter) return filter.in[1].some((one) => one === is);
  if ('startsWith' in filter) return String(is).slice(0, filter.startsWith[1].length) === filter.startsWith[1];
  if ('lt' in filter) return is < filter.lt[1];
  if ('lte' in filter) return is <= filter.lte[1];
  if ('gt' in filter) return is > filter.gt[1];
  return is >= filter.gte[1];
}

/** Whether the audience and the rules let a person do an action to a record at all; `value` is null for what has neither branch nor fields that rules read. */
function permits(tenant: Tenant, me: Person, module: string, action: string, value: Thing | null): boolean {
  const open = tenant.policy.audience?.[module];
  if (open === false) return false;
  if (open && !open.users?.includes(me.id) && !me.groups.some((id) => open.groups?.includes(id))) return false;
  const { ip, now } = tenant.request;
  return tenant.policy.rules.every((rule) => {
    if (rule.module !== '*' && rule.module !== module) return true;
    if (rule.actions && !rule.actions.includes(action)) return true;
    if (rule.nodes && !rule.nodes.some((id) => standing(tenant, me).includes(id))) return true;
    const asks: (boolean | 'unknown')[] = [];
    if (rule.ip) asks.push(ip === undefined || isIP(ip) === 0 ? 'unknown' : fromNetwork(rule.ip, ip));
    if (rule.hours) asks.push(now === undefined ? 'unknown' : withinHours(rule.hours, now));
    if (rule.where && value) asks.push(holds(rule.where, value));
    if (rule.branches && value) asks.push(value.branchId !== null && rule.branches.includes(value.branchId));
    if (asks.length === 0) return true;
    return rule.effect === 'require' ? asks.every((one) => one === true) : asks.includes(false);
  });
}

function levelsOf(tenant: Tenant, me: Person, right: string): Level[] {
  const up = (id: string): Level[] => {
    const here = tenant.policy.nodes[id];
    if (here?.off?.includes(right.split('.')[0]!)) return [];
    const said = here?.levels?.[right];
    return said !== undefined && said !== 'inherit' ? [said] : parentsOf(tenant, me, id).flatMap(up);
  };
  return up(`user:${me.id}`);
}

const atoms = (level: Level): readonly LevelAtom[] =>
  level === 'none' || level === 'inherit' ? [] : ((Array.isArray(level) ? level : [level]) as LevelAtom[]);

/** Whether a person stands in for another at the moment of the request; while that is not known, for nobody. */
function standsIn({ request: { now } }: Tenant, me: Person, id: string): boolean {
  return (me.standsInFor ?? []).some((one) => one.id === id && now !== undefined && now >= one.from && now < one.until);
}

function reach(tenant: Tenant, me: Person, levels: readonly Level[], { ownerIds, branchId, clientId }: Omit<Thing, 'sharing' | 'status' | 'size' | 'marks'>): boolean {
  const known = ownerIds.flatMap((id) => tenant.people.filter((one) => one.id === id));
  const homes = branchId === null ? known.map((one) => one.branch) : [branchId];
  const teams = known.flatMap((one) => one.groups);
  return levels.flatMap(atoms).some((one) => {
    if (one === 'all') return true;
    if (one === 'own') return ownerIds.some((id) => id === me.id || standsIn(tenant, me, id));
    if (one === 'groups') return teams.some((id) => me.groups.includes(id));
    if (one === 'branch') return me.branch !== null && homes.includes(me.branch);
    if (one === 'client') return me.client !== null && clientId === me.client;
    if ('groups' in one) return teams.some((id) => one.groups.includes(id));
    return homes.some((id) => id !== null && one.branches.includes(id));
  });
} // prettier-ignore

/** Whether the levels give a right at all: without one no share and no parent can. */
const given = (levels: readonly Level[]): boolean => levels.some((level) => atoms(level).length > 0);

/** Whether a person may do an action to a thing. */
export function mayDoToThing(tenant: Tenant, me: Person, action: 'view' | 'delete', value: Thing): boolean {
  const levels = levelsOf(tenant, me, `thing.${action}`);
  if (!me.active || !given(levels) || !permits(tenant, me, 'thing', action, value)) return false;
  if (reach(tenant, me, levels, value)) return true;
  const share = tenant.policy.sharing['thing'];
  if (!share) return false;
  const listed = (list: readonly string[]): boolean => list.includes(me.id) || me.groups.some((id) => list.includes(`group:${id}`));
  const access = value.sharing?.access ?? share.default;
  const reads = access !== 'private' || listed(value.sharing?.readers ?? []) || listed(value.sharing?.writers ?? []);
  const writes = access === 'write' || listed(value.sharing?.writers ?? []);
  return action === 'view' ? reads : writes;
}

/** Whether a person may read the status of a thing: a field without a level of its own follows its record, one with it only narrows. */
export function mayReadStatus(tenant: Tenant, me: Person, value: Thing): boolean {
  const right = 'thing.view.status';
  const up = (id: string): boolean => {
    const here = tenant.policy.nodes[id];
    if (here?.off?.includes('thing')) return false;
    const said = here?.levels?.[right];
    return said !== undefined && said !== 'inherit' ? true : parentsOf(tenant, me, id).some(up);
  };
  if (!up(`user:${me.id}`)) return true;
  return me.active && permits(tenant, me, 'thing', 'view', value) && reach(tenant, me, levelsOf(tenant, me, right), value);
}

/** Whether a rule asks records of a thing's fields when it is viewed: then things open nothing that belongs to them (decision 5). */
function thingsAreRuled(tenant: Tenant, me: Person): boolean {
  const { ip, now } = tenant.request;
  return tenant.policy.rules.some((rule) => {
    if (rule.where === undefined && rule.branches === undefined) return false;
    if (rule.actions && !rule.actions.includes('view')) return false;
    if (rule.nodes && !rule.nodes.some((id) => standing(tenant, me).includes(id))) return false;
    if (rule.effect === 'require') return true;
    const outside = rule.ip && ip !== undefined && isIP(ip) !== 0 && !fromNetwork(rule.ip, ip);
    return !outside && !(rule.hours && now !== undefined && !withinHours(rule.hours, now));
  });
}

/** Whether a person may view a note. */
export function mayViewNote(tenant: Tenant, me: Person, { ownerIds, thing }: Note): boolean {
  const levels = levelsOf(tenant, me, 'note.view');
  if (!me.active || !given(levels) || !permits(tenant, me, 'note', 'view', null)) return false;
  if (reach(tenant, me, levels, { ownerIds, branchId: null, clientId: null })) return true;
  return thing !== null && !thingsAreRuled(tenant, me) && mayDoToThing(tenant, me, 'view', thing);
}

/** Whether a person may view a line. */
export function mayViewLine(tenant: Tenant, me: Person, { note }: Line): boolean {
  const levels = levelsOf(tenant, me, 'line.view');
  if (!me.active || !given(levels) || !permits(tenant, me, 'line', 'view', null)) return false;
  if (reach(tenant, me, levels, { ownerIds: [], branchId: null, clientId: null })) return true;
  return note !== null && mayViewNote(tenant, me, note);
}
