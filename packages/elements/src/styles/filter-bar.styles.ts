import { css } from 'lit';

/** What narrows a list, its keys, and what of its rows is late. */
export const filterBar = css`
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
  }
  @media (forced-colors: active) {
    .segment input:checked + span,
    .toggle[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
