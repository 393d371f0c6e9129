import { css } from 'lit';

/** One deadline a row: the time left first to the eye, what may be done at its end. */
export const deadlines = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 8px;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .sub {
    margin-block: 16px 8px;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.4;
  }
  .item {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: start;
    padding-block: 12px;
    border-block-start: 1px solid var(--_hairline);
  }
  .item p {
    margin: 0;
  }
  .face {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    --_tone: var(--_muted);
  }
  .face .dk-icon,
  .left .dk-icon,
  .acts .dk-icon {
    margin: 0;
  }
  .done {
    --_tone: var(--_success);
  }
  .what {
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .closed .name {
    font-weight: 500;
  }
  .left {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    align-items: center;
  }
  .left .dk-icon {
    inline-size: 16px;
    block-size: 16px;
    --_tone: currentColor;
  }
  .time {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .late {
    color: var(--_danger);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .acts .notMade {
    gap: 4px;
    padding-inline-end: 8px;
  }
  .acts .dk-icon {
    inline-size: 18px;
    block-size: 18px;
    --_tone: currentColor;
  }
  .acts .more {
    padding-inline: 8px;
  }
  .foot {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding-block: 16px;
  }
  .bone {
    block-size: 3rem;
    inline-size: 18rem;
    max-inline-size: 90%;
  }
  .bone.heading {
    block-size: 1.5rem;
    inline-size: 8rem;
  }
`;
