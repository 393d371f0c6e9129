import { css } from 'lit';

/** The layout of a form that the element writes: two columns where there is room, one where there is not. */
export const layout = css`
  .dk-form {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, max(13rem, 50% - 8px)), 1fr));
    gap: 16px;
    max-inline-size: 40rem;
    margin: 0;
    padding: 0;
    transform: none;
    text-align: start;
  }
  .dk-wide {
    grid-column: 1 / -1;
  }
  .dk-title {
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .dk-intro {
    margin: 4px 0 0;
  }
  .dk-trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .dk-skeleton {
    border-radius: var(--_radius);
    background: var(--_hairline);
    opacity: 0.7;
  }
  /* Themes hide what they draw anew. */
  .dk-input {
    opacity: 1;
  }
  .dk-label {
    display: block;
  }
  .dk-ghost {
    box-sizing: border-box;
    block-size: calc(1.4em + 4px + var(--_row));
    padding-block-start: calc(1.4em + 4px);
    background-clip: content-box;
  }
  .dk-ghost-message {
    block-size: calc(1.4em + 4px + 7.5em);
  }
  .dk-ghost-title,
  .dk-ghost-legend,
  .dk-ghost-button,
  .dk-ghost-consent {
    padding: 0;
    inline-size: 11rem;
    block-size: var(--_row);
  }
  .dk-ghost-title {
    block-size: 3rem;
  }
  .dk-ghost-legend {
    block-size: 1.15rem;
  }
  .dk-ghost-consent {
    inline-size: auto;
    block-size: calc(2.8em + 8px);
  }
  @media (max-width: 30em) {
    .dk-primary {
      inline-size: 100%;
    }
  }
`;
