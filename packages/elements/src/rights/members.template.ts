import type { FollowUp, Seen, User } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../base/format.ts';
import { fieldTemplate } from '../base/field.template.ts';
import { type Naming, named } from './level-text.ts';

/** What the list of a group's people is made with. */
export interface MembersView extends Naming {
  readonly people: readonly Seen<User>[];
  readonly format: Format;
  /** ISO instant; decides which absence is told. */
  readonly now: string;
  /** The group's id; absent where one person is shown. */
  readonly group: string | undefined;
  readonly mayManage: boolean;
  readonly mayAbsent: (person: Seen<User>) => boolean;
  readonly adding: string;
  readonly onAdding: (id: string) => void;
  readonly onMove: (id: string, into: boolean) => void;
  readonly onAbsence: (person: Seen<User>) => void;
}

/** The absence that counts: the one under way, else the next. */
export const absenceOf = ({ absences }: Pick<User, 'absences'>, now: string): User['absences'][number] | undefined =>
  [...absences].filter(({ until }) => until > now).sort((a, b) => (a.from < b.from ? -1 : 1))[0];

function absenceText(person: Seen<User>, { words, format, now, ...naming }: MembersView): string {
  const absence = absenceOf(person, now);
  if (!absence) return '';
  const away = absence.from <= now;
  const text = (away ? words.absentUntil : words.absentFrom).replace('{date}', format.brief(away ? absence.until : absence.from));
  const substitute = named({ ...naming }, 'user').find(({ id }) => id === absence.substituteId)?.name;
  return substitute ? `${text} · ${words.substitute} : ${substitute}` : text;
}

function personRow(person: Seen<User>, view: MembersView): TemplateResult {
  const { words, group, mayManage, mayAbsent, onMove, onAbsence } = view;
  const absence = absenceText(person, view);
  const ways = [person.email, person.phone].filter(Boolean).join(' · ');
  return html`<li part="person">
    <span class="person"
      ><span class="dk-strong">${person.name}</span>${ways ? html`<span class="dk-help"><bdi>${ways}</bdi></span>` : nothing}${
        absence ? html`<span class="dk-help">${absence}</span>` : nothing
      }</span
    >
    <span class="person-actions">
      ${
        mayAbsent(person)
          ? html`<button
              class="dk-button"
              type="button"
              aria-label=${words.absenceOf.replace('{name}', () => person.name)}
              @click=${() => {
                onAbsence(person);
              }}
            >
              ${words.absence}
            </button>`
          : nothing
      }
      ${
        mayManage && group !== undefined
          ? html`<button
              class="dk-button"
              type="button"
              aria-label=${words.removeUser.replace('{name}', () => person.name)}
              @click=${() => {
                onMove(person.id, false);
              }}
            >
              ${words.remove}
            </button>`
          : nothing
      }
    </span>
  </li>`;
}

function addRow(view: MembersView, me: string): TemplateResult {
  const { words, people, adding, onAdding, onMove, session } = view;
  const inside = new Set(people.map(({ id }) => id));
  const active = (session.dictionaries['user'] ?? []).filter((row) => row['active'] && !inside.has(row['id'] as string));
  const options = active.map(({ id, name }) => ({ id: id as string, title: name as string }));
  return html`<div class="add">
    ${fieldTemplate({ name: 'add-user', label: words.addUser, value: adding, options, none: '—', onInput: onAdding })}
    <button
      class="dk-button"
      type="button"
      part="add"
      ?disabled=${adding === ''}
      @click=${() => {
        onMove(adding, true);
      }}
    >
      ${words.addUser}
    </button>
    ${
      inside.has(me)
        ? nothing
        : html`<button
            class="dk-button"
            type="button"
            part="add-me"
            @click=${() => {
              onMove(me, true);
            }}
          >
            ${words.addMe}
          </button>`
    }
  </div>`;
}

/** The people of a group (behaviours.md B12), or one person with his absence. */
export function membersTemplate(view: MembersView): TemplateResult {
  const { words, people, group, mayManage, session } = view;
  const me = session.principal.id;
  return html`<section part="people" aria-labelledby="people-title">
    <p class="section-title" id="people-title">${group === undefined ? words.absence : words.users}</p>
    ${
      people.length === 0
        ? html`<p class="dk-help">${words.noUsers}</p>`
        : html`<ul class="people">
            ${people.map((person) => personRow(person, view))}
          </ul>`
    }
    ${group !== undefined && mayManage ? addRow(view, me) : nothing}
  </section>`;
}

/** The three modes of follow-up in the source's words, and the house's own (behaviours.md B9-B11). */
export function followUpTemplate(
  { words }: Pick<Naming, 'words'>,
  mode: FollowUp | null,
  onChange: (mode: FollowUp | null) => void,
): TemplateResult {
  const modes = ['unset', 'none', 'automatic', 'manual'] as const;
  return html`<section part="follow-up">
    <fieldset class="modes">
      <legend class="section-title">${words.followUp}</legend>
      ${modes.map(
        (each) =>
          html`<label class="dk-check"
            ><input
              type="radio"
              name="follow-up"
              value=${each}
              .checked=${each === (mode ?? 'unset')}
              @change=${() => {
                onChange(each === 'unset' ? null : each);
              }}
            /><span>${words.followUpModes[each][0]}<span class="dk-help">${words.followUpModes[each][1]}</span></span></label
          >`,
      )}
    </fieldset>
  </section>`;
}
