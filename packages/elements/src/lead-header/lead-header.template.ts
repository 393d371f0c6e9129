import type { Lead, Seen } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Prepared } from '../base/prepared.ts';
import type { Dictionaries } from '../base/dictionaries.ts';
import { dot } from '../base/dot.ts';
import type { Format } from '../base/format.ts';
import { alertIcon, clockIcon, icon } from '../base/icons.ts';
import { type Shape, shapeOf, shapes } from '../base/lead-status.ts';
import { downIcon } from '../base/list-icons.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { plural } from '../base/plural.ts';
import { recordLink } from '../base/record-link.ts';
import type { HrefFor } from '../context/crm-context.ts';
import type { LeadHeaderMessages } from './locales/en.ts';

/** What everything in a header is shown with. */
export interface Shown {
  readonly lead: Pick<Seen<Lead>, 'id'> & Partial<Lead>;
  readonly words: BaseMessages & LeadHeaderMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
}

/** What the band is made of. */
export interface HeaderView extends Shown {
  readonly format: Format;
  readonly hrefFor: HrefFor;
  readonly headingLevel: string | number;
  /** Who the lead came from, where that is not the client himself. */
  readonly contact: string | undefined;
  readonly overdue: boolean;
  /** Absent where the reader may not change the status. */
  readonly change: Prepared | false;
}

type Fact = readonly [label: string, value: unknown];

function facts({ lead, words, dictionaries, contact }: HeaderView): TemplateResult {
  const { code, name, ownerIds, typeId, sourceId, stageId } = lead;
  const owner = ownerIds && (ownerIds.map((id) => dictionaries.person(id) ?? '…').join(', ') || words.unassigned);
  const stage = dictionaries.row('stages', stageId);
  const all: readonly Fact[] = [
    [words.lead, code],
    ...(contact === undefined ? [] : [[words.person, name] as const]),
    [words.owner, owner],
    [words.type, dictionaries.row('leadTypes', typeId)?.title],
    [words.source, dictionaries.row('sources', sourceId)?.title],
    [words.stage, stage && html`<span class="dk-dotted">${dot(stage.color)}${stage.title}</span>`],
  ];
  return html`<dl class="facts">
    ${all.map(
      ([label, value]) =>
        value &&
        html`<div>
          <dt>${label}</dt>
          <dd><bdi>${value}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}

// The time itself is written each second, without rendering.
function deadline({ lead, words, format, overdue }: HeaderView): TemplateResult | typeof nothing {
  const { nextDeadlineAt } = lead;
  if (!nextDeadlineAt || shapeOf(lead) !== 'open') return nothing;
  return html`<div class="box left ${overdue ? 'late' : ''}" part="deadline" title=${format.exact(nextDeadlineAt)}>
    ${icon(overdue ? alertIcon : clockIcon)}
    <p><span class="dk-help">${overdue ? words.overdueBy : words.timeLeft}</span> <bdi class="time" role="timer"></bdi></p>
  </div>`;
}

function counters({ lead, words, lang }: HeaderView): TemplateResult | typeof nothing {
  const counted = (['tradeIns', 'testDrives', 'offers'] as const).flatMap((name) =>
    lead[name] ? [plural(lang, lead[name], words[name])] : [],
  );
  if (counted.length === 0) return nothing;
  return html`<ul class="box counters" part="counters" aria-label=${words.counters}>
    ${counted.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}

// When it was is written as time goes by, without rendering.
const moment = (
  name: string,
  label: string,
  instant: string | null | undefined,
  { format }: HeaderView,
): TemplateResult | typeof nothing =>
  instant
    ? html`<div>
        <dt>${label}</dt>
        <dd title=${format.exact(instant)}><bdi class=${name}></bdi></dd>
      </div>`
    : nothing;

function dates(view: HeaderView): TemplateResult {
  const { lead, words } = view;
  return html`<dl class="dates" part="dates">
    ${moment('created', words.created, lead.createdAt, view)} ${moment('activity', words.activity, lead.lastActivityAt, view)}
    <div>
      <dt>${words.age}</dt>
      <dd><bdi class="age"></bdi></dd>
    </div>
  </dl>`;
}

function statusButton(shape: Shape, { words, change }: HeaderView): TemplateResult {
  const content = html`${icon(shapes[shape])}<span>${words[shape]}</span>`;
  if (!change) return html`<span class="dk-status chip" data-status=${shape} part="status">${content}</span>`;
  return html`<button
    class="dk-button status"
    id="status"
    type="button"
    part="status"
    aria-label=${words.changeStatus.replace('{status}', words[shape])}
    aria-haspopup="menu"
    @pointerenter=${change.prepare}
    @focus=${change.prepare}
    @click=${change.open}
  >
    ${content}${icon(downIcon)}
  </button>`;
}

/** The band: a tint of the status with a solid edge; its word and icon stand in the button (behaviours.md C4, C4a, C19). */
export function headerTemplate(view: HeaderView): TemplateResult {
  const { lead, hrefFor, headingLevel, contact } = view;
  const shape = shapeOf(lead);
  const { clientId, name = '…', vehicle } = lead;
  const title = contact ?? name;
  return html`<section class="band" data-status=${shape} part="band" aria-labelledby="name">
    <div class="who">
      <div class="dk-heading" id="name" role="heading" aria-level=${headingLevel} part="name">
        ${clientId ? recordLink(hrefFor, 'client', clientId, title) : html`<span dir="auto">${title}</span>`}
      </div>
      ${vehicle ? html`<p class="vehicle"><bdi>${vehicle}</bdi></p>` : nothing}${facts(view)}
    </div>
    <div class="numbers">${deadline(view)}${counters(view)}${dates(view)}</div>
    ${statusButton(shape, view)}
  </section>`;
}

/** The band's shape while its lead is on its way. */
export const headerSkeleton = (label: string): TemplateResult =>
  html`<div class="band" aria-busy="true" role="group" aria-label=${label} part="loading">
    <div class="who">
      <div class="dk-skeleton bone heading"></div>
      <div class="dk-skeleton bone"></div>
    </div>
    <div class="numbers"><div class="dk-skeleton box bone"></div></div>
    <div class="dk-skeleton bone button"></div>
  </div>`;
