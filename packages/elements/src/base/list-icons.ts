import { svg, type SVGTemplateResult } from 'lit';
import { ring } from './icons.ts';

// Shapes from Lucide, as in icons.ts; apart, since a card needs none of them.

/** It is over, and not well. */
export const crossIcon: SVGTemplateResult = svg`${ring}<path d="m15 9-6 6M9 9l6 6"></path>`;
/** Put aside. */
export const asideIcon: SVGTemplateResult = svg`${ring}<path d="M8 12h8"></path>`;
/** Searching. */
export const searchIcon: SVGTemplateResult = svg`<circle cx="11" cy="11" r="8"></circle><path d="m21 21-4.3-4.3"></path>`;
/** There is a list below. */
export const downIcon: SVGTemplateResult = svg`<path d="m6 9 6 6 6-6"></path>`;
/** A time to be kept, and nothing to be done at it. */
export const targetIcon: SVGTemplateResult = svg`${ring}<circle cx="12" cy="12" r="6"></circle><circle cx="12" cy="12" r="2"></circle>`;
