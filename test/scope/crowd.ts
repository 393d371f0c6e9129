/** A tenant with as many clients as wanted, and people who see nearly all of them, some, and almost none. */
import type { AnyRecord } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { type Backend, type Stored, allNouns, house, openCrm, policyFromPreset, tiesOf } from '@dealerkit/core/server';

const nouns = allNouns(dealerNouns);
const clientNoun = nouns.find(({ name }) => name === 'client')!;

/** The policy of the tenant: clients are seen by their owner, by his groups, and by everybody where they are shared so; `boss` sees all. */
export const crowdPolicy = {
  ...policyFromPreset(dealerPreset, nouns),
  nodes: {
    'profile:seller': { levels: { 'client.view': ['own', 'groups'] } },
    'profile:boss': { levels: { 'client.view': 'all', 'policy.manage': 'all' } },
  },
  sharing: { client: { default: 'private', read: ['view'], write: ['view', 'update'] } },
};

// As many groups as one person stands in where records are also shared with groups: 89 ties of at most 90.
const widest = 43;
const groups = (name: string): string[] => Array.from({ length: widest }, (_, index) => `${name}${String(index)}`);

/** The people who ask: by id, with their groups. */
const groupsOf = {
  boss: [],
  most: groups('big'),
  typical: ['small0', 'small1'],
  rare: [],
  // In as many groups as `most`, and hardly a client among them.
  joiner: groups('club'),
  // Likewise, and a page or two of clients in each of them.
  member: groups('guild'),
} as const;

/** Who asks. */
export type Asker = keyof typeof groupsOf;

/** All of them. */
export const askers = Object.keys(groupsOf) as Asker[];

/** People of the house who own clients: each in one group. */
const owners: Readonly<Record<'big' | 'small' | 'other' | 'club' | 'guild', readonly (readonly [id: string, group: string])[]>> = {
  big: Array.from({ length: widest * 20 }, (_, index) => [`b${String(index)}`, `big${String(index % widest)}`]),
  small: Array.from({ length: 20 }, (_, index) => [`s${String(index)}`, `small${String(index % 2)}`]),
  other: Array.from({ length: 100 }, (_, index) => [`o${String(index)}`, `other${String(index % 5)}`]),
  club: Array.from({ length: 10 }, (_, index) => [`c${String(index)}`, `club${String(index * 4)}`]),
  guild: Array.from({ length: widest * 2 }, (_, index) => [`g${String(index)}`, `guild${String(index % widest)}`]),
};

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

// Who owns the client of a rank: 5 are rare's; 0.05 % typical's; 0.8 % typical's groups'; 0.01 % the joiner's; 0.5 % the member's; 90 % most's groups'; the rest
// nobody's here.
function ownerOf(rank: number, count: number): readonly [id: string, groups: readonly string[]] {
  if (rank < 5) return ['rare', []];
  const share = rank / count;
  if (share < 0.0005) return ['typical', groupsOf.typical];
  const kind = share < 0.0085 ? 'small' : share < 0.0086 ? 'club' : share < 0.0136 ? 'guild' : share < 0.9136 ? 'big' : 'other';
  const [id, group] = pick(owners[kind], rank);
  return [id, [group]];
}

const firsts = ['Ana', 'Bruno', 'Chloé', 'Dário', 'Élodie', 'Fabien', 'Gaëlle', 'Hugo', 'Inés', 'Jürgen', 'Karima', 'Lucas', 'Márta'];
const syllables = ['ba', 'cor', 'du', 'fer', 'gna', 'lo', 'mar', 'nel', 'ou', 'pa', 'qui', 'ro', 'san', 'tre', 'val', 'zin', 'é'];

function surname(seed: number): string {
  const parts = [seed, seed >> 4, seed >> 8, seed >> 12].map((part) => pick(syllables, part));
  return parts.join('').replace(/^./, (letter) => letter.toUpperCase());
}

// A number without pattern, the same in every run.
const scramble = (index: number): number => Math.imul(index ^ 0x9e3779b9, 0x85ebca6b) >>> 0;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').slice(-digits);

/** The clients, as the pipeline would have stored them. */
export function* crowd(count: number): Generator<Stored> {
  const base = Date.UTC(2026, 0, 1);
  for (let index = 0; index < count; index++) {
    const seed = scramble(index);
    const [owner, groups] = ownerOf((index * 7919) % count, count);
    const ms = base + index * 20;
    const at = new Date(ms).toISOString();
    const [firstName, lastName] = [pick(firsts, seed >>> 3), surname(seed >>> 7)];
    const record = {
      ...(clientNoun.schema.parse({
        kind: 'person',
        firstName,
        lastName,
        name: `${firstName} ${lastName}`,
        emails: [`${firstName}.${lastName}@example.com`.toLowerCase()],
        phones: seed % 2 === 0 ? [`+336${String(10_000_000 + (seed % 89_999_999))}`] : [],
        address: { street: `${String(seed % 90)} rue de la Gare`, city: 'Lyon', state: null, zip: '69002', country: 'FR' },
        ownerIds: [owner],
        branchId: `branch${String(seed % 20)}`,
        sharing: index % 333 === 0 ? { access: 'read', readers: [], writers: [] } : null,
      }) as Record<string, unknown>),
      id: `${hex(ms, 12).replace(/^.{8}/, '$&-')}-7${hex(seed, 3)}-8${hex(seed >>> 12, 3)}-${hex(seed, 8)}${hex(index, 4)}`,
      createdAt: at,
      createdBy: owner,
      updatedAt: at,
      updatedBy: owner,
    } satisfies AnyRecord;
    const person = { id: owner, name: owner, active: true, groups, branch: null, client: null, profile: 'seller' };
    yield { record, version: '1', ties: tiesOf(clientNoun, record, { people: new Map([[owner, person]]), parentTies: undefined }) };
  }
}

/** Founds the tenant: its policy, and the people who ask. */
export async function foundCrowd(backend: Backend, policy: object = crowdPolicy): Promise<void> {
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
  await using crm = openCrm({ backend, nouns: dealerNouns, principal: house });
  const run = (name: string, input: object) => crm.run({ name } as never, input as never);
  for (const [id, groupIds] of Object.entries(groupsOf))
    await run('user.save', { id, data: { name: id, profileId: id === 'boss' ? 'boss' : 'seller', groupIds } });
  await run('policy.set', { policy });
}
