import { html, type TemplateResult } from 'lit';

/** A key, or several, and what they do. */
export type Keys = readonly (readonly [key: string, does: string])[];

/** The keys of a list. */
export const keysDialog = (title: string, keys: Keys, close: string): TemplateResult =>
  html`<dialog class="dk-dialog" part="keys" aria-labelledby="keys-title">
    <form method="dialog">
      <p class="dk-strong" id="keys-title">${title}</p>
      <dl class="keys">
        ${keys.map(
          ([key, does]) =>
            html`<div>
              <dt><kbd>${key}</kbd></dt>
              <dd>${does}</dd>
            </div>`,
        )}
      </dl>
      <div class="dk-actions"><button class="dk-button">${close}</button></div>
    </form>
  </dialog>`;
