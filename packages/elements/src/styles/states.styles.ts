import { css } from 'lit';

/** Empty, loading, and the quiet buttons that states offer. */
export const states = css`
  /* What a server drew stands alone. */
  .dk-drawn ~ * {
    display: none !important;
  }
  .dk-empty {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding: 24px 16px;
  }
  .dk-empty p {
    margin: 0;
  }
  .dk-loading {
    display: grid;
    gap: 8px;
  }
  .dk-skeleton {
    border-radius: var(--_radius);
    background: var(--_hairline);
    opacity: 0.7;
    /* What comes at once shows no skeleton. */
    animation: dk-appear 150ms 200ms ease-out backwards;
  }
  .dk-row {
    block-size: var(--_row);
  }
  .dk-quiet {
    min-block-size: 24px;
    padding: 0 8px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }
  .dk-quiet:hover {
    text-decoration: underline;
  }
  .dk-quiet:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (prefers-reduced-motion: reduce) {
    .dk-skeleton {
      animation: none;
    }
  }
`;
