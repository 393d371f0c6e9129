import { css } from 'lit';

/** The table of rights: one column under 480 px, two above; a bar for what is not saved yet. */
export const rights = css`
  article {
    max-inline-size: 60rem;
  }
  header {
    display: grid;
    gap: 4px;
    margin-block-end: 16px;
  }
  header p {
    margin: 0;
  }
  .pick {
    max-inline-size: 26rem;
    margin-block-end: 16px;
  }
  section {
    margin-block-end: 24px;
  }
  .section-title {
    margin: 0 0 8px;
    font-size: 1rem;
    font-weight: 600;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  table,
  tbody,
  tr,
  th,
  td {
    display: block;
    padding: 0;
    text-align: start;
    font-weight: inherit;
  }
  th .dk-help,
  label .dk-help {
    display: block;
  }
  tbody {
    margin-block-end: 16px;
  }
  .module-head {
    display: flex;
    gap: 16px;
    align-items: center;
    justify-content: space-between;
    padding-block: 8px;
    border-block-end: 1px solid var(--_border);
  }
  .module-name {
    display: block;
    font-weight: 600;
  }
  .switch {
    display: inline-flex;
    flex: none;
    gap: 8px;
    align-items: center;
    min-block-size: var(--_row);
    color: var(--_muted);
    font-size: 0.875rem;
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    position: relative;
    box-sizing: border-box;
    inline-size: 36px;
    block-size: 20px;
    margin: 0;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_sunken);
    cursor: pointer;
    transition: background-color 120ms ease-out;
  }
  .switch input::before {
    content: '';
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: 2px;
    inline-size: 14px;
    block-size: 14px;
    border-radius: 50%;
    background: var(--_muted);
    transition: inset-inline-start 120ms ease-out;
  }
  .switch input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .switch input:checked::before {
    inset-inline-start: 18px;
    background: var(--_on-accent);
  }
  .switch input:focus-visible,
  .level:focus-visible,
  summary:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .right {
    display: grid;
    gap: 4px 16px;
    align-items: center;
    padding-block: 8px;
    border-block-end: 1px solid var(--_hairline);
  }
  .right th {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .mark {
    margin-inline-start: 4px;
    padding: 1px 6px;
    border: 1px solid var(--_accent);
    border-radius: 10px;
    color: var(--_accent);
    font-size: 0.75rem;
    white-space: nowrap;
  }
  .level {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--_row);
    margin: 0;
    padding: 6px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    line-height: 1.35;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .level::after {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    margin-block-end: 4px;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
  }
  .level:hover:enabled {
    border-color: var(--_text);
  }
  .level.inherits {
    border-style: dashed;
    color: var(--_muted);
  }
  .level:disabled {
    cursor: default;
    opacity: 0.6;
  }
  .touched .level {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .is-off .right th {
    color: var(--_muted);
  }
  .level-text {
    color: var(--_muted);
  }
  @container (min-width: 480px) {
    .right {
      grid-template-columns: minmax(0, 1fr) minmax(12rem, 20rem);
    }
  }
  details.more {
    margin-block: 8px 24px;
  }
  summary {
    padding-block: 8px;
    font-weight: 600;
    cursor: pointer;
  }
  .pending {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    padding-block: 12px;
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }
  .pending p {
    margin: 0;
  }
  .levels {
    inline-size: min(30rem, 100vw - 32px);
    max-block-size: calc(100dvh - 32px);
    overflow: auto;
  }
  .option .dk-help,
  .named .dk-help {
    display: block;
    margin: 0;
  }
  .named {
    margin: 0 0 8px;
    margin-inline-start: 32px;
    padding: 0;
    border: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    .switch input,
    .switch input::before {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .switch input:checked {
      background: Highlight;
    }
    .switch input::before {
      background: ButtonText;
    }
  }
`;
