import { css } from 'lit';

/** One person a row: who, how to be reached, what may be done. */
export const contacts = css`
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 8px;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .person {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: start;
    padding-block: 12px;
    border-block-start: 1px solid var(--_hairline);
  }
  .face {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_accent) 11%, var(--_surface));
    --_tone: var(--_accent);
  }
  .face .dk-icon {
    margin: 0;
  }
  .who {
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .who p {
    margin: 0;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: baseline;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .origin {
    padding: 0 8px;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-size: 0.8125rem;
    font-weight: 400;
    line-height: 1.7;
  }
  .ways li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: center;
    min-block-size: 28px;
  }
  .acts {
    display: flex;
    gap: 8px;
  }
  .more {
    padding-inline: 8px;
  }
  .bone {
    block-size: 3rem;
    inline-size: 18rem;
    max-inline-size: 90%;
  }
  .bone.heading {
    block-size: 1.5rem;
    inline-size: 8rem;
  }
  @media (pointer: coarse) {
    .ways li {
      min-block-size: var(--_row);
    }
  }
`;
