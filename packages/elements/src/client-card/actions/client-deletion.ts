import {
  type Client,
  type Crm,
  type DealerkitError,
  type Lead,
  type Preview,
  type Seen,
  asDealerkitError,
  randomKey,
} from '@dealerkit/core';
import { deleteClient } from '../../context/client-contracts.ts';

/** What a deletion would do, as its preview tells; fields that the reader may not see are absent (behaviours.md B15-B18). */
export interface DeletionSummary {
  readonly client: { readonly id: string } & Partial<Pick<Client, 'kind' | 'civility' | 'name' | 'emails'>>;
  readonly counts: Readonly<Record<'leads' | 'appointments' | 'followUps' | 'contacts', number>>;
  readonly leads: readonly ({ readonly id: string } & Partial<
    Pick<Lead, 'code' | 'name' | 'status' | 'stageId' | 'sourceId' | 'vehicle'>
  >)[];
  readonly otherLeads: number;
  readonly pendingSignatures: number;
}

/** One deletion, from the choice in the menu to deleted or left: what it would do, and what stands against it. */
export class ClientDeletion {
  /** The client as he was when the question was asked. */
  readonly client: Seen<Client>;
  summary: DeletionSummary | undefined;
  /** What stood there before it changed under the reader's eyes. */
  before: DeletionSummary | undefined;
  trouble: DealerkitError | undefined;
  running = false;
  readonly #changed: () => void;
  // One key for one question: a confirmation whose answer was lost is not carried out twice.
  readonly #key = randomKey();
  #basis = '';

  constructor(client: Seen<Client>, changed: () => void) {
    this.client = client;
    this.#changed = changed;
  }

  /** The right was taken away meanwhile (behaviours.md B13b). */
  get refused(): boolean {
    return this.trouble?.code === 'forbidden';
  }

  /** Asks what it would do. */
  async look(crm: Crm): Promise<void> {
    this.trouble = this.before = this.summary = undefined;
    this.#changed();
    await this.#try(async () => {
      this.#take(await crm.preview(deleteClient, { id: this.client.id }));
    });
  }

  /** Deletes what stands there; true when it is done. What changed meanwhile is shown first, and asked again. */
  async confirm(crm: Crm): Promise<boolean> {
    if (this.running || !this.summary) return false;
    this.running = true;
    this.trouble = this.before = undefined;
    this.#changed();
    return this.#try(() => crm.run(deleteClient, { id: this.client.id }, { basis: this.#basis, key: this.#key }));
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.#explain(asDealerkitError(error));
      return false;
    } finally {
      this.running = false;
      this.#changed();
    }
  }

  #explain(error: DealerkitError): void {
    const { preview } = error.details;
    if (error.code !== 'conflict' || !preview) this.trouble = error;
    else {
      this.before = this.summary;
      this.#take(preview as Preview);
    }
  }

  #take({ summary, basis }: Preview): void {
    this.summary = summary as unknown as DeletionSummary;
    this.#basis = basis;
  }
}
