/**
 * Tells the other tabs, and the watchers of this one, that something was committed. Only a nudge: what happened stands in the change log,
 * so whoever misses a nudge finds it at the next look.
 */
export interface Wakes {
  listen(listener: () => void): () => void;
  wake(): void;
  close(): void;
}

/** The nudges of all backends of one name. The channel opens when it is first needed, since an open one keeps a Node process alive. */
export function wakesOf(name: string): Wakes {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  let channel: BroadcastChannel | undefined;
  let closed = false;
  const open = (): BroadcastChannel | undefined => {
    if (channel || closed) return channel;
    channel = new BroadcastChannel(`dealerkit:${name}`);
    channel.addEventListener('message', tell);
    return channel;
  };
  return {
    listen(listener) {
      open();
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    wake() {
      tell();
      open()?.postMessage(null);
    },
    close() {
      closed = true;
      listeners.clear();
      channel?.close();
      channel = undefined;
    },
  };
}
