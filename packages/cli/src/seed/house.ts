/** The dealership of the demonstration: its branches, teams, profiles and people. Every name is invented. */
const title = (en: string, fr: string, es: string): Record<string, string> => ({ en, fr, es });

export const profiles = [
  { id: 'salesperson', title: title('Salesperson', 'Conseiller commercial', 'Asesor comercial') },
  { id: 'manager', title: title('Branch manager', 'Chef des ventes', 'Jefe de ventas') },
  { id: 'reception', title: title('Reception', 'Accueil', 'Recepción') },
  { id: 'administrator', title: title('Administrator', 'Administrateur', 'Administrador') },
] as const;

export const groups = [
  { id: 'new-cars', name: 'Véhicules neufs' },
  { id: 'used-cars', name: 'Occasions' },
  { id: 'fleet', name: 'Entreprises' },
  { id: 'front-desk', name: 'Accueil' },
] as const;

/** What stands under its papers; the numbers are nobody's. */
export const houseLegal = 'Vermeil Automobiles SAS au capital de 120 000 € – RCS Lyon 000 000 000 – TVA FR00 000000000';

const address = (street: string, zip: string, city: string) => ({ street, zip, city, state: null, country: 'FR' });

export const branches = [
  {
    ...{ id: 'lyon', name: 'Vermeil Lyon', city: 'Lyon', phone: '+33465712040', managerId: 'lea' },
    ...{ email: 'lyon@vermeil-automobiles.example', address: address('18 quai des Tanneurs', '69002', 'Lyon') },
  },
  {
    ...{ id: 'annecy', name: 'Vermeil Annecy', city: 'Annecy', phone: '+33465713050', managerId: 'antoine' },
    ...{ email: 'annecy@vermeil-automobiles.example', address: address('4 avenue du Parmelan', '74000', 'Annecy') },
  },
  {
    ...{ id: 'perpignan', name: 'Vermeil Perpignan', city: 'Perpignan', phone: '+33536494060', managerId: 'javier' },
    ...{ email: 'perpignan@vermeil-automobiles.example', address: address('27 boulevard des Micocouliers', '66000', 'Perpignan') },
  },
] as const;

/** Id of a branch of the demonstration. */
export type BranchId = (typeof branches)[number]['id'];

/** A person of the demonstration. */
export interface SeedUser {
  readonly id: string;
  readonly name: string;
  readonly profileId: (typeof profiles)[number]['id'];
  readonly groupIds: readonly string[];
  readonly branchId: BranchId;
  readonly language: string;
}

const user = (
  id: string,
  name: string,
  profileId: SeedUser['profileId'],
  branchId: BranchId,
  group: (typeof groups)[number]['id'],
  language = 'fr',
): SeedUser => ({ id, name, profileId, groupIds: [group], branchId, language });

export const users: readonly SeedUser[] = [
  user('camille', 'Camille Moreau', 'salesperson', 'lyon', 'new-cars'),
  user('hugo', 'Hugo Lefèvre', 'salesperson', 'lyon', 'used-cars'),
  user('lea', 'Léa Garnier', 'manager', 'lyon', 'new-cars'),
  user('ines', 'Inès Benali', 'reception', 'lyon', 'front-desk'),
  user('thomas', 'Thomas Whitfield', 'salesperson', 'annecy', 'new-cars', 'en'),
  user('emma', 'Emma Hartley', 'salesperson', 'annecy', 'fleet', 'en'),
  user('antoine', 'Antoine Mercier', 'manager', 'annecy', 'fleet'),
  user('sofia', 'Sofía Navarro', 'salesperson', 'perpignan', 'used-cars', 'es'),
  user('nuria', 'Nuria Vidal', 'salesperson', 'perpignan', 'new-cars', 'es'),
  user('javier', 'Javier Ortega', 'manager', 'perpignan', 'used-cars', 'es'),
  user('olivia', 'Olivia Brook', 'reception', 'annecy', 'front-desk', 'en'),
  user('marc', 'Marc Delmas', 'administrator', 'lyon', 'fleet'),
];

/** Those who sell in a branch. */
export function salespeople(branchId: BranchId): string[] {
  return users.filter((each) => each.branchId === branchId && each.profileId === 'salesperson').map(({ id }) => id);
}

/** Who manages a branch. */
export function managerOf(branchId: BranchId): string {
  return branches.find(({ id }) => id === branchId)!.managerId;
}
