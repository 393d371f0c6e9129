import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

// Shapes from Lucide, https://lucide.dev, ISC License, copyright Lucide Contributors.
const ring = svg`<circle cx="12" cy="12" r="10" />`;

/** Something needs attention. */
export const alertIcon: SVGTemplateResult = svg`${ring}<path d="M12 8v4M12 16h.01" />`;
/** Done. */
export const checkIcon: SVGTemplateResult = svg`${ring}<path d="m9 12 2 2 4-4" />`;
/** It takes time. */
export const clockIcon: SVGTemplateResult = svg`${ring}<path d="M12 6v6l4 2" />`;

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
