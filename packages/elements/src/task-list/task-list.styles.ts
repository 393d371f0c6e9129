import { css } from 'lit';

/** The list in two lines of a row and in columns; one height of every line in each. */
export const list = css`
  .date {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 8px;
    align-items: center;
  }
  .date .dk-input {
    block-size: var(--_row);
    padding-block: 0;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
    margin-block: 8px;
  }
  .tools {
    display: flex;
    gap: 8px;
  }
  .top [aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .count {
    min-block-size: 1.15rem;
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .list {
    border-block-start: 1px solid var(--_hairline);
  }
  .lines {
    /* The room for what is not drawn moves as one scrolls; what is seen does not. */
    overflow-anchor: none;
  }
  .row {
    --_line: 64px;
    position: relative;
    display: grid;
    align-items: center;
    align-content: center;
    box-sizing: border-box;
    block-size: var(--_line);
    column-gap: 12px;
    row-gap: 2px;
    padding-inline-end: 4px;
    grid-template: 'tick name name' auto 'tick about due' auto / 44px minmax(0, 1fr) auto;
    border-block-end: 1px solid var(--_hairline);
    contain: layout style;
    font-variant-numeric: tabular-nums;
  }
  .row:not(.group, .head, .bones):hover,
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
  .tick {
    grid-area: tick;
    position: relative;
    z-index: 1;
    display: grid;
    place-items: center;
    align-self: stretch;
    overflow: visible;
  }
  .tick .dk-icon {
    margin: 0;
    --_tone: var(--_muted);
  }
  .tick .done .dk-icon {
    --_tone: var(--_success);
  }
  .tick .done {
    display: grid;
  }
  .tick .dk-quiet {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 100%;
    padding: 0;
  }
  .tick .dk-quiet:hover .dk-icon {
    --_tone: var(--_accent);
  }
  .tick label {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 100%;
    cursor: pointer;
  }
  .tick input {
    appearance: none;
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    border: 2px solid var(--_border);
    border-radius: 50%;
    background: var(--_surface);
    cursor: pointer;
    transition: border-color 120ms ease-out;
  }
  .tick input::after {
    content: '';
    inline-size: 5px;
    block-size: 9px;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    opacity: 0;
    transform: translateY(-1px) rotate(45deg);
  }
  .tick label:hover input {
    border-color: var(--_accent);
  }
  .tick input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .tick input:checked::after {
    opacity: 1;
  }
  .tick input:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .row > .name {
    grid-area: name;
    color: var(--_text);
    font-size: 1rem;
  }
  .row.pending > .name {
    color: var(--_muted);
  }
  .name .open {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: bottom;
    overflow: hidden;
    text-overflow: ellipsis;
    color: inherit;
    font-weight: 600;
  }
  /* The whole row opens the task; the link is what takes focus. */
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
  .about {
    grid-area: about;
  }
  .row > .due {
    grid-area: due;
    color: var(--_text);
    text-align: end;
  }
  .acting .row {
    padding-inline-end: 44px;
  }
  .acts-of {
    position: absolute;
    z-index: 1;
    display: grid;
    inset-block: 0;
    inset-inline-end: 0;
    align-content: center;
  }
  .acts-of .dk-quiet {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: var(--_row);
    padding: 0;
    color: var(--_muted);
  }
  .acts-of .dk-icon {
    margin: 0;
  }
  .category,
  .owner {
    display: none;
  }
  .row.group {
    grid-template: 'title' auto / 1fr;
    align-content: end;
    padding-block-end: 8px;
  }
  .group .cell {
    padding-inline-start: 12px;
    color: var(--_text);
    font-weight: 600;
  }
  .group[data-group='overdue'] .cell {
    color: var(--_danger);
  }
  .group .number {
    margin-inline-start: 4px;
    color: var(--_muted);
    font-weight: 400;
  }
  .row.head {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .foot {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding-block: 16px;
  }
  .bones .dk-skeleton {
    block-size: 1.2em;
  }
  .bones .tick {
    inline-size: 20px;
    block-size: 20px;
    align-self: center;
    justify-self: center;
    border-radius: 50%;
  }
  .bones .name {
    inline-size: 60%;
  }
  .bones .due {
    inline-size: 5rem;
  }
  @keyframes arrive {
    from {
      background: color-mix(in oklab, var(--_accent) 22%, var(--_surface));
    }
  }
  @container (min-width: 720px) {
    .row {
      --_line: max(48px, var(--_row));
      grid-template: 'tick name about category owner due' auto / 44px 2.4fr 1.6fr 1.3fr 1.2fr 9rem;
    }
    .row > .category {
      grid-area: category;
      display: flex;
      align-items: center;
      gap: 6px;
    }
    .category span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .row > .owner {
      grid-area: owner;
      display: block;
    }
    .row > .due {
      text-align: start;
    }
    .row.head {
      position: static;
      inline-size: auto;
      block-size: 32px;
      padding-inline-end: 4px;
      clip-path: none;
    }
    .acting .row.head {
      padding-inline-end: 44px;
    }
    .head > .cell {
      color: var(--_muted);
      font-size: 0.8125rem;
      font-weight: 500;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .fresh {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .tick input {
      forced-color-adjust: none;
      border-color: ButtonText;
      background: ButtonFace;
    }
    .tick input:checked {
      border-color: Highlight;
      background: Highlight;
    }
    .tick input::after {
      border-color: HighlightText;
    }
  }
`;
