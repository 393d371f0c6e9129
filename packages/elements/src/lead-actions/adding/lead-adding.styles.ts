import { css } from 'lit';

/** What the dialogs of the bar have beside plain fields. */
export const adding = css`
  .dk-asking {
    inline-size: min(38rem, 100vw - 32px);
  }
  /* A native date is wider than a phone's dialog by itself. */
  .dk-asked .dk-field {
    grid-template-columns: minmax(0, 1fr);
  }
  .dk-asked .dk-input {
    min-inline-size: 0;
  }
  @container (max-width: 479px) {
    .dk-asked {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .drop {
    padding: 12px;
    border: 1px dashed var(--_border);
    border-radius: var(--_radius);
  }
  .drop.over {
    border-color: var(--_accent);
    background: var(--_sunken);
  }
  .drop-ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .drop-ways > .dk-button {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  @media (pointer: coarse) {
    .drop-hint {
      display: none;
    }
  }
  @media not (pointer: coarse) {
    .drop-ways > .camera {
      display: none;
    }
  }
  .chosen {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 8px;
    align-items: center;
  }
  .chosen .dk-help {
    overflow-wrap: anywhere;
  }
  /* Beside the field, under the height of its label. */
  .titled > .dk-button {
    align-self: start;
    margin-block-start: calc(1.4em + 4px);
  }
  @container (max-width: 479px) {
    .titled {
      grid-template-columns: minmax(0, 1fr);
    }
    .titled > .dk-button {
      justify-self: start;
      margin-block-start: 4px;
    }
  }
  .chosen > progress {
    grid-column: 1 / -1;
    inline-size: 100%;
    accent-color: var(--_accent);
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
  }
  #vehicles[hidden] {
    display: none;
  }
  #vehicles button {
    display: grid;
    align-content: center;
    inline-size: 100%;
    margin: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    min-block-size: var(--_row);
    padding: 4px 12px;
    border-radius: var(--_radius);
    line-height: 1.4;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  #vehicles button:hover,
  #vehicles button[aria-selected='true'] {
    background: var(--_sunken);
  }
  #vehicles button[aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .dk-asked:has([name='subject']) textarea {
    min-block-size: 13rem;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 0;
  }
  .ways span {
    display: inline-flex;
    gap: 10px;
    align-items: center;
    min-block-size: 28px;
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
