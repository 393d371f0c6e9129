import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { DkContactForm } from './contact-form.ts';
import type { Control } from './sending/form-controls.ts';

/** What the endpoint is to answer next; anything left out is the usual answer. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  delay?: number;
}

/** A contact form on a page, spoken to as its visitor would, with the endpoint it sends to. */
export class ContactFormHarness {
  readonly key: string = `test-${crypto.randomUUID()}`;
  element!: DkContactForm;

  get address(): string {
    return `/f/${this.key}`;
  }

  get form(): HTMLFormElement {
    return this.element.querySelector('form') as HTMLFormElement;
  }

  get button(): HTMLButtonElement {
    return this.form.querySelector('[type=submit]') as HTMLButtonElement;
  }

  /** What the visitor can read. */
  get text(): string {
    return this.element.innerText;
  }

  async answerWith(answers: { answers?: Answer[]; definitions?: Answer[] }): Promise<void> {
    await fetch(`/test${this.address}`, { method: 'POST', body: JSON.stringify(answers) });
  }

  async received(): Promise<Record<string, string>[]> {
    return ((await (await fetch(`/test${this.address}`)).json()) as { received: Record<string, string>[] }).received;
  }

  async asked(): Promise<string[]> {
    return ((await (await fetch(`/test${this.address}`)).json()) as { asked: string[] }).asked;
  }

  /** Puts a form that the element writes on the page, in a language. */
  async write(lang = 'en'): Promise<this> {
    await this.place(
      html`<dk-contact-form src=${this.address} phone="+33 1 23 45 67 89" email="sales@example.com"></dk-contact-form>`,
      lang,
    );
    await this.until(() => !!this.form, 'the form is written');
    return this;
  }

  /** Puts markup with a contact form in it on the page. */
  async place(content: TemplateResult, lang = 'en'): Promise<this> {
    const around = await fixture<HTMLElement>(html`<div lang=${lang}>${content}</div>`);
    this.element = around.querySelector('dk-contact-form') as DkContactForm;
    return this;
  }

  control(name: string): Control {
    return this.form.querySelector(`[name="${name}"]`) as Control;
  }

  type(values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) {
      this.control(name).value = value;
      this.control(name).dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }

  press(): void {
    this.button.click();
  }

  /** Fills in enough to be sent. */
  fill(): void {
    this.type({ lastName: 'Durand', email: 'ana@example.com', message: 'Is it still there?' });
  }

  /** Has axe look at it once nothing fades any more. */
  async isAccessible(): Promise<void> {
    const finite = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations === 1);
    await Promise.all(finite.map(({ finished }) => finished));
    await expect(this.element).to.be.accessible();
  }

  until(holds: () => boolean, what: string): Promise<void> {
    return waitUntil(holds, what, { timeout: 9_000 });
  }

  says(text: string): Promise<void> {
    return this.until(() => this.text.includes(text), `the form says "${text}", it said "${this.text}"`);
  }
}
