import type { CalendarFeed, Crm, Seen } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { activeElement } from '../base/dialog.ts';
import { formatFor } from '../base/format.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import type { Prepared } from '../base/prepared.ts';
import { safeUrl } from '../base/safe-url.ts';
import { refusedState, staleState } from '../base/states.ts';
import { calendarFeedNoun } from '../context/calendar-contracts.ts';
import { PagesController } from '../controllers/pages-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { calendarExportMessages } from './calendar-export.messages.ts';
import { calendar } from './calendar-export.styles.ts';
import { type CalendarView, calendarSkeleton, calendarTemplate, type FeedsView } from './calendar-export.template.ts';
import type { CalendarWork } from './calendar-work.ts';
import type { CalendarExportMessages } from './locales/en.ts';

type Words = BaseMessages & CalendarExportMessages;

const workPart = () => import('./calendar-work.ts').catch(() => undefined);

/**
 * A person's open tasks, deadlines and appointments for his calendar program: as a file, and as private addresses to subscribe to, which
 * are shown once and can be revoked. Where no gateway could answer at an address, there is the file only.
 * @summary One's tasks and appointments in one's own calendar.
 * @fires dk-calendar-feed-created - An address was made; `detail` has the id of its record.
 * @fires dk-calendar-feed-revoked - An address was ended; `detail` has the id of its record.
 * @csspart download - The button that downloads.
 * @csspart create - The button that makes an address.
 * @csspart made - The new address, shown once.
 * @csspart address - The field with it.
 * @csspart copy - The button that copies it.
 * @csspart feed - One of the addresses.
 * @csspart revoke - The button that ends it.
 * @csspart dialog - The question before it ends.
 * @csspart save - The button that ends it for good.
 * @csspart cancel - The button that leaves the question.
 * @csspart field - One field of the question; it has none.
 * @csspart discard - The button that throws away what was typed.
 * @csspart notice - Why it was not done.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Not allowed.
 * @csspart stale - What is shown may be old.
 * @csspart restored - Says that what was typed before a reload is back.
 * @csspart start-again - The button that discards it.
 */
export class DkCalendarExport extends CrmElement {
  static override readonly tag = 'dk-calendar-export';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    url: {},
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, calendar];

  /** Where the gateway is that answers at the addresses; the provider's when left out. */
  url = '';
  /** Level of the heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, calendarExportMessages);
  readonly #feeds = new PagesController(this, calendarFeedNoun);
  #work: CalendarWork | undefined;
  // Whose addresses are followed.
  #asked: Crm | undefined;
  // A part could not be loaded.
  #unready = false;

  protected override forget(): void {
    this.#work = undefined;
    this.#unready = false;
    this.#asked = undefined;
    this.#feeds.ask(undefined, undefined);
  }

  protected override willUpdate(): void {
    const { crm } = this;
    const me = this.#me;
    if (!crm || me === undefined || crm === this.#asked || !crm.can('calendarFeed.view')) return;
    this.#asked = crm;
    this.#feeds.ask(crm, { where: { and: [{ eq: ['ownerIds', me] }, { isNull: 'revokedAt' }] }, limit: 100 });
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const skeleton = calendarSkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    if (!this.crm?.can('task.view')) return refusedState(words);
    const { error } = this.#feeds;
    if (error) return this.trouble(error, words, this.#feeds.refresh);
    const all = { ...words, ...own };
    return html`${this.#feeds.stale ? staleState(words, this.#feeds.refresh) : nothing}
    ${this.#unready ? html`<p class="dk-error" role="alert">${words.offlineText}</p>` : nothing} ${calendarTemplate(this.#view(all))}
    ${this.#work?.render(all)}`;
  }

  get #me(): string | undefined {
    return this.scope.session?.principal.id;
  }

  get #gateway(): string | undefined {
    return safeUrl(this.url || this.scope.url);
  }

  #view(words: Words): CalendarView {
    const { crm, headingLevel } = this;
    const me = this.#me;
    const { lang } = this.base;
    return {
      words,
      format: formatFor(lang, this.dictionaries.settings.timeZone),
      headingLevel,
      busy: this.#work?.busy,
      download: this.#prepared(async (work) => {
        if (crm && me !== undefined) await work.download(crm, me, lang, words);
      }),
      feeds: this.#feedsView(words),
    };
  }

  #feedsView(words: Words): FeedsView | 'nowhere' | undefined {
    const { crm } = this;
    const url = this.#gateway;
    if (!crm?.can('calendarFeed.view')) return undefined;
    if (url === undefined) return 'nowhere';
    return {
      all: this.#feeds.rows,
      loading: this.#feeds.loading,
      made: this.#work?.made,
      secure: isSecureContext,
      create: crm.can('calendarFeed.create') ? this.#prepared((work) => work.create(crm, url, words)) : undefined,
      mayRevoke: (feed) => crm.can('calendarFeed.revoke', feed),
      revoke: (feed: Seen<CalendarFeed>) => this.#prepared((work) => work.revoke(feed, words)),
    };
  }

  #prepared(act: (work: CalendarWork) => Promise<void>): Prepared {
    return { open: () => this.#act(act), prepare: workPart };
  }

  /** Does something with the part that acts, which loads now at the latest. */
  async #act(act: (work: CalendarWork) => Promise<void>): Promise<void> {
    const { crm } = this;
    const part = this.#work ? undefined : await workPart();
    if (crm !== this.crm) return;
    this.#work ??= part && new part.CalendarWork(this);
    this.#unready = !this.#work;
    this.requestUpdate();
    if (this.#work) await act(this.#work);
  }

  /** @internal Called when an address was made or ended here: what is shown follows, and focus stays. */
  changed(): void {
    this.#feeds.refresh();
    void this.updateComplete.then(() => {
      const now = activeElement();
      if (!now || now === document.body) this.renderRoot.querySelector<HTMLElement>('#feeds')?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-calendar-export': DkCalendarExport;
  }
}
