import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { HrefFor } from '../context/crm-context.ts';
import { DealerkitEvent } from './events.ts';
import { safeUrl } from './safe-url.ts';

/** A record is to be opened. Prevent it when a router of the page takes over; otherwise the browser follows the link. */
export class OpenEvent extends DealerkitEvent<{ noun: string; id: string; href: string }> {
  static readonly type = 'dk-open';
  constructor(detail: { noun: string; id: string; href: string }) {
    super(OpenEvent.type, detail, { cancelable: true });
  }
}

const isPlain = ({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean =>
  button === 0 && !(altKey || ctrlKey || metaKey || shiftKey);

/** The name of a record as a real link; plain text where the host has no page for it. */
export function recordLink(
  hrefFor: HrefFor,
  noun: string,
  id: string,
  text: string,
  { className = 'dk-link', tabIndex }: { className?: string; tabIndex?: number } = {},
): TemplateResult {
  const href = hrefFor(noun, id);
  const address = safeUrl(href);
  if (href === undefined || address === undefined) return html`<span class=${className} dir="auto">${text}</span>`;
  const open = (event: MouseEvent & { readonly currentTarget: EventTarget | null }): void => {
    if (!isPlain(event)) return;
    if (!event.currentTarget?.dispatchEvent(new OpenEvent({ noun, id, href }))) event.preventDefault();
  };
  return html`<a class=${className} href=${address} tabindex=${ifDefined(tabIndex)} dir="auto" @click=${open}>${text}</a>`;
}

declare global {
  interface HTMLElementEventMap {
    'dk-open': OpenEvent;
  }
}
