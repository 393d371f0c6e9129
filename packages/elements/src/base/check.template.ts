import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { FieldView } from './field.template.ts';

/** A checkbox with its label beside it. */
export function checkTemplate({ name, label, value, error, onInput }: FieldView): TemplateResult {
  return html`<div class="dk-field" part="field">
    <div class="dk-check">
      <input
        type="checkbox"
        id=${name}
        name=${name}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${ifDefined(error ? `${name}-error` : undefined)}
        .checked=${value !== ''}
        @change=${(event: Event) => {
          onInput((event.currentTarget as HTMLInputElement).checked ? 'true' : '');
        }}
      />
      <label class="dk-label" for=${name}>${label}</label>
    </div>
    ${error ? html`<p class="dk-error" id="${name}-error">${error}</p>` : nothing}
  </div>`;
}
