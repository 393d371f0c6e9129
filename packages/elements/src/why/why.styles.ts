import { css } from 'lit';

/** Three questions in a row where there is room, and an answer. */
export const why = css`
  .questions {
    display: grid;
    gap: 12px 16px;
    align-items: start;
  }
  @container (min-width: 720px) {
    .questions {
      grid-template-columns: 1fr 1fr 1fr;
    }
  }
  .found {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
  }
  .found li + li {
    border-block-start: 1px solid var(--_hairline);
  }
  .found button {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_row);
    margin: 0;
    padding: 8px 12px;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .found button:hover {
    background: var(--_sunken);
  }
  .found button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .answer {
    margin-block-start: 16px;
  }
  .answer p {
    margin: 0;
  }
  .answer p + p {
    margin-block-start: 4px;
  }
`;
