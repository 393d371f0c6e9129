/** One attacker's whole attempt on a house: every question and every command, aimed at what is another's. */
import { isDeepStrictEqual } from 'node:util';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Backend, allCommands, allNouns } from '@dealerkit/core/server';
import { type GatewayServer, listen } from '../support/gateway-server.ts';
import type { Attacker, Treasure } from './house.ts';
import { type Aim, inputs, pollution } from './inputs.ts';
import { aimedQuestions, openQuestions, otherAddresses } from './questions.ts';
import { type Heard, type Line, type Request, canary, leaksIn, openLine } from './wire.ts';

const nouns = allNouns(dealerNouns);
const commands = allCommands(dealerNouns).map(({ command }) => command.name);

/** Commands that nobody taught the suite to feed. */
export const unfed = (): string[] => commands.filter((name) => inputs[name] === undefined);

/** The records of a treasure as they are stored, but for those that everybody may touch. */
export async function stored(backend: Backend, treasure: Treasure): Promise<Readonly<Record<string, unknown>>> {
  const entries = await Promise.all(
    Object.entries(treasure).map(async ([noun, id]) => {
      const [found] = await backend.get(noun, [id]);
      return [noun, found && { record: found.record, ties: [...found.ties].sort() }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** What an attacker may read of the treasure, as it is stored: the nouns that he sees, and what happened to them. */
async function readable(backend: Backend, { sees }: Attacker, treasure: Treasure): Promise<string> {
  const records = await Promise.all(sees.map(async (noun) => (await backend.get(noun, [treasure[noun]!]))[0]?.record));
  const subjects = sees.map((noun) => `${noun}:${treasure[noun]!}`);
  const events = await backend.query('event', { where: { in: ['subject', subjects] }, sort: 'newest', limit: 100 });
  return JSON.stringify([records, events.items.map(({ record }) => record)]);
}

class OutOfAim extends Error {}

/** Aims at the treasure, or at ids and values of the same length that exist nowhere. Aiming at what he may see is no attack. */
function aimed(attacker: Attacker, treasure: Treasure, hidden: boolean): Aim {
  const nowhere = (value: string): string => value.replaceAll(/tr34sure/gu, 'n0where0');
  return {
    me: attacker.id ?? 'stranger',
    at(noun) {
      if (attacker.sees.includes(noun)) throw new OutOfAim();
      const id = treasure[noun]!;
      return hidden ? id : nowhere(id) === id ? `${id.slice(0, -1)}~` : nowhere(id);
    },
    text: (value) => {
      const found = value === 'phone' ? canary.phone(1) : canary.text(value);
      return hidden ? found : value === 'phone' ? '+33688800000' : nowhere(found);
    },
  };
}

/** What is made with an aim, and whether it aims at anything; nothing where it would aim at what he may see. */
function shot<T>(make: (aim: Aim) => T, aim: Aim): { readonly made: T; readonly aimed: boolean } | undefined {
  let aimed = false;
  const watched: Aim = {
    ...aim,
    at: (noun) => ((aimed = true), aim.at(noun)),
    text: (value) => ((aimed = true), aim.text(value)),
  };
  try {
    const made = make(watched);
    return { made, aimed };
  } catch (error) {
    if (error instanceof OutOfAim) return undefined;
    throw error;
  }
}

// The same words for whoever is named: the question itself may differ in nothing else.
const alike = ({ status, headers, text }: Heard): unknown => [
  status,
  headers.replace(/content-length: \d+/, ''),
  text
    .replaceAll(/(?:tr34sure|n0where0)[\w-]*/gu, '?')
    .replaceAll(/\+?(?:3369990|336888)\d+/gu, '?')
    .replaceAll(/[0-9a-f~]{64}/gu, '?'),
];

/** Sends the same question about a hidden record and about none; what differs is a finding. */
async function compare(line: Line, hidden: Request, nowhere: Request): Promise<void> {
  const [there, not] = [await line.send(hidden), await line.send(nowhere)];
  if (!isDeepStrictEqual(alike(there), alike(not)))
    line.find(
      `${hidden.path} ${hidden.body ?? ''} tells what exists: ${String(there.status)} ${there.text} and not ${String(not.status)} ${not.text}`,
    );
}

const command = (name: string, input: unknown, mode: string): Request => ({
  method: 'POST',
  path: `/v1/commands/${name}${mode}`,
  body: typeof input === 'string' ? `{"input":${input}}` : JSON.stringify({ input }),
  headers: { 'idempotency-key': crypto.randomUUID() },
});

async function askAll(line: Line, attacker: Attacker, aims: readonly [Aim, Aim], every: number): Promise<void> {
  const some = <T>(list: readonly T[]): T[] => list.filter((_, index) => index < 2 || index % every === 0);
  for (const noun of nouns) {
    if (!attacker.sees.includes(noun.name)) for (const question of some(openQuestions(noun))) await line.send(question);
    const [hidden, nowhere] = aims.map((aim) => shot((one) => aimedQuestions(noun, one), aim)?.made);
    const pairs = (hidden ?? []).map((question, index) => [question, nowhere![index]!] as const);
    for (const [question, same] of some(pairs)) await compare(line, question, same);
  }
  for (const address of otherAddresses) await line.send(address);
}

async function runAll(line: Line, aims: readonly [Aim, Aim], only: readonly string[]): Promise<void> {
  for (const name of only)
    for (const mode of ['/preview', '']) {
      for (const feed of inputs[name] ?? []) {
        const [hidden, nowhere] = [shot(feed, aims[0]), shot(feed, aims[1])];
        if (!hidden || !nowhere) continue;
        if (hidden.aimed) await compare(line, command(name, hidden.made, mode), command(name, nowhere.made, mode));
        else await line.send(command(name, hidden.made, mode));
      }
      for (const key of pollution) await line.send(command(name, key, mode));
    }
}

/** What is told of an attack. */
export interface Told {
  readonly tries: number;
  readonly findings: readonly string[];
}

/** Attacks. `only` are the commands he tries, all when left out; of the questions he asks one in `every`; `meanwhile` is what others do while he listens. */
export async function attack(
  gateway: GatewayServer,
  backend: Backend,
  attacker: Attacker,
  treasure: Treasure,
  {
    only = commands,
    every = 1,
    meanwhile,
  }: { readonly only?: readonly string[] | undefined; readonly every?: number; readonly meanwhile?: () => Promise<unknown> } = {},
): Promise<Told> {
  const known = await readable(backend, attacker, treasure);
  const line = openLine(gateway, attacker.id, known);
  const before = await stored(backend, treasure);
  const session: Request = { method: 'GET', path: '/v1/session' };
  const rights = (await line.send(session)).text;
  const stream = attacker.id === undefined ? undefined : await listen(gateway.url, attacker.id);
  const aims = [aimed(attacker, treasure, true), aimed(attacker, treasure, false)] as const;
  await askAll(line, attacker, aims, every);
  await runAll(line, aims, only);
  const after = await stored(backend, treasure);
  for (const [noun, record] of Object.entries(before))
    if (!isDeepStrictEqual(record, after[noun])) line.find(`changed ${noun} ${treasure[noun]!}: ${JSON.stringify(after[noun])}`);
  if (!isDeepStrictEqual(rightsIn(rights), rightsIn((await line.send(session)).text))) line.find('has other rights than before');
  await meanwhile?.();
  if (meanwhile) await new Promise((resolve) => setTimeout(resolve, 300));
  for (const leak of leaksIn(stream?.text() ?? '', await readable(backend, attacker, treasure))) line.find(`the stream told ${leak}`);
  stream?.close();
  if (({} as Record<string, unknown>)['polluted'] !== undefined) line.find('polluted Object.prototype');
  return { tries: line.tries(), findings: line.findings };
}

const rightsIn = (text: string): unknown => (JSON.parse(text) as { rights?: unknown }).rights;
