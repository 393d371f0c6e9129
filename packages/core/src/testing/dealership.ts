import { createClient } from '../client/client.commands.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Crm } from '../crm/crm.ts';
import { createCrm } from '../crm/create-crm.ts';
import type { CrmSource } from '../crm/source.ts';
import { dealerNouns, dealerPreset, foundTenant } from '../dealer/index.ts';
import { type Ids, randomKey } from '../ids.ts';
import { createLead, setLeadStatus } from '../lead/lead.commands.ts';
import { memoryBackend, memoryFiles } from '../memory/index.ts';
import type { ServerNoun } from '../open-crm/kit.ts';
import { allNouns, openCrm, openSource } from '../open-crm/open-crm.ts';
import { house } from '../open-crm/world.ts';
import type { Preset } from '../permission/policy.ts';

/** How often a source was asked what, and how many streams it has open now. */
export interface Counts {
  sessions: number;
  reads: string[][];
  queries: string[];
  streams: number;
}

/** What a test may do to a source on its way: answer something else, wait, fail. */
export type Meddle = (source: CrmSource) => CrmSource;

/** A dealership with people, clients and leads. */
export interface Dealership {
  /**
   * The CRM as one person sees it: `ana`, `bob` and `eva` sell in Lyon, `boss` manages it, `far` manages Lille, `adm` administers;
   * a profile (`salesperson`, `manager`, `administrator`) stands for the first person who has it.
   */
  as(person: string, meddle?: Meddle): Crm & { readonly counts: Counts };
  /** The CRM of the house, which may do everything. */
  readonly root: Crm;
  /** Ids of the clients, by a short name. */
  readonly clients: Readonly<Record<'coco' | 'garage' | 'bare' | 'evil', string>>;
  /** Ids of the leads, the oldest first. */
  readonly leads: readonly string[];
  /** Adds a lead of a person. */
  addLead(ownerId: string | null, more?: { clientId?: string; vehicle?: string; name?: string }): Promise<string>;
}

/** What somebody might type to break out of a page. */
export const evil = '"><img src=x onerror=alert(1)>';

/** The people of the dealership: id, name, profile, branch, groups. */
export const people = [
  ['ana', 'Ana Ferreira', 'salesperson', 'b1', ['new-cars']],
  ['bob', 'Bob Martin', 'salesperson', 'b1', ['new-cars']],
  ['eva', 'Eva Núñez', 'salesperson', 'b1', []],
  ['boss', 'Claire Dubois', 'manager', 'b1', []],
  ['far', 'Luis Ortega', 'manager', 'b2', []],
  ['adm', 'Samira Haddad', 'administrator', 'b1', []],
] as const;

const cars = [
  'Peugeot 308 SW GT Hybrid 180 e-EAT8',
  'Renault Clio E-Tech 145',
  'Dacia Duster Extreme',
  'Citroën C3 Max',
  'Škoda Octavia Combi 2.0 TDI',
];
const names = [
  ['Lucas', 'Moreau'],
  ['Inés', 'García'],
  ['Olivia', 'Bennett'],
  ['Hugo', 'Lefèvre'],
  ['Nadia', 'Benali'],
  ['Thomas', 'Vandenberghe'],
  ['Chloé', 'Roussel'],
] as const;

/** What a dealership is founded with. */
export interface DealershipOptions {
  /** How many leads it has; the last ones are the newest. */
  readonly leads?: number;
  /** The clock of everything that happens; the machine's when left out. */
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Nouns and rights; the product's own when left out. */
  readonly nouns?: readonly ServerNoun[];
  readonly preset?: Preset;
}

/**
 * Founds a dealership in memory, with the real rules: people of every role, four clients, and leads of former days and hours.
 * @example
 * const { as, clients } = await dealership({ clock: testClock('2026-06-15T09:00:00.000Z') });
 * document.querySelector('dk-provider').crm = as('salesperson');
 */
export async function dealership({
  leads: count = 12,
  clock: time = systemClock,
  ids: sequence,
  nouns = dealerNouns,
  preset = dealerPreset,
}: DealershipOptions = {}): Promise<Dealership> {
  const backend = memoryBackend({ nouns: allNouns(nouns) });
  await foundTenant({ backend, nouns, preset, clock: time });
  const made = { ...(sequence ? { ids: sequence } : {}), ports: { files: memoryFiles(time) } };
  // Leads of former days and hours: some are overdue, some will be soon.
  let agoMs = 0;
  const clock = { now: () => time.now() - agoMs };
  const root = openCrm({ backend, nouns, principal: house, clock, ...made });
  const save = (noun: string, id: string, data: object) => root.run({ name: `${noun}.save` } as never, { id, data } as never);
  await root.run({ name: 'settings.set' } as never, { patch: { firstContactMinutes: 60 } } as never);
  await save('branch', 'b1', { name: 'Lyon Confluence', managerId: 'boss' });
  await save('branch', 'b2', { name: 'Lille Grand Place', managerId: 'far' });
  await save('group', 'new-cars', { name: 'New cars' });
  for (const [id, name, profileId, branchId, groupIds] of people) await save('user', id, { name, profileId, branchId, groupIds });

  const client = (data: object) => root.run(createClient, data as never);
  const coco = await client({
    kind: 'person',
    civility: 'mrs',
    firstName: 'Colette',
    lastName: 'Hernandez',
    emails: ['colette@exemple.fr'],
    phones: ['+33612345678', '+33478000000'],
    address: { street: '12 quai Rambaud', zip: '69002', city: 'Lyon', country: 'FR' },
    jobTitle: 'Architecte',
    language: 'fr',
    about: 'Cherche une familiale hybride, reprise d’une Clio 4.',
    typeId: 'client',
    temperatureId: 'hot',
    tags: ['Lead', 'Customer'],
    ownerId: 'ana',
    branchId: 'b1',
  });
  const garage = await client({
    kind: 'company',
    companyName: 'Garage Fournier SARL',
    emails: ['contact@fournier.example'],
    phones: ['+33144556677'],
    ownerId: 'boss',
    branchId: 'b1',
  });
  const bare = await client({ kind: 'person', firstName: 'Nobody', lastName: 'Reachable', ownerId: 'ana', branchId: 'b1' });
  const bad = await client({
    kind: 'person',
    firstName: evil,
    lastName: 'javascript:alert(1)',
    emails: [`a@b.fr?bcc=x@y.z"${evil}`],
    phones: [`+336${evil}`],
    ownerId: 'ana',
    branchId: 'b1',
  });

  const addLead: Dealership['addLead'] = async (ownerId, { clientId, vehicle = null, name } = {}) => {
    const [firstName, lastName] = name?.split(' ') ?? [];
    const person = {
      kind: 'person' as const,
      firstName: firstName ?? 'Max',
      lastName: lastName ?? 'Weber',
      emails: [`${randomKey()}@example.com`],
    };
    const { id } = await root.run(createLead, {
      ...(clientId === undefined ? { client: person } : { clientId }),
      ownerId,
      branchId: 'b1',
      vehicle,
      sourceId: 'website',
    });
    return id;
  };
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const [first, last] = names[index % names.length]!;
    agoMs = (count - 1 - index) ** 2 * 9 * 60_000;
    const id = await addLead(index % 5 === 4 ? null : ['ana', 'ana', 'bob'][index % 3]!, {
      ...(index === 0 ? { clientId: coco.id } : { name: `${first} ${last}` }),
      vehicle: cars[index % cars.length]!,
    });
    if (index % 4 === 1) await root.run(setLeadStatus, { id, stageId: 'qualified' });
    if (index % 6 === 5) await root.run(setLeadStatus, { id, status: index % 12 === 5 ? 'won' : 'lost' });
    ids.push(id);
  }
  agoMs = 0;
  return {
    root,
    addLead,
    clients: { coco: coco.id, garage: garage.id, bare: bare.id, evil: bad.id },
    leads: ids,
    as(person, meddle = (source) => source) {
      const id = people.find(([each, , profile]) => each === person || profile === person)?.[0] ?? person;
      const counts: Counts = { sessions: 0, reads: [], queries: [], streams: 0 };
      const source = meddle(openSource({ backend, nouns, principal: { id }, clock: time, ...made }));
      const counted: CrmSource = {
        ...source,
        session: (signal) => (counts.sessions++, source.session(signal)),
        read: (noun, wanted, signal) => (counts.reads.push([...wanted]), source.read(noun, wanted, signal)),
        query: (noun, query, signal) => (counts.queries.push(noun), source.query(noun, query, signal)),
        ...(source.stream && {
          stream: (from, listener) => {
            counts.streams++;
            const stop = source.stream!(from, listener);
            return () => {
              counts.streams--;
              stop();
            };
          },
        }),
      };
      return Object.assign(createCrm(counted), { counts });
    },
  };
}
