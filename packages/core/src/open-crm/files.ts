import type { Staged, UploadOptions } from '../crm/source.ts';
import { DealerkitError } from '../errors.ts';
import { type Chunk, chunksOf, streamOf } from '../file/bytes.ts';
import { checkedFile } from '../file/checked-file.ts';
import { fileLimits } from '../file/file-limits.ts';
import type { AnyRecord, NamedFile } from '../noun.ts';
import type { FileStore, OpenedFile } from '../ports.ts';
import { wellFormed } from '../text.ts';
import { explainPlan } from '../permission/decide.ts';
import { redactor } from '../permission/redact.ts';
import { refuse } from './authorise.ts';
import { mayView } from './read.ts';
import type { Actor, World } from './world.ts';

/** A file as somebody sends it. */
export interface IncomingFile {
  readonly name: string;
  readonly body: ReadableStream<Chunk>;
}

/** The content of a record's file, with what the reader may know of the record. */
export interface KeptFile extends OpenedFile {
  readonly type: string;
  readonly record: Partial<AnyRecord>;
}

function storeOf({ ports }: World): FileStore {
  if (!ports.files) throw new DealerkitError('unsupported', 'No files are kept here', { capability: 'files' });
  return ports.files;
}

/** Who may make no record of a file, of whatever noun, sends none either. */
function mayStage(world: World, { table }: Actor): void {
  const nouns = [...world.nouns.values()].filter(({ file }) => file);
  const makes = nouns.flatMap(({ commands }) => commands.filter(({ subject }) => !subject).map(({ right }) => right));
  const decisions = makes.map((right) => explainPlan(table[right], right));
  const [first] = decisions;
  if (first && !decisions.some(({ allowed }) => allowed)) refuse(first);
}

/** Stages a file of a person, checked by its content as it streams. */
export async function stageFile(world: World, actor: Actor, { name, body }: IncomingFile): Promise<Staged> {
  const files = storeOf(world);
  mayStage(world, actor);
  const called = wellFormed(name).trim();
  if (called === '' || called.length > fileLimits.name)
    throw new DealerkitError('malformed', `name is 1 to ${String(fileLimits.name)} characters`);
  const checked = await checkedFile(body, called);
  return files.stage({ tenant: world.tenant, name: called, by: actor.person.id, ...checked });
}

/** Opens the file of a record that the person may view. */
export async function openFile(world: World, actor: Actor, id: string): Promise<KeptFile> {
  const missing = (): DealerkitError => new DealerkitError('not-found', 'No such file');
  const noun = [...world.nouns.values()].find(({ file }) => file);
  if (!noun?.file) throw missing();
  const [stored] = await world.backend.get(noun.name, [id]);
  if (!stored || !mayView(actor, noun, stored)) throw missing();
  const named = (noun.file as (record: AnyRecord) => NamedFile)(stored.record);
  const opened = await storeOf(world).open(world.tenant, named.id);
  if (!opened) throw missing();
  return { ...opened, type: named.type, record: redactor(actor.table, noun)(stored) };
}

/** A file's content as it is read, heard by who waits for it and ended by who no longer does. */
export function heard(file: File, { signal, onProgress }: UploadOptions): ReadableStream<Chunk> {
  return streamOf(
    (async function* () {
      let read = 0;
      for await (const chunk of chunksOf(file.stream())) {
        signal?.throwIfAborted();
        read += chunk.byteLength;
        onProgress?.(read / file.size);
        yield chunk;
      }
    })(),
  );
}
