import type { Lead } from '@dealerkit/core';
import type { SVGTemplateResult } from 'lit';
import { checkIcon, clockIcon } from './icons.ts';
import { asideIcon, crossIcon } from './list-icons.ts';

/** How a lead stands, to look at: discarded comes before its status. */
export type Shape = Lead['status'] | 'discarded';

/** The icon of each. */
export const shapes: Readonly<Record<Shape, SVGTemplateResult>> = {
  open: clockIcon,
  won: checkIcon,
  lost: crossIcon,
  discarded: asideIcon,
};

/** How a lead stands. */
export const shapeOf = ({ discarded, status = 'open' }: Partial<Lead>): Shape => (discarded ? 'discarded' : status);
