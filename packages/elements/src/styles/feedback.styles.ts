import { css } from 'lit';

/** What a form shows once it is used: errors at fields, a button at work, fields held still. Loads with what uses it. */
export const feedback = css`
  .dk-input:read-only:not(select) {
    background: var(--_sunken);
  }
  .dk-error {
    display: flex;
    gap: 6px;
    margin: 0;
    color: var(--_danger);
    font-size: 0.875rem;
    font-weight: 500;
    line-height: 1.4;
  }
  .dk-error::before {
    content: '!';
    flex: none;
    box-sizing: border-box;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.08em;
    border: 1.5px solid;
    border-radius: 50%;
    font-size: 0.8em;
    line-height: 1;
    text-align: center;
    padding-block-start: 0.05em;
  }
  .dk-input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .dk-check .dk-error {
    grid-column: 2;
  }
  .dk-button[aria-disabled='true'] {
    cursor: progress;
    filter: none;
  }
  .dk-spin::before {
    content: '';
    display: inline-block;
    flex: none;
    box-sizing: border-box;
    inline-size: 1em;
    block-size: 1em;
    margin-inline-end: 0.5em;
    vertical-align: -0.125em;
    border: 2px solid;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: dk-turn 0.8s linear infinite;
  }
  @media (prefers-reduced-motion: reduce) {
    .dk-spin::before {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .dk-input[aria-invalid='true'] {
      outline: 2px solid Mark;
    }
  }
`;
