import { type Crm, type DealerkitError, type Page, type Seen, type User, asDealerkitError } from '@dealerkit/core';
import type { ReactiveControllerHost } from 'lit';
import { WatchedController } from '../controllers/watched-controller.ts';
import { saveUser } from './saves.ts';
import { setAbsences, userNoun } from './contracts.ts';

/** The people of a group, live, or the one person whose rights are shown. */
export class Members {
  trouble: DealerkitError | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #people: WatchedController<Page<Seen<User>>>;
  #crm: Crm | undefined;
  #group: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#people = new WatchedController(host);
  }

  /** Follows the people of a node; of none, nobody. */
  follow(crm: Crm | undefined, node: string): void {
    this.#crm = crm;
    this.trouble = undefined;
    const [kind, id] = [node.slice(0, node.indexOf(':')), node.slice(node.indexOf(':') + 1)];
    this.#group = kind === 'group' ? id : undefined;
    const where = kind === 'group' ? { eq: ['groupIds', id] as const } : { eq: ['id', id] as const };
    this.#people.follow(kind === 'group' || kind === 'user' ? crm?.watchList(userNoun, { where, limit: 100 }) : undefined);
  }

  get people(): readonly Seen<User>[] {
    return this.#people.current?.value?.items ?? [];
  }

  get ready(): boolean {
    return this.#people.current?.value !== undefined;
  }

  /** Puts somebody into the group, or takes him out. */
  async move(id: string, into: boolean): Promise<boolean> {
    const { group, crm } = { group: this.#group, crm: this.#crm };
    if (!crm || group === undefined) return false;
    return this.#try(async () => {
      const { groupIds } = await crm.get(userNoun, id);
      const others = groupIds.filter((one) => one !== group);
      await crm.run(saveUser, { id, data: { groupIds: into ? [...others, group] : others } });
    });
  }

  /** Says when somebody is away; nothing says that he is not. */
  setAbsence(id: string, absence: User['absences'][number] | undefined): Promise<boolean> {
    const crm = this.#crm;
    return this.#try(async () => {
      await crm?.run(setAbsences, { id, absences: absence ? [absence] : [] });
    });
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.trouble = undefined;
    try {
      await work();
      await this.#people.refresh();
      return true;
    } catch (error) {
      this.trouble = asDealerkitError(error);
      return false;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
