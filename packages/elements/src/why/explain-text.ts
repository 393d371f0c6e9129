import type { Clause, PersonDecision } from '@dealerkit/core';
import { type Naming, levelText, named, nodeText, rightText } from '../rights/level-text.ts';
import type { WhyMessages } from './locales/en.ts';

/** What of a record is told when somebody asks about it. */
export interface AskedRecord {
  readonly name: string;
  readonly ownerIds: readonly string[];
  readonly branchId: string | null;
}

/** What an explanation is written from. */
export interface Explanation extends Naming {
  readonly why: WhyMessages;
  readonly answer: PersonDecision;
  readonly record: AskedRecord | undefined;
  /** Somebody asks about himself, and administers no rights. */
  readonly own: boolean;
}

const put = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);

const and = (lang: string, items: readonly string[]): string => new Intl.ListFormat(lang, { type: 'conjunction' }).format(items);

const nameOf = (explanation: Explanation, noun: 'user' | 'branch', id: string): string =>
  named(explanation, noun).find((row) => row.id === id)?.name ?? id;

const gives = (explanation: Explanation, { node, level }: Pick<Clause, 'node' | 'level'>): string =>
  put(explanation.why.gives, { node: nodeText(node ?? '', explanation), level: levelText(level ?? 'none', explanation) });

/** The levels of a decision, those of one node as one; shares and parents are told where they helped. */
function levels(explanation: Explanation, clauses: readonly Clause[]): readonly string[] {
  const nodes = Map.groupBy(
    clauses.filter(({ by, node }) => by === 'level' && node),
    ({ node }) => node!,
  );
  return [...nodes].map(([node, own]) => {
    const atoms = own.flatMap(({ level }) => (level === undefined ? [] : [level]));
    return gives(explanation, { node, level: atoms.length === 1 ? atoms[0]! : (atoms as never) });
  });
}

function source(explanation: Explanation, clause: Clause): string {
  if (clause.by === 'level') return gives(explanation, clause);
  return clause.by === 'share' ? explanation.why.byShare : explanation.why.byParent;
}

function owner(explanation: Explanation, { ownerIds, branchId }: AskedRecord): string {
  const { why, lang } = explanation;
  const owners = and(
    lang,
    ownerIds.map((id) => nameOf(explanation, 'user', id)),
  );
  const whose = ownerIds.length > 0 ? put(why.ownedBy, { owners }) : why.ownedByNobody;
  return branchId ? put(why.inBranch, { owner: whose, branch: nameOf(explanation, 'branch', branchId) }) : whose;
}

function reason(explanation: Explanation): string {
  const { why, answer, record, lang } = explanation;
  const { decision, said } = answer;
  switch (decision.code) {
    case 'allowed': {
      const sources = decision.clauses.filter(({ matched }) => matched);
      const all = sources.length > 0 ? sources.map((clause) => source(explanation, clause)) : said.map((one) => gives(explanation, one));
      return put(why.givenBy, { sources: and(lang, [...new Set(all)]) });
    }
    case 'out-of-scope': {
      if (answer.views === false && decision.clauses.some(({ matched }) => matched)) return why.cannotView;
      const given = and(lang, levels(explanation, decision.clauses));
      return record ? put(why.outOfScope, { given, name: record.name, owner: owner(explanation, record) }) : given;
    }
    case 'no-right': {
      const none = said.map(({ node, level }) =>
        put(why.saysNone, { node: nodeText(node, explanation), level: levelText(level, explanation) }),
      );
      return none.length > 0 ? none.join(' ') : why.nothingGives;
    }
    case 'module-off':
      return why.moduleOff;
    case 'guarded':
      return why.denied;
    default:
      return why[decision.code];
  }
}

function remedy(explanation: Explanation): string {
  const { why, answer, own } = explanation;
  const { decision, said, person } = answer;
  if (decision.allowed) return '';
  if (own) return why.askAdministrator;
  const node = nodeText(said[0]?.node ?? `user:${person.id}`, explanation);
  if (decision.code === 'no-right') return put(why.remedyRight, { node });
  return decision.code === 'out-of-scope' ? put(why.remedyScope, { person: person.name, node }) : '';
}

/** Why somebody may or may not, in whole sentences: the answer, its reason, and what would change it. */
export function explainText(explanation: Explanation): readonly string[] {
  const { why, words, answer, record, lang } = explanation;
  const { decision, person, standsInFor } = answer;
  const verdict = put(decision.allowed ? why.yes : why.no, {
    person: person.name,
    right: rightText(decision.right, words),
    record: record ? put(why.onRecord, { name: record.name }) : '',
  });
  const substitutes = and(
    lang,
    standsInFor.map((id) => nameOf(explanation, 'user', id)),
  );
  const standing = standsInFor.length > 0 ? put(why.standsIn, { names: substitutes }) : '';
  return [verdict, reason(explanation), standing, remedy(explanation)].filter(Boolean);
}
