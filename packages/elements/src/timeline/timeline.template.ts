import { eventCategory } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon, moreIcon } from '../base/icons.ts';
import { mailIcon } from '../base/mail-icon.ts';
import { recordLink } from '../base/record-link.ts';
import { localOf } from '../base/zone.ts';
import type { HrefFor } from '../context/crm-context.ts';
import { type Day, dayTitle } from './event-days.ts';
import { eventIcons } from './event-icons.ts';
import { type SeenEvent, type Telling, sentenceOf, textOf } from './event-text.ts';

/** What stands under the line of a remark: its words, nothing yet, or that it is gone. */
export type Quoted = { readonly text: string } | 'gone' | undefined;

/** Whether a mail has left, arrived or come back. */
export type Delivery = 'queued' | 'sent' | 'failed' | 'bounced';

/** What the days of a history are made with. */
export interface HistoryView extends Telling {
  readonly hrefFor: HrefFor;
  readonly headingLevel: number;
  readonly now: number;
  /** Whether a line names the lead that it is of. */
  readonly namesLead: boolean;
  /** Ids that came while the history was shown. */
  readonly fresh: ReadonlySet<string>;
  readonly quoted: (event: SeenEvent) => Quoted;
  readonly delivery: (event: SeenEvent) => Delivery | undefined;
  readonly workable: (event: SeenEvent) => boolean;
  readonly prepare: () => unknown;
  readonly open: (button: HTMLButtonElement, event: SeenEvent) => unknown;
}

const DAY = 86_400_000;

function timeOf({ createdAt }: SeenEvent, { format, now }: HistoryView): TemplateResult | typeof nothing {
  if (createdAt === undefined) return nothing;
  const brief = now - Date.parse(createdAt) < DAY ? format.brief(createdAt) : format.time(createdAt);
  return html`<time datetime=${createdAt} title=${format.exact(createdAt)}>${brief}</time>`;
}

function quote(event: SeenEvent, { quoted, words }: HistoryView): TemplateResult | typeof nothing {
  const said = quoted(event);
  if (said === undefined) return nothing;
  if (said === 'gone') return html`<p class="dk-help"><bdi>${words.remarkGone}</bdi></p>`;
  return html`<blockquote dir="auto">${said.text}</blockquote>`;
}

function deliveryOf(event: SeenEvent, { delivery, words }: HistoryView): TemplateResult | typeof nothing {
  const state = delivery(event);
  return state === undefined
    ? nothing
    : html`<span class="delivery" part="delivery" data-status=${state}>${words.deliveries[state]}</span>`;
}

function leadOf({ about = [] }: SeenEvent, { namesLead, hrefFor, words }: HistoryView): TemplateResult | typeof nothing {
  const lead = namesLead ? about.find((ref) => ref.startsWith('lead:'))?.slice('lead:'.length) : undefined;
  return lead === undefined ? nothing : recordLink(hrefFor, 'lead', lead, words.lead);
}

function line(event: SeenEvent, view: HistoryView): TemplateResult {
  const { words, fresh, workable, prepare, open } = view;
  const category = eventCategory(event.type ?? '');
  const sentence = sentenceOf(event, view);
  return html`<li class="item ${fresh.has(event.id) ? 'fresh' : ''}" part="item" data-id=${event.id} tabindex="-1">
    <span class="mark" data-category=${category}>${icon(event.type?.startsWith('message.') ? mailIcon : eventIcons[category])}</span>
    <div class="told">
      <p>
        <bdi>${sentence.map(({ text, name }) => (name ? html`<bdi class=${name}>${text}</bdi>` : text))}</bdi>
        ${deliveryOf(event, view)} <span class="dk-help">${timeOf(event, view)} ${leadOf(event, view)}</span>
      </p>
      ${quote(event, view)}
    </div>
    ${
      workable(event)
        ? html`<button
            class="dk-button acts"
            type="button"
            part="acts"
            aria-label=${words.actions.replace('{line}', () => textOf(sentence))}
            aria-haspopup="menu"
            @pointerenter=${prepare}
            @focus=${prepare}
            @click=${({ currentTarget }: Event) => open(currentTarget as HTMLButtonElement, event)}
          >
            ${icon(moreIcon)}
          </button>`
        : nothing
    }
  </li>`;
}

/** The days of a history, the newest first, each under its title (behaviours.md C21). */
export function daysTemplate(days: readonly Day[], view: HistoryView): TemplateResult {
  const today = localOf(view.dictionaries.settings.timeZone, view.now).slice(0, 10);
  return html`${repeat(
    days,
    ({ day }) => day,
    ({ day, events }) =>
      html`<section class="day" part="day">
        <div class="date" role="heading" aria-level=${view.headingLevel}>${dayTitle(day, view.lang, today)}</div>
        <ol>
          ${repeat(
            events,
            ({ id }) => id,
            (event) => line(event, view),
          )}
        </ol>
      </section>`,
  )}`;
}

/** The shape of a history while it is on its way. */
export const historySkeleton = (label: string): TemplateResult =>
  html`<div class="history" aria-busy="true" role="group" aria-label=${label} part="loading">
    <div class="dk-skeleton bone date"></div>
    ${[0, 1, 2, 3].map(
      () =>
        html`<div class="item">
          <span class="dk-skeleton mark"></span>
          <div class="dk-skeleton bone told"></div>
        </div>`,
    )}
  </div>`;

/** The shape of the box for a remark while it is on its way. */
export const boxSkeleton: TemplateResult = html`<div class="dk-skeleton bone box"></div>`;
