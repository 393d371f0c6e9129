import { type AnyCommand, type Crm, type DealerkitError, type Lead, type Seen, asDealerkitError, randomKey } from '@dealerkit/core';
import type { Assignment } from '../../base/assign.template.ts';
import { assignLead, deleteLead, discardLead, restoreLead } from '../../context/lead-contracts.ts';

/** What may be done to leads. */
export type LeadAction = 'discard' | 'restore' | 'assign' | 'delete';

/** A lead that was left as it is, and why; without an error, for want of the right. */
export interface Left {
  readonly lead: Seen<Lead>;
  readonly error: DealerkitError | undefined;
}

const commands = { discard: discardLead, restore: restoreLead, assign: assignLead, delete: deleteLead };

const final = new Set(['forbidden', 'not-found', 'invalid', 'in-use', 'conflict', 'unsupported']);

/** The leads that an action has anything to do to. */
export const concerned = (action: LeadAction, leads: readonly Seen<Lead>[]): readonly Seen<Lead>[] =>
  action === 'discard' || action === 'restore' ? leads.filter(({ discarded }) => discarded === (action === 'restore')) : leads;

/** One action on some leads, each by its own right: asked, running, ended. The first refusal does not stop it. */
export class LeadWork {
  readonly action: LeadAction;
  readonly leads: readonly Seen<Lead>[];
  /** Those that the right reaches. */
  readonly allowed: readonly Seen<Lead>[];
  state: 'asked' | 'running' | 'ended' = 'asked';
  stopped = false;
  /** How many of the present run have ended, and of how many. */
  progress: { readonly done: number; readonly total: number } = { done: 0, total: 0 };
  readonly #crm: Crm;
  readonly #changed: () => void;
  readonly #done = new Set<string>();
  readonly #errors = new Map<string, DealerkitError>();
  // One key for each lead: what is tried again after an answer was lost is not done twice.
  readonly #key = randomKey();
  #run: AbortController | undefined;
  #assignment: Assignment | undefined;

  constructor(crm: Crm, action: LeadAction, leads: readonly Seen<Lead>[], changed: () => void) {
    this.#crm = crm;
    this.action = action;
    this.leads = leads;
    this.#changed = changed;
    this.allowed = leads.filter((lead) => crm.can(`lead.${action}`, lead));
  }

  /** Ids of those that were done. */
  get done(): readonly string[] {
    return [...this.#done];
  }

  /** Those that were left as they are. */
  get left(): readonly Left[] {
    const allowed = new Set(this.allowed);
    return this.leads
      .filter((lead) => !allowed.has(lead) || this.#errors.has(lead.id))
      .map((lead) => ({ lead, error: this.#errors.get(lead.id) }));
  }

  /** Those that may well be done another time. */
  get failed(): readonly Seen<Lead>[] {
    return this.left.flatMap(({ lead, error }) => (error && !final.has(error.code) ? [lead] : []));
  }

  /** Does it to all that the right reaches, or again to some. */
  async start(assignment?: Assignment, leads: readonly Seen<Lead>[] = this.allowed): Promise<void> {
    this.#assignment = assignment ?? this.#assignment;
    this.state = 'running';
    this.stopped = false;
    this.progress = { done: 0, total: leads.length };
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#changed();
    const command: AnyCommand = commands[this.action];
    const inputs = leads.map(({ id }) => ({ id, ...this.#assignment }));
    try {
      for await (const { index, done, total, error } of this.#crm.runMany(command, inputs as never[], {
        signal,
        key: (_input, at) => `${this.#key}:${leads[at]?.id ?? ''}`,
      })) {
        const id = leads[index]?.id ?? '';
        this.#errors.delete(id);
        if (error) this.#errors.set(id, error);
        else this.#done.add(id);
        this.progress = { done, total };
        this.#changed();
      }
    } catch (error) {
      this.stopped = signal.aborted;
      const why = asDealerkitError(error);
      for (const { id } of leads) if (!this.#done.has(id) && !this.#errors.has(id)) this.#errors.set(id, why);
    }
    this.state = 'ended';
    this.#changed();
  }

  /** Ends it after what is under way; what was done stays done. */
  stop(): void {
    this.#run?.abort();
  }
}
