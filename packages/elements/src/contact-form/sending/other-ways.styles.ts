import { css } from 'lit';

/** Numbers and addresses beside each other. */
export const ways = css`
  .dk-ways > * {
    display: inline-block;
    margin-inline-end: 0.75em;
    overflow-wrap: anywhere;
  }
`;
