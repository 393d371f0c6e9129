import { css } from 'lit';

/** One line a record where there is room for columns, two where there is not; one height of a row in each. */
export const recordList = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .search {
    position: relative;
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .search .dk-icon {
    position: absolute;
    inset-inline-start: 10px;
    inset-block-start: calc(50% - 9px);
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    --_tone: var(--_muted);
    pointer-events: none;
  }
  .search .dk-input {
    padding-inline-start: 36px;
  }
  .sort {
    flex: 0 1 auto;
    inline-size: auto;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }
  .bar .dk-primary {
    margin-inline-start: auto;
  }
  .count {
    min-block-size: 1.15rem;
    margin-block: 12px 4px;
    font-variant-numeric: tabular-nums;
  }
  .list {
    border-block-start: 1px solid var(--_hairline);
  }
  .row {
    position: relative;
    display: flex;
    flex-flow: row wrap;
    align-content: center;
    column-gap: 12px;
    box-sizing: border-box;
    block-size: 68px;
    padding: 8px 4px;
    overflow: hidden;
    border-block-end: 1px solid var(--_hairline);
    content-visibility: auto;
    contain-intrinsic-block-size: 68px;
    font-variant-numeric: tabular-nums;
  }
  .row:hover,
  .row:focus-within {
    background: var(--_sunken);
  }
  .cell {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 0.8125rem;
    color: var(--_muted);
    line-height: 1.4;
  }
  .cell:empty {
    display: none;
  }
  .cell.title {
    flex: 1 0 100%;
    color: var(--_text);
    font-size: 1rem;
  }
  .title .open {
    color: inherit;
    font-weight: 600;
  }
  /* The whole row opens the record; the link is the one thing in it that takes focus. */
  .title .open::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .title .open:focus-visible {
    outline: none;
  }
  .title .open:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: var(--_radius);
  }
  .head {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    content-visibility: visible;
  }
  .foot {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding-block: 16px;
  }
  .bones {
    align-items: center;
  }
  .bones .dk-skeleton {
    block-size: 1.2em;
    inline-size: 60%;
  }
  .keys {
    display: grid;
    gap: 8px;
    margin: 16px 0;
  }
  .keys div {
    display: grid;
    grid-template-columns: 7rem 1fr;
  }
  .keys dd {
    margin: 0;
  }
  kbd {
    font: inherit;
    font-weight: 600;
  }
  @container (min-width: 600px) {
    .row {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      align-items: center;
      block-size: max(48px, var(--_row));
      padding-block: 0;
      contain-intrinsic-block-size: 48px;
    }
    .cell:empty {
      display: block;
    }
    .cell {
      color: var(--_text);
      font-size: 0.875rem;
    }
    .cell.number {
      text-align: end;
    }
    .row.head {
      position: static;
      inline-size: auto;
      block-size: 32px;
      padding: 0 4px;
      clip-path: none;
      background: none;
    }
    .head > .cell {
      font-size: 0.8125rem;
      color: var(--_muted);
      font-weight: 500;
    }
  }
`;
