import { type Crm, type DealerkitError, type Lead, type Query, type Seen, asDealerkitError } from '@dealerkit/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { failedState } from '../../base/failed-state.ts';
import { flag } from '../../base/flag.ts';
import { announce } from '../../base/live-region.ts';
import { plural } from '../../base/plural.ts';
import type { CsvView } from './lead-csv.ts';
import type { Exported } from './lead-export.ts';

/** The list whose leads are written. */
export interface FileHost extends ReactiveControllerHost {
  readonly crm: Crm | undefined;
  /** The question that the list shows the answer of. */
  readonly query: Query | undefined;
}

/** Leads as a file: the chosen ones, or all that the list would show (behaviours.md E17). */
export class LeadFile implements ReactiveController {
  readonly #host: FileHost;
  #export: { readonly count: number; readonly abort: AbortController } | undefined;
  #exported: Exported | undefined;
  #failed: DealerkitError | undefined;

  constructor(host: FileHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#export?.abort.abort();
  }

  /** Forgets what came of the last one: other leads are shown. */
  reset(): void {
    this.#exported = this.#failed = undefined;
  }

  button(view: CsvView, chosen: readonly Seen<Lead>[]): TemplateResult | typeof nothing {
    if (!this.#host.crm?.can('lead.export')) return nothing;
    const { words, lang } = view;
    const { count } = this.#export ?? {};
    return html`<button
      class="dk-quiet ${count === undefined ? '' : 'dk-spin'}"
      type="button"
      part="export"
      aria-disabled=${flag(count !== undefined)}
      @click=${() => void this.#save(view, chosen)}
    >
      ${count === undefined ? words.export : words.exporting.replace('{n}', count.toLocaleString(lang))}
    </button>`;
  }

  /** Why it failed, or what was left out. */
  result({ words, lang }: CsvView): TemplateResult | typeof nothing {
    if (this.#failed) return failedState(words.exportFailed, this.#failed, words);
    const { rows, refused = 0, more } = this.#exported ?? {};
    if (!rows || (refused === 0 && !more)) return nothing;
    return html`<div class="dk-notice dk-warning dk-said" part="export-result" role="status">
      <div>
        <p>${plural(lang, rows.length, words.exported)}</p>
        ${refused > 0 ? html`<p>${plural(lang, refused, words.notExported)}</p>` : nothing}
        ${more ? html`<p>${words.exportLimit.replace('{n}', more.toLocaleString(lang))}</p>` : nothing}
      </div>
    </div>`;
  }

  async #save(view: CsvView, chosen: readonly Seen<Lead>[]): Promise<void> {
    const { crm, query } = this.#host;
    if (!crm || !query || this.#export) return;
    const abort = new AbortController();
    const count = (so: number): void => {
      this.#export = { count: so, abort };
      this.#host.requestUpdate();
    };
    count(0);
    [this.#failed, this.#exported] = [undefined, undefined];
    try {
      const { download, gather } = await import('./lead-export.ts');
      const exported = await gather(crm, chosen.length > 0 ? chosen : query, count, abort.signal);
      if (crm !== this.#host.crm) return;
      if (exported.rows.length > 0) download(exported.rows, view);
      this.#exported = exported;
      announce(plural(view.lang, exported.rows.length, view.words.exported));
    } catch (error) {
      if (!abort.signal.aborted) this.#failed = asDealerkitError(error);
    } finally {
      this.#export = undefined;
      this.#host.requestUpdate();
    }
  }
}
