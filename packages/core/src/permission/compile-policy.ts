import { DealerkitError } from '../errors.ts';
import type { Noun } from '../noun.ts';
import { type Filter, parseFilter } from '../query/filter.ts';
import { type Level, type LevelAtom, type Policy, type PolicyNode, policySchema } from './policy.ts';

/** A policy that was checked against the nouns it speaks of. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly nouns: ReadonlyMap<string, Noun>;
  /** Every right that exists, with its noun and action. Field rights exist where some node sets them. */
  readonly rights: ReadonlyMap<string, { readonly noun: Noun; readonly action: string; readonly field?: string }>;
  rulesFor(noun: string, action: string): { readonly require: readonly Filter[]; readonly deny: readonly Filter[] };
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

/** Checks a policy against the registered nouns: unknown rights, actions, fields, levels that a right does not admit, and cycles are refused as `invalid`. */
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
  const rules = policy.rules.map((rule) => {
    const noun = nouns.get(rule.module);
    if (!noun) throw invalid(`a rule names an unknown module ${rule.module}`);
    const action = (rule.actions ?? []).find((name) => !noun.actions.includes(name));
    if (action !== undefined) throw invalid(`a rule names an unknown action ${rule.module}.${action}`);
    const readable = Object.fromEntries(noun.ruleFields.map((field) => [field, noun.fields[field]!]));
    try {
      return { ...rule, where: parseFilter(rule.where, readable) };
    } catch (cause) {
      throw invalid(`a rule of ${rule.module}: ${cause instanceof Error ? cause.message : 'bad condition'}`);
    }
  });
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
    rulesFor(noun, action) {
      const bound = rules.filter((rule) => rule.module === noun && (!rule.actions || rule.actions.includes(action)));
      const of = (effect: string): Filter[] => bound.filter((rule) => rule.effect === effect).map((rule) => rule.where);
      return { require: of('require'), deny: of('deny') };
    },
  };
}
