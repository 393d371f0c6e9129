import { css } from 'lit';

/** What it is, the one thing to do, and under it the addresses. */
export const calendar = css`
  .dk-heading {
    margin-block-end: 4px;
  }
  .dk-help {
    max-inline-size: 60ch;
  }
  .dk-help + .dk-button,
  .none + .dk-button,
  ul + .dk-button,
  .apart {
    margin-block-start: 12px;
  }
  .sub {
    margin-block: 24px 4px;
    font-weight: 600;
  }
  .none {
    margin: 12px 0 0;
  }
  ul {
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
  }
  .feed {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    padding-block: 8px;
    border-block-start: 1px solid var(--_hairline);
  }
  .feed:last-child {
    border-block-end: 1px solid var(--_hairline);
  }
  .made {
    margin-block-start: 12px;
  }
  .copying {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .copying .dk-input {
    flex: 1 1 12rem;
    inline-size: auto;
    font-family: ui-monospace, monospace;
  }
  .dk-row {
    margin-block-start: 12px;
  }
  .bones {
    display: grid;
    gap: 12px;
  }
  .bone {
    block-size: 1.15rem;
    inline-size: 24rem;
    max-inline-size: 90%;
  }
  .bone.heading {
    block-size: 1.5rem;
    inline-size: 8rem;
  }
  .bone.button {
    block-size: var(--_row);
    inline-size: 8rem;
  }
`;
