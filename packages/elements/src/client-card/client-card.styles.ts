import { css } from 'lit';

/** The card: who it is, then facts in one column or two. */
export const card = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: center;
    margin-block-end: 16px;
  }
  .who {
    flex: 1;
    min-inline-size: 10rem;
  }
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
  .no-way {
    margin-block-end: 12px;
  }
  dt {
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  dd {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  dd ul {
    margin: 0;
    padding: 0;
    list-style: none;
    white-space: normal;
  }
  dd li {
    min-block-size: 24px;
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
  .bone {
    block-size: 1.15rem;
    inline-size: 8rem;
    max-inline-size: 60%;
    margin-block: 2px;
  }
  .bone.heading {
    block-size: 1.5rem;
    inline-size: 14rem;
    max-inline-size: 90%;
  }
  .bone.row {
    block-size: 3rem;
    inline-size: auto;
    max-inline-size: 85%;
  }
  fieldset {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    align-content: start;
  }
  fieldset legend {
    padding: 0;
    margin-block-end: 4px;
  }
  .choice {
    padding: 8px 12px;
    border: 1px solid var(--_warning);
    border-radius: var(--_radius);
  }
  .choice .dk-check {
    padding-block: 2px;
  }
  .several {
    gap: 12px;
  }
  .address {
    gap: 16px;
    grid-template-columns: minmax(7rem, 1fr) 2fr;
  }
  .address > :is(legend, .dk-wide) {
    grid-column: 1 / -1;
  }
  .dk-quiet.add {
    justify-self: start;
    padding: 0;
  }
  form > .dk-actions {
    margin-block-start: 24px;
  }
  form .dk-said {
    margin-block-end: 16px;
  }
  .intro {
    margin-block-end: 16px;
  }
`;
