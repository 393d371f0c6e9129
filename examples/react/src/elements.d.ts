import type { DealerkitJsx } from '@dealerkit/elements/jsx';
import type { ClassAttributes, HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends DealerkitJsx<HTMLAttributes<HTMLElement> & ClassAttributes<HTMLElement>> {}
  }
}
