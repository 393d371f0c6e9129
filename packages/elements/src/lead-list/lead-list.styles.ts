import { css } from 'lit';

/** The list in one, two and all columns; one height of a row in each. */
export const list = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .search {
    position: relative;
    flex: 1 1 16rem;
    min-inline-size: 0;
  }
  .search .dk-icon {
    position: absolute;
    inset-inline-start: 10px;
    inset-block-start: calc(50% - 9px);
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    --_tone: var(--_muted);
    pointer-events: none;
  }
  .search .dk-input {
    padding-inline-start: 36px;
    text-overflow: ellipsis;
  }
  .whose {
    display: flex;
    margin: 0;
    padding: 2px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    min-inline-size: 0;
    box-sizing: border-box;
    block-size: var(--_row);
  }
  .segment {
    position: relative;
    display: grid;
    flex: 1 0 auto;
    cursor: pointer;
  }
  .segment input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segment span {
    display: grid;
    place-items: center;
    padding-inline: 10px;
    border-radius: calc(var(--_radius) - 2px);
    font-size: 0.9375em;
    white-space: nowrap;
  }
  .segment input:checked + span {
    background: color-mix(in oklab, var(--_accent) 11%, var(--_surface));
    color: var(--_accent);
    font-weight: 600;
  }
  .segment input:focus-visible + span {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .toggle[aria-pressed='true'] {
    border-color: var(--_danger);
    background: color-mix(in oklab, var(--_danger) 11%, var(--_surface));
    color: var(--_danger);
    font-weight: 600;
  }
  .picks {
    display: none;
    flex: 1 0 100%;
    grid-template-columns: 1fr;
    gap: 8px;
  }
  .picks.unfolded {
    display: grid;
  }
  .pick {
    min-inline-size: 0;
    padding-inline: 8px;
    text-overflow: ellipsis;
  }
  .pick.set {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
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
  .dk-overdue {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .dk-overdue .dk-icon {
    inline-size: 14px;
    block-size: 14px;
    margin: 0;
    --_tone: currentColor;
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
  .whose-bone {
    flex: 0 0 12rem;
  }
  div.toggle,
  div.unfold {
    flex-basis: 6rem;
  }
  .keys {
    display: grid;
    gap: 8px;
    margin: 16px 0;
  }
  .keys div {
    display: grid;
    grid-template-columns: 7rem 1fr;
  }
  .keys dd {
    margin: 0;
  }
  kbd {
    font: inherit;
    font-weight: 600;
  }
  @keyframes arrive {
    from {
      background: color-mix(in oklab, var(--_accent) 22%, var(--_surface));
    }
  }
  @container (max-width: 479px) {
    .whose {
      flex: 1 0 100%;
      overflow-x: auto;
    }
    .segment span {
      padding-inline: 6px;
    }
    .whose-bone {
      flex: 1 0 100%;
    }
    .toggle,
    .unfold {
      flex: 1;
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
    .picks.unfolded {
      grid-template-columns: 1fr 1fr;
    }
  }
  @container (min-width: 720px) {
    .unfold {
      display: none;
    }
    .picks,
    .picks.unfolded {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    }
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
  @media (forced-colors: active) {
    .segment input:checked + span,
    .toggle[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
