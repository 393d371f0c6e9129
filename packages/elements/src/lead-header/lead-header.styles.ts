import { css } from 'lit';

/** The band: who, what counts down, since when; one column on a phone, one line where there is room. */
export const header = css`
  .band {
    display: grid;
    grid-template:
      'who status' auto
      'numbers numbers' auto / minmax(0, 1fr) auto;
    gap: 12px 16px;
    align-items: start;
    padding: 16px;
    border-radius: calc(var(--_radius) + 4px);
    border-inline-start: 4px solid var(--_tone);
    background: color-mix(in oklab, var(--_tone) 9%, var(--_surface));
    color: var(--_text);
  }
  .band[aria-busy] {
    border-inline-start-color: var(--_hairline);
    background: var(--_sunken);
  }
  .dk-heading .dk-link {
    color: inherit;
  }
  .who {
    grid-area: who;
  }
  .vehicle {
    margin: 0;
    overflow-wrap: anywhere;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 0;
  }
  .facts {
    margin-block-start: 8px;
  }
  dt {
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  dd {
    margin: 0;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    grid-area: numbers;
    gap: 12px 20px;
    align-items: center;
  }
  .box {
    display: flex;
    gap: 8px;
    align-items: center;
    box-sizing: border-box;
    min-block-size: 48px;
    margin: 0;
    padding: 4px 12px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .box p {
    margin: 0;
    line-height: 1.3;
  }
  .box .dk-help {
    display: block;
  }
  .box .dk-icon {
    margin: 0;
    color: var(--_muted);
  }
  .time,
  .age {
    font-variant-numeric: tabular-nums;
  }
  .time {
    font-weight: 600;
  }
  .late {
    border-color: var(--_danger);
  }
  .late .time,
  .late .dk-icon {
    color: var(--_danger);
  }
  .counters {
    flex-wrap: wrap;
    gap: 0 20px;
    border-color: transparent;
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
    list-style: none;
    font-weight: 500;
  }
  .status,
  .chip,
  .button {
    grid-area: status;
  }
  .status {
    gap: 8px;
    border-color: transparent;
    background: var(--_tone);
    color: var(--_surface);
    font-weight: 600;
    white-space: nowrap;
  }
  .status .dk-icon,
  .chip .dk-icon {
    margin: 0;
    inline-size: 18px;
    block-size: 18px;
    color: inherit;
  }
  .chip {
    padding: 6px 12px;
    border: 1px solid;
  }
  .bone {
    block-size: 1.15rem;
    inline-size: 12rem;
    max-inline-size: 90%;
  }
  .bone.heading {
    block-size: 1.5rem;
    margin-block-end: 8px;
  }
  .bone.box {
    inline-size: 10rem;
  }
  .bone.button {
    block-size: var(--_row);
    inline-size: 8rem;
  }
  @container (max-width: 479px) {
    .band {
      grid-template: 'who' auto 'numbers' auto 'status' auto / minmax(0, 1fr);
      padding: 12px;
    }
    dl {
      display: grid;
      flex: 1 1 100%;
      grid-template-columns: 1fr 1fr;
    }
    .band > :last-child {
      justify-content: center;
      max-inline-size: none;
    }
    .bone.button {
      inline-size: auto;
    }
    .box {
      flex: 1 1 100%;
    }
  }
  @container (min-width: 1000px) {
    .band {
      grid-template: 'who numbers status' auto / minmax(0, 1fr) auto auto;
    }
  }
  @media (forced-colors: active) {
    .band,
    .status {
      border: 1px solid;
    }
    .band {
      border-inline-start-width: 4px;
    }
  }
`;
