import { DealerkitError, isDealerkitError } from '../errors.ts';
import type { Noun } from '../noun.ts';
import { allOf, parseFilter } from '../query/filter.ts';
import { atomsOf } from './grants.ts';
import { compileHours } from './hours.ts';
import { parseIpRange } from './ip-range.ts';
import { type LinkedNodes, linkNodes } from './nodes.ts';
import { type Audience, type LevelAtom, type Policy, type PolicyRule, type SharingPolicy, policySchema } from './policy.ts';
import type { BoundRule, CompiledRule } from './rules.ts';

/** A right that exists: an action on a noun, or on one field of it where some node sets that. */
export interface Right {
  readonly noun: Noun;
  readonly action: string;
  readonly field?: string;
  readonly rules: readonly BoundRule[];
  /** Who has the module; everybody when undefined. */
  readonly audience: Audience | undefined;
  readonly sharing: SharingPolicy | undefined;
  /** Nouns whose records open those that belong to them. */
  readonly parents: readonly string[];
}

/** A policy that was checked against the nouns it speaks of. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly nouns: ReadonlyMap<string, Noun>;
  readonly nodes: LinkedNodes;
  readonly rules: readonly CompiledRule[];
  /** Every right that exists, by name. */
  readonly rights: ReadonlyMap<string, Right>;
}

const invalid = (message: string): DealerkitError =>
  new DealerkitError('invalid', `Policy: ${message}`, { fields: { policy: { code: 'policy', message } } });
const fail = (message: string): never => {
  throw invalid(message);
};

const own = <T>(of: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  of && Object.hasOwn(of, key) ? of[key] : undefined;
const atomName = (atom: LevelAtom): string => (typeof atom === 'string' ? atom : 'groups' in atom ? 'groups' : 'branches');

function compileRule(rule: PolicyRule, nouns: ReadonlyMap<string, Noun>): { rule: CompiledRule; bound: [right: string, BoundRule][] } {
  const { module, actions, branches } = rule;
  if ([rule.where, branches, rule.ip, rule.hours].every((condition) => condition === undefined))
    fail(`a rule of ${module} has no condition`);
  if (module === '*' && (rule.where !== undefined || actions)) fail('a rule of * has neither where nor actions');
  try {
    const compiled: CompiledRule = {
      effect: rule.effect,
      nodes: rule.nodes,
      ip: rule.ip?.map(parseIpRange),
      hours: rule.hours && compileHours(rule.hours),
    };
    const bound = [...(module === '*' ? nouns.values() : [nouns.get(module)])].flatMap((noun): [string, BoundRule][] => {
      if (!noun) return fail(`a rule names an unknown module ${module}`);
      const action = actions?.find((name) => !noun.actions.includes(name));
      if (action !== undefined) fail(`a rule names an unknown action ${module}.${action}`);
      const readable = Object.fromEntries(noun.ruleFields.map((field) => [field, noun.fields[field]!]));
      const inBranch = branches && noun.ties.branch !== undefined ? { in: [noun.ties.branch, branches] as const } : undefined;
      if (branches && !inBranch && module !== '*') fail(`a rule of ${module}: its records have no branch of their own`);
      const where = allOf(rule.where, inBranch);
      if (!where && !rule.ip && !rule.hours) return [];
      const one = { rule: compiled, where: where && parseFilter(where, readable) };
      return (actions ?? noun.actions).map((name) => [`${noun.name}.${name}`, one]);
    });
    return { rule: compiled, bound };
  } catch (cause) {
    throw isDealerkitError(cause) && cause.code === 'invalid' ? cause : invalid(`a rule of ${module}: ${(cause as Error).message}`);
  }
}

const parentsOf = ({ parents }: Noun, nouns: ReadonlyMap<string, Noun>): readonly string[] =>
  parents.some(({ noun }) => noun === undefined) ? [...nouns.keys()] : [...new Set(parents.map(({ noun }) => noun!))];

function checkNames({ nodes, audience = {}, sharing }: Policy, nouns: ReadonlyMap<string, Noun>): void {
  for (const [id, { off = [] }] of Object.entries(nodes))
    for (const module of off) if (!nouns.has(module)) fail(`${id} switches off an unknown module ${module}`);
  for (const module of Object.keys(audience)) if (!nouns.has(module)) fail(`the audience of an unknown module ${module}`);
  for (const [module, { read, write }] of Object.entries(sharing)) {
    const noun = nouns.get(module) ?? fail(`sharing names an unknown module ${module}`);
    const action = [...read, ...write].find((name) => !noun.actions.includes(name));
    if (action !== undefined) fail(`sharing names an unknown action ${module}.${action}`);
  }
}

/** Checks a policy against the registered nouns: unknown rights, actions, fields, levels that a right does not admit, cycles, addresses and hours that do not exist are refused as `invalid`. */
export function compilePolicy(value: unknown, nounList: readonly Noun[]): CompiledPolicy {
  const parsed = policySchema.safeParse(value);
  if (!parsed.success) throw invalid(parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join('; '));
  const policy = parsed.data as Policy;
  const nouns = new Map(nounList.map((noun) => [noun.name, noun]));
  const nodes = linkNodes(policy.nodes, fail);
  checkNames(policy, nouns);
  const rules = policy.rules.map((rule) => compileRule(rule, nouns));
  const bound = Map.groupBy(
    rules.flatMap((rule) => rule.bound),
    ([right]) => right,
  );
  const rightOf = (noun: Noun, action: string): Right => ({
    noun,
    action,
    rules: (bound.get(`${noun.name}.${action}`) ?? []).map(([, rule]) => rule),
    audience: own(policy.audience, noun.name),
    sharing: own(policy.sharing, noun.name),
    parents: action === 'view' ? parentsOf(noun, nouns) : [],
  });
  // A field's own levels narrow what its record's right reaches: nothing widens them.
  const fieldRight = (right: string): Right | undefined => {
    const [module = '', action = '', field = '', ...rest] = right.split('.');
    const noun = nouns.get(module);
    if (!noun || rest.length > 0 || (action !== 'view' && action !== 'update') || !Object.hasOwn(noun.fields, field)) return undefined;
    return { ...rightOf(noun, action), field, sharing: undefined, parents: [] };
  };
  const rights = new Map<string, Right>();
  for (const noun of nounList) for (const action of noun.actions) rights.set(`${noun.name}.${action}`, rightOf(noun, action));
  for (const [id, { levels = {} }] of Object.entries(policy.nodes))
    for (const [right, level] of Object.entries(levels)) {
      const known = rights.get(right) ?? fieldRight(right) ?? fail(`${id} names an unknown right ${right}`);
      rights.set(right, known);
      const admitted = own(known.noun.levels, known.action);
      const refused = admitted && atomsOf(level).find((atom) => !admitted.includes(atomName(atom)));
      if (refused !== undefined) fail(`${right} does not admit the level ${atomName(refused)} (${id})`);
    }
  return { policy, nouns, nodes, rules: rules.map(({ rule }) => rule), rights };
}
