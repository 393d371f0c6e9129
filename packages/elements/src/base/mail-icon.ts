import { svg, type SVGTemplateResult } from 'lit';

// A shape from Lucide, as in base/icons.ts; apart, since only what tells of mails needs it.
/** A mail. */
export const mailIcon: SVGTemplateResult = svg`<rect x="2" y="4" width="20" height="16" rx="2"></rect><path d="m22 7-10 6L2 7"></path>`;
