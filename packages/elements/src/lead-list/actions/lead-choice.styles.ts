import { css } from 'lit';

/** Rows that can be chosen: a box before each, its menu after it, and the bar of what may be done. */
export const choice = css`
  .tally.chosen {
    position: sticky;
    z-index: 2;
    inset-block-start: 0;
    padding-block: 8px;
    background: var(--_surface);
  }
  .tally.chosen .count {
    color: var(--_accent);
    font-weight: 600;
  }
  .pick-all,
  .pick-one label,
  .acts-of .dk-quiet {
    display: grid;
    place-items: center;
    inline-size: 40px;
    cursor: pointer;
  }
  .pick-all {
    block-size: var(--_row);
  }
  .pick-all input,
  .pick-one input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .pick-all input:focus-visible,
  .pick-one input:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .pick-one,
  .acts-of {
    position: absolute;
    z-index: 1;
    display: grid;
    inset-block: 0;
  }
  .pick-one {
    inset-inline-start: 0;
  }
  .acts-of {
    inset-inline-end: 0;
    align-content: center;
  }
  .acts-of .dk-quiet {
    block-size: var(--_row);
    padding: 0;
    color: var(--_muted);
  }
  .acts-of .dk-icon {
    margin: 0;
  }
  .row[aria-selected='true'] {
    background: color-mix(in oklab, var(--_accent) 8%, var(--_surface));
  }
  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
