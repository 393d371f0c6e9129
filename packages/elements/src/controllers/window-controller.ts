import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { activeElement } from '../base/dialog.ts';

/** What is looked at through a window. */
export interface Windowed {
  /** The element that holds the drawn lines and nothing else; null while there is none. */
  readonly list: () => HTMLElement | null;
  /** How many lines there are. */
  readonly count: () => number;
  /** The line that stays drawn wherever one looks, for it is where focus is or Tab goes; -1 for none. */
  readonly held: () => number;
}

/** Lines that are drawn beyond what is seen, and by which the window moves on. */
const beyond = 4;

/** The height of a line before one was measured, in pixels. */
const guess = 48;

/**
 * Draws of a long list only the lines that are seen, and some around them. All lines are of one height, which is measured; whatever
 * scrolls, the page or something in it, is followed. A line that is held keeps its place in the flow, so that focus stays in it.
 */
export class WindowController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #of: Windowed;
  #first = 0;
  #end = 0;
  #height = guess;
  // Where one looks is to be found out.
  #moved = false;
  #observed: HTMLElement | undefined;
  #spaced: HTMLElement | undefined;
  #focused: HTMLElement | undefined;
  #sizes: ResizeObserver | undefined;

  constructor(host: ReactiveControllerHost, of: Windowed) {
    this.#host = host;
    this.#of = of;
    host.addController(this);
  }

  /** The lines to draw, from above. */
  get lines(): readonly number[] {
    const { first, end, held } = this.#range;
    const lines = Array.from({ length: end - first }, (_, index) => first + index);
    if (held < 0 || (held >= first && held < end)) return lines;
    return held < first ? [held, ...lines] : [...lines, held];
  }

  /** Whether the last line is drawn, or will be within a screen. */
  get atEnd(): boolean {
    return this.#range.end + this.#atFirst >= this.#of.count();
  }

  /** Begins at the top again. */
  reset(): void {
    this.#first = 0;
    this.#end = 0;
    this.#moved = true;
  }

  hostConnected(): void {
    this.#sizes = new ResizeObserver(() => {
      // Not at once: what is drawn here changes the size that is observed.
      requestAnimationFrame(this.#look);
    });
    document.addEventListener('scroll', this.#look, { capture: true, passive: true });
    addEventListener('resize', this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('scroll', this.#look, { capture: true });
    removeEventListener('resize', this.#look);
    this.#sizes?.disconnect();
    this.#observed = undefined;
  }

  hostUpdate(): void {
    const active = activeElement();
    this.#focused = active instanceof HTMLElement && this.#of.list()?.contains(active) ? active : undefined;
  }

  hostUpdated(): void {
    // A held line that becomes the last one is moved in the tree, and what is moved loses focus.
    if (this.#focused?.isConnected && activeElement() !== this.#focused) this.#focused.focus({ preventScroll: true });
    this.#focused = undefined;
    const list = this.#of.list();
    if (list !== this.#observed) {
      if (this.#observed) this.#sizes?.unobserve(this.#observed);
      this.#observed = list ?? undefined;
      if (list) this.#sizes?.observe(list);
      this.#moved = true;
    }
    if (list && this.#moved) this.#look();
    this.#moved = false;
    if (list) this.#space(list);
  }

  get #range(): { readonly first: number; readonly end: number; readonly held: number } {
    const count = this.#of.count();
    const end = Math.min(count, this.#end || this.#atFirst);
    return { first: Math.min(this.#first, end), end, held: Math.min(this.#of.held(), count - 1) };
  }

  /** How many lines are drawn before it is known where they stand. */
  get #atFirst(): number {
    return Math.ceil(innerHeight / this.#height) + 1;
  }

  /** Leaves room for the lines that are not drawn. */
  #space(list: HTMLElement): void {
    const { first, end, held } = this.#range;
    const height = this.#height;
    const [before, after] = [Math.max(0, first - held - 1) * height, Math.max(0, held - end) * height];
    const above = held >= 0 && held < first;
    const below = held >= end;
    list.style.paddingBlock = `${String((above ? held : first) * height)}px ${String((this.#of.count() - (below ? held + 1 : end)) * height)}px`;
    const line = above ? list.firstElementChild : below ? list.lastElementChild : null;
    if (this.#spaced && this.#spaced !== line) this.#spaced.style.marginBlock = '';
    this.#spaced = line instanceof HTMLElement ? line : undefined;
    if (this.#spaced) this.#spaced.style.marginBlock = above ? `0 ${String(before)}px` : `${String(after)}px 0`;
  }

  readonly #look = (): void => {
    const list = this.#of.list();
    const count = this.#of.count();
    const line = list?.children[Math.min(1, list.children.length - 1)];
    if (!list || !(line instanceof HTMLElement) || line.offsetHeight === 0) return;
    const height = line.offsetHeight;
    const { top } = list.getBoundingClientRect();
    const from = Math.max(0, Math.min(count - 1, Math.floor(-top / height)));
    const to = Math.max(from + 1, Math.min(count, Math.ceil((innerHeight - top) / height)));
    if (height === this.#height && from >= this.#first && to <= Math.min(count, this.#end || this.#atFirst)) return;
    this.#height = height;
    this.#first = Math.max(0, from - beyond);
    this.#end = Math.min(count, to + beyond);
    this.#host.requestUpdate();
  };
}
