import { type Crm, type DealerkitError, type PolicyDifference, asDealerkitError, presetNames } from '@dealerkit/core';
import type { ReactiveControllerHost } from 'lit';
import { applyPreset } from './contracts.ts';

/** A preset that is being looked at before it is applied. */
export class Presets {
  /** Which one was chosen, or nothing yet. */
  chosen = '';
  /** What it would change; undefined until that is known. */
  differences: readonly PolicyDifference[] | undefined;
  trouble: DealerkitError | undefined;
  busy = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  readonly names: readonly string[] = presetNames;

  choose(name: string): void {
    this.chosen = name;
    this.differences = undefined;
    this.trouble = undefined;
    this.#host.requestUpdate();
  }

  /** Asks what the chosen preset would change. */
  compare(crm: Crm): Promise<boolean> {
    return this.#try(async () => {
      const { summary } = await crm.preview(applyPreset, { preset: this.chosen });
      this.differences = (summary['changes'] ?? []) as unknown as readonly PolicyDifference[];
    });
  }

  /** Applies the chosen preset. */
  apply(crm: Crm): Promise<boolean> {
    return this.#try(async () => {
      await crm.run(applyPreset, { preset: this.chosen as (typeof presetNames)[number] });
      this.choose('');
    });
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.trouble = undefined;
    this.#host.requestUpdate();
    try {
      await work();
      return true;
    } catch (error) {
      this.trouble = asDealerkitError(error);
      return false;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }
}
