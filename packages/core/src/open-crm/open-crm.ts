import type { Backend } from '../backend.ts';
import { type Clock, systemClock } from '../clock.ts';
import { createCrm } from '../crm/create-crm.ts';
import type { Crm } from '../crm/crm.ts';
import type { CrmSource, Staged } from '../crm/source.ts';
import { type Ids, randomKey, uuidv7 } from '../ids.ts';
import type { Noun } from '../noun.ts';
import type { Ports } from '../ports.ts';
import type { Handled, ServerNoun } from './kit.ts';
import { type IncomingFile, type KeptFile, heard, openFile, stageFile } from './files.ts';
import { readPage, readRecords } from './read.ts';
import { type KeyedOptions, previewCommand, runCommand } from './run.ts';
import { openSession } from './session.ts';
import { streamFor } from './stream.ts';
import { type Principal, type World, actorOf, servedNouns } from './world.ts';

/** What a Crm is opened with. */
export interface OpenOptions {
  readonly backend: Backend;
  readonly nouns: readonly ServerNoun[];
  readonly principal: Principal;
  readonly ports?: Ports;
  /** Whose records these are, for ports that serve several tenants; `default` when left out. */
  readonly tenant?: string;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Keys the opaque hashes of previews; the same on every gateway of a tenant. Made anew per process when left out. */
  readonly secret?: string;
}

/** A source over a backend; its runs also tell whether the answer was given before. */
export interface LocalSource extends CrmSource {
  runKeyed(command: string, input: unknown, options: KeyedOptions): ReturnType<typeof runCommand>;
  /** Stages a file as it streams in. */
  stage(file: IncomingFile): Promise<Staged>;
  /** Opens the file of a record; `not-found` as for any other read of it. */
  openFile(id: string): Promise<KeptFile>;
}

const processSecret = randomKey();
const registered = new WeakMap<readonly ServerNoun[], Pick<World, 'served' | 'nouns'>>();

function register(nouns: readonly ServerNoun[]): Pick<World, 'served' | 'nouns'> {
  const known = registered.get(nouns);
  if (known) return known;
  const served = servedNouns(nouns);
  const made = { served, nouns: new Map([...served].map(([name, { noun }]) => [name, noun])) };
  registered.set(nouns, made);
  return made;
}

/** Every noun that a backend stores for these: the machine's own among them. */
export function allNouns(nouns: readonly ServerNoun[]): Noun[] {
  return [...register(nouns).nouns.values()];
}

/** Every command that these nouns serve, the machine's own among them. */
export function allCommands(nouns: readonly ServerNoun[]): Handled[] {
  return [...register(nouns).served.values()].flatMap(({ handlers }) => [...handlers.values()]);
}

/** Both pipelines for one principal, without the client half: what the gateway serves. Cheap to make. */
export function openSource({
  backend,
  nouns,
  principal,
  ports = {},
  tenant = 'default',
  clock = systemClock,
  ids = uuidv7(clock),
  secret = processSecret,
}: OpenOptions): LocalSource {
  const world: World = { backend, ...register(nouns), ports, tenant, clock, ids, secret };
  const stage: LocalSource['stage'] = async (file) => stageFile(world, await actorOf(world, principal), file);
  const open: LocalSource['openFile'] = async (id) => openFile(world, await actorOf(world, principal), id);
  return {
    session: async () => openSession(world, await actorOf(world, principal)),
    read: async (noun, wanted) => readRecords(world, await actorOf(world, principal), noun, wanted),
    query: async (noun, query) => readPage(world, await actorOf(world, principal), noun, query),
    run: async (command, input, options) => (await runCommand(world, principal, command, input, options)).output,
    runKeyed: (command, input, options) => runCommand(world, principal, command, input, options),
    preview: (command, input) => previewCommand(world, principal, command, input),
    stage,
    openFile: open,
    upload: (file, options) => stage({ name: file.name, body: heard(file, options) }),
    async download(id) {
      const { body, type } = await open(id);
      return new Blob([await new Response(body).arrayBuffer()], { type });
    },
    report: ({ reference, code, element }) => {
      ports.log?.({ level: 'warn', reference, code, element });
      return Promise.resolve();
    },
    ...(backend.watch ? { stream: (from, listener) => streamFor(world, principal, from, listener) } : {}),
  };
}

/**
 * Opens the CRM of one tenant for one principal, over any backend: validation, permissions, rules and events included.
 * The backend stays open when the Crm closes.
 *
 * @example
 * await using crm = openCrm({ backend: memoryBackend({ nouns }), nouns: dealerNouns, principal: { id: 'u1' } });
 * const lead = await crm.get(leadNoun, id);
 */
export function openCrm(options: OpenOptions): Crm {
  return createCrm(openSource(options));
}
