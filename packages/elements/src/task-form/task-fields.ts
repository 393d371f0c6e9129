import { duePresets, fittingReminder, reminderChoices } from '@dealerkit/core';
import type { Dictionaries, Row } from '../base/dictionaries.ts';
import type { DialogField, Typed } from '../base/asking.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { instantOf, localOf } from '../base/zone.ts';
import type { TaskFormMessages } from './locales/en.ts';

/** What questions about tasks are asked with. */
export interface TaskAskingView {
  readonly words: BaseMessages & TaskFormMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
  /** IANA name of the zone in which times are typed; without it, the house's. */
  readonly timeZone?: string | undefined;
}

const never = 'never';
/** A reminder as its field holds it. */
export const typedReminder = (reminder: number | null): string => (reminder === null ? never : String(reminder));

/** The reminder that was chosen, in minutes before it is due; null never reminds. */
export const reminderOf = ({ reminder }: Typed): number | null => (reminder === never ? null : Number(reminder));

const zoneOf = ({ dictionaries, timeZone }: TaskAskingView): string => timeZone ?? dictionaries.settings.timeZone ?? 'UTC';

/** An instant as its field holds it. */
export const typedDue = (instant: string, view: TaskAskingView): string => localOf(zoneOf(view), Date.parse(instant));

/** The instant that was typed; undefined when it is none. */
export function dueOf({ dueAt }: Typed, view: TaskAskingView): string | undefined {
  const at = instantOf(zoneOf(view), String(dueAt));
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** What is wrong with the due date. */
export const dueProblem = (typed: Typed, view: TaskAskingView): Readonly<Record<string, string>> =>
  dueOf(typed, view) ? {} : { dueAt: view.words.problemInvalid };

/** When it is due: date and time, with three of them at hand (behaviours.md O21). */
export function dueField(view: TaskAskingView): DialogField {
  const { words } = view;
  const presets = duePresets(new Date(Date.now()).toISOString(), zoneOf(view));
  const quick = (['today', 'threeDays', 'week'] as const).map((name) => ({ title: words[name], value: typedDue(presets[name], view) }));
  return { name: 'dueAt', label: words.due, type: 'datetime-local', required: true, wide: true, quick };
}

/** What a new task begins with: due today, with the reminder of the house (behaviours.md O21, O22). */
export function startOfDue(view: TaskAskingView): { readonly dueAt: string; readonly reminder: string } {
  const { today } = duePresets(new Date(Date.now()).toISOString(), zoneOf(view));
  const { reminderMinutes = 1440 } = view.dictionaries.settings;
  return { dueAt: typedDue(today, view), reminder: typedReminder(reminderMinutes) };
}

/** The reminder; it says when there is less time left than that (behaviours.md O22). */
export function reminderField(typed: Typed, view: TaskAskingView): DialogField {
  const { words, lang } = view;
  const [wished, due] = [reminderOf(typed), dueOf(typed, view)];
  const write = (minutes: number): string => {
    const unit = minutes % 1440 === 0 ? 'day' : minutes % 60 === 0 ? 'hour' : 'minute';
    const time = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(
      minutes / { day: 1440, hour: 60, minute: 1 }[unit],
    );
    return words.before.replace('{time}', () => time);
  };
  const choices = [...new Set([...reminderChoices, wished])];
  const late = due !== undefined && fittingReminder(wished, new Date(Date.now()).toISOString(), due) !== wished;
  return {
    name: 'reminder',
    label: words.reminder,
    required: true,
    options: choices.map((minutes) => ({ id: typedReminder(minutes), title: minutes === null ? words.never : write(minutes) })),
    ...(late ? { help: words.fits } : {}),
  };
}

/** Who owns it, and whether he is told; nobody is told of what he does himself (behaviours.md O23). */
export const ownerFields = (typed: Typed, { words }: TaskAskingView, people: readonly Row[], me = ''): readonly DialogField[] => [
  { name: 'ownerId', label: words.ownerOf, options: people, none: words.choosePerson, required: true, wide: true },
  ...(typed['ownerId'] === me ? [] : [{ name: 'inform', label: words.inform, type: 'checkbox' } as const]),
];

/** What a task says: title, category, description. */
export function sayingFields({ words, dictionaries }: TaskAskingView): Readonly<Record<'title' | 'category' | 'description', DialogField>> {
  const options = dictionaries.list('taskCategories');
  return {
    title: { name: 'title', label: words.name, required: true, maxlength: 255, wide: true },
    category: { name: 'categoryId', label: words.category, options, none: words.noCategory },
    description: { name: 'description', label: words.description, multiline: true, maxlength: 4000, wide: true },
  };
}
