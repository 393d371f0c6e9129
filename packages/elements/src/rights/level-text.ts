import type { Level, LevelAtom, SaidLevel, Session } from '@dealerkit/core';
import { inLanguage } from '../base/dictionaries.ts';
import { choiceOf, namedIn } from './level-choice.ts';
import type { RightsMessages } from './locales/en.ts';

/** What names of groups, branches and people are read from. */
export interface Naming {
  readonly words: RightsMessages;
  readonly lang: string;
  readonly session: Session;
}

/** The rows of a noun that travel with the session, by their names in the reader’s language. */
export const named = ({ session, lang }: Pick<Naming, 'session' | 'lang'>, noun: 'user' | 'group' | 'profile' | 'branch') =>
  (session.dictionaries[noun] ?? []).map(({ id, name, title }) => ({
    id: id as string,
    name: typeof name === 'string' ? name : inLanguage((title ?? {}) as Readonly<Record<string, string>>, lang),
  }));

const nameOf = (naming: Naming, noun: Parameters<typeof named>[1], id: string): string =>
  named(naming, noun).find((row) => row.id === id)?.name || id;

const joined = (lang: string, names: readonly string[]): string => new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);

const names = (noun: 'group' | 'branch', ids: readonly string[], naming: Naming): string =>
  joined(
    naming.lang,
    ids.map((id) => nameOf(naming, noun, id)),
  );

function atomText(atom: LevelAtom, naming: Naming): string {
  const { words } = naming;
  if (typeof atom === 'string') return words.levels[atom].toLocaleLowerCase(naming.lang);
  return 'groups' in atom
    ? words.ofGroups.replace('{names}', () => names('group', atom.groups, naming))
    : words.ofBranches.replace('{names}', () => names('branch', atom.branches, naming));
}

const capital = (text: string, lang: string): string => text.slice(0, 1).toLocaleUpperCase(lang) + text.slice(1);

/** A level in words; of one that names groups or branches, which. */
export function levelText(level: Level, naming: Naming): string {
  const { words, lang } = naming;
  const choice = choiceOf(level);
  if (choice === 'namedGroups' || choice === 'namedBranches') {
    const kind = choice === 'namedGroups' ? 'group' : 'branch';
    const ids = namedIn(level);
    if (ids.length === 0) return words.levels.own;
    return capital(
      (kind === 'group' ? words.ofGroups : words.ofBranches).replace('{names}', () => names(kind, ids, naming)),
      lang,
    );
  }
  if (choice === 'other')
    return capital(
      joined(
        lang,
        (level as readonly LevelAtom[]).map((atom) => atomText(atom, naming)),
      ),
      lang,
    );
  return choice === 'inherit' ? words.levels.none : words.levels[choice];
}

/** What several nodes say together: levels add up, and none of one does not take another’s away. */
export function saidText(said: readonly SaidLevel[], naming: Naming): string {
  const levels = said.map(({ level }) => level).filter((level) => level !== 'none');
  if (levels.length === 0) return naming.words.levels.none;
  if (levels.includes('all')) return naming.words.levels.all;
  return joined(naming.lang, [...new Set(levels.map((level) => levelText(level, naming)))]);
}

/** What a node is called: `group:g1` is "Group New cars". */
export function nodeText(node: string, naming: Naming): string {
  const at = node.indexOf(':');
  const [kind, id] = [node.slice(0, at), node.slice(at + 1)];
  const { kinds } = naming.words;
  const label = Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind;
  return `${label} ${kind === 'user' || kind === 'group' || kind === 'profile' ? nameOf(naming, kind, id) : id}`;
}

/** What a right is called; one of a host's own noun keeps its name. */
export function rightText(right: string, words: RightsMessages): string {
  const [module = '', action = '', field] = right.split('.');
  const known = Object.hasOwn(words.modules, module) ? words.modules[module]!.rights : {};
  const name = Object.hasOwn(known, action) ? known[action]! : right;
  return field === undefined ? name : `${name} (${field})`;
}
