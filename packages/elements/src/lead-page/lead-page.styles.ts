import { css } from 'lit';

/** The head, the bar, the tabs, and what stands under the chosen one. */
export const page = css`
  .page {
    display: grid;
    gap: 16px;
  }
  .page[hidden] {
    display: none;
  }
  .tabs {
    display: flex;
    gap: 4px;
    overflow-x: auto;
    border-block-end: 1px solid var(--_hairline);
  }
  .tab {
    flex: none;
    min-block-size: var(--_row);
    margin: 0;
    padding: 8px 12px;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .tab:focus-visible,
  .panel:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: var(--_radius);
  }
  .panel:focus-visible {
    outline-offset: 4px;
  }
  .panel > * + dk-task-list {
    margin-block-start: 24px;
  }
  .message {
    margin: 0 0 16px;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--_hairline);
    background: var(--_sunken);
  }
  .message blockquote {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
