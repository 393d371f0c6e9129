import type { DkContactForm } from '../contact-form/contact-form.ts';
import { type Place, WidgetHarness } from './widget-harness.ts';

/** A `<dk-contact-form>` as its visitor uses it. */
export class ContactFormHarness extends WidgetHarness<DkContactForm> {
  /** Shows a form, by its address. */
  static show(src: string, { more = {}, ...place }: Place & { readonly more?: Partial<DkContactForm> } = {}): ContactFormHarness {
    return new ContactFormHarness(this.place('dk-contact-form', { ...more, src }, place));
  }

  /** The real form inside; undefined until it is written. */
  get form(): HTMLFormElement | undefined {
    return this.element.querySelector('form') ?? undefined;
  }

  /** The button that sends. */
  get button(): HTMLButtonElement | undefined {
    return this.form?.querySelector<HTMLButtonElement>('[type=submit]') ?? undefined;
  }

  /** Waits until the form can be filled in. */
  written(ms?: number): Promise<void> {
    return this.until('the form is written', () => this.form !== undefined, ms);
  }

  /** Types into controls by their names in the form, whatever they are labelled. */
  type(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) {
      const control = this.form?.elements.namedItem(name) as HTMLInputElement;
      control.value = value;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
  }

  /** Presses the button that sends. */
  send(): void {
    this.button?.click();
  }
}
