import { css } from 'lit';

/** Fields, check boxes, buttons and their words, as they stand before anything happened. The class names are shared by every form of the family, in light and in shadow trees. */
export const controls = css`
  .dk-field {
    display: grid;
    gap: 4px;
    align-content: start;
    min-inline-size: 0;
  }
  .dk-label {
    inline-size: auto;
    margin: 0;
    text-transform: none;
    font-weight: 500;
    line-height: 1.4;
  }
  .dk-star {
    color: var(--_danger);
  }
  .dk-input {
    box-sizing: border-box;
    inline-size: 100%;
    block-size: auto;
    min-block-size: var(--_row);
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    text-transform: none;
    /* Below 16 px a phone zooms in on focus. */
    font-size: max(1em, 16px);
    line-height: 1.4;
    box-shadow: none;
    transition: border-color 120ms ease-out;
  }
  .dk-input:hover {
    border-color: var(--_text);
  }
  textarea.dk-input {
    resize: vertical;
    min-block-size: 7.5em;
    field-sizing: content;
    max-block-size: 20em;
  }
  .dk-help,
  .dk-legend {
    margin: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  .dk-check {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: 12px;
    align-items: start;
    padding-block: 4px;
    line-height: 1.4;
  }
  .dk-check input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    margin-block-start: calc(0.7em - 10px);
    accent-color: var(--_accent);
  }
  .dk-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    box-sizing: border-box;
    min-block-size: var(--_row);
    margin: 0;
    padding: 8px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 500;
    line-height: 1.4;
    block-size: auto;
    text-decoration: none;
    text-transform: none;
    cursor: pointer;
    transition: filter 120ms ease-out;
  }
  .dk-primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .dk-button:hover {
    filter: brightness(0.94);
  }
  .dk-input:focus-visible,
  .dk-check input:focus-visible,
  .dk-button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (prefers-reduced-motion: reduce) {
    .dk-input,
    .dk-button {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .dk-primary {
      border-color: ButtonText;
    }
  }
`;
