import type { CalendarFeed, Seen } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { copy } from '../base/copy.ts';
import { flag } from '../base/flag.ts';
import type { Format } from '../base/format.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { Prepared } from '../base/prepared.ts';
import type { CalendarExportMessages } from './locales/en.ts';

/** What the widget is made of. */
export interface CalendarView {
  readonly words: BaseMessages & CalendarExportMessages;
  readonly format: Format;
  readonly headingLevel: string | number;
  readonly busy: 'download' | 'create' | undefined;
  readonly download: Prepared;
  /** Absent where the person may not have addresses; `nowhere` where no gateway could answer at them. */
  readonly feeds: FeedsView | 'nowhere' | undefined;
}

/** The addresses of a person. */
export interface FeedsView {
  readonly all: readonly Seen<CalendarFeed>[];
  readonly loading: boolean;
  /** The one that was just made. */
  readonly made: { readonly id: string; readonly address: string } | undefined;
  /** Whether the page can make a secret: over https, or on this machine. */
  readonly secure: boolean;
  /** Absent without the right. */
  readonly create: Prepared | undefined;
  readonly mayRevoke: (feed: Seen<CalendarFeed>) => boolean;
  readonly revoke: (feed: Seen<CalendarFeed>) => Prepared;
}

const spin = (busy: boolean): string => (busy ? 'dk-spin' : '');

const downloadButton = ({ open, prepare }: Prepared, busy: boolean, text: string): TemplateResult =>
  html`<button
    class="dk-button ${spin(busy)}"
    type="button"
    part="download"
    aria-disabled=${flag(busy)}
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${open}
  >
    ${text}
  </button>`;

const createButton = ({ open, prepare }: Prepared, busy: boolean, text: string): TemplateResult =>
  html`<button
    class="dk-button ${spin(busy)}"
    type="button"
    part="create"
    aria-disabled=${flag(busy)}
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${open}
  >
    ${text}
  </button>`;

const revokeButton = ({ open, prepare }: Prepared, label: string, text: string): TemplateResult =>
  html`<button class="dk-button" type="button" part="revoke" aria-label=${label} @pointerenter=${prepare} @focus=${prepare} @click=${open}>
    ${text}
  </button>`;

const madeBox = (address: string, words: CalendarView['words']): TemplateResult =>
  html`<div class="dk-notice dk-success made" part="made">
    <label class="dk-strong" for="address">${words.address}</label>
    <div class="copying">
      <input class="dk-input" id="address" part="address" readonly dir="ltr" .value=${address} />
      <button class="dk-button" type="button" part="copy" aria-label=${words.copyAddress} @click=${copy(address, words)}>
        ${words.copy}
      </button>
    </div>
    <p>${words.onlyNow}</p>
  </div>`;

function feed(each: Seen<CalendarFeed>, { mayRevoke, revoke }: FeedsView, { words, format }: CalendarView): TemplateResult {
  const date = format.when(each.createdAt);
  return html`<li class="feed" part="feed">
    <span title=${format.exact(each.createdAt)}>${words.since.replace('{date}', date)}</span>
    ${mayRevoke(each) ? revokeButton(revoke(each), words.revokeOf.replace('{date}', date), words.revoke) : nothing}
  </li>`;
}

function feedsTemplate(feeds: FeedsView, view: CalendarView): TemplateResult {
  const { words, headingLevel, busy } = view;
  const { all, loading, made, create, secure } = feeds;
  return html`<div class="sub" id="feeds" role="heading" aria-level=${Number(headingLevel) + 1} tabindex="-1">${words.feeds}</div>
    <p class="dk-help">${words.readers}</p>
    ${made ? madeBox(made.address, words) : nothing}
    ${
      loading
        ? html`<div class="dk-skeleton dk-row" aria-busy="true"></div>`
        : all.length > 0
          ? html`<ul aria-labelledby="feeds">
              ${all.map((each) => feed(each, feeds, view))}
            </ul>`
          : html`<p class="none">${words.none}</p>`
    }
    ${
      !create || loading
        ? nothing
        : secure
          ? createButton(create, busy === 'create', words.create)
          : html`<p class="dk-help apart">${words.insecure}</p>`
    }`;
}

/** The calendar to download, and the addresses to subscribe to (behaviours.md C25). */
export function calendarTemplate(view: CalendarView): TemplateResult {
  const { words, headingLevel, download, feeds, busy } = view;
  return html`<div class="dk-heading" role="heading" aria-level=${headingLevel}>${words.title}</div>
    <p class="dk-help">${words.intro}</p>
    ${downloadButton(download, busy === 'download', words.download)}
    ${feeds === 'nowhere' ? html`<p class="dk-help apart">${words.noFeeds}</p>` : feeds ? feedsTemplate(feeds, view) : nothing}`;
}

/** The widget's shape while it is on its way. */
export const calendarSkeleton = (label: string): TemplateResult =>
  html`<div class="bones" aria-busy="true" role="group" aria-label=${label} part="loading">
    <div class="dk-skeleton bone heading"></div>
    <div class="dk-skeleton bone"></div>
    <div class="dk-skeleton bone button"></div>
  </div>`;
