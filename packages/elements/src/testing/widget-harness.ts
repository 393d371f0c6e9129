import type { Crm } from '@dealerkit/core';
import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import { DealerkitError } from '@dealerkit/core';
import { endOfFades } from './fades.ts';

/** Where a widget is shown. */
export interface Place {
  /** Whose Crm it uses. */
  readonly crm?: Crm;
  /** BCP 47; English when left out. */
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** What it is put into; the page's body when left out. */
  readonly into?: Element;
}

/** What a widget shows: its content, or what stands in for it. */
export type WidgetState = 'loading' | 'waiting' | 'error' | 'empty' | 'ready';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** How long a harness waits for what is to happen, in milliseconds. */
export const patience = 5000;

const nextFrame = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** Whether a person could see it: neither it nor anything around it is out of sight. */
const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/**
 * A widget as somebody uses it who sees or hears it: things are found by role and accessible name, texts are those on the screen. It works
 * in any test runner with a real browser; what does not happen in time is a `DealerkitError` that says what was there instead.
 */
export class WidgetHarness<E extends HTMLElement = HTMLElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  /** Puts an element on the page. Its tag must be defined. */
  protected static place<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]>,
    { crm, lang = 'en', dir, into = document.body }: Place,
  ): HTMLElementTagNameMap[Tag] {
    if (!customElements.get(tag)) throw new DealerkitError('malformed', `<${tag}> is not defined: import its define module first`);
    const element = document.createElement(tag);
    element.lang = lang;
    if (dir) element.dir = dir;
    Object.assign(element, properties, crm ? { crm } : {});
    into.append(element);
    return element;
  }

  /** What stands on the screen, its white space as one reads it. */
  get text(): string {
    const { root } = this;
    return plain(root instanceof ShadowRoot ? root.textContent : this.element.innerText);
  }

  get state(): WidgetState {
    const states = ['waiting', 'loading', 'error', 'empty'] as const;
    const shown = states.find((name) => this.root.querySelector(`[part~="${name}"]`));
    return shown ?? (this.text === '' ? 'loading' : 'ready');
  }

  protected get root(): ShadowRoot | HTMLElement {
    return this.element.shadowRoot ?? this.element;
  }

  /** Waits until something holds. */
  async until(what: string, holds: () => boolean, ms: number = patience): Promise<void> {
    const end = performance.now() + ms;
    while (!holds()) {
      if (performance.now() > end) throw new DealerkitError('unavailable', `Not within ${String(ms)} ms: ${what}. There is: ${this.text}`);
      await nextFrame();
    }
  }

  /** Waits until the screen says something. */
  says(words: string, ms?: number): Promise<void> {
    return this.until(`it says "${words}"`, () => this.text.includes(words), ms);
  }

  /** Waits until the content, or what stands in for it for good, is there. */
  settled(ms?: number): Promise<void> {
    return this.until('it has loaded', () => !['loading', 'waiting'].includes(this.state), ms);
  }

  /** Everything of a role that can be seen, such as `button`, `link` or `row`. */
  all(role: string): HTMLElement[] {
    const modal = this.root.querySelector<HTMLElement>('dialog[open]');
    return [...(modal ?? this.root).querySelectorAll<HTMLElement>('*')].filter((each) => getRole(each) === role && isShown(each));
  }

  /** The one of a role and name; undefined while there is none. */
  find(role: string, name: string): HTMLElement | undefined {
    return this.all(role).find((each) => plain(computeAccessibleName(each)) === name);
  }

  /** The one of a role and name, as soon as it is there. */
  async get(role: string, name: string): Promise<HTMLElement> {
    let found: HTMLElement | undefined;
    const there = (): string =>
      this.all(role)
        .map((each) => `"${plain(computeAccessibleName(each))}"`)
        .join(', ');
    await this.until(`a ${role} "${name}"`, () => (found = this.find(role, name)) !== undefined).catch((error: unknown) => {
      throw new DealerkitError('unavailable', `${(error as Error).message} Of this role: ${there() || 'none'}`);
    });
    return found!;
  }

  /** Presses a button, by its name. */
  async press(name: string): Promise<void> {
    (await this.get('button', name)).click();
    await this.rendered();
  }

  /** Follows a link, by its name. */
  async follow(name: string): Promise<void> {
    (await this.get('link', name)).click();
  }

  /** The control with a label; undefined while there is none. */
  field(label: string): Field | undefined {
    const fields = [...this.root.querySelectorAll<Field>('input, select, textarea')];
    return fields.find((each) => isShown(each) && plain(computeAccessibleName(each)) === label);
  }

  /** What a control holds: its text, or of a list the chosen words. */
  valueOf(label: string): string | undefined {
    const field = this.field(label);
    return field instanceof HTMLSelectElement ? plain(field.selectedOptions[0]?.textContent ?? '') : field?.value;
  }

  /** Fills in controls by their labels: texts are typed, of a list the words are chosen, a box is checked or not. */
  async fill(values: Readonly<Record<string, string | boolean>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      await this.until(`a field "${label}"`, () => this.field(label) !== undefined);
      put(this.field(label)!, value, label);
      await this.rendered();
    }
  }

  /** What is wrong with a field, as it says itself; undefined while nothing is. */
  problem(label: string): string | undefined {
    const field = this.field(label);
    if (field?.getAttribute('aria-invalid') !== 'true') return undefined;
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id.endsWith('error'));
    return ids.map((id) => plain(this.root.querySelector(`#${CSS.escape(id)}`)?.textContent ?? '')).join(' ');
  }

  /** The label of what has focus. */
  get focused(): string | undefined {
    const { activeElement } = this.element.getRootNode() as Document | ShadowRoot;
    const inside = this.element.shadowRoot ? this.element.shadowRoot.activeElement : activeElement;
    return inside && this.root.contains(inside) ? plain(computeAccessibleName(inside)) : undefined;
  }

  /** The next event of a kind that reaches the element. */
  heard<Name extends keyof HTMLElementEventMap>(name: Name, ms: number = patience): Promise<HTMLElementEventMap[Name]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.element.removeEventListener(name, listen);
        reject(new DealerkitError('unavailable', `No ${name} within ${String(ms)} ms. There is: ${this.text}`));
      }, ms);
      const listen = (event: HTMLElementEventMap[Name]): void => {
        clearTimeout(timer);
        resolve(event);
      };
      this.element.addEventListener(name, listen, { once: true });
    });
  }

  /** What an open menu offers, from above; empty while none is open. */
  get menu(): string[] {
    return this.all('menuitem').map((each) => plain(each.textContent));
  }

  /** Takes the element off the page. */
  remove(): void {
    this.element.remove();
  }

  /** Waits until nothing moves or fades any more, as a picture or a check of contrast needs. */
  async still(): Promise<void> {
    await this.rendered();
    await endOfFades([this.root]);
  }

  protected part(name: string): HTMLElement | undefined {
    return this.root.querySelector<HTMLElement>(`[part~="${name}"]`) ?? undefined;
  }

  /** Presses what a part names, as soon as it is there. */
  protected async pressPart(name: string): Promise<void> {
    await this.until(`its ${name} button`, () => this.part(name) !== undefined);
    this.part(name)!.click();
    await this.rendered();
  }

  protected async chooseEntry(name: string): Promise<void> {
    (await this.get('menuitem', name)).click();
    await this.rendered();
  }

  protected async rendered(): Promise<void> {
    const { updateComplete } = this.element as { readonly updateComplete?: Promise<boolean> };
    await updateComplete;
  }
}

function put(field: Field, value: string | boolean, label: string): void {
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    if (field.checked !== (value === true)) field.click();
    return;
  }
  const text = String(value);
  if (field instanceof HTMLSelectElement) {
    const option = [...field.options].find((each) => plain(each.textContent) === text);
    if (!option) {
      const there = [...field.options].map((each) => `"${plain(each.textContent)}"`).join(', ');
      throw new DealerkitError('malformed', `"${label}" has no choice "${text}": ${there}`);
    }
    field.value = option.value;
  } else {
    field.focus();
    field.value = text;
  }
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
