import { html, nothing, type TemplateResult } from 'lit';
import { codeName } from '../base/code-name.ts';
import { type ConflictView, conflictTemplate, saveButtons, unsavedNotice } from '../base/edit.template.ts';
import type { Dictionaries, Row } from '../base/dictionaries.ts';
import { type FieldView, fieldTemplate } from '../base/field.template.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { AddressPart, ClientDraft, DraftField } from './client-draft.ts';
import type { ClientCardMessages } from './locales/en.ts';

type Clashing = Pick<ConflictView, 'yours' | 'theirs' | 'chosen'>;

/** What the edit form is made of. */
export interface EditView {
  readonly kind: 'person' | 'company';
  readonly draft: ClientDraft;
  readonly words: BaseMessages & ClientCardMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
  readonly headingLevel: string | number;
  readonly mayEdit: (field: DraftField) => boolean;
  readonly problems: Readonly<Record<string, string>>;
  readonly conflicts: Readonly<Partial<Record<DraftField, Clashing>>>;
  /** Says that what was typed before a reload is back. */
  readonly restored: TemplateResult | typeof nothing;
  /** Why it was not saved, when no field says it. */
  readonly trouble: { readonly text: string; readonly reference: string | undefined } | undefined;
  /** Who owns him, where the owner is set by itself and only to be read. */
  readonly owners: readonly string[] | undefined;
  readonly saving: boolean;
  readonly change: (draft: Partial<ClientDraft>) => void;
  readonly choose: (field: DraftField, which: 'yours' | 'theirs') => void;
  readonly onSave: (event: Event) => void;
  readonly onCancel: () => void;
}

const languages = 'fr en es de it nl pt ca ar'.split(' ');
const countries = 'FR BE CH LU MC ES PT AD IT DE AT NL GB IE US CA MX AR CL CO'.split(' ');

const codes = ({ lang }: EditView, type: 'language' | 'region', known: readonly string[], current: string): readonly Row[] =>
  [...new Set([...known, current])]
    .filter(Boolean)
    .map((id) => ({ id, title: codeName(lang, type, id) }))
    .sort((a, b) => a.title.localeCompare(b.title, lang));

/** A field as the reader may edit it; where somebody else changed it too, the choice between both. */
function editable(view: EditView, name: DraftField, label: string, control: () => TemplateResult): TemplateResult | typeof nothing {
  const { words, choose, mayEdit, conflicts } = view;
  if (!mayEdit(name)) return nothing;
  const both = conflicts[name];
  if (!both) return control();
  const take = (which: 'yours' | 'theirs'): void => {
    choose(name, which);
  };
  return conflictTemplate({ ...both, name, label, choose: take }, words);
}

type Extra = Omit<FieldView, 'name' | 'label' | 'value' | 'onInput' | 'error'>;

function text(
  view: EditView,
  name: Exclude<DraftField, 'emails' | 'phones' | 'address' | 'tags'>,
  label: string,
  extra: Extra = {},
): TemplateResult | typeof nothing {
  const { draft, problems, change } = view;
  const onInput = (value: string): void => {
    change({ [name]: value });
  };
  return editable(view, name, label, () => fieldTemplate({ ...extra, name, label, value: draft[name], error: problems[name], onInput }));
}

function several(view: EditView, name: 'emails' | 'phones', label: string, add: string, extra: Extra): TemplateResult | typeof nothing {
  const { words, draft, problems, change } = view;
  const values = draft[name].length > 0 ? draft[name] : [''];
  const one = (value: string, index: number): TemplateResult =>
    fieldTemplate({
      ...extra,
      name: `${name}-${String(index)}`,
      label: index === 0 ? label : words.another.replace('{label}', label).replace('{n}', String(index + 1)),
      value,
      error: index === 0 ? problems[name] : undefined,
      onInput: (typed) => {
        change({ [name]: values.with(index, typed) });
      },
    });
  const more = (): void => {
    change({ [name]: [...values, ''] });
  };
  return editable(
    view,
    name,
    label,
    () =>
      html`<div class="dk-field several">
        ${values.map(one)} ${values.at(-1) ? html`<button class="dk-quiet add" type="button" @click=${more}>${add}</button>` : nothing}
      </div>`,
  );
}

function address(view: EditView): TemplateResult | typeof nothing {
  const { words, draft, problems, change } = view;
  const part = (name: AddressPart, extra: Extra): TemplateResult =>
    fieldTemplate({
      ...extra,
      name,
      label: words[name],
      value: draft.address[name],
      error: name === 'street' ? problems['address'] : undefined,
      onInput: (value) => {
        change({ address: { ...draft.address, [name]: value } });
      },
    });
  return editable(
    view,
    'address',
    words.address,
    () =>
      html`<fieldset class="dk-wide address">
        <legend class="dk-label dk-sr">${words.address}</legend>
        ${part('street', { wide: true, maxlength: 255 })} ${part('zip', { maxlength: 20 })} ${part('city', { maxlength: 255 })}
        ${part('country', { wide: true, options: codes(view, 'region', countries, draft.address.country) })}
      </fieldset>`,
  );
}

function tags(view: EditView): TemplateResult | typeof nothing {
  const { words, draft, problems, change } = view;
  const onInput = (value: string): void => {
    change({ tags: value.split(',') });
  };
  return editable(view, 'tags', words.tags, () =>
    fieldTemplate({ name: 'tags', label: words.tags, help: words.tagsHelp, value: draft.tags.join(','), error: problems['tags'], onInput }),
  );
}

const owner = ({ owners, words }: EditView): TemplateResult | typeof nothing =>
  owners
    ? html`<div class="dk-field dk-wide" part="owner">
        <span class="dk-label">${words.owner}</span>
        <span><bdi>${owners.join(', ') || words.unassigned}</bdi></span>
        <p class="dk-help">${words.ownerByItself}</p>
      </div>`
    : nothing;

/** The card as it is edited, in place. */
export function editTemplate(view: EditView): TemplateResult {
  const { kind, draft, words, dictionaries, headingLevel, saving, onSave, onCancel } = view;
  const isPerson = kind === 'person';
  const civilities = [
    { id: 'mrs', title: words.mrs },
    { id: 'mr', title: words.mr },
  ];
  return html`<form part="form" novalidate aria-labelledby="name" @submit=${onSave}>
    <div class="intro">
      <div class="dk-heading" id="name" role="heading" aria-level=${headingLevel}>${words.editing}</div>
      <p class="dk-legend"><span class="dk-star" aria-hidden="true">*</span> ${words.required}</p>
    </div>
    ${view.restored} ${unsavedNotice({ ...view, clash: Object.values(view.conflicts).some(({ chosen }) => chosen === undefined) }, words)}
    <div class="dk-grid">
      ${isPerson ? text(view, 'civility', words.civility, { options: civilities }) : nothing}
      ${isPerson ? nothing : text(view, 'companyName', words.companyName, { required: true, wide: true, maxlength: 200 })}
      ${isPerson ? text(view, 'jobTitle', words.jobTitle, { maxlength: 255 }) : nothing}
      ${text(view, 'firstName', words.firstName, { required: isPerson, maxlength: 200 })}
      ${text(view, 'lastName', words.lastName, { required: isPerson, maxlength: 200 })}
      ${several(view, 'phones', words.phone, words.addPhone, { type: 'tel', inputmode: 'tel', maxlength: 60 })}
      ${several(view, 'emails', words.email, words.addEmail, { type: 'email', inputmode: 'email', maxlength: 320 })}
      ${isPerson ? text(view, 'companyName', words.companyName, { maxlength: 200, wide: true }) : nothing} ${address(view)}
      ${text(view, 'typeId', words.type, { options: dictionaries.list('clientTypes') })}
      ${text(view, 'temperatureId', words.temperature, { options: dictionaries.list('temperatures') })}
      ${text(view, 'language', words.language, { options: codes(view, 'language', languages, draft.language) })} ${tags(view)}
      ${owner(view)} ${text(view, 'about', words.about, { multiline: true, wide: true, maxlength: 4000 })}
    </div>
    ${saveButtons({ saving, save: words.save, onCancel }, words)}
  </form>`;
}
