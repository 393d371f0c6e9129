import { html, nothing, type TemplateResult } from 'lit';
import type { LeadActionsMessages } from './locales/en.ts';

/** What stands between the filters and the rows. */
export interface TallyView {
  readonly words: LeadActionsMessages;
  /** How many there are. */
  readonly count: string;
  /** How many are chosen; undefined while none is. */
  readonly chosen: string | undefined;
  /** Whether everything that is shown is chosen. */
  readonly all: boolean;
  readonly onAll: () => void;
  /** What may be done to the chosen ones. */
  readonly actions: TemplateResult | undefined;
  readonly more: TemplateResult | typeof nothing;
}

/** How many leads there are, or how many are chosen and what may be done to them. */
export function tallyTemplate({ words, count, chosen, all, onAll, actions, more }: TallyView): TemplateResult {
  return html`<div class="tally ${chosen ? 'chosen' : ''}">
    <label class="pick-all">
      <input type="checkbox" aria-label=${words.selectAll} .checked=${all} .indeterminate=${chosen !== undefined && !all} @click=${onAll} />
    </label>
    <p class="count dk-help" part="count">${chosen ?? count}</p>
    ${actions ?? nothing} ${more}
  </div>`;
}
