import type { DkLeadNew } from '../lead-new/lead-new.ts';
import { type Place, WidgetHarness } from './widget-harness.ts';

/** A `<dk-lead-new>` as somebody uses it: first who, then what, then `submit`. */
export class LeadNewHarness extends WidgetHarness<DkLeadNew> {
  /** Shows the form. */
  static show(place: Place = {}): LeadNewHarness {
    return new LeadNewHarness(this.place('dk-lead-new', {}, place));
  }

  /** Searches for somebody, and waits for the answer. */
  async search(words: string): Promise<void> {
    await this.settled();
    const field = this.root.querySelector<HTMLInputElement>('#search');
    if (!field) return this.until('the search field', () => false, 0);
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.rendered();
    await this.until('the search has ended', () => this.root.querySelector('[aria-busy="true"]') === null);
  }

  /** The names of those who were found, or who already have what was typed. */
  get found(): string[] {
    return [...this.root.querySelectorAll('[part~="found"] .strong')].map(({ textContent }) => textContent.trim());
  }

  /** Chooses somebody who was found, by name. */
  async choose(name: string): Promise<void> {
    await this.until(`${name} is found`, () => this.found.includes(name));
    const row = [...this.root.querySelectorAll('[part~="found"] li')].find(
      (each) => each.querySelector('.strong')?.textContent.trim() === name,
    );
    row?.querySelector<HTMLElement>('.choose')?.click();
    await this.rendered();
  }

  /** Begins a client of whom nothing is known yet. */
  createClient(): Promise<void> {
    return this.pressPart('create');
  }

  /** Creates the lead; what became of it is told by `dk-lead-created`, or on the screen. */
  submit(): Promise<void> {
    return this.pressPart('submit');
  }

  /** What is said once it is created. */
  get created(): string | undefined {
    return this.part('created')?.textContent.replaceAll(/\s+/g, ' ').trim();
  }
}
