import { html, type TemplateResult } from 'lit';
import type { Change, DialogField } from './asking.ts';
import { type FieldView, fieldTemplate } from './field.template.ts';
import { flag } from './flag.ts';

/** Where a field of a dialog stands: its value, what is wrong with it, and who takes another value. */
export interface FieldState {
  readonly value: string | boolean;
  readonly error: string | undefined;
  readonly change: Change;
}

function checkbox({ name, label, wide }: DialogField, checked: boolean, change: Change): TemplateResult {
  return html`<div class="dk-check ${wide === false ? '' : 'dk-wide'}">
    <input
      type="checkbox"
      id=${name}
      .checked=${checked}
      @change=${({ currentTarget }: Event) => {
        change({ [name]: (currentTarget as HTMLInputElement).checked });
      }}
    />
    <label class="dk-label" for=${name}>${label}</label>
  </div>`;
}

function quickTemplate({ name, label }: DialogField, values: NonNullable<DialogField['quick']>, value: string, change: Change) {
  return html`<div class="dk-quick" role="group" aria-label=${label}>
    ${values.map(
      (each) =>
        html`<button
          class="dk-button"
          type="button"
          aria-pressed=${flag(value === each.value)}
          @click=${() => {
            change({ [name]: each.value });
          }}
        >
          ${each.title}
        </button>`,
    )}
  </div>`;
}

/** One field of a dialog: a box to tick, or a control with the values at hand below it. */
export function askedField(field: DialogField, { value, error, change }: FieldState): TemplateResult {
  if (typeof value === 'boolean') return checkbox(field, value, change);
  const type = (text: string): void => {
    change({ [field.name]: text });
  };
  const control = (field.draw ?? fieldTemplate)({ ...(field as FieldView), value, error, onInput: field.onChoose ?? type });
  return field.quick ? html`<div class="dk-wide">${control}${quickTemplate(field, field.quick, value, change)}</div>` : control;
}
