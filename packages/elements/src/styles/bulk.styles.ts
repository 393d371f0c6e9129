import { css } from 'lit';

/** How far an action on several records is, and what was left of it. */
export const bulk = css`
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  @container (max-width: 479px) {
    .acts {
      flex: 1 0 100%;
      gap: 6px;
    }
    .acts .dk-button {
      flex: 1;
      padding-inline: 6px;
      font-size: 0.9375em;
    }
  }
  .bar-of {
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--_accent);
  }
  .left {
    max-block-size: 15rem;
    margin: 4px 0 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
    border-block: 1px solid var(--_hairline);
  }
  .left li {
    padding: 8px 2px;
    overflow-wrap: anywhere;
  }
  .left li + li {
    border-block-start: 1px solid var(--_hairline);
  }
  .why {
    display: block;
  }
`;
