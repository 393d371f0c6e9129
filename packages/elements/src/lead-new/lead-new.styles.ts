import { css } from 'lit';

/** Two questions, one under the other. */
export const form = css`
  form {
    display: grid;
    gap: 20px;
    max-inline-size: 44rem;
  }
  fieldset {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .legend {
    padding: 0;
    margin-block-end: 8px;
    font-weight: 600;
  }
  .finder {
    display: grid;
    gap: 12px;
  }
  .finder .dk-help {
    min-block-size: 1.15rem;
  }
  .found {
    margin: 0;
    padding: 0;
    list-style: none;
    border-block-start: 1px solid var(--_hairline);
  }
  .found li,
  .chosen {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
    padding: 8px 0;
  }
  .found li {
    border-block-end: 1px solid var(--_hairline);
  }
  .dk-notice .found {
    padding: 0;
  }
  .dk-notice .found,
  .dk-notice .found li:last-child {
    border: 0;
  }
  .chosen {
    padding: 12px 16px;
    border: 1px solid var(--_hairline);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_sunken);
  }
  .chosen .dk-icon {
    --_tone: var(--_accent);
  }
  .person {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .strong {
    font-weight: 600;
  }
  .create {
    justify-self: start;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .dk-quiet.create {
    padding: 0;
  }
  .subhead {
    display: flex;
    gap: 8px;
    align-items: baseline;
  }
  .created {
    display: grid;
    gap: 4px;
  }
  @container (max-width: 359px) {
    .dk-primary {
      inline-size: 100%;
    }
  }
`;
