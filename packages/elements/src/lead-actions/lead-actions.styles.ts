import { css } from 'lit';

/** One row, never two: what does not fit stands in the menu. */
export const bar = css`
  .bar {
    display: flex;
    gap: 8px;
    min-block-size: var(--_row);
  }
  .bar > * {
    flex: none;
    padding-inline: 12px;
    white-space: nowrap;
  }
  .bar .dk-icon {
    margin: 0;
    margin-inline-end: 8px;
    inline-size: 18px;
    block-size: 18px;
    color: inherit;
  }
  .bar [hidden] {
    display: none;
  }
  .why {
    margin: 0;
    color: var(--_muted);
  }
  .bar ~ .why {
    margin-block-start: 8px;
  }
  .bar > [aria-disabled='true'] {
    border-color: var(--_hairline);
    background: var(--_sunken);
    color: var(--_muted);
    cursor: not-allowed;
  }
  @media (forced-colors: active) {
    .bar > [aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
  .bone {
    block-size: var(--_row);
    inline-size: 7rem;
    flex: 0 1 auto;
  }
`;
