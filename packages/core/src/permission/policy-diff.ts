import { sameJson } from '../json.ts';
import type { Level, Policy } from './policy.ts';

/** One difference between two policies: a level (`right`), a module's switch (`module`), or a part that is compared whole. */
export interface PolicyDifference {
  readonly node?: string;
  readonly right?: string;
  readonly module?: string;
  readonly part: 'level' | 'switch' | 'parents' | 'rules' | 'sharing' | 'audience' | 'userParents';
  /** Null where nothing is said: a level that is unset inherits. */
  readonly before: unknown;
  readonly after: unknown;
}

const keys = (...of: (object | undefined)[]): string[] => [...new Set(of.flatMap((one) => Object.keys(one ?? {})))].sort();
const at = <T>(of: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  of && Object.hasOwn(of, key) ? of[key] : undefined;

/** What differs between two policies: what an administrator confirms, and what the audit trail keeps. */
export function policyDiff(before: Policy, after: Policy): PolicyDifference[] {
  const found: PolicyDifference[] = [];
  const differ = (difference: PolicyDifference): void => {
    if (!sameJson(difference.before, difference.after)) found.push(difference);
  };
  for (const node of keys(before.nodes, after.nodes)) {
    const [was, is] = [at(before.nodes, node), at(after.nodes, node)];
    differ({ part: 'parents', node, before: was?.parents ?? null, after: is?.parents ?? null });
    const said = (level: Level | undefined): unknown => level ?? null;
    for (const right of keys(was?.levels, is?.levels))
      differ({ part: 'level', node, right, before: said(at(was?.levels, right)), after: said(at(is?.levels, right)) });
    for (const module of [...new Set([...(was?.off ?? []), ...(is?.off ?? [])])].sort())
      differ({ part: 'switch', node, module, before: !was?.off?.includes(module), after: !is?.off?.includes(module) });
  }
  for (const module of keys(before.sharing, after.sharing))
    differ({ part: 'sharing', module, before: at(before.sharing, module) ?? null, after: at(after.sharing, module) ?? null });
  for (const module of keys(before.audience, after.audience))
    differ({ part: 'audience', module, before: at(before.audience, module) ?? null, after: at(after.audience, module) ?? null });
  differ({ part: 'rules', before: before.rules, after: after.rules });
  differ({ part: 'userParents', before: before.userParents, after: after.userParents });
  return found;
}
