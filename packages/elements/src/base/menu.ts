import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { activeElement } from './dialog.ts';
import { flag } from './flag.ts';
import type { DialogHost } from './show-dialog.ts';

/** One choice of a menu. */
export interface MenuEntry {
  readonly label: string;
  /** Set apart by a line from what stands above it. */
  readonly apart?: boolean;
  /** Of several of which one holds: whether this one does. */
  readonly checked?: boolean;
  /** What it does cannot be done as things are; pressed, it says why. */
  readonly disabled?: boolean;
  readonly act: () => void;
}

const plain = (text: string): string => text.normalize('NFKD').toLowerCase();

const gap = 4;
const edge = 8;

function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const { clientWidth, clientHeight } = document.documentElement;
  const left = getComputedStyle(button).direction === 'rtl' ? at.left : at.right - width;
  const above = at.bottom + gap + height > clientHeight && at.top > height + gap;
  menu.style.left = `${String(Math.max(edge, Math.min(left, clientWidth - width - edge)))}px`;
  menu.style.top = `${String(above ? at.top - height - gap : at.bottom + gap)}px`;
}

/**
 * The menu of an element, opened at any of its buttons: a native popover, worked by arrows, Home, End, first letters and Escape. Focus
 * goes back to the button before an entry acts, so that a dialog gives it back there.
 */
export class Menu implements ReactiveController {
  readonly #host: DialogHost;
  readonly #name: string;
  #entries: readonly MenuEntry[] = [];
  #label = '';
  #button: HTMLButtonElement | undefined;
  // Where it was open last.
  #left: HTMLButtonElement | undefined;

  /** `name` tells menus of one element apart. */
  constructor(host: DialogHost, name = 'menu') {
    this.#host = host;
    this.#name = name;
    host.addController(this);
  }

  /** Opens it at a button. Pressed while it is open, the button closes it by itself. */
  async open(button: HTMLButtonElement, label: string, entries: readonly MenuEntry[]): Promise<void> {
    if (this.#button === button) return;
    this.#entries = entries;
    this.#label = label;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const menu = this.#element;
    if (!menu || !button.isConnected || entries.length === 0) return;
    this.#button = button;
    menu.showPopover();
    button.ariaExpanded = 'true';
    place(menu, button);
    this.#items[0]?.focus({ preventScroll: true });
    addEventListener('scroll', this.#stay, true);
  }

  /** Belongs anywhere in the element's template. */
  render(): TemplateResult {
    return html`<div
      class="dk-menu"
      data-menu=${this.#name}
      part="menu"
      popover
      role="menu"
      aria-label=${this.#label}
      @keydown=${this.#onKey}
      @beforetoggle=${this.#onClosing}
      @toggle=${this.#onToggle}
    >
      ${this.#entries.map(
        (entry) =>
          html`<button
            class="dk-entry ${entry.apart ? 'apart' : ''}"
            type="button"
            role=${entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked=${entry.checked === undefined ? nothing : flag(entry.checked)}
            aria-disabled=${entry.disabled ? 'true' : nothing}
            tabindex="-1"
            @click=${() => {
              this.#choose(entry);
            }}
          >
            ${entry.label}
          </button>`,
      )}
    </div>`;
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`[data-menu=${this.#name}]`);
  }

  get #items(): readonly HTMLElement[] {
    return [...(this.#element?.querySelectorAll<HTMLElement>('.dk-entry') ?? [])];
  }

  readonly #stay = (): void => {
    if (this.#element && this.#button) place(this.#element, this.#button);
  };

  #close(): void {
    this.#element?.hidePopover();
  }

  #leave(): void {
    this.#button?.focus();
    this.#close();
  }

  #choose(entry: MenuEntry): void {
    this.#leave();
    entry.act();
  }

  /** Taken off the page, it is closed without a word. */
  hostDisconnected(): void {
    this.#ended();
  }

  #ended(): void {
    const button = this.#button;
    if (!button) return;
    removeEventListener('scroll', this.#stay, true);
    button.popoverTargetElement = null;
    button.ariaExpanded = 'false';
    this.#button = undefined;
    this.#left = button;
  }

  readonly #onClosing = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') this.#ended();
  };

  readonly #onToggle = ({ newState }: ToggleEvent): void => {
    // From now on the button counts as inside: a press on it closes, and does not open again. Not before the press that opened is over.
    if (newState === 'open') {
      if (this.#button) this.#button.popoverTargetElement = this.#element;
      return;
    }
    const now = activeElement();
    // The browser gives focus back, but not in every tree; who has moved on by then is left there.
    if (!now || now === document.body || this.#element?.contains(now)) this.#left?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key } = event;
    const items = this.#items;
    const at = items.findIndex((item) => item === activeElement());
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key] ?? this.#startingWith(key, at);
    // Tab leaves from where the menu was opened.
    if (key === 'Tab') this.#leave();
    if (to === undefined) return;
    items[(to + items.length) % items.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  #startingWith(key: string, at: number): number | undefined {
    if (key.length !== 1 || key === ' ') return undefined;
    const found = [...this.#entries.keys()].filter((index) => plain(this.#entries[index]?.label ?? '').startsWith(plain(key)));
    return found.find((index) => index > at) ?? found[0];
  }
}
