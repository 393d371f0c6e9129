import type { AnyCommand, Crm, Lead, Seen } from '@dealerkit/core';
import type { Assignment } from '../../base/assign.template.ts';
import { BulkWork } from '../../base/bulk-work.ts';
import { assignLead, deleteLead, discardLead, restoreLead } from '../../context/lead-contracts.ts';

/** What may be done to leads. */
export type LeadAction = 'discard' | 'restore' | 'assign' | 'delete';

const commands = { discard: discardLead, restore: restoreLead, assign: assignLead, delete: deleteLead };

/** The leads that an action has anything to do to. */
export const concerned = (action: LeadAction, leads: readonly Seen<Lead>[]): readonly Seen<Lead>[] =>
  action === 'discard' || action === 'restore' ? leads.filter(({ discarded }) => discarded === (action === 'restore')) : leads;

/** One action on some leads. */
export class LeadWork extends BulkWork<Seen<Lead>> {
  readonly action: LeadAction;
  #assignment: Assignment | undefined;

  constructor(crm: Crm, action: LeadAction, leads: readonly Seen<Lead>[], changed: () => void) {
    super(crm, leads, (lead) => crm.can(`lead.${action}`, lead), changed);
    this.action = action;
  }

  /** Does it to all that the right reaches, or again to some. */
  async start(assignment?: Assignment, leads: readonly Seen<Lead>[] = this.allowed): Promise<void> {
    this.#assignment = assignment ?? this.#assignment;
    const command: AnyCommand = commands[this.action];
    await this.run(command, ({ id }) => ({ id, ...this.#assignment }) as never, leads);
  }
}
