import { css } from 'lit';

/** Four figures, and under them a row for each person and each source with its bar. */
export const speed = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 12px;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: 12px;
    margin: 0;
  }
  .figures > div {
    display: grid;
    align-content: space-between;
    min-block-size: 4.5rem;
    box-sizing: border-box;
    padding: 12px;
    border: 1px solid var(--_hairline);
    border-radius: calc(var(--_radius) + 4px);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
    margin: 0;
    font-size: 1.25rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  dd .dk-help {
    font-weight: 400;
  }
  .figures > .bone {
    border-color: transparent;
  }
  .sub {
    margin-block: 24px 4px;
    font-weight: 600;
  }
  .rows {
    display: grid;
    gap: 8px;
    margin-block-start: 24px;
  }
  table {
    display: block;
    inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }
  thead {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  tbody {
    display: block;
  }
  tbody tr {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 4px 12px;
    padding-block: 12px;
    border-block-start: 1px solid var(--_hairline);
  }
  th,
  td {
    padding: 0;
    border: 0;
    font-weight: 400;
    text-align: start;
    vertical-align: middle;
  }
  .name {
    grid-column: 1 / -1;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .median {
    grid-column: 1 / -1;
  }
  .label {
    display: block;
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  .median .value {
    font-weight: 600;
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 8px;
    margin-block-start: 4px;
    border-radius: 4px;
    overflow: hidden;
  }
  [dir='rtl'] .bar,
  :host(:dir(rtl)) .bar {
    transform: scaleX(-1);
  }
  .track {
    fill: var(--_sunken);
  }
  .fill {
    fill: var(--_accent);
  }
  .explain {
    margin-block-start: 16px;
    max-inline-size: 60ch;
  }
  @container (min-width: 720px) {
    table {
      display: table;
      border-collapse: collapse;
      table-layout: fixed;
    }
    thead {
      position: static;
      display: table-header-group;
      clip-path: none;
    }
    tbody {
      display: table-row-group;
    }
    tbody tr {
      display: table-row;
    }
    thead th {
      padding-block: 6px;
      color: var(--_muted);
      font-size: 0.8125rem;
      font-weight: 500;
      vertical-align: bottom;
    }
    thead th:nth-child(1) {
      inline-size: 28%;
    }
    thead th:nth-child(2) {
      inline-size: 36%;
    }
    tbody :is(th, td) {
      padding-block: 8px;
      padding-inline-end: 16px;
      border-block-start: 1px solid var(--_hairline);
    }
    :is(thead th:nth-child(n + 3), .within, .leads, .waiting) {
      padding-inline-end: 0;
      text-align: end;
    }
    .label {
      display: none;
    }
    .median {
      white-space: nowrap;
    }
    .median .value {
      display: inline-block;
      inline-size: 8.5rem;
    }
    .median .bar {
      display: inline-block;
      inline-size: calc(100% - 9rem);
      margin: 0;
      vertical-align: middle;
    }
  }
  @media (forced-colors: active) {
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    .fill {
      fill: Highlight;
    }
    .bar {
      forced-color-adjust: none;
    }
  }
`;
