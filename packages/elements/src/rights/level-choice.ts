import type { Level, LevelAtom } from '@dealerkit/core';

/** What a person may choose for a right; `inherit` leaves it to what the node inherits from, `other` is a union that none of these is. */
export type Choice = 'inherit' | 'none' | 'own' | 'groups' | 'namedGroups' | 'branch' | 'namedBranches' | 'client' | 'all' | 'other';

const atomsOf = (level: Level): readonly LevelAtom[] =>
  level === 'inherit' || level === 'none' ? [] : Array.isArray(level) ? (level as readonly LevelAtom[]) : [level as LevelAtom];

const choiceOfAtom = (atom: LevelAtom): Choice => (typeof atom === 'string' ? atom : 'groups' in atom ? 'namedGroups' : 'namedBranches');

/** The choice that a level is: one's own is part of every wider one (behaviours.md E15). */
export function choiceOf(level: Level | null): Choice {
  if (level === null || level === 'inherit') return 'inherit';
  const atoms = atomsOf(level);
  if (atoms.length === 0) return 'none';
  const wider = atoms.filter((atom) => atom !== 'own');
  if (wider.length === 0) return 'own';
  return wider.length === 1 ? choiceOfAtom(wider[0]!) : 'other';
}

/** Ids that a level names: of groups, or of branches. */
export const namedIn = (level: Level | null): readonly string[] =>
  level === null ? [] : atomsOf(level).flatMap((atom) => (typeof atom === 'string' ? [] : 'groups' in atom ? atom.groups : atom.branches));

/** The level that a choice stands for, with one's own where the right admits it; null unsets. `named` are ids of groups or branches. */
export function levelOf(choice: Exclude<Choice, 'other'>, admits: readonly string[], named: readonly string[] = []): Level | null {
  if (choice === 'inherit') return null;
  if (choice === 'none' || choice === 'own' || choice === 'all' || choice === 'client') return choice;
  const atom: LevelAtom =
    choice === 'namedGroups' ? { groups: [...named] } : choice === 'namedBranches' ? { branches: [...named] } : choice;
  return admits.includes('own') ? ['own', atom] : atom;
}

/** The choices that a right offers: those whose atoms it admits (behaviours.md E17). */
export function choicesFor(admits: readonly string[], inherits: boolean): readonly Exclude<Choice, 'other'>[] {
  const has = (atom: string): boolean => admits.includes(atom);
  const all: readonly (readonly [Exclude<Choice, 'other'>, boolean])[] = [
    ['inherit', inherits],
    ['none', true],
    ['own', has('own')],
    ['client', has('client')],
    ['groups', has('groups')],
    ['namedGroups', has('groups')],
    ['branch', has('branch')],
    ['namedBranches', has('branches')],
    ['all', has('all')],
  ];
  return all.flatMap(([choice, offered]) => (offered ? [choice] : []));
}
