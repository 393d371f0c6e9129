import { css } from 'lit';

/** Two people, what goes from one to the other, and how far it is. */
export const handOverStyles = css`
  .people {
    display: grid;
    gap: 12px 16px;
  }
  @container (min-width: 480px) {
    .people {
      grid-template-columns: 1fr 1fr;
    }
  }
  .found {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 16px 0 4px;
    padding: 0;
    list-style: none;
    font-weight: 600;
  }
  .found li + li::before {
    content: '·';
    margin-inline-end: 16px;
    color: var(--_muted);
  }
  .inform {
    margin-block: 12px;
  }
  progress {
    inline-size: 100%;
    block-size: 8px;
    margin-block: 16px 4px;
    accent-color: var(--_accent);
  }
  .result {
    margin-block-start: 16px;
  }
  .not-done {
    margin: 8px 0 12px;
    padding: 0;
    list-style: none;
  }
  .not-done .dk-help {
    display: block;
  }
  .not-done li {
    padding-block: 8px;
    border-block-end: 1px solid var(--_hairline);
    overflow-wrap: anywhere;
  }
`;
