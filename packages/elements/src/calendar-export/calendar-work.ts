import {
  type CalendarFeed,
  type Crm,
  type DealerkitError,
  type Seen,
  type Task,
  asDealerkitError,
  calendarFeedPath,
  newServiceSecret,
  taskCalendar,
} from '@dealerkit/core';
import { type CSSResult, html, type TemplateResult } from 'lit';
import { failedState } from '../base/failed-state.ts';
import type { AskingHost } from '../base/asking.ts';
import { Asker } from '../base/asker.ts';
import { announce } from '../base/live-region.ts';
import { saveBlob } from '../base/save-blob.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { createCalendarFeed, revokeCalendarFeed } from '../context/calendar-contracts.ts';
import { taskNoun } from '../context/task-contracts.ts';
import { asking } from '../styles/asking.styles.ts';
import { CalendarFeedCreatedEvent, CalendarFeedRevokedEvent } from './calendar-export.events.ts';
import type { CalendarExportMessages } from './locales/en.ts';

/** Words of the calendar's questions and answers. */
export type CalendarWords = BaseMessages & CalendarExportMessages;

/** The element whose calendar it is. */
export interface CalendarHost extends AskingHost {
  wear(...styles: readonly CSSResult[]): void;
  /** Called when an address was made or ended: what is shown follows. */
  changed(): void;
}

/** Most tasks of one calendar, as a gateway gives them too: the nearest first. */
const mostTasks = 1000;

/** The open tasks, deadlines and appointments of a person as an iCalendar file. */
export async function calendarOf(crm: Crm, owner: string, language: string): Promise<Blob> {
  const tasks: Seen<Task>[] = [];
  const where = { and: [{ eq: ['ownerIds', owner] as const }, { eq: ['status', 'open'] as const }] };
  for await (const page of crm.list(taskNoun, { where, sort: 'due', limit: 100 })) {
    tasks.push(...page.items);
    if (tasks.length >= mostTasks) break;
  }
  return new Blob([taskCalendar(tasks.slice(0, mostTasks), language)], { type: 'text/calendar' });
}

/** What may be done with one's calendar. It loads when somebody is about to do it. */
export class CalendarWork {
  /** The address that was just made, and of which record. */
  made: { readonly id: string; readonly address: string } | undefined;
  readonly #host: CalendarHost;
  readonly #asker: Asker;
  #busy: 'download' | 'create' | undefined;
  #failed: DealerkitError | undefined;

  constructor(host: CalendarHost) {
    this.#host = host;
    this.#asker = new Asker(host);
    host.wear(asking);
  }

  /** What is under way. */
  get busy(): 'download' | 'create' | undefined {
    return this.#busy;
  }

  async download(crm: Crm, owner: string, lang: string, words: CalendarWords): Promise<void> {
    await this.#try('download', async () => {
      saveBlob(await calendarOf(crm, owner, lang), `${words.fileName}.ics`);
      announce(words.downloaded);
    });
  }

  /** Makes an address at the gateway. Its secret is made here and goes nowhere: only its hash is sent. */
  async create(crm: Crm, url: string, words: CalendarWords): Promise<void> {
    await this.#try('create', async () => {
      const { secret, hash } = await newServiceSecret();
      const { id } = await crm.run(createCalendarFeed, { hash });
      this.made = { id, address: new URL(calendarFeedPath(id, secret), url).href };
      announce(words.created);
      this.#host.dispatchEvent(new CalendarFeedCreatedEvent({ id }));
      this.#host.changed();
    });
  }

  /** Asks, then ends an address. */
  async revoke({ id }: Seen<CalendarFeed>, words: CalendarWords): Promise<void> {
    const { revokeTitle: title, revokeText: intro, revoke: save } = words;
    const run = (crm: Crm): Promise<unknown> => crm.run(revokeCalendarFeed, { id });
    this.#failed = undefined;
    const done = await this.#asker.ask({ title, intro, save, destructive: true, start: {}, fields: () => [], run });
    if (done && this.made?.id === id) this.made = undefined;
    this.#host.requestUpdate();
    if (!done) return;
    announce(words.revoked);
    this.#host.dispatchEvent(new CalendarFeedRevokedEvent({ id }));
    this.#host.changed();
  }

  /** The question, and why something was not done. */
  render(words: CalendarWords): TemplateResult {
    return html`${this.#failed && failedState(words.notDone, this.#failed, words)}${this.#asker.render(words)}`;
  }

  async #try(busy: 'download' | 'create', work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = busy;
    this.#failed = undefined;
    this.#host.requestUpdate();
    try {
      await work();
    } catch (error) {
      this.#failed = asDealerkitError(error);
    }
    this.#busy = undefined;
    this.#host.requestUpdate();
  }
}
