import { css } from 'lit';

/** The layout of a form that the element writes: two columns where there is room, one where there is not. */
export const layout = css`
  .dk-form {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, max(13rem, 50% - 8px)), 1fr));
    gap: 16px;
    max-inline-size: 40rem;
    margin: 0;
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
  .dk-consents {
    display: grid;
    gap: 8px;
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
  .dk-ghost {
    block-size: calc(1.4em + 4px + var(--_row));
  }
  .dk-ghost-textarea {
    block-size: calc(1.4em + 4px + max(7.5em, 120px));
  }
  .dk-ghost-consent {
    block-size: calc(2.8em + 8px);
  }
  .dk-ghost-button {
    block-size: var(--_row);
    inline-size: 11rem;
  }
  @media (max-width: 30em) {
    .dk-primary {
      inline-size: 100%;
    }
  }
`;
