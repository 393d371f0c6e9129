import { css } from 'lit';

/** The list in one, two and all columns; one height of a row in each. */
export const list = css`
  .count {
    min-block-size: 1.15rem;
    margin-block: 12px 4px;
    font-variant-numeric: tabular-nums;
  }
  /* Room for what chooses rows: it comes a moment later. */
  .count.choosable {
    min-block-size: calc(var(--_row) + 16px);
    margin: 0;
  }
  @container (max-width: 479px) or ((min-width: 720px) and (max-width: 1319px)) {
    .choosable .late {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  .choosable .row,
  .choosable .row.head {
    padding-inline: 44px;
  }
  .list {
    border-block-start: 1px solid var(--_hairline);
  }
  .row {
    position: relative;
    display: grid;
    align-items: center;
    box-sizing: border-box;
    block-size: 104px;
    padding: 8px 4px;
    column-gap: 12px;
    grid-template: 'name status' 'vehicle vehicle' 'stage stage' 'due created' / minmax(0, 1fr) auto;
    border-block-end: 1px solid var(--_hairline);
    content-visibility: auto;
    contain-intrinsic-block-size: 104px;
    font-variant-numeric: tabular-nums;
  }
  .row:hover,
  .row:focus-within {
    background: var(--_sunken);
  }
  .fresh {
    animation: arrive 1.6s ease-out;
  }
  .cell {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 0.8125rem;
    color: var(--_muted);
    line-height: 1.4;
  }
  .row > .name {
    grid-area: name;
    display: flex;
    gap: 8px;
    align-items: baseline;
    color: var(--_text);
    font-size: 1rem;
  }
  .name .open {
    overflow: hidden;
    text-overflow: ellipsis;
    color: inherit;
    font-weight: 600;
  }
  .row > .vehicle,
  .row > .due {
    color: var(--_text);
  }
  /* The whole row opens the lead; the link is the one thing in it that takes focus. */
  .name .open::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .name .open:focus-visible {
    outline: none;
  }
  .name .open:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: var(--_radius);
  }
  .code {
    display: none;
    flex: none;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .vehicle {
    grid-area: vehicle;
  }
  .row > .stage {
    grid-area: stage;
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .stage span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .status {
    grid-area: status;
    text-align: end;
  }
  .due {
    grid-area: due;
  }
  .created {
    grid-area: created;
    text-align: end;
  }
  .source,
  .owner {
    display: none;
  }
  @container (min-width: 720px) and (max-width: 1199px) {
    .late {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  .due .none {
    opacity: 0;
  }
  .head {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    content-visibility: visible;
  }
  .foot {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding-block: 16px;
  }
  .list .row.bones {
    align-content: center;
    grid-template: 1.2em / 2fr 1fr;
    column-gap: 20%;
  }
  .bones .dk-skeleton {
    block-size: 1.2em;
  }
  @keyframes arrive {
    from {
      background: color-mix(in oklab, var(--_accent) 22%, var(--_surface));
    }
  }
  @container (min-width: 480px) {
    .row:not(.head) {
      block-size: 84px;
      contain-intrinsic-block-size: 84px;
      grid-template: 'name status' 'vehicle due' 'stage created' / minmax(0, 1fr) auto;
    }
    .row > .due {
      text-align: end;
    }
    .code {
      display: inline;
    }
  }
  @container (min-width: 720px) {
    .row:not(.head) {
      block-size: max(48px, var(--_row));
      contain-intrinsic-block-size: 48px;
      padding-block: 0;
    }
    .row:not(.bones) {
      grid-template-areas: 'name vehicle stage status source owner due created';
      grid-template-columns: 2fr 1.9fr 1.5fr 7.5rem 0.8fr 1.1fr 1.2fr 1fr;
      grid-template-rows: auto;
    }
    .row > .source {
      display: block;
      grid-area: source;
    }
    .row > .owner {
      display: block;
      grid-area: owner;
    }
    .row > .due,
    .row > .status {
      text-align: start;
    }
    .code {
      display: none;
    }
    .row.head {
      position: static;
      inline-size: auto;
      block-size: 32px;
      padding: 0 4px;
      clip-path: none;
      background: none;
    }
    .head > .cell {
      font-size: 0.8125rem;
      color: var(--_muted);
      font-weight: 500;
    }
  }
  @container (min-width: 1200px) {
    .code {
      display: inline;
    }
  }
  @container (min-width: 720px) and (max-width: 1319px) {
    .choosable .code {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .fresh {
      animation: none;
    }
  }
`;
