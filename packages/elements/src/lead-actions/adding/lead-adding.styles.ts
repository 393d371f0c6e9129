import { css } from 'lit';

/** What the dialogs of the bar have beside plain fields. */
export const adding = css`
  .dk-asking {
    inline-size: min(38rem, 100vw - 32px);
  }
  .combobox {
    position: relative;
  }
  #vehicles {
    position: absolute;
    z-index: 1;
    inset-inline: 0;
    inset-block-start: calc(1.4em + 4px + var(--_row));
    max-block-size: 15rem;
    margin: 0;
    padding: 4px;
    overflow-y: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 8px 24px oklch(0 0 0 / 0.18);
    list-style: none;
  }
  #vehicles[hidden] {
    display: none;
  }
  #vehicles li {
    display: grid;
    align-content: center;
    min-block-size: var(--_row);
    padding: 4px 12px;
    border-radius: var(--_radius);
    line-height: 1.4;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  #vehicles li:hover,
  #vehicles li[aria-selected='true'] {
    background: var(--_sunken);
  }
  #vehicles li[aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .presets {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .total {
    display: flex;
    justify-content: space-between;
    padding: 12px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-weight: 600;
  }
  .total output {
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .total {
      border: 1px solid;
    }
  }
`;
