import { css } from 'lit';

/** Status: always a word, an icon and a colour. In progress is blue, won green, lost red, discarded neutral (look: 3). Loads with what shows leads. */
export const status = css`
  [data-status] {
    --_tone: var(--_muted);
  }
  .dk-status {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 8px;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 11%, var(--_surface));
    color: var(--_tone);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.4;
    white-space: nowrap;
  }
  .dk-status svg {
    inline-size: 14px;
    block-size: 14px;
    margin: 0;
  }
  [data-status='open'] {
    --_tone: var(--dk-progress, light-dark(oklch(0.45 0.14 258), oklch(0.76 0.11 255)));
  }
  [data-status='won'] {
    --_tone: var(--_success);
  }
  [data-status='lost'] {
    --_tone: var(--_danger);
  }
  .dk-overdue {
    color: var(--_danger);
    font-weight: 500;
  }
  @media (forced-colors: active) {
    .dk-status {
      border: 1px solid;
    }
  }
`;
