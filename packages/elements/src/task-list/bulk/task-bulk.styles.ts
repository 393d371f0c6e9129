import { css } from 'lit';

/** Rows that are chosen, and the bar of what may be done to them. */
export const choice = css`
  .chosen {
    position: sticky;
    z-index: 2;
    inset-block-start: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    min-block-size: calc(var(--_row) + 16px);
    box-sizing: border-box;
    padding-block: 8px;
    border-block-start: 1px solid var(--_hairline);
    background: var(--_surface);
  }
  .chosen .count {
    flex: 1 1 8rem;
    color: var(--_accent);
    font-weight: 600;
  }
  .pick-all {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: var(--_row);
    cursor: pointer;
  }
  .pick-all input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .pick-all input:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
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
