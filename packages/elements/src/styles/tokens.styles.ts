import { css } from 'lit';

/**
 * Public names are `--dk-*` and are only ever read, so that a page may set them anywhere above; the private `--_*` hold the outcome.
 * Every pair that carries text is AA in light and dark (tokens.test.ts computes it).
 * The manifest names, for each element, those that its styles use (scripts/metadata.mjs).
 * @cssprop --dk-surface - Background of cards, fields and dialogs.
 * @cssprop --dk-sunken - Background of what lies behind: bars, read-only fields.
 * @cssprop --dk-text - Colour of text.
 * @cssprop --dk-muted - Colour of labels and of what matters less.
 * @cssprop --dk-hairline - Colour of lines between rows.
 * @cssprop --dk-border - Colour of the edges of fields and buttons.
 * @cssprop --dk-accent - Colour of links, focus and the main button.
 * @cssprop --dk-on-accent - Colour of text on the accent.
 * @cssprop --dk-danger - Colour of errors and of what is overdue.
 * @cssprop --dk-warning - Colour of warnings.
 * @cssprop --dk-success - Colour of what went well.
 * @cssprop --dk-radius - Radius of corners, 6px.
 * @cssprop --dk-row - Height of a row, 40px; 48px under a finger.
 * @cssprop --dk-progress - Colour of the status of leads in progress.
 */
export const tokens = css`
  :host,
  [data-dk] {
    --_surface: var(--dk-surface, light-dark(oklch(1 0 0), oklch(0.22 0.012 262)));
    --_sunken: var(--dk-sunken, light-dark(oklch(0.97 0.004 262), oklch(0.18 0.01 262)));
    --_text: var(--dk-text, light-dark(oklch(0.25 0.02 262), oklch(0.94 0.006 262)));
    --_muted: var(--dk-muted, light-dark(oklch(0.48 0.02 262), oklch(0.74 0.012 262)));
    --_hairline: var(--dk-hairline, light-dark(oklch(0.91 0.006 262), oklch(0.34 0.014 262)));
    --_border: var(--dk-border, light-dark(oklch(0.62 0.016 262), oklch(0.58 0.016 262)));
    --_accent: var(--dk-accent, light-dark(oklch(0.45 0.14 258), oklch(0.76 0.11 255)));
    --_on-accent: var(--dk-on-accent, light-dark(oklch(1 0 0), oklch(0.2 0.04 262)));
    --_danger: var(--dk-danger, light-dark(oklch(0.5 0.19 27), oklch(0.76 0.13 24)));
    --_warning: var(--dk-warning, light-dark(oklch(0.48 0.11 72), oklch(0.82 0.12 82)));
    --_success: var(--dk-success, light-dark(oklch(0.46 0.11 152), oklch(0.79 0.13 155)));
    --_radius: var(--dk-radius, 6px);
    --_row: var(--dk-row, 40px);
    display: block;
    color: inherit;
  }
  :host([hidden]),
  [data-dk][hidden],
  [data-dk] [hidden] {
    display: none !important;
  }
  @media (pointer: coarse) {
    :host,
    [data-dk] {
      --_row: var(--dk-row, 48px);
    }
  }
`;
