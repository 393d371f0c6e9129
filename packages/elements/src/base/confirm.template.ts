import { html, type TemplateResult } from 'lit';
import type { BaseMessages } from './locales/en.ts';

/** A question before something typed is thrown away; its `returnValue` is `yes` when it may be. */
export const discardDialog = (words: BaseMessages): TemplateResult =>
  html`<dialog class="dk-dialog" part="dialog" aria-labelledby="discard-title" aria-describedby="discard-text">
    <form method="dialog">
      <p class="dk-strong" id="discard-title">${words.unsavedTitle}</p>
      <p id="discard-text">${words.unsavedText}</p>
      <div class="dk-actions">
        <button class="dk-button" value="">${words.keepEditing}</button>
        <button class="dk-button dk-destructive" value="yes">${words.discard}</button>
      </div>
    </form>
  </dialog>`;
