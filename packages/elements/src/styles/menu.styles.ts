import { css } from 'lit';

/** A menu over the page: as wide as its words, one row for each. Loads with what opens one. */
export const menu = css`
  .dk-menu {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    min-inline-size: 11rem;
    max-inline-size: calc(100vw - 16px);
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_hairline);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 24px oklch(0 0 0 / 0.18);
    animation: dk-appear 120ms ease-out;
  }
  .dk-entry {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--_row);
    margin: 0;
    padding: 8px 12px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    line-height: 1.4;
    text-align: start;
    cursor: pointer;
  }
  .dk-entry[aria-disabled='true'] {
    color: var(--_muted);
  }
  .dk-entry:hover,
  .dk-entry:focus {
    background: var(--_sunken);
  }
  .dk-entry:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .dk-entry[aria-checked] {
    display: grid;
    grid-template-columns: 1.5rem 1fr;
  }
  .dk-entry[aria-checked]::before {
    content: '';
  }
  .dk-entry[aria-checked='true']::before {
    content: '✓' / '';
  }
  .dk-entry.apart {
    position: relative;
    margin-block-start: 9px;
  }
  .dk-entry.apart::before {
    content: '';
    position: absolute;
    inset-inline: -4px;
    inset-block-start: -5px;
    border-block-start: 1px solid var(--_hairline);
  }
  @media (prefers-reduced-motion: reduce) {
    .dk-menu {
      animation: none;
    }
  }
`;
