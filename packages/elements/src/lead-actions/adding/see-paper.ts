import type { PaperKind } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { flag } from '../../base/flag.ts';
import type { DialogField } from '../../base/asking.ts';
import { savePaper } from '../../base/save-paper.ts';
import type { Adding } from './lead-adding.view.ts';

/** A button that saves the paper which would be attached, to look at before it is sent. */
export function paperSight({ crm, words, changed }: Adding): (offerId: string, kind: PaperKind) => DialogField {
  let busy = false;
  let failed = false;
  const see = async (id: string, kind: PaperKind): Promise<void> => {
    if (busy) return;
    busy = true;
    changed();
    failed = await savePaper(crm, id, kind).then(
      () => false,
      () => true,
    );
    busy = false;
    changed();
  };
  return (id, kind) => {
    const draw = (): TemplateResult =>
      html`<div class="dk-wide">
        <button
          class="dk-quiet"
          type="button"
          part="see"
          aria-disabled=${flag(busy)}
          @click=${() => {
            void see(id, kind);
          }}
        >
          ${words.seePaper[kind]}
        </button>
        ${failed ? html`<p class="dk-error" role="alert">${words.paperFailed}</p>` : nothing}
      </div>`;
    return { name: 'see', label: words.seePaper[kind], draw };
  };
}
