import { css } from 'lit';

/** Key frames stand at the top of a sheet: nested in a rule they are dropped. */
export const motion = css`
  @keyframes dk-turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes dk-appear {
    from {
      opacity: 0;
    }
  }
`;
