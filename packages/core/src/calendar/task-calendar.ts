import { millis, shift } from '../clock.ts';
import type { Task } from '../task/task.noun.ts';
import { taskTitle } from '../task/task-title.ts';
import { calendarInstant, calendarText, contentLine } from './content-lines.ts';

/** A task as somebody sees it: fields that he may not read are absent. */
export type CalendarTask = Partial<Task> & Pick<Task, 'id' | 'createdAt' | 'updatedAt'>;

type Line = readonly [name: string, value: string];

/** Minutes of an appointment that says nothing of its length. */
const usualMinutes = 60;

function alarmOf({ dueAt, reminderMinutes }: CalendarTask, summary: string): Line[] {
  if (dueAt === undefined || typeof reminderMinutes !== 'number') return [];
  return [
    ['BEGIN', 'VALARM'],
    ['ACTION', 'DISPLAY'],
    ['DESCRIPTION', summary],
    ['TRIGGER;VALUE=DATE-TIME', calendarInstant(shift(dueAt, -reminderMinutes * 60_000))],
    ['END', 'VALARM'],
  ];
}

function eventOf(task: CalendarTask, language: string): Line[] {
  const { id, kind, title = '', description, dueAt, startAt, durationMinutes, createdAt, updatedAt } = task;
  const start = kind === 'deadline' ? dueAt : (startAt ?? dueAt);
  if (start === undefined) return [];
  const summary = calendarText(taskTitle(title, language));
  const minutes = durationMinutes ?? (kind === 'appointment' ? usualMinutes : undefined);
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', `${id}@dealerkit`],
    ['DTSTAMP', calendarInstant(updatedAt)],
    ['CREATED', calendarInstant(createdAt)],
    ['LAST-MODIFIED', calendarInstant(updatedAt)],
    ['SEQUENCE', String(Math.max(0, Math.floor((millis(updatedAt) - millis(createdAt)) / 1000)))],
    ['DTSTART', calendarInstant(start)],
    ...(minutes === undefined ? [] : ([['DTEND', calendarInstant(shift(start, minutes * 60_000))]] as const)),
    ['SUMMARY', summary],
    ...(description ? ([['DESCRIPTION', calendarText(description)]] as const) : []),
    ['TRANSP', kind === 'appointment' ? 'OPAQUE' : 'TRANSPARENT'],
    ...alarmOf(task, summary),
    ['END', 'VEVENT'],
  ];
}

/** Tasks and appointments as an iCalendar object (RFC 5545), in UTC; only an appointment takes up its time. */
export function taskCalendar(tasks: readonly CalendarTask[], language: string): string {
  const lines: Line[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//dealerkit//tasks//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ...tasks.flatMap((task) => eventOf(task, language)),
    ['END', 'VCALENDAR'],
  ];
  return lines.map(([name, value]) => contentLine(name, value)).join('');
}
