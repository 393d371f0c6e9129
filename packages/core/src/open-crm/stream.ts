import type { ChangeSide, RecordChange } from '../backend.ts';
import type { LiveListener, LiveMessage } from '../crm/source.ts';
import { sameJson } from '../json.ts';
import { type Actor, type Principal, type World, actorOf } from './world.ts';

const sees = (actor: Actor, noun: string, side: ChangeSide | undefined): boolean =>
  side !== undefined && actor.can(`${noun}.view`, side.fields, side.ties);

/** What one person is told of one change; nothing when it concerns him at no side. */
export function messageFor(actor: Actor, { cursor, noun, id, version, before, after }: RecordChange): LiveMessage | undefined {
  if (sees(actor, noun, after)) return { cursor, noun, id, version };
  return sees(actor, noun, before) ? { cursor, noun, id, gone: true } : undefined;
}

/** Milliseconds after which a stream looks again what its person may do, where rules have hours. */
export const timedCheckMs = 15_000;

/** Nouns whose change may change what a person may do. */
const changesRights = (world: World, actor: Actor, { noun, id }: RecordChange): boolean =>
  noun === 'policy' || (world.nouns.get(noun)?.person !== undefined && id === actor.person.id);

/**
 * The live stream of one person: each change as he may see it, in order, with his rights as they are then.
 * A change of his rights sends a reset when it truly changes them.
 */
export function streamFor(world: World, principal: Principal, from: string | undefined, listener: LiveListener): () => void {
  const watch = world.backend.watch?.bind(world.backend);
  let actor: Promise<Actor> = actorOf(world, principal);
  let open = true;
  let queue: Promise<unknown> = actor;
  const fail = (): void => {
    if (open) listener.onReset();
  };
  const renew = async (): Promise<void> => {
    const before = await actor;
    actor = actorOf(world, principal);
    const after = await actor;
    if (open && before.table !== after.table && !sameJson(before.table, after.table)) listener.onReset();
  };
  const tell = async (change: RecordChange): Promise<void> => {
    const known = await actor;
    // Rules with hours may have opened or closed since: nothing is told by the rights of an hour ago.
    if (known.timed || changesRights(world, known, change)) await renew();
    const message = messageFor(await actor, change);
    if (open && message) listener.onMessage(message);
  };
  const stop = watch?.(
    from,
    (change) => {
      queue = queue.then(() => tell(change)).catch(fail);
    },
    () => {
      if (open) listener.onReset();
    },
  );
  queue.catch(fail);
  const timer = setInterval(() => {
    const look = async (): Promise<void> => {
      const known = await actor.catch(() => undefined);
      if (known?.timed) await renew();
    };
    queue = queue.then(look).catch(fail);
  }, timedCheckMs);
  return () => {
    open = false;
    clearInterval(timer);
    stop?.();
  };
}
