import { html, nothing, type TemplateResult } from 'lit';
import { flag } from './flag.ts';
import { ifDefined } from 'lit/directives/if-defined.js';

/** One labelled control of an edit form. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly help?: string;
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'date' | 'datetime-local';
  readonly autocomplete?: string;
  readonly inputmode?: 'email' | 'tel' | 'text' | 'numeric' | 'decimal';
  readonly maxlength?: number;
  /** Given: a list to choose from, with an empty choice first unless one must be chosen and is. */
  readonly options?: readonly { readonly id: string; readonly title: string }[];
  /** The words of the empty choice. */
  readonly none?: string;
  readonly multiline?: boolean;
  readonly wide?: boolean;
}

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement).value;

function control(field: FieldView, describedBy: string | undefined): TemplateResult {
  const { name, value, required = false, maxlength, options, none = '', onInput } = field;
  const invalid = field.error ? 'true' : nothing;
  const take = (event: Event): void => {
    onInput(valueOf(event));
  };
  if (options)
    return html`<select
      class="dk-input"
      id=${name}
      name=${name}
      aria-required=${flag(required)}
      aria-invalid=${invalid}
      aria-describedby=${ifDefined(describedBy)}
      @change=${take}
    >
      ${required && value !== '' ? nothing : html`<option value="" ?selected=${value === ''}>${none}</option>`}
      ${options.map(({ id, title }) => html`<option value=${id} .selected=${id === value}>${title}</option>`)}
    </select>`;
  if (field.multiline)
    return html`<textarea
      class="dk-input"
      id=${name}
      name=${name}
      rows="3"
      maxlength=${ifDefined(maxlength)}
      aria-required=${flag(required)}
      aria-invalid=${invalid}
      aria-describedby=${ifDefined(describedBy)}
      dir="auto"
      .value=${value}
      @input=${take}
    ></textarea>`;
  // Any token of the HTML standard; lit-analyzer knows single ones only.
  const autocomplete = (field.autocomplete ?? 'off') as 'off';
  return html`<input
    class="dk-input"
    id=${name}
    name=${name}
    type=${field.type ?? 'text'}
    autocomplete=${autocomplete}
    inputmode=${ifDefined(field.inputmode)}
    maxlength=${ifDefined(maxlength)}
    aria-required=${flag(required)}
    aria-invalid=${invalid}
    aria-describedby=${ifDefined(describedBy)}
    dir="auto"
    .value=${value}
    @input=${take}
  />`;
}

/** A control with its label, its help and its error, all linked to it. */
export function fieldTemplate(field: FieldView): TemplateResult {
  const { name, label, required, help, error, wide } = field;
  const described = [help ? `${name}-help` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return html`<div class="dk-field ${wide ? 'dk-wide' : ''}" part="field">
    <label class="dk-label" for=${name}
      >${label}${required ? html`<span class="dk-star" aria-hidden="true">&nbsp;*</span>` : nothing}</label
    >
    ${control(field, described || undefined)} ${help ? html`<p class="dk-help" id="${name}-help">${help}</p>` : nothing}
    ${error ? html`<p class="dk-error" id="${name}-error">${error}</p>` : nothing}
  </div>`;
}
