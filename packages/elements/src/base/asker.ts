import { nothing, type TemplateResult } from 'lit';
import type { Asking, AskingHost } from './asking.ts';
import { FormDialog } from './form-dialog.ts';
import type { BaseMessages } from './locales/en.ts';

/** Asks one thing at a time of whoever works with an element, in a dialog of its template. */
export class Asker {
  readonly #host: AskingHost;
  #dialog: FormDialog | undefined;

  constructor(host: AskingHost) {
    this.#host = host;
  }

  /** Something was typed that is not saved. */
  get dirty(): boolean {
    return this.#dialog?.dirty ?? false;
  }

  /** Resolves with true when it was done, false when it was left. */
  async ask(asking: Asking): Promise<boolean> {
    const dialog = new FormDialog(this.#host, asking);
    this.#dialog = dialog;
    const done = await dialog.ask();
    if (this.#dialog === dialog) this.#dialog = undefined;
    this.#host.requestUpdate();
    return done;
  }

  /** Leaves what is asked without a word: somebody else is here. */
  forget(): void {
    this.#dialog = undefined;
  }

  render(words: BaseMessages): TemplateResult | typeof nothing {
    return this.#dialog?.render(words) ?? nothing;
  }
}
