import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

// Shapes from Lucide, https://lucide.dev, ISC License, copyright Lucide Contributors.
// Closing tags in full: the minifier takes the slash of self-closing ones away, which outside a whole document nests what follows.
/** The ring around what is said of a status. */
export const ring: SVGTemplateResult = svg`<circle cx="12" cy="12" r="10"></circle>`;

/** Something needs attention. */
export const alertIcon: SVGTemplateResult = svg`${ring}<path d="M12 8v4M12 16h.01"></path>`;
/** Done. */
export const checkIcon: SVGTemplateResult = svg`${ring}<path d="m9 12 2 2 4-4"></path>`;
/** It takes time. */
export const clockIcon: SVGTemplateResult = svg`${ring}<path d="M12 6v6l4 2"></path>`;
/** A person. */
export const personIcon: SVGTemplateResult = svg`<path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2"></path><circle cx="12" cy="7" r="4"></circle>`;
/** A company. */
export const companyIcon: SVGTemplateResult = svg`<path
  d="M6 22V4a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v18M2 22h20M10 6h4M10 10h4M10 14h4M10 18h4"></path>`;
/** A file that is attached. */
export const clipIcon: SVGTemplateResult = svg`<path
  d="m21.4 11.1-9.2 9.2a6 6 0 0 1-8.5-8.5l8.6-8.6A4 4 0 1 1 18 8.8l-8.6 8.6a2 2 0 0 1-2.8-2.8l8.5-8.5"></path>`;
/** There is more to do. */
export const moreIcon: SVGTemplateResult = svg`<path stroke-width="3" d="M5 12h.01M12 12h.01M19 12h.01"></path>`;

/** An icon beside words that already say it: hidden from assistive technology, coloured like the text. */
export const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg
    class="dk-icon"
    aria-hidden="true"
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${shape}
  </svg>`;
