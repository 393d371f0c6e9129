import type { Seen, Vehicle } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { flag } from '../../base/flag.ts';
import type { Change, DialogField, Typed } from '../../base/asking.ts';
import type { FieldView } from '../../base/field.template.ts';
import { announce } from '../../base/live-region.ts';
import { plural } from '../../base/plural.ts';
import { vehicleNoun } from '../../context/lead-work-contracts.ts';
import { limits, textOf } from './adding-fields.ts';
import type { Adding } from './lead-adding.view.ts';

/** Milliseconds of quiet before a search leaves. */
const quietMs = 200;

const offered = { and: [{ isNull: 'leadId' }, { not: { eq: ['status', 'sold'] } }] } as const;

/** A field for a vehicle: one of the stock, found by what is typed, or any other in words. */
export class VehicleChoice {
  readonly #view: Adding;
  readonly #chosen: ((vehicle: Seen<Vehicle>, typed: Typed, change: Change) => void) | undefined;
  #found: readonly Seen<Vehicle>[] = [];
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  /** `chosen` is told what was taken from the stock. */
  constructor(view: Adding, chosen?: (vehicle: Seen<Vehicle>, typed: Typed, change: Change) => void) {
    this.#view = view;
    this.#chosen = chosen;
  }

  /** The field: `vehicle` has its words, `vehicleId` its id while it is one of the stock. */
  field(typed: Typed, change: Change): DialogField {
    const { words } = this.#view;
    const inStock = textOf(typed, 'vehicleId') !== '';
    return {
      name: 'vehicle',
      label: words.vehicle,
      required: true,
      wide: true,
      help: inStock ? words.inStock : words.vehicleHelp,
      draw: (field) => this.#draw(field, typed, change),
    };
  }

  #draw({ label, value, help, error }: FieldView, typed: Typed, change: Change): TemplateResult {
    const open = this.#found.length > 0;
    const onInput = ({ currentTarget }: Event): void => {
      const { value: text } = currentTarget as HTMLInputElement;
      change({ vehicle: text, vehicleId: '' });
      this.#want(text);
    };
    return html`<div class="dk-field dk-wide combobox" part="field" @focusout=${this.#onLeave}>
      <label class="dk-label" id="vehicle-label" for="vehicle">${label}<span class="dk-star" aria-hidden="true">&nbsp;*</span></label>
      <input
        class="dk-input"
        id="vehicle"
        name="vehicle"
        role="combobox"
        aria-labelledby="vehicle-label"
        autocomplete="off"
        maxlength=${limits.line}
        aria-required="true"
        aria-invalid=${error ? 'true' : nothing}
        aria-autocomplete="list"
        aria-expanded=${flag(open)}
        aria-controls="vehicles"
        aria-activedescendant=${this.#active < 0 ? nothing : `vehicle-${String(this.#active)}`}
        aria-describedby=${error ? 'vehicle-help vehicle-error' : 'vehicle-help'}
        dir="auto"
        .value=${value}
        @input=${onInput}
        @keydown=${(event: KeyboardEvent) => {
          this.#onKey(event, typed, change);
        }}
      />
      ${this.#list(typed, change)}
      <p class="dk-help" id="vehicle-help">${help}</p>
      ${error ? html`<p class="dk-error" id="vehicle-error">${error}</p>` : nothing}
    </div>`;
  }

  #list(typed: Typed, change: Change): TemplateResult {
    const { words } = this.#view;
    return html`<div id="vehicles" role="listbox" part="vehicles" aria-label=${words.vehicles} ?hidden=${this.#found.length === 0}>
      ${this.#found.map(
        (vehicle, index) =>
          html`<button
            id="vehicle-${index}"
            type="button"
            role="option"
            tabindex="-1"
            aria-selected=${flag(index === this.#active)}
            @pointerdown=${(event: Event) => {
              // Focus stays in the field.
              event.preventDefault();
            }}
            @click=${() => {
              this.#take(vehicle, typed, change);
            }}
          >
            <bdi>${vehicle.label}</bdi>
            <span class="dk-help"
              ><bdi
                >${[vehicle.stockNumber && words.stockNumber.replace('{number}', vehicle.stockNumber), vehicle.vin]
                  .filter(Boolean)
                  .join(' · ')}</bdi
              ></span
            >
          </button>`,
      )}
    </div>`;
  }

  #want(text: string): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (text.trim().length < 2 || !this.#view.crm.can('vehicle.view')) {
      this.#show([]);
      return;
    }
    this.#timer = setTimeout(() => void this.#search(text.trim()), quietMs);
  }

  async #search(text: string): Promise<void> {
    const { crm, lang, words } = this.#view;
    const { signal } = (this.#asking = new AbortController());
    // Without an answer the vehicle can still be typed.
    const page = await crm.list(vehicleNoun, { search: text, where: offered, limit: 6 }, { signal }).then(
      (answer) => answer,
      () => undefined,
    );
    if (signal.aborted) return;
    this.#show(page?.items ?? []);
    announce(plural(lang, this.#found.length, words.foundVehicles));
  }

  #show(found: readonly Seen<Vehicle>[]): void {
    this.#found = found;
    this.#active = -1;
    if (found.length > 0) addEventListener('pointerdown', this.#onPress, true);
    else removeEventListener('pointerdown', this.#onPress, true);
    this.#view.changed();
  }

  #take(vehicle: Seen<Vehicle>, typed: Typed, change: Change): void {
    change({ vehicle: vehicle.label, vehicleId: vehicle.id });
    this.#chosen?.(vehicle, typed, change);
    this.#show([]);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.#found.length > 0) this.#show([]);
  }

  readonly #onPress = (event: Event): void => {
    if (!event.composedPath().some((node) => node instanceof Element && node.matches('.combobox'))) this.#close();
  };

  // Without a next one the window has lost focus, and the person comes back.
  readonly #onLeave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget) this.#close();
  };

  #onKey(event: KeyboardEvent, typed: Typed, change: Change): void {
    const count = this.#found.length;
    if (count === 0) return;
    const { key } = event;
    const to = { ArrowDown: this.#active + 1, ArrowUp: this.#active < 0 ? count - 1 : this.#active - 1 }[key];
    const vehicle = this.#found[this.#active];
    if (to !== undefined) {
      this.#active = (to + count) % count;
      this.#view.changed();
    } else if (key === 'Escape') this.#show([]);
    else if (key === 'Enter' && vehicle) this.#take(vehicle, typed, change);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
