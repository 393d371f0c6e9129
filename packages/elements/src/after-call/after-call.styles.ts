import { css } from 'lit';

/** The question after a call: one row where there is room, its answers big enough for a thumb. */
export const afterCall = css`
  .after-call {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    margin-block-start: 12px;
  }
  .after-call > * {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .after-call .dk-quiet {
    min-inline-size: 44px;
    min-block-size: 40px;
    font-size: 1.375rem;
    line-height: 1;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
`;
