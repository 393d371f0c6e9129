import {
  type Crm,
  type DealerkitError,
  type FollowUp,
  type Level,
  type NodeDescription,
  type RightDescription,
  asDealerkitError,
  sameJson,
} from '@dealerkit/core';
import { describePolicy, grantPolicy } from './contracts.ts';
import type { RightsMessages } from './locales/en.ts';
import { saveGroup } from './saves.ts';

/** The rights of one node while somebody changes them: what is stored, what he touched, and what stands against it. */
export class RightsEditor {
  readonly node: string;
  description: NodeDescription | undefined;
  error: DealerkitError | undefined;
  saving = false;
  /** Why it was not saved. */
  trouble: ((words: RightsMessages) => string) | undefined;
  readonly #crm: Crm;
  readonly #changed: () => void;
  #levels = new Map<string, Level | null>();
  #modules = new Map<string, boolean>();
  #followUp: FollowUp | null | undefined;

  constructor(crm: Crm, node: string, changed: () => void) {
    this.node = node;
    this.#crm = crm;
    this.#changed = changed;
  }

  /** Reads the node anew; what was touched stays. */
  async load(): Promise<void> {
    try {
      const { summary } = await this.#crm.preview(describePolicy, { node: this.node });
      this.description = summary as unknown as NodeDescription;
      this.error = undefined;
      this.#settle();
    } catch (error) {
      this.error = asDealerkitError(error);
    }
    this.#changed();
  }

  /** How many things were touched and not saved. */
  get pending(): number {
    return this.#levels.size + this.#modules.size + (this.#followUp === undefined ? 0 : 1);
  }

  /** What the node itself says of a right, by what was touched. */
  levelOf({ right, own }: RightDescription): Level | null {
    return this.#levels.has(right) ? this.#levels.get(right)! : own;
  }

  touched(name: string): boolean {
    return this.#levels.has(name) || this.#modules.has(name);
  }

  isOn(module: string, stored: boolean): boolean {
    return this.#modules.get(module) ?? stored;
  }

  followUp(stored: FollowUp | null): FollowUp | null {
    return this.#followUp === undefined ? stored : this.#followUp;
  }

  setLevel(right: RightDescription, level: Level | null): void {
    this.#levels.set(right.right, level);
    this.#settle();
    this.#changed();
  }

  setModule(module: string, on: boolean): void {
    this.#modules.set(module, on);
    this.#settle();
    this.#changed();
  }

  setFollowUp(mode: FollowUp | null, stored: FollowUp | null): void {
    this.#followUp = mode === stored ? undefined : mode;
    this.#changed();
  }

  undo(): void {
    this.#levels.clear();
    this.#modules.clear();
    this.#followUp = undefined;
    this.trouble = undefined;
    this.#changed();
  }

  /** Saves all of it (behaviours.md E12). Answers whether it was. */
  async save(): Promise<boolean> {
    const { description } = this;
    if (this.saving || !description || this.pending === 0) return false;
    this.saving = true;
    this.trouble = undefined;
    this.#changed();
    try {
      if (this.#levels.size + this.#modules.size > 0)
        await this.#crm.run(grantPolicy, {
          node: this.node,
          levels: Object.fromEntries(this.#levels) as Record<string, never>,
          modules: Object.fromEntries(this.#modules),
          version: description.version,
        });
      this.#levels.clear();
      this.#modules.clear();
      if (this.#followUp !== undefined) {
        await this.#crm.run(saveGroup, { id: this.node.slice('group:'.length), data: { followUp: this.#followUp } });
        await this.#crm.session.refresh();
      }
      this.#followUp = undefined;
      return true;
    } catch (error) {
      this.trouble = troubleOf(asDealerkitError(error));
      return false;
    } finally {
      this.saving = false;
      await this.load();
    }
  }

  // What was touched and is as it was again is no change.
  #settle(): void {
    for (const { module, on, rights } of this.description?.modules ?? []) {
      if (this.#modules.get(module) === on) this.#modules.delete(module);
      for (const { right, own } of rights)
        if (this.#levels.has(right) && sameJson(this.#levels.get(right), own)) this.#levels.delete(right);
    }
  }
}

/** Why rights were not saved, in words. */
export function troubleOf({ code, details }: DealerkitError): (words: RightsMessages & { readonly errorText?: string }) => string {
  const problem = details.fields?.['policy']?.code;
  const refused = (details.decision as { readonly right?: string } | undefined)?.right ?? '';
  return (words) => {
    if (code === 'conflict') return words.conflict;
    if (problem === 'last-administrator') return words.lastAdministrator;
    if (problem === 'locks-you-out') return words.locksYouOut;
    if (problem === 'too-many-ties') return words.tooManyTies;
    if (code === 'forbidden') return words.beyond.replace('{right}', () => refused);
    return words.errorText ?? code;
  };
}
