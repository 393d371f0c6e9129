import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { FormDefinition, FormDefinitionField } from '@dealerkit/core';

/** What the written form needs besides its definition. */
export interface FormFrame {
  action: string;
  /** Starts every id of the form, so that two forms on one page differ. */
  prefix: string;
  headingLevel: string | number;
  /** Values the page gives, by field name. */
  values: Readonly<Record<string, string | undefined>>;
  /** The button's words. */
  button: string;
}

const star = html`<span class="dk-star" aria-hidden="true">&nbsp;*</span>`;

function control(field: FormDefinitionField, id: string, value: string | undefined): TemplateResult {
  const describedBy = field.help ? `${id}-help` : nothing;
  const { name, required = false, inputmode = nothing, maxlength } = field;
  // Any token of the HTML standard; lit-analyzer knows single ones only.
  const autocomplete = field.autocomplete as 'on' | undefined;
  if (field.type === 'textarea')
    return html`<textarea
      class="dk-input"
      id=${id}
      name=${name}
      rows="4"
      ?required=${required}
      maxlength=${ifDefined(maxlength)}
      autocomplete=${ifDefined(autocomplete)}
      aria-describedby=${describedBy}
      .defaultValue=${value ?? ''}
    ></textarea>`;
  if (field.type === 'select')
    return html`<select
      class="dk-input"
      id=${id}
      name=${name}
      ?required=${required}
      autocomplete=${ifDefined(autocomplete)}
      aria-describedby=${describedBy}
    >
      <option value=""></option>
      ${field.options?.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
    </select>`;
  return html`<input
    class="dk-input"
    id=${id}
    type=${field.type}
    name=${name}
    value=${value ?? ''}
    ?required=${required}
    maxlength=${ifDefined(maxlength)}
    inputmode=${inputmode}
    autocomplete=${ifDefined(autocomplete)}
    aria-describedby=${describedBy}
  />`;
}

const check = (id: string, name: string, label: string, required: boolean): TemplateResult =>
  html`<div class="dk-check dk-wide">
    <input type="checkbox" id=${id} name=${name} value="yes" ?required=${required} />
    <label class="dk-label" for=${id}>${label}${required ? star : nothing}</label>
  </div>`;

function field(each: FormDefinitionField, { prefix, values }: FormFrame): TemplateResult {
  const id = `${prefix}-${each.name}`;
  const value = values[each.name] ?? each.value;
  if (each.type === 'hidden') return html`<input type="hidden" name=${each.name} value=${value ?? ''} />`;
  if (each.type === 'checkbox') return check(id, each.name, each.label, each.required ?? false);
  return html`<div class="dk-field ${each.type === 'textarea' ? 'dk-wide' : ''}">
    <label class="dk-label" for=${id}>${each.label}${each.required ? star : nothing}</label>
    ${control(each, id, value)}
    <p class="dk-help" id="${id}-help" ?hidden=${!each.help}>${each.help}</p>
  </div>`;
}

/** A native form, written from its definition. */
export const formTemplate = (form: FormDefinition, frame: FormFrame): TemplateResult =>
  html`<form
    class="dk-form"
    method="post"
    action=${frame.action}
    lang=${form.lang}
    aria-labelledby=${form.title ? `${frame.prefix}-title` : nothing}
  >
    ${
      form.title || form.intro
        ? html`<div class="dk-wide">
            <div class="dk-title" id="${frame.prefix}-title" role="heading" aria-level=${frame.headingLevel}>${form.title}</div>
            <p class="dk-intro" ?hidden=${!form.intro}>${form.intro}</p>
          </div>`
        : nothing
    }
    ${form.required ? html`<p class="dk-legend dk-wide">${form.required}</p>` : nothing} ${form.fields.map((each) => field(each, frame))}
    ${form.consents.map(({ purpose, label }) => check(`${frame.prefix}-${purpose}`, `consent_${purpose}`, label, false))}
    <div class="dk-trap" aria-hidden="true"><input name="dk_website" tabindex="-1" autocomplete="off" /></div>
    <div class="dk-wide"><button class="dk-button dk-primary" type="submit">${frame.button}</button></div>
  </form>`;

/** The shape of a form that is on its way; `names` says which fields it will have, so that nothing moves when it comes. */
export const skeletonTemplate = (names: string): TemplateResult =>
  html`<div class="dk-form" aria-busy="true">
    ${names
      .trim()
      .split(/\s+/)
      .map((name) =>
        /^(title|message|consent|legend|button)$/.test(name)
          ? html`<div class="dk-wide"><div class="dk-skeleton dk-ghost dk-ghost-${name}"></div></div>`
          : html`<div class="dk-skeleton dk-ghost"></div>`,
      )}
  </div>`;
