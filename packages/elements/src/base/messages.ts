import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf, onLanguageChange } from './locale.ts';
import { warnOnce } from './warn.ts';

type Loader<M> = () => Promise<M>;
type Listener = () => void;

/** The words of one room in every locale it speaks; each locale is a module that loads when first shown. */
export interface Catalog<M> {
  /** The best locale for a language tag: `fr-BE` gives `fr`, an unknown one `en`. */
  match(lang: string): string;
  load(lang: string): Promise<M>;
  subscribe(listener: Listener): () => void;
  add(locale: string, loader: Loader<M>): void;
  override(locale: string, messages: Partial<M>): void;
}

/** Makes a catalog. `en` is the type of the others, so that a missing key does not compile. */
export function catalog<M extends object>(loaders: Record<'en', Loader<M>> & Record<string, Loader<M>>): Catalog<M> {
  const known = new Map(Object.entries(loaders));
  const overrides = new Map<string, Partial<M>>();
  const listeners = new Set<Listener>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const match = (lang: string) => [lang.toLowerCase(), lang.toLowerCase().split('-')[0] ?? ''].find((each) => known.has(each)) ?? 'en';
  return {
    match,
    load: async (lang) => {
      const locale = match(lang);
      return { ...(await (known.get(locale) ?? loaders.en)()), ...overrides.get(locale) };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (locale, loader) => {
      known.set(locale.toLowerCase(), loader);
      changed();
    },
    override: (locale, messages) => {
      overrides.set(locale.toLowerCase(), { ...overrides.get(locale.toLowerCase()), ...messages });
      changed();
    },
  };
}

/**
 * Replaces some words of a room, on every element already shown too.
 * @example setMessages(contactFormMessages, 'fr', { sending: 'Un instant…' })
 */
export const setMessages = <M>(room: Catalog<M>, locale: string, messages: Partial<M>): void => {
  room.override(locale, messages);
};

/** Adds a locale to a room; its module loads when an element first needs it. */
export const addLocale = <M>(room: Catalog<M>, locale: string, loader: Loader<M>): void => {
  room.add(locale, loader);
};

/** Gives an element the words of its room in the language around it, and follows changes of both. */
export class Messages<M extends object> implements ReactiveController {
  /** The words, or undefined until their module has loaded. */
  current: M | undefined;
  /** The language tag around the element, region included: for `Intl`. */
  lang = 'en';
  #leave: (() => void)[] = [];
  readonly #host: ReactiveControllerHost & Element;
  readonly #catalog: Catalog<M>;

  constructor(host: ReactiveControllerHost & Element, room: Catalog<M>) {
    this.#host = host;
    this.#catalog = room;
    host.addController(this);
  }

  hostConnected(): void {
    const reload = () => void this.#load();
    this.#leave = [onLanguageChange(reload), this.#catalog.subscribe(reload)];
    reload();
  }

  hostDisconnected(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
  }

  async #load(): Promise<void> {
    const lang = languageOf(this.#host);
    this.lang = lang;
    const words = await this.#catalog.load(lang).catch(() => undefined);
    if (!words) warnOnce('messages-missing', `The words for "${lang}" could not be loaded.`);
    if (!words || lang !== this.lang) return;
    this.current = words;
    this.#host.requestUpdate();
  }
}
