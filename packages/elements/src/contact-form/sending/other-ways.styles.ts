import { css } from 'lit';

/** Numbers and addresses beside each other, and room above what may be pressed. */
export const ways = css`
  .dk-ways > * {
    display: inline-block;
    margin-inline-end: 0.75em;
    overflow-wrap: anywhere;
  }
  .dk-said .dk-actions {
    margin-block-start: 12px;
  }
`;
