import { type Client, type Crm, type DealerkitError, type Seen, asDealerkitError } from '@dealerkit/core';
import type { Assignment } from '../../base/assign.template.ts';
import { assignClient } from '../../context/client-contracts.ts';

/** One reassignment of a client, from the choice in the menu to done or left. */
export class ClientAssignment {
  readonly client: Seen<Client>;
  chosen: Assignment = { ownerId: '', inform: true };
  /** Nobody was chosen yet, though it was wanted. */
  missing = false;
  saving = false;
  trouble: DealerkitError | undefined;
  readonly #changed: () => void;

  constructor(client: Seen<Client>, changed: () => void) {
    this.client = client;
    this.#changed = changed;
  }

  change(chosen: Partial<Assignment>): void {
    this.chosen = { ...this.chosen, ...chosen };
    this.missing = false;
    this.#changed();
  }

  /** Gives him to whom was chosen; true when it is done. */
  async save(crm: Crm): Promise<boolean> {
    if (this.saving) return false;
    this.trouble = undefined;
    this.missing = this.chosen.ownerId === '';
    this.saving = !this.missing;
    this.#changed();
    if (this.missing) return false;
    try {
      await crm.run(assignClient, { id: this.client.id, ...this.chosen });
      return true;
    } catch (error) {
      this.trouble = asDealerkitError(error);
      return false;
    } finally {
      this.saving = false;
      this.#changed();
    }
  }
}
