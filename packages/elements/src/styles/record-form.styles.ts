import { css } from 'lit';

/** A record as it is edited. Loads with what does so. */
export const recordForm = css`
  fieldset {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    align-content: start;
  }
  fieldset legend {
    padding: 0;
    margin-block-end: 4px;
  }
  .dk-choice {
    padding: 8px 12px;
    border: 1px solid var(--_warning);
    border-radius: var(--_radius);
  }
  .dk-choice .dk-check {
    padding-block: 2px;
  }
  form > .dk-actions {
    margin-block-start: 24px;
  }
  .intro {
    margin-block-end: 16px;
  }
`;
