import type { LiveListener } from '@dealerkit/core';
import type { Identity } from './options.ts';
import type { LocalSource } from '@dealerkit/core/server';

/** Milliseconds between heartbeats. */
export const heartbeatMs = 15_000;

/** Milliseconds between two looks at whether whoever listens may still. */
export const holdsMs = 3_000;

/** The live stream of one person as server-sent events: noun, id, version or gone; never content. */
export function eventStream(
  source: LocalSource,
  from: string | undefined,
  { ended, holds }: { readonly ended: AbortSignal; readonly holds: Identity['holds'] },
): Response {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string): void => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          stop();
        }
      };
      const listener: LiveListener = {
        onMessage({ cursor, ...message }) {
          say(`id: ${cursor}\ndata: ${JSON.stringify(message)}\n\n`);
        },
        onReset() {
          say('event: reset\ndata: {}\n\n');
        },
      };
      const heartbeat = setInterval(() => {
        say(': \n\n');
      }, heartbeatMs);
      const look =
        holds &&
        setInterval(() => {
          // A store that cannot be asked now is asked again.
          void holds().then(
            (still) => {
              if (!still) close();
            },
            () => undefined,
          );
        }, holdsMs);
      const leave = source.stream?.(from, listener);
      stop = () => {
        stop = () => undefined;
        clearInterval(heartbeat);
        clearInterval(look);
        leave?.();
        ended.removeEventListener('abort', close);
      };
      const close = (): void => {
        stop();
        try {
          controller.close();
        } catch {
          // The reader left first.
        }
      };
      ended.addEventListener('abort', close);
      say(': open\n\n');
    },
    cancel() {
      stop();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' } });
}
