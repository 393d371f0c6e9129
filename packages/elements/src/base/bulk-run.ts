import { nothing, type TemplateResult } from 'lit';
import type { BulkWork } from './bulk-work.ts';
import { bulkButtons, bulkDialog, type BulkView, progressTemplate, resultTemplate } from './bulk.template.ts';
import { type DialogHost, showDialog } from './show-dialog.ts';

/** Milliseconds that a run may take without being shown: nothing blinks. */
const unseenMs = 300;

/** How an action on several records is told. */
export type BulkTelling<R extends { readonly id: string }> = Omit<BulkView<R>, 'work' | 'onRetry'>;

interface Running<R extends { readonly id: string }> {
  readonly work: BulkWork<R>;
  readonly telling: BulkTelling<R>;
  readonly again: () => Promise<void>;
}

/** Shows how far an action on several records is, where it takes a while, and in the end what was left and why; what failed can be tried again. */
export class BulkRun<R extends { readonly id: string }> {
  readonly #host: DialogHost;
  #now: Running<R> | undefined;

  constructor(host: DialogHost) {
    this.#host = host;
  }

  /** Runs it, and resolves when it is over and nothing is left to be read. `start` does it to some of the records. */
  async run(work: BulkWork<R>, telling: BulkTelling<R>, start: (records: readonly R[]) => Promise<void>): Promise<void> {
    const again = (): Promise<void> => start(work.failed);
    this.#now = { work, telling, again };
    let shown: Promise<unknown> | undefined;
    const show = (): void => {
      shown ??= showDialog(this.#host, '#work', '#work-close');
    };
    const timer = setTimeout(show, unseenMs);
    await start(work.allowed);
    clearTimeout(timer);
    if (work.left.length > 0) show();
    else this.#dialog?.close();
    await shown;
    this.#now = undefined;
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#now) return nothing;
    const { work, telling, again } = this.#now;
    const view: BulkView<R> = { ...telling, work, onRetry: () => void this.#retry(again, work) };
    const running = work.state !== 'ended';
    return bulkDialog(
      running,
      telling.title(work.records.length),
      running ? progressTemplate(view) : resultTemplate(view),
      bulkButtons(view),
    );
  }

  async #retry(again: () => Promise<void>, work: BulkWork<R>): Promise<void> {
    await again();
    await this.#host.updateComplete;
    if (work.left.length === 0) this.#dialog?.close();
    else this.#host.renderRoot.querySelector<HTMLElement>('#work-close')?.focus();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('#work');
  }
}
