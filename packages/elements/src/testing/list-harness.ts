import type { DkLeadList } from '../lead-list/lead-list.ts';
import type { DkRecordList } from '../record-list/record-list.ts';
import { type Place, WidgetHarness } from './widget-harness.ts';

/** Rows that are narrowed, opened and continued. */
abstract class ListHarness<E extends HTMLElement> extends WidgetHarness<E> {
  /** The names of the rows, from above. */
  get names(): string[] {
    return this.rows.map((row) => row.querySelector('.open')?.textContent.trim() ?? '');
  }

  /** The ids of the rows, from above. */
  get ids(): string[] {
    return this.rows.map((row) => row.dataset['id'] ?? '');
  }

  /** What the list says of how many there are. */
  get count(): string | undefined {
    return this.part('count')?.textContent.trim();
  }

  /** Waits until it shows so many rows. */
  shows(rows: number, ms?: number): Promise<void> {
    return this.until(`${String(rows)} rows, there are ${String(this.rows.length)}`, () => this.rows.length === rows, ms);
  }

  /** Opens a row, by its name. Unless a router of the page prevents it, the browser follows the link. */
  open(name: string): Promise<void> {
    return this.follow(name);
  }

  /** Searches for words. */
  async search(words: string): Promise<void> {
    const field = this.root.querySelector<HTMLInputElement>('input[type=search]');
    if (!field) return this.until('a search field', () => false, 0);
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.rendered();
  }

  /** Asks for the next page. */
  more(): Promise<void> {
    return this.pressPart('more');
  }

  private get rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[part~="row"]')];
  }
}

/** A `<dk-lead-list>` as somebody uses it. */
export class LeadListHarness extends ListHarness<DkLeadList> {
  /** Shows leads. */
  static show(properties: Partial<DkLeadList> = {}, place: Place = {}): LeadListHarness {
    return new LeadListHarness(this.place('dk-lead-list', properties, place));
  }

  /** Whether rows can be chosen: what they are chosen by comes a moment after them, and only for whom it is of use. */
  get choosable(): boolean {
    return this.boxes.length > 0;
  }

  /** The names of the chosen rows, from above. */
  get chosen(): string[] {
    return this.names.filter((_name, index) => this.boxes[index]?.checked);
  }

  /** Chooses rows by their places from above. */
  async choose(...places: readonly number[]): Promise<void> {
    await this.until('rows can be chosen', () => this.choosable);
    for (const place of places) this.boxes[place]?.click();
    await this.rendered();
  }

  /** Opens the menu of a row, by its place from above. */
  async openMenu(place: number): Promise<void> {
    const button = (): HTMLElement | null | undefined => this.root.querySelectorAll('[part~="row"]')[place]?.querySelector('button');
    await this.until('the row has a menu', () => Boolean(button()));
    button()?.click();
    await this.until('the menu is there', () => this.menu.length > 0);
  }

  /** Chooses from the open menu. */
  act(entry: string): Promise<void> {
    return this.chooseEntry(entry);
  }

  private get boxes(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('[part~="row"] input[type=checkbox]')];
  }
}

/** A `<dk-record-list>` as somebody uses it. */
export class RecordListHarness extends ListHarness<DkRecordList> {
  /** Shows the records of a noun. */
  static show(properties: Partial<DkRecordList>, place: Place = {}): RecordListHarness {
    return new RecordListHarness(this.place('dk-record-list', properties, place));
  }

  /** Asks for a new record. */
  startNew(): Promise<void> {
    return this.pressPart('new');
  }
}
