import { html, nothing, type TemplateResult } from 'lit';
import type { LeadListMessages } from './locales/en.ts';

/** What stands between the filters and the rows. */
export interface TallyView {
  readonly words: LeadListMessages;
  /** How many there are. */
  readonly count: string;
  /** How many are chosen; undefined while none is. */
  readonly chosen: string | undefined;
  /** Whether everything that is shown is chosen. */
  readonly all: boolean;
  /** Absent where rows cannot be chosen. */
  readonly onAll: (() => void) | undefined;
  /** What may be done to the chosen ones. */
  readonly actions: TemplateResult | undefined;
}

/** How many leads there are; where they can be chosen, how many are and what may be done to them. */
export function tallyTemplate({ words, count, chosen, all, onAll, actions }: TallyView): TemplateResult {
  if (!onAll) return html`<p class="count dk-help" part="count">${count}</p>`;
  return html`<div class="tally ${chosen ? 'chosen' : ''}">
    <label class="pick-all">
      <input type="checkbox" aria-label=${words.selectAll} .checked=${all} .indeterminate=${chosen !== undefined && !all} @click=${onAll} />
    </label>
    <p class="count dk-help" part="count">${chosen ?? count}</p>
    ${actions ?? nothing}
  </div>`;
}
