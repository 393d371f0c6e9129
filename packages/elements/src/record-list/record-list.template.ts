import type { AnyRecord, Seen } from '@dealerkit/core';
import type { FieldDescription } from '@dealerkit/core/describe';
import { html, type TemplateResult } from 'lit';
import { recordLink } from '../base/record-link.ts';
import type { HrefFor } from '../context/crm-context.ts';
import { type NounView, capital, labelOf } from '../record/noun-view.ts';
import { type ValueContext, valueText } from '../record/value-text.ts';

/** What every row is made with. */
export interface RowsView extends ValueContext {
  readonly view: NounView;
  readonly columns: readonly FieldDescription[];
  readonly lang: string;
  readonly hrefFor: HrefFor;
  /** Id of the row that Tab reaches. */
  readonly current: string | undefined;
}

const kindOf = ({ type }: FieldDescription): string => (type === 'integer' || type === 'number' || type === 'money' ? 'number' : '');

/** What a row is called. */
export const rowName = (record: Seen<AnyRecord>, { view, lang, nounWords }: Pick<RowsView, 'view' | 'lang' | 'nounWords'>): string => {
  const title = view.title === undefined ? undefined : record[view.title];
  return typeof title === 'string' && title ? title : capital(nounWords.one, lang);
};

/** One record in a line: of one fixed height, whatever it says. */
export function rowTemplate(record: Seen<AnyRecord>, index: number, shown: RowsView): TemplateResult {
  const { view, columns, hrefFor, current } = shown;
  const name = rowName(record, shown);
  const tabIndex = record.id === current ? 0 : -1;
  return html`<div class="row" role="row" part="row" aria-rowindex=${index + 2} data-id=${record.id}>
    <span class="cell title" role="gridcell" title=${name}
      >${recordLink(hrefFor, view.noun.name, record.id, name, { className: 'dk-link open', tabIndex })}</span
    >
    ${columns.map((field) => {
      const text = valueText(field, record[field.name], shown);
      return html`<span class="cell ${kindOf(field)}" role="gridcell" title=${text} dir="auto">${text}</span>`;
    })}
  </div>`;
}

/** The titles of the columns; only the wide layout shows them, assistive technology always has them. */
export const headTemplate = ({
  view,
  columns,
  nounWords,
  lang,
}: Pick<RowsView, 'view' | 'columns' | 'nounWords' | 'lang'>): TemplateResult =>
  html`<div class="row head" role="row" aria-rowindex="1">
    <span class="cell title" role="columnheader"
      >${view.title === undefined ? capital(nounWords.one, lang) : labelOf(nounWords, view.title)}</span
    >
    ${columns.map((field) => html`<span class="cell ${kindOf(field)}" role="columnheader">${labelOf(nounWords, field.name)}</span>`)}
  </div>`;

/** The shape of the list on its way, each row of its final height. */
export const rowsSkeleton = (label: string): TemplateResult =>
  html`<div part="loading" aria-busy="true" role="group" aria-label=${label}>
    <p class="count"></p>
    <div class="list">${Array.from({ length: 6 }, () => html`<div class="row bones"><div class="dk-skeleton"></div></div>`)}</div>
  </div>`;
