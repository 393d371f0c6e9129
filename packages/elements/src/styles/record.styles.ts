import { css } from 'lit';

/** A record as it is read, facts with their labels, and as it is edited. */
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
  form .dk-said {
    margin-block-end: 16px;
  }
  .intro {
    margin-block-end: 16px;
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
  .dk-danger-text {
    color: var(--_danger);
  }
`;
