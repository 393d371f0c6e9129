import type { Speed, SpeedOf, SpeedToLead } from '@dealerkit/core';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Dictionaries, Row } from '../base/dictionaries.ts';
import type { Format } from '../base/format.ts';
import { segments, type Take } from '../base/filters.template.ts';
import { lasting } from '../base/lasting.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { SpeedToLeadMessages } from './locales/en.ts';

/** What the figures are shown with. */
export interface SpeedView {
  readonly words: BaseMessages & SpeedToLeadMessages;
  readonly lang: string;
  readonly format: Format;
  readonly dictionaries: Dictionaries;
  readonly headingLevel: string | number;
}

const percent = (part: number, all: number, lang: string): string =>
  new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 }).format(part / all);

const medianOf = ({ median }: Speed, { lang, words }: SpeedView): string => (median === null ? words.never : lasting(median, lang));

const withinOf = ({ inTime, due }: Speed, { lang }: SpeedView): string => (due === 0 ? '–' : percent(inTime, due, lang));

function fractionOf({ inTime, due }: Speed, { words, format }: SpeedView): string {
  return words.withinOf.replace('{part}', format.number(inTime)).replace('{all}', format.number(due));
}

/** The title with the choice of a period. */
export function barTemplate(days: number, rows: readonly Row[], take: Take, { words, headingLevel }: SpeedView): TemplateResult {
  return html`<header>
    <div class="dk-heading" role="heading" aria-level=${headingLevel}>${words.title}</div>
    ${segments('days', words.period, rows, String(days), take)}
  </header>`;
}

/** The four figures of all leads together. */
function figures(all: Speed, view: SpeedView): TemplateResult {
  const { words, format } = view;
  const said: readonly (readonly [label: string, figure: string, more: string])[] = [
    [words.median, medianOf(all, view), ''],
    [words.within, withinOf(all, view), all.due > 0 ? fractionOf(all, view) : ''],
    [words.leads, format.number(all.leads), ''],
    [words.waiting, format.number(all.waiting), ''],
  ];
  return html`<dl class="figures" part="figures">
    ${said.map(
      ([label, figure, more]) =>
        html`<div>
          <dt class="dk-help">${label}</dt>
          <dd>${figure}${more ? html`<span class="dk-help">${more}</span>` : nothing}</dd>
        </div>`,
    )}
  </dl>`;
}

// The longest bar is the slowest row: the shorter, the better. What it shows stands beside it in words.
const bar = (median: number | null, slowest: number): TemplateResult =>
  html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8"></rect>
    ${median === null ? nothing : svg`<rect class="fill" width=${slowest > 0 ? Math.max(1, (median / slowest) * 100) : 1} height="8"></rect>`}
  </svg>`;

function row(speed: SpeedOf, name: string, slowest: number, view: SpeedView): TemplateResult {
  const { words, format } = view;
  const cell = (className: string, label: string, content: unknown, title?: string): TemplateResult =>
    html`<td class=${className} role="cell" title=${title ?? nothing}>
      <span class="label" aria-hidden="true">${label}</span>${content}
    </td>`;
  return html`<tr role="row" part="row">
    <th class="name" role="rowheader" scope="row"><bdi>${name}</bdi></th>
    ${cell('median', words.median, html`<span class="value">${medianOf(speed, view)}</span>${bar(speed.median, slowest)}`)}
    ${cell('within', words.within, withinOf(speed, view), speed.due > 0 ? fractionOf(speed, view) : undefined)}
    ${cell('leads', words.leads, format.number(speed.leads))} ${cell('waiting', words.waiting, format.number(speed.waiting))}
  </tr>`;
}

function table(title: string, id: string, rows: readonly (readonly [name: string, speed: SpeedOf])[], view: SpeedView): TemplateResult {
  const { words, headingLevel } = view;
  const slowest = Math.max(0, ...rows.map(([, { median }]) => median ?? 0));
  const columns = [words.name, words.median, words.within, words.leads, words.waiting];
  return html`<div class="sub" id=${id} role="heading" aria-level=${Number(headingLevel) + 1}>${title}</div>
    <table role="table" aria-labelledby=${id} part="table">
      <thead>
        <tr role="row">
          ${columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(([name, speed]) => row(speed, name, slowest, view))}
      </tbody>
    </table>`;
}

/** How soon leads were contacted: together, by person, by source (behaviours.md C28a). */
export function speedTemplate({ all, people, sources }: SpeedToLead, view: SpeedView): TemplateResult {
  const { words, dictionaries } = view;
  const person = ({ id }: SpeedOf): string => (id === null ? words.nobody : (dictionaries.person(id) ?? words.unknown));
  const source = ({ id }: SpeedOf): string => (id === null ? words.noSource : (dictionaries.row('sources', id)?.title ?? words.unknown));
  return html`${figures(all, view)}
    ${table(
      words.byPerson,
      'people',
      people.map((speed) => [person(speed), speed]),
      view,
    )}
    ${table(
      words.bySource,
      'sources',
      sources.map((speed) => [source(speed), speed]),
      view,
    )}
    <p class="dk-help explain">${words.explain}</p>`;
}

/** The shape of the figures while they are on their way. */
export const speedSkeleton = (label: string): TemplateResult =>
  html`<div aria-busy="true" role="group" aria-label=${label} part="loading">
    <div class="figures">${[1, 2, 3, 4].map(() => html`<div class="dk-skeleton bone"></div>`)}</div>
    <div class="rows">${[1, 2, 3, 4].map(() => html`<div class="dk-skeleton dk-row"></div>`)}</div>
  </div>`;
