import type { Seen, User } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { fieldTemplate } from '../base/field.template.ts';
import { instantAt, wallTime } from '../record/record-draft.ts';
import { type Naming, named } from './level-text.ts';
import { absenceOf } from './members.template.ts';

/** An absence as it is typed: whole days of the tenant's zone, `YYYY-MM-DD`. */
export interface AbsenceDraft {
  readonly person: Seen<User>;
  readonly from: string;
  readonly until: string;
  readonly substituteId: string;
  readonly error?: string | undefined;
}

const dayOf = (instant: string, timeZone: string | undefined, shiftMs = 0): string =>
  wallTime(new Date(Date.parse(instant) + shiftMs).toISOString(), timeZone).slice(0, 10);

/** What the dialog begins with: the absence under way or the next, else nothing. */
export function absenceDraft(person: Seen<User>, now: string, timeZone: string | undefined): AbsenceDraft {
  const absence = absenceOf(person, now);
  return {
    person,
    from: absence ? dayOf(absence.from, timeZone) : '',
    // The last day is one that he is away: the absence ends as the next one begins.
    until: absence ? dayOf(absence.until, timeZone, -1) : '',
    substituteId: absence?.substituteId ?? '',
  };
}

/** The absence that was typed; undefined where no day was. */
export function absenceFrom(
  { from, until, substituteId }: AbsenceDraft,
  timeZone: string | undefined,
): User['absences'][number] | undefined {
  if (from === '' && until === '') return undefined;
  const next = new Date(Date.parse(`${until || from}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const at = (day: string): string => instantAt(`${day}T00:00`, timeZone) ?? '';
  return { from: at(from || until), until: at(next), substituteId: substituteId === '' ? null : substituteId };
}

/** The dialog for one absence; `returnValue` is `save`, `clear` or nothing. */
export function absenceDialog(
  draft: AbsenceDraft | undefined,
  naming: Naming,
  base: { readonly cancel: string; readonly save: string },
  onChange: (change: Partial<AbsenceDraft>) => void,
): TemplateResult {
  const { words } = naming;
  const people = draft ? named(naming, 'user').filter(({ id }) => id !== draft.person.id) : [];
  return html`<dialog class="dk-dialog" part="dialog" id="absence" aria-labelledby="absence-title">
    ${
      draft
        ? html`<form method="dialog">
            <p class="dk-strong" id="absence-title">${words.absenceOf.replace('{name}', () => draft.person.name)}</p>
            <div class="dates">
              ${fieldTemplate({
                name: 'absence-from',
                type: 'date',
                label: words.from,
                value: draft.from,
                error: draft.error,
                onInput: (from) => {
                  onChange({ from });
                },
              })}
              ${fieldTemplate({
                name: 'absence-until',
                type: 'date',
                label: words.until,
                value: draft.until,
                onInput: (until) => {
                  onChange({ until });
                },
              })}
              ${fieldTemplate({
                name: 'absence-substitute',
                wide: true,
                label: words.substitute,
                help: words.absenceHelp,
                value: draft.substituteId,
                none: words.nobody,
                options: people.map(({ id, name }) => ({ id, title: name })),
                onInput: (substituteId) => {
                  onChange({ substituteId });
                },
              })}
            </div>
            <div class="dk-actions">
              <button class="dk-button" value="">${base.cancel}</button>
              ${draft.person.absences.length > 0 ? html`<button class="dk-button" value="clear">${words.noAbsence}</button>` : nothing}
              <button class="dk-button dk-primary" value="save">${base.save}</button>
            </div>
          </form>`
        : nothing
    }
  </dialog>`;
}
