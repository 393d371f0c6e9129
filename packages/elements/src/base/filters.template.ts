import { html, nothing, type TemplateResult } from 'lit';
import type { Row } from './dictionaries.ts';
import { flag } from './flag.ts';
import { icon } from './icons.ts';
import { searchIcon } from './list-icons.ts';

/** Takes what was chosen or typed. */
export type Take = (value: string) => void;

/** What is typed or chosen in a control. */
export const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement).value;

/** The field that a list is searched by. */
export const searchField = (label: string, value: string, take: Take): TemplateResult =>
  html`<label class="search">
    <span class="dk-sr">${label}</span>
    ${icon(searchIcon)}
    <input
      class="dk-input"
      type="search"
      name="search"
      placeholder=${label}
      autocomplete="off"
      maxlength="200"
      .value=${value}
      @input=${(event: Event) => {
        take(valueOf(event));
      }}
    />
  </label>`;

/** One of few, all of them in sight. */
export const segments = (name: string, label: string, rows: readonly Row[], value: string, take: Take): TemplateResult =>
  html`<fieldset class="whose">
    <legend class="dk-sr">${label}</legend>
    ${rows.map(
      ({ id, title }) =>
        html`<label class="segment">
          <input
            type="radio"
            name=${name}
            value=${id}
            .checked=${value === id}
            @change=${() => {
              take(id);
            }}
          />
          <span>${title}</span>
        </label>`,
    )}
  </fieldset>`;

/** A list to choose from. */
export interface Pick {
  readonly name: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly value: string;
  /** The words of what does not narrow. */
  readonly any?: string;
  readonly take: Take;
}

/** One of many; absent where there is none. */
export function pick({ name, label, rows, value, any, take }: Pick): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<select
    class="dk-input pick ${any !== undefined && value ? 'set' : ''}"
    aria-label=${label}
    name=${name}
    @change=${(event: Event) => {
      take(valueOf(event));
    }}
  >
    ${any === undefined ? nothing : html`<option value="" .selected=${value === ''}>${any}</option>`}
    ${rows.map(({ id, title }) => html`<option value=${id} .selected=${id === value}>${title}</option>`)}
  </select>`;
}

/** The button behind which there are more filters where there is little room; `narrowed` of them are set. */
export const unfoldButton = (label: string, unfolded: boolean, narrowed: number, onUnfold: () => void): TemplateResult =>
  html`<button class="dk-button unfold" type="button" aria-expanded=${flag(unfolded)} aria-controls="picks" @click=${onUnfold}>
    ${label}${narrowed > 0 ? ` (${String(narrowed)})` : ''}
  </button>`;
