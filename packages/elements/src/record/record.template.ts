import type { AnyRecord, Seen } from '@dealerkit/core';
import type { FieldDescription } from '@dealerkit/core/describe';
import { html, nothing, type TemplateResult } from 'lit';
import { emailLink, phoneLink } from '../base/contact-ways.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { recordLink } from '../base/record-link.ts';
import { safeUrl } from '../base/safe-url.ts';
import type { HrefFor } from '../context/crm-context.ts';
import type { RecordMessages } from './locales/en.ts';
import { type NounView, capital, labelOf } from './noun-view.ts';
import { type ValueContext, valueText } from './value-text.ts';

/** What the face of a record is made of. */
export interface RecordView extends ValueContext {
  readonly view: NounView;
  /** Fields that the reader may not see are absent. */
  readonly record: Seen<AnyRecord>;
  readonly words: BaseMessages & RecordMessages;
  readonly lang: string;
  readonly hrefFor: HrefFor;
  readonly headingLevel: string | number;
  /** Absent where the reader may not. */
  readonly onEdit: (() => void) | undefined;
  readonly onDelete: (() => void) | undefined;
}

/** What a record is called. */
export const nameOf = ({ view, record, nounWords, lang }: Pick<RecordView, 'view' | 'record' | 'nounWords' | 'lang'>): string => {
  const title = view.title === undefined ? undefined : record[view.title];
  return typeof title === 'string' && title ? title : capital(nounWords.one, lang);
};

function content(field: FieldDescription, shown: RecordView): TemplateResult | string {
  const value = shown.record[field.name];
  const text = valueText(field, value, shown);
  if (text === '') return '';
  if (field.type === 'instant') return html`<time datetime=${value} title=${shown.format.exact(value as string)}>${text}</time>`;
  if (field.type === 'record') return recordLink(shown.hrefFor, field.noun ?? '', text, labelOf(shown.nounWords, field.name));
  const kind = field.type === 'texts' ? shown.view.noun.search[field.name] : undefined;
  if (kind === 'phone' || kind === 'email')
    return html`${(value as readonly string[]).map((each) => html`<div><bdi>${kind === 'phone' ? phoneLink(each) : emailLink(each)}</bdi></div>`)}`;
  const address = field.type === 'url' ? safeUrl(text) : undefined;
  return address === undefined ? text : html`<a class="dk-link" href=${address} rel="noreferrer">${text}</a>`;
}

const row = (label: string, value: TemplateResult | string, wide: boolean): TemplateResult | typeof nothing =>
  value === ''
    ? nothing
    : html`<div class=${wide ? 'dk-wide' : ''} part="row">
        <dt>${label}</dt>
        <dd>${typeof value === 'string' ? html`<bdi>${value}</bdi>` : value}</dd>
      </div>`;

/** A record as it is read. */
export function recordTemplate(shown: RecordView): TemplateResult {
  const { view, record, words, nounWords, lang, format, headingLevel, onEdit, onDelete } = shown;
  const name = nameOf(shown);
  const kind = capital(nounWords.one, lang);
  return html`<article part="card" aria-labelledby="dk-name">
    <header part="header">
      <div class="who">
        <div class="dk-heading" id="dk-name" tabindex="-1" role="heading" aria-level=${headingLevel} part="name"><bdi>${name}</bdi></div>
        ${name === kind ? nothing : html`<p class="dk-help">${kind}</p>`}
      </div>
      ${onDelete ? html`<button class="dk-button dk-danger-text" id="dk-delete" type="button" part="delete" @click=${onDelete}>${words.delete}</button>` : nothing}
      ${onEdit ? html`<button class="dk-button" id="dk-edit" type="button" part="edit" @click=${onEdit}>${words.edit}</button>` : nothing}
    </header>
    <dl class="dk-grid facts">
      ${view.fields
        .filter((field) => field.name !== view.title)
        .map((field) => row(labelOf(nounWords, field.name), content(field, shown), field.type === 'multiline'))}
      ${row(words.createdAt, html`<time datetime=${record.createdAt} title=${format.exact(record.createdAt)}>${format.brief(record.createdAt)}</time>`, false)}
      ${row(words.updatedAt, html`<time datetime=${record.updatedAt} title=${format.exact(record.updatedAt)}>${format.brief(record.updatedAt)}</time>`, false)}
    </dl>
  </article>`;
}

/** The question before a record is deleted; its `returnValue` is `yes` when it may be. */
export const deleteDialog = (name: string, words: BaseMessages & RecordMessages): TemplateResult =>
  html`<dialog class="dk-dialog" id="dk-ask" part="dialog" aria-labelledby="delete-title" aria-describedby="delete-text">
    <form method="dialog">
      <p class="dk-strong" id="delete-title" dir="auto">${words.deleteTitle.replace('{name}', () => name)}</p>
      <p id="delete-text">${words.deleteText}</p>
      <div class="dk-actions">
        <button class="dk-button" value="">${words.cancel}</button>
        <button class="dk-button dk-destructive" value="yes">${words.delete}</button>
      </div>
    </form>
  </dialog>`;

/** The shape of a record on its way. */
export const recordSkeleton = (label: string): TemplateResult =>
  html`<div aria-busy="true" role="group" aria-label=${label} part="loading">
    <header>
      <div class="who"><div class="dk-skeleton bone heading"></div></div>
    </header>
    <div class="dk-grid facts">${[1, 2, 3, 4].map(() => html`<div class="dk-skeleton bone row"></div>`)}</div>
  </div>`;
