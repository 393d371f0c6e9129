import { css } from 'lit';

/** A record that can be deleted. */
export const deletable = css`
  .dk-danger-text {
    color: var(--_danger);
  }
`;
