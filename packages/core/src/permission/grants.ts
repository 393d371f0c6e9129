import type { Person } from '../noun.ts';
import type { Grant } from './decision.ts';
import type { Level, LevelAtom, SharingPolicy } from './policy.ts';

/** The atoms of a level; none for `inherit` and `none`. */
export function atomsOf(level: Level): readonly LevelAtom[] {
  if (level === 'inherit' || level === 'none') return [];
  return Array.isArray(level) ? (level as readonly LevelAtom[]) : [level as LevelAtom];
}

const groupTie = (id: string): string => `group:${id}`;
const branchTie = (id: string): string => `branch:${id}`;

/** The ties by which one person's levels and shares reach records. */
export interface Reach {
  of(atom: LevelAtom): Grant['ties'];
  /** The ties by which sharing reaches records for an action; none where it does not widen it. */
  shared(sharing: SharingPolicy | undefined, action: string): readonly string[];
}

/** For whom a person stands in at an instant; for nobody while the instant is not known. */
export const standsInFor = ({ standsInFor: all = [] }: Person, now = ''): readonly string[] =>
  all.filter(({ from, until }) => from <= now && now < until).map(({ id }) => id);

/** Works out a person's ties at an instant, each once for all rights. */
export function reachOf(person: Person, now?: string): Reach {
  const groups = person.groups.map(groupTie);
  const named = {
    all: 'all' as const,
    own: [person.id, ...standsInFor(person, now)].map((id) => `own:${id}`),
    groups,
    branch: person.branch ? [branchTie(person.branch)] : [],
    client: person.client ? [`client:${person.client}`] : [],
  };
  const listed = (how: 'read' | 'write'): string[] => [...[person.id, ...groups].map((who) => `${how}:${who}`), `public:${how}`];
  return {
    of: (atom) => (typeof atom === 'string' ? named[atom] : 'groups' in atom ? atom.groups.map(groupTie) : atom.branches.map(branchTie)),
    shared(sharing, action) {
      const reads = sharing?.read.includes(action);
      const writes = sharing?.write.includes(action);
      if (!sharing || !(reads || writes)) return [];
      const open = sharing.default === 'write' || (sharing.default === 'read' && reads);
      return [...(reads ? listed('read') : []), ...listed('write'), ...(open ? ['public:default'] : [])];
    },
  };
}
