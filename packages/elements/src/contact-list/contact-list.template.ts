import type { Client, Lead, Seen } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { emailLink, phoneLink } from '../base/contact-ways.ts';
import { companyIcon, icon, moreIcon, personIcon } from '../base/icons.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { Prepared } from '../base/prepared.ts';
import { recordLink } from '../base/record-link.ts';
import { whatsAppLink } from '../base/whats-app.ts';
import type { HrefFor } from '../context/crm-context.ts';
import type { ContactListMessages } from './locales/en.ts';
import type { PersonRecord } from './people-controller.ts';

/** One of the people of a lead. */
export interface PersonView {
  readonly ref: string;
  readonly origin: boolean;
  readonly person: PersonRecord | undefined;
  readonly loading: boolean;
  /** Absent where the reader may not edit what is known of this person. */
  readonly edit: Prepared | false;
  /** Absent where the menu would have no entry. */
  readonly more: Prepared | false;
}

/** What the list is made of. */
export interface ContactListView {
  readonly lead: Seen<Lead>;
  readonly people: readonly PersonView[];
  readonly words: BaseMessages & ContactListMessages;
  readonly hrefFor: HrefFor;
  readonly headingLevel: string | number;
  /** Absent where the reader may not add anybody. */
  readonly add: Prepared | false;
}

const editButton = ({ open, prepare }: Prepared, ref: string, label: string, text: string): TemplateResult =>
  html`<button
    class="dk-button"
    type="button"
    part="edit"
    data-ref=${ref}
    aria-label=${label}
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${open}
  >
    ${text}
  </button>`;

const moreButton = ({ open, prepare }: Prepared, ref: string, label: string): TemplateResult =>
  html`<button
    class="dk-button more"
    type="button"
    part="more"
    data-ref=${ref}
    aria-label=${label}
    aria-haspopup="menu"
    @pointerenter=${prepare}
    @focus=${prepare}
    @click=${open}
  >
    ${icon(moreIcon)}
  </button>`;

const addButton = ({ open, prepare }: Prepared, text: string): TemplateResult =>
  html`<button class="dk-button" type="button" part="add" @pointerenter=${prepare} @focus=${prepare} @click=${open}>${text}</button>`;

// What the reader may not see is absent.
type Ways = Pick<Client, 'name'> & Partial<Pick<Client, 'phones' | 'emails'>>;

function ways({ name, phones = [], emails = [] }: Ways, words: ContactListMessages): TemplateResult {
  if (phones.length + emails.length === 0) return html`<p class="dk-help">${words.noWay}</p>`;
  return html`<ul class="ways" data-person=${name}>
    ${phones.map(
      (phone) =>
        html`<li>
          ${phoneLink(phone)}
          ${whatsAppLink(
            phone,
            words.whatsApp,
            words.whatsAppTo.replace('{name}', () => name),
          )}
        </li>`,
    )}
    ${emails.map((email) => html`<li>${emailLink(email)}</li>`)}
  </ul>`;
}

function known(person: PersonRecord, view: PersonView, { words, hrefFor }: ContactListView): TemplateResult {
  const isClient = view.ref.startsWith('client:');
  const { name } = person;
  const role = 'jobTitle' in person ? person.jobTitle : person.title;
  const company = 'kind' in person && person.kind === 'company';
  return html`<span class="face">${icon(company ? companyIcon : personIcon)}</span>
    <div class="who">
      <p class="name">
        ${isClient ? recordLink(hrefFor, 'client', person.id, name) : html`<bdi>${name}</bdi>`}
        ${view.origin ? html`<span class="origin" part="origin">${words.origin}</span>` : nothing}
      </p>
      <p class="dk-help"><bdi>${[isClient ? words.client : '', role].filter(Boolean).join(' · ')}</bdi></p>
      ${ways(person, words)}
    </div>
    <div class="acts">
      ${
        view.edit
          ? editButton(
              view.edit,
              view.ref,
              words.editOf.replace('{name}', () => name),
              words.edit,
            )
          : nothing
      }
      ${
        view.more
          ? moreButton(
              view.more,
              view.ref,
              words.more.replace('{name}', () => name),
            )
          : nothing
      }
    </div>`;
}

const row = (each: PersonView, view: ContactListView): TemplateResult =>
  html`<li class="person" part="contact">
    ${
      each.person
        ? known(each.person, each, view)
        : each.loading
          ? html`<div class="dk-skeleton bone"></div>`
          : html`<p class="dk-help">${view.words.missing}</p>`
    }
  </li>`;

/** Everybody who is spoken to about a lead (behaviours.md C23, C30). */
export function contactsTemplate(view: ContactListView): TemplateResult {
  const { people, words, headingLevel, add } = view;
  return html`<header>
      <div class="dk-heading" id="people" role="heading" aria-level=${headingLevel}>${words.title}</div>
      ${add ? addButton(add, words.add) : nothing}
    </header>
    <ul class="people" part="list" aria-labelledby="people">
      ${people.map((each) => row(each, view))}
    </ul>`;
}

/** The list's shape while it is on its way. */
export const contactsSkeleton = (label: string): TemplateResult =>
  html`<div aria-busy="true" role="group" aria-label=${label} part="loading">
    <header><div class="dk-skeleton bone heading"></div></header>
    <ul class="people">
      ${[1, 2].map(() => html`<li class="person"><div class="dk-skeleton bone"></div></li>`)}
    </ul>
  </div>`;
