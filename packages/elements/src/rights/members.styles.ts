import { css } from 'lit';

/** The people of a group, and how follow-up is chosen. */
export const members = css`
  .people {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .people li {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    padding-block: 8px;
    border-block-end: 1px solid var(--_hairline);
  }
  .person {
    flex: 1 1 12rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .person .dk-help {
    display: block;
    margin: 0;
  }
  .person-actions {
    display: flex;
    gap: 8px;
  }
  .add {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
    margin-block-start: 12px;
  }
  .add .dk-field {
    flex: 1 1 12rem;
    max-inline-size: 26rem;
  }
  legend {
    padding: 0;
  }
  .modes {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .modes .dk-help {
    display: block;
    margin: 0;
  }
  .dates {
    display: grid;
    gap: 12px;
  }
  @container (min-width: 480px) {
    .dates {
      grid-template-columns: 1fr 1fr;
    }
  }
  .differences {
    max-block-size: 50dvh;
    overflow: auto;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .differences li {
    padding-block: 8px;
    border-block-end: 1px solid var(--_hairline);
    overflow-wrap: anywhere;
  }
  .differences .from {
    color: var(--_muted);
    text-decoration: line-through;
  }
`;
