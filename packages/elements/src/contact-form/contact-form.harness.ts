import { ContactFormHarness as Visitor } from '@dealerkit/elements/testing';
import { expect, fixture, html } from '@open-wc/testing';
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
  #visitor!: Visitor;

  get address(): string {
    return `/f/${this.key}`;
  }

  get element(): DkContactForm {
    return this.#visitor.element;
  }

  set element(element: DkContactForm) {
    this.#visitor = new Visitor(element);
  }

  get form(): HTMLFormElement {
    return this.#visitor.form!;
  }

  get button(): HTMLButtonElement {
    return this.#visitor.button!;
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
    await this.#visitor.written(9_000);
    return this;
  }

  /** Puts markup with a contact form in it on the page. */
  async place(content: TemplateResult, lang = 'en'): Promise<this> {
    const around = await fixture<HTMLElement>(html`<div lang=${lang}>${content}</div>`);
    this.#visitor = new Visitor(around.querySelector('dk-contact-form')!);
    return this;
  }

  control(name: string): Control {
    return this.form.querySelector(`[name="${name}"]`) as Control;
  }

  type(values: Record<string, string>): void {
    this.#visitor.type(values);
  }

  press(): void {
    this.#visitor.send();
  }

  /** Fills in enough to be sent. */
  fill(): void {
    this.type({ lastName: 'Durand', email: 'ana@example.com', message: 'Is it still there?' });
  }

  /** Has axe look at it once nothing fades any more. */
  async isAccessible(): Promise<void> {
    await this.#visitor.still();
    await expect(this.element).to.be.accessible();
  }

  until(holds: () => boolean, what: string): Promise<void> {
    return this.#visitor.until(what, holds, 9_000);
  }

  says(text: string): Promise<void> {
    return this.until(() => this.text.includes(text), `the form says "${text}"`);
  }
}
