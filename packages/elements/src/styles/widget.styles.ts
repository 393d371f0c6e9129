import { css, type CSSResultGroup } from 'lit';
import { controls } from './controls.styles.ts';
import { feedback } from './feedback.styles.ts';
import { motion } from './motion.styles.ts';
import { notices } from './notice.styles.ts';
import { states } from './states.styles.ts';
import { tokens } from './tokens.styles.ts';

/** What the widgets of a portal have in common: links, headings, grids of fields, dialogs. */
export const widget = css`
  :host {
    container-type: inline-size;
    line-height: 1.5;
    text-align: start;
  }
  .dk-link {
    color: var(--_accent);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  a.dk-link:hover {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  a.dk-link:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .dk-notice .dk-link {
    text-decoration: underline;
  }
  [tabindex='-1']:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .dk-heading {
    margin: 0;
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .dk-grid {
    display: grid;
    gap: 16px;
    margin: 0;
  }
  @container (min-width: 480px) {
    .dk-grid {
      grid-template-columns: 1fr 1fr;
    }
  }
  .dk-wide {
    grid-column: 1 / -1;
  }
  .dk-dot {
    flex: none;
    forced-color-adjust: none;
  }
  .dk-dotted {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .dk-sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .dk-destructive {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  .dk-dialog {
    box-sizing: border-box;
    inline-size: min(26rem, 100vw - 32px);
    padding: 24px;
    border: 1px solid var(--_hairline);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 16px 48px oklch(0 0 0 / 0.25);
    animation: dk-appear 150ms ease-out;
  }
  .dk-dialog::backdrop {
    background: oklch(0 0 0 / 0.4);
  }
  .dk-dialog p {
    margin: 0 0 8px;
  }
  .dk-dialog .dk-actions {
    margin-block-start: 16px;
    justify-content: end;
  }
  .dk-waiting .dk-help {
    animation: dk-appear 150ms 3s ease-out backwards;
  }
  @media (prefers-reduced-motion: reduce) {
    .dk-dialog {
      animation: none;
    }
  }
`;

/** Every shared sheet of a widget. */
export const widgetStyles: CSSResultGroup = [motion, tokens, controls, feedback, notices, states, widget];
