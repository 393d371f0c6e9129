import { css } from 'lit';

/** A line of icons down the side, the sentences beside it, each day under its title. */
export const timeline = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 16px;
  }
  .pick {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .box {
    display: grid;
    gap: 8px;
    margin: 0 0 24px;
  }
  .box textarea.dk-input {
    min-block-size: 4.5em;
  }
  .dk-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .box .dk-field {
    max-inline-size: 18rem;
  }
  .box .dk-notice {
    margin: 0;
  }
  .remind {
    gap: 6px;
    border-color: transparent;
    background: none;
  }
  .remind .dk-icon,
  .acts .dk-icon {
    margin: 0;
    inline-size: 18px;
    block-size: 18px;
    --_tone: currentColor;
  }
  .remind[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .day + .day {
    margin-block-start: 16px;
  }
  .date {
    margin-block-end: 8px;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.4;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .item {
    position: relative;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) auto;
    gap: 12px;
    padding-block: 6px;
    border-radius: var(--_radius);
  }
  .item:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 38px -6px;
    inset-inline-start: 15px;
    border-inline-start: 2px solid var(--_hairline);
  }
  .item.fresh {
    animation: dk-appear 150ms ease-out;
  }
  .mark {
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_tone) 12%, var(--_surface));
    --_tone: var(--_muted);
  }
  .mark .dk-icon {
    margin: 0;
    inline-size: 16px;
    block-size: 16px;
    color: var(--_tone);
  }
  .mark[data-category='sale'],
  .mark[data-category='remark'] {
    --_tone: var(--_accent);
  }
  .mark[data-category='contact'],
  .mark[data-category='task'] {
    --_tone: var(--_success);
  }
  .told {
    align-self: center;
    min-inline-size: 0;
  }
  .told p {
    margin: 0;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .who {
    font-weight: 600;
  }
  time {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .delivery {
    display: inline-block;
    padding: 1px 8px;
    border: 1px solid var(--_hairline);
    border-radius: 999px;
    background: var(--_sunken);
    font-size: 0.8125rem;
    line-height: 1.5;
    white-space: nowrap;
  }
  .delivery[data-status='failed'],
  .delivery[data-status='bounced'] {
    border-color: var(--_danger);
    color: var(--_danger);
    background: none;
    font-weight: 600;
  }
  blockquote {
    margin: 6px 0 0;
    padding: 8px 12px;
    border: 1px solid var(--_hairline);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    color: var(--_text);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    line-height: 1.45;
  }
  .mail {
    display: grid;
    gap: 12px;
  }
  .mail dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 16px;
    margin: 0;
  }
  .mail dt {
    color: var(--_muted);
  }
  .mail dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .mail blockquote {
    margin: 0;
    max-block-size: 22rem;
    overflow-y: auto;
  }
  .acts {
    align-self: start;
    min-inline-size: 32px;
    min-block-size: 32px;
    padding: 4px;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }
  .foot {
    display: grid;
    gap: 8px;
    justify-items: start;
    margin-block-start: 12px;
  }
  .bone.box {
    block-size: calc(4.5em + 8px + var(--_row));
  }
  .bone.date {
    inline-size: 6rem;
    block-size: 1.1rem;
  }
  .bone.told {
    inline-size: min(26rem, 90%);
    block-size: 1.2rem;
  }
  span.dk-skeleton.mark {
    background: var(--_hairline);
  }
  @media (pointer: coarse) {
    .acts {
      min-inline-size: 44px;
      min-block-size: 44px;
      margin-block: -6px;
    }
  }
  @container (max-width: 479px) {
    .item {
      gap: 8px;
    }
    .box .dk-field {
      max-inline-size: none;
    }
    .pick {
      inline-size: 100%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .item.fresh {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .mark,
    .acts {
      border: 1px solid;
    }
    .mark .dk-icon {
      color: CanvasText;
    }
    .remind[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
