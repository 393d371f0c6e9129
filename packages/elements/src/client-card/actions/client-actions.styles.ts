import { css } from 'lit';

/** That a client is put away, and what deleting him reaches. */
export const actions = css`
  .archived {
    flex-wrap: wrap;
    align-items: center;
  }
  .archived > p {
    flex: 1 1 10rem;
  }
  .archived > .dk-button {
    flex: none;
  }
  .deletion {
    inline-size: min(34rem, 100vw - 32px);
  }
  .reached {
    max-block-size: 15rem;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
    border-block: 1px solid var(--_hairline);
  }
  .reached li {
    display: grid;
    gap: 2px 12px;
    align-items: baseline;
    grid-template-columns: minmax(0, 1fr) auto;
    padding: 8px 2px;
  }
  .reached li + li {
    border-block-start: 1px solid var(--_hairline);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 0 12px;
  }
`;
