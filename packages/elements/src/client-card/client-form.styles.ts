import { css } from 'lit';

/** The card as it is edited: several numbers, an address in its parts. */
export const clientForm = css`
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
`;
