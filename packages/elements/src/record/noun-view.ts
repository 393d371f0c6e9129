import { type Noun, type NounWords } from '@dealerkit/core';
import { type FieldDescription, describeFields, titleField } from '@dealerkit/core/describe';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf, onLanguageChange } from '../base/locale.ts';

/** A noun as it is shown: its fields, which of them names a record, and its words in the language around. */
export interface NounView {
  readonly noun: Noun;
  readonly fields: readonly FieldDescription[];
  /** The field that names a record. */
  readonly title: string | undefined;
  /** Undefined while they load. */
  readonly words: NounWords | undefined;
}

// A field without a word is called by its name, in letters: better than nothing, and easily seen.
const plainWords = ({ name, fields }: Noun): NounWords => ({
  one: name,
  many: name,
  fields: Object.fromEntries(Object.keys(fields).map((field) => [field, field])),
});

/** Reads the noun that an element shows, and keeps its words in the language around the element. */
export class NounController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #find: () => Noun | undefined;
  #view: NounView | undefined;
  #lang = '';
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, find: () => Noun | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** The noun, or undefined when nobody gave its definition. */
  get view(): NounView | undefined {
    const noun = this.#find();
    const lang = languageOf(this.#host);
    if (noun !== this.#view?.noun || (noun && lang !== this.#lang)) {
      this.#lang = lang;
      this.#view = noun && { noun, fields: describeFields(noun), title: titleField(noun), words: undefined };
      if (this.#view) void this.#load(this.#view, lang);
    }
    return this.#view;
  }

  hostConnected(): void {
    this.#leave = onLanguageChange(() => {
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  async #load(view: NounView, lang: string): Promise<void> {
    const { words } = view.noun;
    const locale = [lang.toLowerCase(), lang.toLowerCase().split('-', 1)[0] ?? '', 'en', ...Object.keys(words)].find((each) =>
      Object.hasOwn(words, each),
    );
    const loaded = await (locale === undefined ? undefined : words[locale]?.().catch(() => undefined));
    if (this.#view !== view) return;
    this.#view = { ...view, words: loaded ?? plainWords(view.noun) };
    this.#host.requestUpdate();
  }
}

/** The word for a field. */
export const labelOf = ({ fields }: NounWords, name: string): string => fields[name] ?? name;

/** The first letter as a sentence begins. */
export const capital = (text: string, lang: string): string => (text[0] ?? '').toLocaleUpperCase(lang) + text.slice(1);
