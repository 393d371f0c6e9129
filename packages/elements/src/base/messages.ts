import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf, onLanguageChange } from './locale.ts';
import { warnOnce } from './warn.ts';

/** Loads the words of one locale. */
export type LocaleLoader<M> = () => Promise<M>;

/** The words of one room: per locale what loads them, what a host replaced, and who wants to know of a change. */
export interface Catalog<M> {
  readonly loaders: Record<string, LocaleLoader<M>>;
  readonly replaced: Record<string, Partial<M>>;
  readonly listeners: Set<() => void>;
}

/** Makes a catalog. `en` is the type of the others, so that a missing key does not compile. */
export const catalog = <M extends object>(loaders: Record<string, LocaleLoader<M>>): Catalog<M> => ({
  loaders,
  replaced: {},
  listeners: new Set(),
});

/** The words of a room in a language: its own, else those of English. */
export async function load<M extends object>({ loaders, replaced }: Catalog<M>, lang: string): Promise<M> {
  // `fr-BE` is served by `fr`, an unknown language by `en`.
  const locale = [lang, lang.split('-', 1)[0] ?? '', 'en'].find((each) => each in loaders) ?? '';
  return { ...(await loaders[locale]?.()), ...replaced[locale] } as M;
}

/** Gives an element the words of its room in the language around it, and follows changes of both. */
export class Messages<M extends object> implements ReactiveController {
  /** The words, or undefined until their module has loaded. */
  current: M | undefined;
  /** The language tag around the element, region included: for `Intl`. */
  lang = 'en';
  /** Settles when the words are there, or could not be loaded. */
  ready: Promise<void> = Promise.resolve();
  #leave: (() => void)[] = [];
  readonly #host: ReactiveControllerHost & Element;
  readonly #catalog: Catalog<M>;

  constructor(host: ReactiveControllerHost & Element, room: Catalog<M>) {
    this.#host = host;
    this.#catalog = room;
    host.addController(this);
  }

  hostConnected(): void {
    const reload = () => {
      this.ready = this.#load();
    };
    this.#leave = [onLanguageChange(reload), () => this.#catalog.listeners.delete(reload)];
    this.#catalog.listeners.add(reload);
    reload();
  }

  hostDisconnected(): void {
    for (const leave of this.#leave) leave();
    this.#leave = [];
  }

  async #load(): Promise<void> {
    const lang = languageOf(this.#host);
    this.lang = lang;
    const words = await load(this.#catalog, lang.toLowerCase()).catch(() => undefined);
    if (!words) warnOnce('messages-missing', `The words for "${lang}" could not be loaded.`);
    if (!words || lang !== this.lang) return;
    this.current = words;
    this.#host.requestUpdate();
  }
}
