import { css } from 'lit';

/** A dialog that asks much: its parts apart, its buttons always in sight. Loads with what opens one. */
export const asking = css`
  .dk-asking {
    inline-size: min(30rem, 100vw - 32px);
  }
  .dk-asking > form {
    display: grid;
    gap: 12px;
  }
  .dk-asking p,
  .dk-asking .dk-said {
    margin: 0;
  }
  .dk-asking .dk-said p + p {
    margin-block-start: 4px;
  }
  .dk-asked,
  .dk-asked > *,
  .dk-asked :is(.dk-field, .dk-input) {
    min-inline-size: 0;
  }
  .dk-quick {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
  .dk-quick [aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .dk-asking .dk-actions {
    margin-block-start: 8px;
  }
  @media (min-height: 30rem) {
    .dk-asking .dk-actions {
      position: sticky;
      inset-block-end: -24px;
      margin-block: -8px -24px;
      margin-inline: -24px;
      padding: 16px 24px 24px;
      background: var(--_surface);
    }
  }
  @media (max-width: 479px) {
    .dk-asking {
      padding: 16px;
    }
    .dk-asking .dk-actions {
      display: grid;
      justify-content: stretch;
      inset-block-end: -16px;
      margin-block-end: -16px;
      margin-inline: -16px;
      padding: 12px 16px 16px;
    }
  }
`;
