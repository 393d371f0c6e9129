import { type Client, type Contact, type DealerkitError, type Lead, type Seen, asDealerkitError } from '@dealerkit/core';
import { type CSSResult, type TemplateResult, html } from 'lit';
import type { Asking, AskingHost, Typed } from '../base/asking.ts';
import { Asker } from '../base/asker.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Menu, type MenuEntry } from '../base/menu.ts';
import { failedState } from '../base/failed-state.ts';
import { updateClient } from '../context/contracts.ts';
import { addLeadContact, removeLeadContact, setLeadOrigin, updateContact } from '../context/lead-contracts.ts';
import { asking } from '../styles/asking.styles.ts';
import { menu } from '../styles/menu.styles.ts';
import type { ContactListMessages } from './locales/en.ts';
import type { PersonRecord } from './people-controller.ts';

type Words = BaseMessages & ContactListMessages;

/** The list whose people these are. */
export interface ContactActionsHost extends AskingHost {
  readonly lead: Seen<Lead> | undefined;
  personOf(ref: string): PersonRecord | undefined;
  changed(ref: string): Promise<void>;
  wear(...styles: readonly CSSResult[]): void;
}

const lines = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : '');
const textOf = (_field: string, stored: unknown): string => (typeof stored === 'string' ? stored : lines(stored));
const listOf = (typed: Typed, field: string): string[] =>
  String(typed[field] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What may be typed of a person, as a command takes it. */
const given = (typed: Typed, role: 'title' | 'jobTitle') => ({
  [role]: String(typed[role] ?? '').trim() || null,
  phones: listOf(typed, 'phones'),
  emails: listOf(typed, 'emails'),
});

const ways = (words: Words): ReturnType<Asking['fields']> => [
  { name: 'phones', label: words.phones, multiline: true, inputmode: 'tel', wide: true },
  { name: 'emails', label: words.emails, multiline: true, inputmode: 'email', wide: true },
];

function adding(lead: Seen<Lead>, words: Words, added: (ref: string, name: string) => void): Asking {
  return {
    title: words.addTitle,
    save: words.add,
    draft: `contact.add:${lead.id}`,
    start: { name: '', title: '', phones: '', emails: '' },
    fields: () => [
      { name: 'name', label: words.name, required: true, maxlength: 200, wide: true },
      { name: 'title', label: words.jobTitle, maxlength: 255, wide: true },
      ...ways(words),
    ],
    async run(crm, typed) {
      const name = String(typed['name']).trim();
      const { ref } = await crm.run(addLeadContact, { id: lead.id, contact: { name, ...given(typed, 'title') } });
      added(ref, name);
    },
  };
}

function editing(person: PersonRecord, words: Words): Asking {
  const client = 'kind' in person;
  const role = client ? 'jobTitle' : 'title';
  const { phones, emails } = person;
  const start = { phones: lines(phones), emails: lines(emails), [role]: (person as Partial<Client & Contact>)[role] ?? '' };
  return {
    title: words.editTitle.replace('{name}', () => person.name),
    save: words.save,
    draft: `contact.edit:${person.id}`,
    start: client ? start : { ...start, name: person.name },
    fields: () => [
      ...(client ? [] : [{ name: 'name', label: words.name, required: true, maxlength: 200, wide: true }]),
      { name: role, label: words.jobTitle, maxlength: 255, wide: true },
      ...ways(words),
    ],
    read: textOf,
    run: (crm, typed, from) => {
      const { id } = person;
      if (client) return crm.run(updateClient, { id, patch: given(typed, role), from: given(from, role) });
      const named = (values: Typed) => ({ name: String(values['name']).trim(), ...given(values, role) });
      return crm.run(updateContact, { id, patch: named(typed), from: named(from) });
    },
  };
}

/** What may be done to the people of a lead. It loads when somebody is about to do it. */
export class ContactActions {
  readonly #host: ContactActionsHost;
  readonly #menu: Menu;
  readonly #asker: Asker;
  #failed: DealerkitError | undefined;

  constructor(host: ContactActionsHost) {
    this.#host = host;
    this.#asker = new Asker(host);
    this.#menu = new Menu(host);
    host.wear(menu, asking);
    host.requestUpdate();
  }

  get dirty(): boolean {
    return this.#asker.dirty;
  }

  render(words: Words): TemplateResult {
    return html`${this.#failed && failedState(words.notDone, this.#failed, words)}${this.#menu.render()}${this.#asker.render(words)}`;
  }

  async add(words: Words): Promise<void> {
    const { lead } = this.#host;
    let added: { ref: string; name: string } | undefined;
    if (lead) await this.#ask(adding(lead, words, (ref, name) => (added = { ref, name })));
    if (!added) return;
    const { ref, name } = added;
    await this.#host.changed(ref);
    announce(words.added.replace('{name}', () => name));
  }

  async edit(ref: string, words: Words): Promise<void> {
    const person = this.#host.personOf(ref);
    if (!person || !(await this.#ask(editing(person, words)))) return;
    await this.#host.changed(ref);
    announce(words.saved);
  }

  /** Opens the menu of a person at its button. */
  async more(button: HTMLButtonElement, ref: string, words: Words): Promise<void> {
    const { lead } = this.#host;
    const name = this.#host.personOf(ref)?.name ?? '';
    const origin = lead?.contacts.find((each) => each.ref === ref)?.origin;
    if (!lead || origin !== false) return;
    const entries: readonly MenuEntry[] = [
      {
        label: words.setOrigin,
        act: () =>
          void this.#run(
            setLeadOrigin,
            ref,
            words.originSet.replace('{name}', () => name),
          ),
      },
      {
        label: words.remove,
        act: () =>
          void this.#run(
            removeLeadContact,
            ref,
            words.removed.replace('{name}', () => name),
          ),
        apart: true,
      },
    ];
    await this.#menu.open(button, button.ariaLabel ?? '', entries);
  }

  async #ask(what: Asking): Promise<boolean> {
    this.#failed = undefined;
    return this.#asker.ask(what);
  }

  async #run(command: typeof setLeadOrigin | typeof removeLeadContact, ref: string, said: string): Promise<void> {
    const { crm, lead } = this.#host;
    if (!crm || !lead) return;
    this.#failed = undefined;
    try {
      await crm.run(command, { id: lead.id, ref });
      await this.#host.changed(ref);
      announce(said);
    } catch (error) {
      this.#failed = asDealerkitError(error);
    }
    this.#host.requestUpdate();
  }
}
