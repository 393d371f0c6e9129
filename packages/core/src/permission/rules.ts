import type { Person } from '../noun.ts';
import type { Filter } from '../query/filter.ts';
import type { DecisionCode } from './decision.ts';
import type { HoursTest } from './hours.ts';
import { type IpRange, inIpRanges, parseIp } from './ip-range.ts';
import type { Audience, PolicyRule } from './policy.ts';

/** What is known of a request beside who makes it. */
export interface RequestContext {
  readonly ip?: string | undefined;
  /** The instant, ISO 8601. */
  readonly now?: string | undefined;
}

/** What a rule asks of whoever asks, its conditions read; one for all modules that it binds. */
export interface CompiledRule {
  readonly effect: PolicyRule['effect'];
  readonly nodes: readonly string[] | undefined;
  readonly ip: readonly IpRange[] | undefined;
  readonly hours: HoursTest | undefined;
}

/** A rule as it binds one right. */
export interface BoundRule {
  readonly rule: CompiledRule;
  /** What it asks of the record; nothing when it is about who asks only. */
  readonly where: Filter | undefined;
}

/** How a rule stands to a person here and now: it does not bind him, its conditions on the request hold, or one of them does not. */
export type Verdict = 'free' | 'holds' | 'ip' | 'time';

/** What the rules on a right ask of records; a code when they refuse every record. */
export interface Restrictions {
  readonly code?: DecisionCode;
  readonly require: readonly Filter[];
  readonly deny: readonly Filter[];
}

/** How a rule stands to a person with these nodes. What is not known counts against him: outside for a require rule, inside for a deny rule. */
export function verdictOf({ effect, nodes, ip, hours }: CompiledRule, standing: ReadonlySet<string>, request: RequestContext): Verdict {
  if (nodes && !nodes.some((id) => standing.has(id))) return 'free';
  const unknown = effect === 'deny';
  if (ip && !(request.ip === undefined || !parseIp(request.ip) ? unknown : inIpRanges(ip, request.ip))) return 'ip';
  return hours && !(request.now === undefined ? unknown : hours(request.now)) ? 'time' : 'holds';
}

const none: Restrictions = { require: [], deny: [] };

/** What the rules on a right ask of records, once it is known how each of them stands. */
export function restrictionsOf(rules: readonly BoundRule[], verdict: (rule: CompiledRule) => Verdict): Restrictions {
  if (rules.length === 0) return none;
  const asked = { require: [] as Filter[], deny: [] as Filter[] };
  const codes = new Set<DecisionCode>();
  for (const { rule, where } of rules) {
    const is = verdict(rule);
    if (is === 'ip' || is === 'time') {
      if (rule.effect === 'require') codes.add(is);
    } else if (is === 'holds') {
      if (where) asked[rule.effect].push(where);
      else if (rule.effect === 'deny') codes.add('denied');
    }
  }
  // Named in this order, whatever the order of the rules.
  const code = (['ip', 'time', 'denied'] as const).find((one) => codes.has(one));
  return code ? { code, ...none } : asked;
}

/** Why a module is closed to a person, whatever his levels say. */
export function closedBy(audience: Audience | undefined, { id, groups }: Person): DecisionCode | undefined {
  if (audience === undefined) return undefined;
  if (audience === false) return 'module-off';
  return audience.users?.includes(id) || groups.some((group) => audience.groups?.includes(group)) ? undefined : 'audience';
}
