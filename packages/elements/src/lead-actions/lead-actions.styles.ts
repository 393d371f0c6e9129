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
  .bone {
    block-size: var(--_row);
    inline-size: 7rem;
    flex: 0 1 auto;
  }
`;
