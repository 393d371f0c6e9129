import { DealerkitError, isDealerkitError } from '../errors.ts';
import type { Noun } from '../noun.ts';
import { type Filter, allOf, parseFilter } from '../query/filter.ts';
import { type HoursTest, compileHours } from './hours.ts';
import { type IpRange, parseIpRange } from './ip-range.ts';
import { type Level, type LevelAtom, type Policy, type PolicyNode, type PolicyRule, policySchema } from './policy.ts';

/** A policy that was checked against the nouns it speaks of. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly nouns: ReadonlyMap<string, Noun>;
  /** Every right that exists, with its noun and action. Field rights exist where some node sets them. */
  readonly rights: ReadonlyMap<string, { readonly noun: Noun; readonly action: string; readonly field?: string }>;
  /** Rules that bind one right, whoever asks. */
  rulesFor(noun: string, action: string): readonly CompiledRule[];
}

/** A rule for one module, its conditions read. */
export interface CompiledRule extends Pick<PolicyRule, 'effect' | 'actions' | 'nodes'> {
  readonly module: string;
  /** What it asks of the record; nothing when it is about who asks only. */
  readonly where: Filter | undefined;
  readonly ip: readonly IpRange[] | undefined;
  readonly hours: HoursTest | undefined;
}

const invalid = (message: string): DealerkitError =>
  new DealerkitError('invalid', `Policy: ${message}`, { fields: { policy: { code: 'policy', message } } });

const atomName = (atom: LevelAtom): string => (typeof atom === 'string' ? atom : 'groups' in atom ? 'groups' : 'branches');

/** The atoms of a level; none for `inherit` and `none`. */
export function atomsOf(level: Level): readonly LevelAtom[] {
  if (level === 'inherit' || level === 'none') return [];
  return Array.isArray(level) ? (level as readonly LevelAtom[]) : [level as LevelAtom];
}

function fieldRight(right: string, nouns: ReadonlyMap<string, Noun>): { noun: Noun; action: string; field: string } | undefined {
  const [module = '', action = '', field = '', ...rest] = right.split('.');
  const noun = nouns.get(module);
  if (!noun || rest.length > 0 || (action !== 'view' && action !== 'update') || !Object.hasOwn(noun.fields, field)) return undefined;
  return { noun, action, field };
}

function checkCycles(nodes: Readonly<Record<string, PolicyNode>>): void {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) throw invalid(`cycle of parents through ${id}`);
    if (done.has(id)) return;
    for (const parent of nodes[id]?.parents ?? []) {
      if (!Object.hasOwn(nodes, parent)) throw invalid(`${id} has an unknown parent ${parent}`);
      if (parent.startsWith('user:')) throw invalid(`${id} cannot inherit from a user`);
      visit(parent, [...path, id]);
    }
    done.add(id);
  };
  for (const id of Object.keys(nodes)) visit(id, []);
}

/** A rule once for each module that it binds. */
function compileRule(rule: PolicyRule, nouns: ReadonlyMap<string, Noun>): CompiledRule[] {
  const { effect, module, actions, nodes, branches } = rule;
  const bound = module === '*' ? [...nouns.values()] : [nouns.get(module)];
  const conditions = [rule.where, branches, rule.ip, rule.hours];
  if (conditions.every((condition) => condition === undefined)) throw invalid(`a rule of ${module} has no condition`);
  if (module === '*' && (rule.where !== undefined || actions)) throw invalid('a rule of * has neither where nor actions');
  try {
    const ip = rule.ip?.map(parseIpRange);
    const hours = rule.hours && compileHours(rule.hours);
    return bound.flatMap((noun): CompiledRule[] => {
      if (!noun) throw invalid(`a rule names an unknown module ${module}`);
      const action = actions?.find((name) => !noun.actions.includes(name));
      if (action !== undefined) throw invalid(`a rule names an unknown action ${module}.${action}`);
      const readable = Object.fromEntries(noun.ruleFields.map((field) => [field, noun.fields[field]!]));
      const inBranch = branches && noun.ties.branch !== undefined ? { in: [noun.ties.branch, branches] as const } : undefined;
      if (branches && !inBranch && module !== '*') throw invalid(`a rule of ${module}: its records have no branch of their own`);
      const where = allOf(rule.where, inBranch);
      if (!where && !ip && !hours) return [];
      return [{ effect, module: noun.name, ...(actions && { actions }), ...(nodes && { nodes }), where: where && parseFilter(where, readable), ip, hours }]; // prettier-ignore
    });
  } catch (cause) {
    throw isDealerkitError(cause) && cause.code === 'invalid' ? cause : invalid(`a rule of ${module}: ${(cause as Error).message}`);
  }
}

/** Checks a policy against the registered nouns: unknown rights, actions, fields, levels that a right does not admit, cycles, addresses and hours that do not exist are refused as `invalid`. */
export function compilePolicy(value: unknown, nounList: readonly Noun[]): CompiledPolicy {
  const parsed = policySchema.safeParse(value);
  if (!parsed.success) throw invalid(parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join('; '));
  const policy = parsed.data as Policy;
  const nouns = new Map(nounList.map((noun) => [noun.name, noun]));
  const rights = new Map<string, { noun: Noun; action: string; field?: string }>();
  for (const noun of nounList) for (const action of noun.actions) rights.set(`${noun.name}.${action}`, { noun, action });
  checkCycles(policy.nodes);
  for (const [id, node] of Object.entries(policy.nodes)) {
    for (const module of node.off ?? []) if (!nouns.has(module)) throw invalid(`${id} switches off an unknown module ${module}`);
    for (const [right, level] of Object.entries(node.levels ?? {})) {
      const known = rights.get(right) ?? fieldRight(right, nouns);
      if (!known) throw invalid(`${id} names an unknown right ${right}`);
      rights.set(right, known);
      const admitted = Object.hasOwn(known.noun.levels, known.action) ? known.noun.levels[known.action] : undefined;
      const refused = admitted && atomsOf(level).find((atom) => !admitted.includes(atomName(atom)));
      if (refused !== undefined) throw invalid(`${right} does not admit the level ${atomName(refused)} (${id})`);
    }
  }
  const rules = policy.rules.flatMap((rule) => compileRule(rule, nouns));
  for (const module of Object.keys(policy.audience ?? {}))
    if (!nouns.has(module)) throw invalid(`the audience of an unknown module ${module}`);
  for (const [module, sharing] of Object.entries(policy.sharing)) {
    const noun = nouns.get(module);
    if (!noun) throw invalid(`sharing names an unknown module ${module}`);
    const action = [...sharing.read, ...sharing.write].find((name) => !noun.actions.includes(name));
    if (action !== undefined) throw invalid(`sharing names an unknown action ${module}.${action}`);
  }
  return {
    policy,
    nouns,
    rights,
    rulesFor: (noun, action) => rules.filter((rule) => rule.module === noun && (!rule.actions || rule.actions.includes(action))),
  };
}
