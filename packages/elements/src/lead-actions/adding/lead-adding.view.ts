import type { Client, Crm, Lead, Seen } from '@dealerkit/core';
import type { Dictionaries } from '../../base/dictionaries.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import type { TaskAskingView } from '../../task-form/task-fields.ts';
import type { Reached } from '../reached.ts';
import type { LeadAddingMessages } from './locales/en.ts';

/** What a dialog of the bar is made with, as it was when it opened. */
export interface Adding {
  readonly crm: Crm;
  readonly lead: Seen<Lead>;
  readonly words: BaseMessages & LeadAddingMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
  /** Id of who adds. */
  readonly me: string | undefined;
  /** IANA name of the zone in which times are typed: the lead's branch's, else the house's. */
  readonly timeZone: string | undefined;
  readonly currency: string;
  /** What a task is asked with. */
  readonly asking: TaskAskingView;
  /** Whom the lead can be spoken to by. */
  readonly reached: readonly Reached[];
  readonly client: Partial<Seen<Client>>;
  /** Renders again what came later. */
  readonly changed: () => void;
}
