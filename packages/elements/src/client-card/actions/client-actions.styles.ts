import { css } from 'lit';

/** The dialogs of the card's menu. */
export const actions = css`
  .dk-dialog > form {
    display: grid;
    gap: 12px;
  }
  .dk-dialog p,
  .dk-dialog .dk-said {
    margin: 0;
  }
  .dk-dialog .dk-said p + p {
    margin-block-start: 4px;
  }
  .dk-dialog .dk-actions {
    margin-block-start: 8px;
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
