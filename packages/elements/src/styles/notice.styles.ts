import { css } from 'lit';

/** A tinted band with a solid edge that says what happened. */
export const notices = css`
  .dk-notice {
    --_tone: var(--_accent);
    padding: 12px 16px;
    border-inline-start: 4px solid var(--_tone);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 11%, var(--_surface));
    color: var(--_text);
    line-height: 1.5;
    animation: dk-appear 150ms ease-out;
  }
  .dk-notice.dk-danger {
    --_tone: var(--_danger);
  }
  .dk-notice.dk-warning {
    --_tone: var(--_warning);
  }
  .dk-notice.dk-success {
    --_tone: var(--_success);
  }
  .dk-notice > * {
    margin: 0;
  }
  .dk-notice > * + * {
    margin-block-start: 8px;
  }
  .dk-notice a {
    color: inherit;
    text-underline-offset: 0.15em;
  }
  .dk-notice:focus-visible,
  .dk-notice a:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .dk-notice ul {
    padding-inline-start: 1.25em;
  }
  .dk-strong {
    font-weight: 600;
  }
  .dk-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .dk-notice code {
    user-select: all;
    overflow-wrap: anywhere;
  }
  .dk-said {
    display: flex;
    gap: 12px;
    max-inline-size: 40rem;
    box-sizing: border-box;
    margin-block-end: 16px;
  }
  .dk-said:last-child {
    margin-block: 16px 0;
  }
  .dk-said > * + * {
    margin: 0;
    flex: 1;
    min-inline-size: 0;
  }
  .dk-said p,
  .dk-said ul {
    margin: 4px 0 0;
  }
  .dk-said p:first-child {
    margin: 0;
  }
  .dk-icon {
    flex: none;
    margin-block-start: 2px;
    color: var(--_tone);
  }
  @media (prefers-reduced-motion: reduce) {
    .dk-notice {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .dk-notice {
      border: 1px solid;
      border-inline-start-width: 4px;
    }
    .dk-icon {
      color: CanvasText;
    }
  }
`;
