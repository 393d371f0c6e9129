import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../base/icons.ts';
import type { LeadAction } from './lead-action.ts';
import type { LeadActionBarMessages } from './locales/en.ts';

/** What the bar is made of. */
export interface BarView {
  readonly words: LeadActionBarMessages;
  readonly actions: readonly LeadAction[];
  /** How many of them stand in the row; the others are in the menu. */
  readonly fit: number;
  /** The menu has more than what did not fit. */
  readonly menu: boolean;
  /** Why an action cannot be done as things are, in words. */
  readonly obstacle: (action: LeadAction) => string | undefined;
  readonly prepare: () => unknown;
  readonly onAct: (action: LeadAction, button: HTMLButtonElement) => void;
  readonly onMore: (button: HTMLButtonElement) => void;
}

const pressed = ({ currentTarget }: Event): HTMLButtonElement => currentTarget as HTMLButtonElement;

/** One row of buttons, one of them in the colour of what matters most (behaviours.md C9). */
export const barTemplate = ({ words, actions, fit, menu, obstacle, prepare, onAct, onMore }: BarView): TemplateResult =>
  html`<div class="bar" part="bar" role="group" aria-label=${words.bar}>
    ${actions.map((action, index) => {
      const why = obstacle(action);
      return html`<button
          class="dk-button action ${action.primary ? 'dk-primary' : ''}"
          id="act-${action.name}"
          type="button"
          part="action"
          aria-haspopup=${why === undefined ? 'dialog' : nothing}
          aria-disabled=${why === undefined ? nothing : 'true'}
          aria-describedby=${why === undefined ? nothing : `why-${action.name}`}
          ?hidden=${index >= fit}
          @pointerenter=${prepare}
          @focus=${prepare}
          @click=${(event: Event) => {
            onAct(action, pressed(event));
          }}
        >
          ${icon(action.icon)}${words[action.name]}</button
        >${why === undefined ? nothing : html`<span class="dk-sr" id="why-${action.name}">${why}</span>`}`;
    })}
    <button
      class="dk-button more"
      id="more"
      type="button"
      part="more"
      aria-haspopup="menu"
      ?hidden=${!menu && fit >= actions.length}
      @pointerenter=${prepare}
      @focus=${prepare}
      @click=${(event: Event) => {
        onMore(pressed(event));
      }}
    >
      ${words.more}
    </button>
  </div>`;

/** The bar's shape while its lead is on its way. */
export const barSkeleton = (label: string): TemplateResult =>
  html`<div class="bar" part="loading" aria-busy="true" role="group" aria-label=${label}>
    ${[0, 1, 2, 3].map(() => html`<div class="dk-skeleton bone"></div>`)}
  </div>`;
