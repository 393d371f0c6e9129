// What tests do with any widget.
import { waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';

/** The tree that a widget renders into. */
export const rootOf = (widget: LitElement): ShadowRoot => widget.renderRoot as ShadowRoot;

/** What a widget says, its white space as one reads it. */
export const textOf = (widget: LitElement): string => rootOf(widget).textContent.replaceAll(/\s+/g, ' ');

/** Waits until a widget says something. */
export const says = (widget: LitElement, words: string): Promise<void> =>
  waitUntil(() => textOf(widget).includes(words), `says "${words}"`, { timeout: 5_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}; it said "${textOf(widget)}"`);
  });

/** A visible piece of a widget. */
export const part = (widget: LitElement, name: string): HTMLElement | null =>
  rootOf(widget).querySelector<HTMLElement>(`[part~="${name}"]`);

/** A control of a widget's form. */
export const control = (widget: LitElement, id: string): HTMLInputElement => rootOf(widget).getElementById(id) as HTMLInputElement;

/** Types into a control as a person does. */
export function type(widget: LitElement, id: string, value: string): void {
  const field = control(widget, id);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits until nothing fades any more. */
export async function still(widget: LitElement): Promise<void> {
  await widget.updateComplete;
  const finite = rootOf(widget)
    .getAnimations()
    .filter((each) => each.effect?.getComputedTiming().iterations === 1);
  await Promise.all(finite.map(({ finished }) => finished.catch(() => undefined)));
}

/** What the console is warned of while something happens. */
export async function warnings(act: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (line: string) => said.push(line);
  await act().finally(() => (console.warn = warn));
  return said;
}
