import type { ClientInput } from '@dealerkit/core';
import type { BranchId } from './house.ts';
import type { Random } from './random.ts';

/** A client of the demonstration before he is written. */
export interface SeedClient {
  readonly branchId: BranchId;
  readonly language: 'fr' | 'es' | 'en';
  readonly input: ClientInput & { readonly emails: string[]; readonly phones: string[] };
}

const words = (text: string): readonly string[] => text.split(' ');

const names = {
  fr: {
    mrs: words('Chloé Manon Aurélie Élodie Mathilde Clémence Brigitte Hélène Anaïs Maëlle Noémie Solène Françoise Zoé'),
    mr: words('Julien Nicolas Étienne François Maxime Gaël Loïc Baptiste Rémi Théo Benoît Cédric Pascal Aurélien'),
    last: words(
      'Durand Lambert Chevalier Rousseau Gauthier Perrin Morel Fabre Lemaître Boucher Carpentier Noël Brunet Besançon Charpentier Jacquet',
    ),
    phone: (digits: string) => `+336399${digits.slice(0, 5).replace(/^./, '8')}`,
    places: [
      ['69003', 'Lyon'],
      ['69100', 'Villeurbanne'],
      ['74000', 'Annecy'],
      ['74940', 'Annecy-le-Vieux'],
      ['66000', 'Perpignan'],
      ['66140', 'Canet-en-Roussillon'],
    ],
    streets: ['rue des Tilleuls', 'avenue Jean-Moulin', 'quai du Rhône', 'chemin des Vignes', 'place du Marché', 'impasse de l’Église'],
    country: 'FR',
  },
  es: {
    mrs: words('Lucía Carmen Pilar Inés Marta Begoña Rocío Montserrat Ainhoa Sofía'),
    mr: words('Álvaro Íñigo Pablo Andrés Joaquín Sergio Óscar Raúl Martín Xavier'),
    last: words('García Muñoz Hernández Peña Ibáñez Castaño Jiménez Núñez Cortés Puig Ferrer Domènech'),
    phone: (digits: string) => `+34600${digits}`,
    places: [
      ['17600', 'Figueres'],
      ['17001', 'Girona'],
      ['08002', 'Barcelona'],
    ],
    streets: ['calle Mayor', 'avenida de la Constitución', 'plaza de España', 'calle del Río'],
    country: 'ES',
  },
  en: {
    mrs: words('Charlotte Harriet Poppy Eleanor Beatrice Imogen Freya Matilda'),
    mr: words('Oliver Alfie Callum Rupert George Finlay Edmund Jasper'),
    last: words('Ashworth Bennett Fairclough O’Brien Whitaker Thornton Sinclair Pemberton Marlowe'),
    phone: (digits: string) => `+447700900${digits.slice(0, 3)}`,
    places: [
      ['74400', 'Chamonix'],
      ['74110', 'Morzine'],
      ['66190', 'Collioure'],
    ],
    streets: ['route du Lac', 'chemin du Belvédère', 'rue des Écoles'],
    country: 'FR',
  },
} as const;

const companies = words('Menuiserie Boulangerie Clinique Cabinet Transports Imprimerie Pépinières Ateliers');
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();

/** One client; `index` keeps his addresses his own. */
export function makeClient(random: Random, index: number, branchId: BranchId): SeedClient {
  const language = random.pick(
    branchId === 'perpignan'
      ? (['fr', 'es', 'es'] as const)
      : branchId === 'annecy'
        ? (['fr', 'fr', 'en'] as const)
        : (['fr', 'fr', 'fr', 'en', 'es'] as const),
  );
  const { places, streets, country, phone, ...pool } = names[language];
  const civility = random.pick(['mr', 'mrs'] as const);
  const [firstName, lastName] = [random.pick(pool[civility]), random.pick(pool.last)];
  const company = random.chance(0.12) ? `${random.pick(companies)} ${lastName}` : null;
  const [zip, city] = random.pick<readonly [string, string] | readonly string[]>(places);
  const digits = String(100_000 + index * 977 + random.between(0, 9)).slice(0, 6);
  const emails = random.chance(0.92)
    ? [`${plain(firstName)}.${plain(lastName)}${String(index)}@example.${random.pick(['com', 'org', 'net'])}`]
    : [];
  const phones = emails.length === 0 || random.chance(0.8) ? [phone(digits)] : [];
  return {
    branchId,
    language,
    input: {
      kind: company ? 'company' : 'person',
      civility,
      firstName,
      lastName,
      companyName: company,
      emails,
      phones,
      address: {
        street: `${String(random.between(1, 140))} ${random.pick<string>(streets)}`,
        zip,
        city,
        country,
      },
      language,
      typeId: 'client',
      temperatureId: random.pick(['cold', 'warm', 'warm', 'hot', null]),
      tags: random.chance(0.3) ? ['Customer'] : [],
    },
  };
}
