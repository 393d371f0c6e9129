import { css } from 'lit';

/** The card: who it is, then facts in one column or two. */
export const card = css`
  .face {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_accent) 11%, var(--_surface));
    --_tone: var(--_accent);
  }
  .face .dk-icon {
    margin: 0;
  }
  .dk-heading .dk-link {
    color: inherit;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
  }
  .badges span + span::before {
    content: '·';
    margin-inline-end: 8px;
    color: var(--_muted);
    font-weight: 400;
  }
  .badges .dk-dotted::before {
    margin-inline-end: 2px;
  }
  .incomplete {
    color: var(--_warning);
    font-weight: 600;
  }
  @container (min-width: 720px) {
    .facts {
      grid-template-columns: repeat(3, 1fr);
    }
  }
  .more {
    padding-inline: 8px;
  }
  .no-way {
    margin-block-end: 12px;
  }
  .tag {
    display: inline-block;
    margin-inline-end: 6px;
    margin-block-end: 4px;
    padding: 0 8px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-size: 0.8125rem;
    line-height: 1.7;
  }
`;
