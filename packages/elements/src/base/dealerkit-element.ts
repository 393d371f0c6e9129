import { LitElement } from 'lit';
import { followColorScheme } from './color-scheme.ts';
import { define, type Definable } from './define.ts';
import { VERSION } from './version.ts';

/** What every element of the family shares: registration by name and looking at home on the page around it. */
export abstract class DealerkitElement extends LitElement {
  /** The usual name of the element; `define` accepts another. */
  static readonly tag: string;
  static readonly version: string = VERSION;

  /** Registers the element, under another tag or in another registry when asked. */
  static define(tag?: string, registry?: CustomElementRegistry): void {
    define(this as unknown as Definable, tag, registry);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followColorScheme(this);
  }
}
