import { css } from 'lit';

/** What stands at the end of the line that says how many leads there are. */
export const tools = css`
  .tally {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    min-block-size: calc(var(--_row) + 16px);
    box-sizing: border-box;
  }
  .tally .count {
    margin: 0;
  }
  .tally .dk-quiet {
    font-size: 0.8125rem;
  }
  .tally .acts,
  .tally .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    margin-inline-start: auto;
  }
  .said {
    margin-block-end: 12px;
  }
`;
