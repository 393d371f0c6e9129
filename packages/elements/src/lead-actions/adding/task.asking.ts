import { duePresets, reminderChoices } from '@dealerkit/core';
import { html, type TemplateResult } from 'lit';
import type { Asking, Change, DialogField, Typed } from '../../base/asking.ts';
import { receivers } from '../../base/receivers.ts';
import { createTask } from '../../context/lead-work-contracts.ts';
import { instantAt, limits, momentField, momentOf, textOf, textOrNull } from './adding-fields.ts';
import type { Adding } from './lead-adding.view.ts';
import { minutesText } from './minutes-text.ts';

const never = 'never';
const presets = ['today', 'threeDays', 'week'] as const;

/** Today, 3 days, Week: they write the due time, which can still be changed (behaviours.md O21). */
function presetField(change: Change, view: Adding): DialogField {
  const { words, timeZone } = view;
  const draw = (): TemplateResult =>
    html`<div class="dk-wide presets" role="group" aria-label=${words.presets}>
      ${presets.map(
        (preset) =>
          html`<button
            class="dk-button"
            type="button"
            part="preset"
            @click=${() => {
              change({ dueAt: momentOf(duePresets(new Date().toISOString(), timeZone ?? 'UTC')[preset], view) });
            }}
          >
            ${words[preset]}
          </button>`,
      )}
    </div>`;
  return { name: 'presets', label: words.presets, draw };
}

/** Asks for a task of the lead (behaviours.md C17, O20-O24). */
export function taskAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { crm, words, lead, dictionaries, me = '' } = view;
  const usual = String(dictionaries.settings.reminderMinutes ?? never);
  const choices = [...new Set([...reminderChoices.map((minutes) => String(minutes ?? never)), usual])];
  const reminders = choices.map((id) => ({
    id,
    title: id === never ? words.never : words.before.replace('{time}', minutesText(Number(id), view)),
  }));
  const people = receivers(crm, 'task.create', dictionaries, me);
  const another = (typed: Typed): boolean => textOf(typed, 'ownerId') !== me;
  return {
    start: { reminder: usual, ownerId: me, inform: true },
    fields: (typed, change) => [
      { name: 'title', label: words.subject, maxlength: limits.line, required: true, wide: true },
      presetField(change, view),
      momentField('dueAt', words.due, { required: true }),
      { name: 'reminder', label: words.reminder, options: reminders, required: true },
      { name: 'ownerId', label: words.owner, options: people, required: true },
      { name: 'categoryId', label: words.category, options: dictionaries.list('taskCategories'), none: words.noCategory },
      ...(another(typed) ? [{ name: 'inform', label: words.inform, type: 'checkbox' } as const] : []),
      { name: 'description', label: words.description, multiline: true, maxlength: limits.text, wide: true },
    ],
    run: (session, typed) =>
      session.run(createTask, {
        kind: 'task',
        leadId: lead.id,
        title: textOf(typed, 'title'),
        dueAt: instantAt(typed, 'dueAt', view) ?? '',
        // Left as it was, the house fits it into the time left (O22).
        ...(typed['reminder'] !== usual && { reminderMinutes: typed['reminder'] === never ? null : Number(typed['reminder']) }),
        ownerId: textOf(typed, 'ownerId'),
        categoryId: textOrNull(typed, 'categoryId'),
        description: textOrNull(typed, 'description'),
        inform: typed['inform'] === true,
      }),
  };
}
