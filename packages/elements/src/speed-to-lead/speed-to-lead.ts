import { type Crm, type DealerkitError, type Page, type Seen, type Lead, type SpeedToLead, asDealerkitError } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';
import { CrmElement } from '../base/crm-element.ts';
import { formatFor } from '../base/format.ts';
import { Messages } from '../base/messages.ts';
import { plural } from '../base/plural.ts';
import { emptyState, refusedState, staleState } from '../base/states.ts';
import { leadNoun } from '../context/contracts.ts';
import { measureSpeed } from '../context/lead-contracts.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { filterBar } from '../styles/filter-bar.styles.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { SpeedPeriodEvent } from './speed-to-lead.events.ts';
import { speedToLeadMessages } from './speed-to-lead.messages.ts';
import { speed } from './speed-to-lead.styles.ts';
import { barTemplate, speedSkeleton, speedTemplate, type SpeedView } from './speed-to-lead.template.ts';

/** The periods that can be looked at, in days. */
export const periods = [7, 30, 90] as const;

// Milliseconds that changes are waited for, so that many of them are one question.
const calm = 1500;

/**
 * How soon new leads are contacted, live: the median, the share within the house's delay, how many, how many wait; by person and by
 * source. It is counted where the leads are, of those that the person may view.
 * @summary How soon leads are contacted.
 * @fires dk-speed-period - Another period was chosen; `detail` has its days.
 * @csspart figures - The figures of all leads together.
 * @csspart table - The people, and the sources.
 * @csspart row - One of them.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - No lead, or not allowed.
 * @csspart stale - What is shown may be old.
 */
export class DkSpeedToLead extends CrmElement {
  static override readonly tag = 'dk-speed-to-lead';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    days: { type: Number },
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, filterBar, speed];

  /** The period in days: `7`, `30` or `90`. */
  days: (typeof periods)[number] = 30;
  /** Level of the heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, speedToLeadMessages);
  // What any lead's change is heard by.
  readonly #latest = new WatchedController<Page<Seen<Lead>>>(this);
  #question: readonly [crm: Crm, days: number] | undefined;
  #heard: Page<Seen<Lead>> | undefined;
  #speed: SpeedToLead | undefined;
  #error: DealerkitError | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  protected override forget(): void {
    clearTimeout(this.#waiting);
    this.#question = undefined;
    this.#heard = undefined;
    this.#speed = undefined;
    this.#error = undefined;
    this.#latest.follow(this.crm?.watchList(leadNoun, { sort: 'activity', limit: 1 }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#waiting);
  }

  protected override willUpdate(): void {
    const { crm, days } = this;
    if (!crm || !this.scope.session || !this.#known || !crm.can('lead.view')) return;
    const latest = this.#latest.current?.value;
    if (this.#question?.[0] !== crm || this.#question[1] !== days) {
      this.#heard = latest;
      void this.#ask();
    } else if (latest && latest !== this.#heard) {
      const first = this.#heard === undefined;
      this.#heard = latest;
      clearTimeout(this.#waiting);
      if (!first) this.#waiting = setTimeout(() => void this.#ask(), calm);
    }
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    if (!this.#known && words)
      return this.mistake(
        'speed-to-lead-attribute',
        `<${this.localName}> does not know days="${String(this.days)}"; there are: ${periods.join(', ')}.`,
        words,
      );
    const skeleton = speedSkeleton(words?.loading ?? '…');
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    if (!words || !own) return skeleton;
    if (!this.crm?.can('lead.view')) return refusedState(words);
    const { lang } = this.base;
    const { dictionaries, headingLevel } = this;
    const format = formatFor(lang, dictionaries.settings.timeZone);
    const view: SpeedView = { words: { ...words, ...own }, lang, format, dictionaries, headingLevel };
    const rows = periods.map((days) => ({ id: String(days), title: plural(lang, days, own.days) }));
    return html`${this.#latest.current?.stale ? staleState(words, this.#ask) : nothing} ${barTemplate(this.days, rows, this.#choose, view)}
    ${this.#content(view, skeleton)}`;
  }

  #content(view: SpeedView, skeleton: TemplateResult): TemplateResult {
    const { words } = view;
    if (this.#error) return this.trouble(this.#error, words, this.#ask);
    if (!this.#speed) return skeleton;
    if (this.#speed.all.leads === 0) return emptyState(words.emptyTitle, words.emptyText);
    return speedTemplate(this.#speed, view);
  }

  get #known(): boolean {
    return periods.includes(this.days);
  }

  readonly #choose = (days: string): void => {
    this.days = Number(days) as DkSpeedToLead['days'];
    this.dispatchEvent(new SpeedPeriodEvent({ days: this.days }));
  };

  /** Asks how it is now; what was known stays until the answer is there. */
  readonly #ask = async (): Promise<void> => {
    const { crm, days } = this;
    if (!crm) return;
    const question = [crm, days] as const;
    this.#question = question;
    try {
      const { summary } = await crm.preview(measureSpeed, { days });
      if (question !== this.#question) return;
      this.#speed = summary as unknown as SpeedToLead;
      this.#error = undefined;
    } catch (error) {
      if (question !== this.#question) return;
      this.#error = asDealerkitError(error);
    }
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-speed-to-lead': DkSpeedToLead;
  }
}
