import { css } from 'lit';

/** A record as it is read: facts with their labels. */
export const record = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: center;
    margin-block-end: 16px;
  }
  .who {
    flex: 1;
    min-inline-size: 10rem;
  }
  .dk-heading[tabindex]:focus {
    outline: none;
  }
  .facts dt {
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  .facts dd {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .facts dd ul {
    margin: 0;
    padding: 0;
    list-style: none;
    white-space: normal;
  }
  .facts dd li {
    min-block-size: 24px;
  }
  .bone {
    block-size: 1.15rem;
    inline-size: 8rem;
    max-inline-size: 60%;
    margin-block: 2px;
  }
  .bone.heading {
    block-size: 1.5rem;
    inline-size: 14rem;
    max-inline-size: 90%;
  }
  .bone.row {
    block-size: 3rem;
    inline-size: auto;
    max-inline-size: 85%;
  }
`;
