import { html, nothing, type TemplateResult } from 'lit';
import { flag } from '../base/flag.ts';
import type { Row } from '../base/dictionaries.ts';
import { type FieldView, fieldTemplate } from '../base/field.template.ts';
import { alertIcon, icon } from '../base/icons.ts';
import { plural } from '../base/plural.ts';
import type { Found, SearchState } from './client-search.ts';
import { type FoundView, foundTemplate, personTemplate } from './found.template.ts';
import type { LeadDraft, TypedClient } from './lead-draft.ts';

/** What the form of a new lead is made of. */
export interface LeadNewView extends FoundView {
  readonly draft: LeadDraft;
  readonly search: SearchState;
  /** People whom the typed e-mail address or number already belongs to. */
  readonly duplicates: readonly Found[];
  readonly chosen: Found | undefined;
  readonly types: readonly Row[];
  readonly sources: readonly Row[];
  /** Empty where the lead can only be the asker's. */
  readonly owners: readonly Row[];
  readonly me: string;
  readonly headingLevel: string | number;
  readonly problems: Readonly<Record<string, string>>;
  readonly trouble: { readonly text: string; readonly reference: string | undefined } | undefined;
  readonly busy: boolean;
  /** Says that what was typed before a reload is back. */
  readonly restored: TemplateResult | typeof nothing;
  readonly change: (draft: Partial<LeadDraft>) => void;
  readonly type: (client: Partial<TypedClient>) => void;
  readonly onSearch: (text: string) => void;
  readonly onSearchKey: (event: KeyboardEvent) => void;
  readonly onFoundKey: (event: KeyboardEvent) => void;
  readonly choose: (found: Found) => void;
  readonly create: () => void;
  readonly back: () => void;
  readonly onSubmit: (event: Event) => void;
}

function said({ search, words, lang }: LeadNewView): string {
  if (search.status === 'idle') return words.searchHelp;
  if (search.status === 'searching') return words.searching;
  if (search.status === 'failed') return words.searchFailed;
  return search.found.length > 0 ? plural(lang, search.found.length, words.found) : words.none;
}

function finder(view: LeadNewView): TemplateResult {
  const { draft, search, words, problems, choose, create, onSearch, onSearchKey, onFoundKey } = view;
  const name = draft.search.trim();
  return html`<div class="finder" aria-busy=${search.status === 'searching' ? 'true' : nothing} @keydown=${onFoundKey}>
    <div @keydown=${onSearchKey}>
      ${fieldTemplate({ name: 'search', label: words.search, value: draft.search, type: 'search', help: said(view), error: problems['clientId'], maxlength: 200, onInput: onSearch })}
    </div>
    ${search.found.length > 0 ? foundTemplate(search.found, view, choose) : nothing}
    ${
      name
        ? html`<button class="dk-button create" type="button" part="create" @click=${create}>
            ${words.createNamed.replace('{name}', name)}
          </button>`
        : html`<button class="dk-quiet create" type="button" part="create" @click=${create}>${words.create}</button>`
    }
  </div>`;
}

function chosen(view: LeadNewView, found: Found): TemplateResult {
  const { words, back, problems } = view;
  return html`<div class="chosen" part="chosen">
      ${personTemplate(found, view)}
      <button class="dk-button change" type="button" @click=${back}>${words.change}</button>
    </div>
    ${problems['clientId'] ? html`<p class="dk-error" role="alert">${problems['clientId']}</p>` : nothing}`;
}

function typed(view: LeadNewView, client: TypedClient): TemplateResult {
  const { words, problems, duplicates, type, choose, back } = view;
  const isPerson = client.kind === 'person';
  const kinds = [
    { id: 'person', title: words.person },
    { id: 'company', title: words.company },
  ];
  const field = (name: keyof TypedClient, label: string, extra: Partial<FieldView> = {}): TemplateResult =>
    fieldTemplate({
      ...extra,
      name,
      label,
      value: client[name],
      error: problems[name === 'email' ? 'emails' : name === 'phone' ? 'phones' : name],
      onInput: (value) => {
        type({ [name]: value });
      },
    });
  return html`<div class="subhead">
      <span class="dk-strong">${words.newClient}</span>
      <button class="dk-quiet change" type="button" @click=${back}>${words.change}</button>
    </div>
    <div class="dk-grid">
      ${field('kind', words.kind, { options: kinds, required: true, wide: true })}
      ${isPerson ? nothing : field('companyName', words.companyName, { required: true, wide: true, maxlength: 200 })}
      ${field('firstName', words.firstName, { required: isPerson, maxlength: 200 })}
      ${field('lastName', words.lastName, { required: isPerson, maxlength: 200 })}
      ${field('phone', words.phone, { type: 'tel', inputmode: 'tel', maxlength: 60 })}
      ${field('email', words.email, { type: 'email', inputmode: 'email', maxlength: 320 })}
      ${
        duplicates.length > 0
          ? html`<div class="dk-notice dk-warning dk-wide" role="status" part="duplicates">
              <p class="dk-strong">${words.duplicate}</p>
              ${foundTemplate(duplicates, view, choose)}
            </div>`
          : nothing
      }
    </div>`;
}

function about({ draft, words, types, sources, owners, me, problems, change }: LeadNewView): TemplateResult {
  const field = (
    name: 'typeId' | 'sourceId' | 'vehicle' | 'message' | 'ownerId',
    label: string,
    extra: Partial<FieldView>,
  ): TemplateResult =>
    fieldTemplate({
      ...extra,
      name,
      label,
      value: draft[name],
      error: problems[name],
      onInput: (value) => {
        change({ [name]: value });
      },
    });
  return html`<div class="dk-grid">
    ${field('typeId', words.type, { options: types, none: words.noType })}
    ${field('sourceId', words.source, { options: sources, none: words.noType })}
    ${field('vehicle', words.vehicle, { maxlength: 255, wide: true })}
    ${field('message', words.message, { multiline: true, wide: true, maxlength: 4000 })}
    ${owners.length > 0 ? field('ownerId', words.owner, { options: owners, none: words.ownerMe.replace('{name}', me), wide: true }) : nothing}
  </div>`;
}

/** The whole form: first who, then what. */
export function leadNewTemplate(view: LeadNewView): TemplateResult {
  const { draft, words, headingLevel, trouble, busy, onSubmit } = view;
  const who = view.chosen ? chosen(view, view.chosen) : draft.typed ? typed(view, draft.typed) : finder(view);
  return html`<form part="form" novalidate aria-labelledby="title" @submit=${onSubmit}>
    <div class="dk-heading" id="title" role="heading" aria-level=${headingLevel} part="title">${words.title}</div>
    ${view.restored}
    ${
      trouble
        ? html`<div class="dk-notice dk-danger dk-said" role="alert" part="notice">
            ${icon(alertIcon)}
            <div>
              <p class="dk-strong">${words.notCreated}</p>
              <p>${trouble.text}</p>
              ${trouble.reference ? html`<p class="dk-help">${words.reference} <code>${trouble.reference}</code></p>` : nothing}
            </div>
          </div>`
        : nothing
    }
    <fieldset>
      <legend class="legend">${words.who}</legend>
      ${who}
    </fieldset>
    <fieldset>
      <legend class="legend">${words.what}</legend>
      ${about(view)}
    </fieldset>
    <div class="dk-actions">
      <button class="dk-button dk-primary ${busy ? 'dk-spin' : ''}" type="submit" part="submit" aria-disabled=${flag(busy)}>
        ${busy ? words.submitting : words.submit}
      </button>
    </div>
  </form>`;
}
