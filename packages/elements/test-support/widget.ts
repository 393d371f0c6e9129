// What tests do with any widget.
import { WidgetHarness } from '@dealerkit/elements/testing';
import type { LitElement } from 'lit';

/** The tree that a widget renders into. */
export const rootOf = (widget: LitElement): ShadowRoot => widget.renderRoot as ShadowRoot;

/** What a widget says, its white space as one reads it. */
export const textOf = (widget: LitElement): string => new WidgetHarness(widget).text;

/** Waits until a widget says something. */
export const says = (widget: LitElement, words: string): Promise<void> => new WidgetHarness(widget).says(words);

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
export const still = (widget: LitElement): Promise<void> => new WidgetHarness(widget).still();

/** What the console is warned of while something happens. */
export async function warnings(act: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (line: string) => said.push(line);
  await act().finally(() => (console.warn = warn));
  return said;
}
