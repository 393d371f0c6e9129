import type { DkRecord } from '../record/record.ts';
import type { DkClientCard } from '../client-card/client-card.ts';
import { type Place, WidgetHarness } from './widget-harness.ts';

/** Something that is read, and edited in its place. */
abstract class EditedHarness<E extends HTMLElement> extends WidgetHarness<E> {
  /** The heading: who or what it is. */
  get name(): string | undefined {
    return this.part('name')?.textContent.replaceAll(/\s+/g, ' ').trim();
  }

  /** Whether it may be edited. */
  get editable(): boolean {
    return this.part('edit') !== undefined;
  }

  /** Opens the form. */
  async edit(): Promise<void> {
    await this.pressPart('edit');
    await this.until('the form is there', () => this.part('form') !== undefined);
    await this.rendered();
  }

  /** Saves what was typed; whether it was saved is told by its event, or by `notice`. */
  save(): Promise<void> {
    return this.pressPart('save');
  }

  /** Leaves the form. After typing it asks first: press what it offers. */
  cancel(): Promise<void> {
    return this.pressPart('cancel');
  }

  /** Why it was not saved. */
  get notice(): string | undefined {
    return this.part('notice')?.textContent.replaceAll(/\s+/g, ' ').trim();
  }
}

/** A `<dk-client-card>` as somebody uses it. */
export class ClientCardHarness extends EditedHarness<DkClientCard> {
  /** Shows a client. */
  static show(clientId: string, place: Place = {}): ClientCardHarness {
    return new ClientCardHarness(this.place('dk-client-card', { clientId }, place));
  }

  /** Whether it has a menu. */
  get actionable(): boolean {
    return this.part('more') !== undefined;
  }

  /** Opens the menu. */
  async openMenu(): Promise<void> {
    await this.pressPart('more');
    await this.until('the menu is there', () => this.menu.length > 0);
  }

  /** Opens the menu and chooses from it; what a dialog then offers is pressed by its name. */
  async choose(entry: string): Promise<void> {
    await this.openMenu();
    await this.chooseEntry(entry);
  }
}

/** A `<dk-record>` as somebody uses it. */
export class RecordHarness extends EditedHarness<DkRecord> {
  /** Shows a record of a noun, or with `defaults` the form of a new one. */
  static show(properties: Partial<Pick<DkRecord, 'noun' | 'recordId' | 'defaults'>>, place: Place = {}): RecordHarness {
    return new RecordHarness(this.place('dk-record', properties, place));
  }

  /** Asks to delete it; press what the dialog offers. */
  delete(): Promise<void> {
    return this.pressPart('delete');
  }
}
