import type { EventCategory } from '@dealerkit/core';
import { svg, type SVGTemplateResult } from 'lit';
import { clipIcon } from '../base/icons.ts';

// Shapes from Lucide, as in base/icons.ts; apart, since only a history needs them.

/** The icon of each category of a history. */
export const eventIcons: Readonly<Record<EventCategory, SVGTemplateResult>> = {
  contact: svg`<path d="M22 16.9v3a2 2 0 0 1-2.2 2A19.8 19.8 0 0 1 2.1 4.2 2 2 0 0 1 4.1 2h3a2 2 0 0 1 2 1.7c.1 1 .4 1.9.7 2.8a2 2 0 0 1-.5 2.1L8.1 9.9a16 16 0 0 0 6 6l1.3-1.3a2 2 0 0 1 2.1-.4c.9.3 1.8.6 2.8.7a2 2 0 0 1 1.7 2z"></path>`,
  task: svg`<path d="m9 11 3 3L22 4M21 12v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h11"></path>`,
  sale: svg`<path d="M19 17h2v-4l-2-1-2-5H6l-3 5v5h2M9 17h6"></path><circle cx="7" cy="17" r="2"></circle><circle cx="17" cy="17" r="2"></circle>`,
  remark: svg`<path d="M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z"></path>`,
  document: clipIcon,
  change: svg`<path d="M12 20h9M16.5 3.5a2.1 2.1 0 0 1 3 3L7 19l-4 1 1-4z"></path>`,
};

/** A reminder. */
export const bellIcon: SVGTemplateResult = svg`<path
  d="M10.3 21a2 2 0 0 0 3.4 0M6 8a6 6 0 0 1 12 0c0 7 3 9 3 9H3s3-2 3-9"></path>`;
