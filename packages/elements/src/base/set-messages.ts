import type { Catalog, LocaleLoader } from './messages.ts';

const changed = <M>({ listeners }: Catalog<M>): void => {
  for (const listener of listeners) listener();
};

/**
 * Replaces some words of a room, on every element already shown too.
 * @example setMessages(contactFormMessages, 'fr', { sending: 'Un instant…' })
 */
export function setMessages<M>(room: Catalog<M>, locale: string, messages: Partial<M>): void {
  const key = locale.toLowerCase();
  room.replaced[key] = { ...room.replaced[key], ...messages };
  changed(room);
}

/** Adds a locale to a room; its module loads when an element first needs it. */
export function addLocale<M>(room: Catalog<M>, locale: string, loader: LocaleLoader<M>): void {
  room.loaders[locale.toLowerCase()] = loader;
  changed(room);
}
