import { dayAfter, localOf } from '../base/zone.ts';
import type { SeenEvent } from './event-text.ts';

/** The events of one day, the newest first. */
export interface Day {
  /** `YYYY-MM-DD` in the time zone of the house. */
  readonly day: string;
  readonly events: readonly SeenEvent[];
}

/** Events, the newest first, by the days on which they happened in a time zone. */
export function daysOf(events: readonly SeenEvent[], timeZone: string | undefined): readonly Day[] {
  const days: { readonly day: string; readonly events: SeenEvent[] }[] = [];
  for (const event of events) {
    const day = event.createdAt === undefined ? '' : localOf(timeZone, Date.parse(event.createdAt)).slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}

const capital = (text: string, lang: string): string => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);

/** What a day is called: "Today", "Yesterday", else its date, the year only when it is another one. */
export function dayTitle(day: string, lang: string, today: string): string {
  const ago = day === today ? 0 : day === dayAfter(today, -1) ? -1 : undefined;
  if (ago !== undefined) return capital(new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(ago, 'day'), lang);
  const at = new Date(`${day}T00:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return capital(
    new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month: 'long', ...year, timeZone: 'UTC' }).format(at),
    lang,
  );
}
