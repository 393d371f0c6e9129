import { importsOf } from './imports.ts';
import { placeOf, rules, targetOf, type Rule } from './rules.ts';

/** An import that points where the design has no arrow. */
export interface BrokenArrow {
  readonly where: string;
  readonly specifier: string;
  readonly rule: Rule;
}

const isTest = (path: string) => /\.(?:test|bench|harness)\.ts$/.test(path);

/** Every import among these files (path → source) that breaks a rule. Tests may import everything. */
export function brokenArrows(files: ReadonlyMap<string, string>): BrokenArrow[] {
  const broken: BrokenArrow[] = [];
  for (const [path, source] of files) {
    const from = placeOf(path);
    if (!from || isTest(path)) continue;
    for (const to of importsOf(path, source))
      for (const rule of rules)
        if (rule.breaks(from, to, targetOf(from, to))) broken.push({ where: `${path}:${String(to.line)}`, specifier: to.specifier, rule });
  }
  return broken;
}
