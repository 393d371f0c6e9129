/** One way to write dates, numbers and money, in a locale and the tenant's time zone. */
export interface Format {
  /** An instant: "3 hours ago" for under a day, a date after. */
  when(instant: string | Date): string;
  /** The same in a few characters, for lists: "3 hr. ago", then the date, its year only when it is another one. */
  brief(instant: string | Date): string;
  /** The time of the day: "14:30". */
  time(instant: string | Date): string;
  /** Day and time in a few characters: "27 Nov, 14:30", its year only when it is another one. */
  moment(instant: string | Date): string;
  /** The exact instant, for titles. */
  exact(instant: string | Date): string;
  /** A date that is no instant (`2026-03-31`): the same day everywhere. */
  day(date: string): string;
  number(value: number): string;
  /** Integer minor units of a currency. */
  money(minor: number, currency: string): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is costly to make, made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Makes the formatter of a locale and a time zone; keep it, its parts are costly to make. `now` is for tests. */
export function createFormat(lang: string, timeZone?: string, now: () => number = Date.now): Format {
  const zone = timeZone ? { timeZone } : {};
  const date = (options: Intl.DateTimeFormatOptions, language = lang): (() => Intl.DateTimeFormat) =>
    once(() => new Intl.DateTimeFormat(language, options));
  const relative = once(() => new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }));
  const short = once(() => new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'short' }));
  const year = date({ year: 'numeric', ...zone }, 'en');
  const dayMonth = date({ day: 'numeric', month: 'short', ...zone });
  const time = date({ timeStyle: 'short', ...zone });
  const moment = date({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', ...zone });
  const moments = date({ dateStyle: 'medium', timeStyle: 'short', ...zone });
  const medium = date({ dateStyle: 'medium', ...zone });
  const exact = date({ dateStyle: 'full', timeStyle: 'short', ...zone });
  const day = date({ dateStyle: 'medium', timeZone: 'UTC' });
  const number = once(() => new Intl.NumberFormat(lang));
  const currencies = new Map<string, Intl.NumberFormat>();
  const write = (ago: () => Intl.RelativeTimeFormat, dated: (at: Date) => string, instant: string | Date): string => {
    const at = new Date(instant);
    const past = now() - at.getTime();
    const size = Math.abs(past);
    if (!(size < DAY)) return Number.isNaN(size) ? '' : dated(at);
    if (size < MINUTE) return ago().format(0, 'second');
    return size < HOUR ? ago().format(-Math.trunc(past / MINUTE), 'minute') : ago().format(-Math.trunc(past / HOUR), 'hour');
  };
  const yearOf = (at: Date): string => year().format(at);
  return {
    when: (instant) => write(relative, (at) => medium().format(at), instant),
    brief: (instant) => write(short, (at) => (yearOf(at) === yearOf(new Date(now())) ? dayMonth : medium)().format(at), instant),
    time: (instant) => (Number.isNaN(new Date(instant).getTime()) ? '' : time().format(new Date(instant))),
    moment: (instant) => {
      const at = new Date(instant);
      return Number.isNaN(at.getTime()) ? '' : (yearOf(at) === yearOf(new Date(now())) ? moment : moments)().format(at);
    },
    exact: (instant) => (Number.isNaN(new Date(instant).getTime()) ? '' : exact().format(new Date(instant))),
    day: (text) => (Number.isNaN(Date.parse(text)) ? '' : day().format(new Date(text))),
    number: (value) => number().format(value),
    money: (minor, currency) => {
      const format = currencies.get(currency) ?? new Intl.NumberFormat(lang, { style: 'currency', currency });
      currencies.set(currency, format);
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
  };
}

const formats = new Map<string, Format>();

/** The formatter of a locale and a time zone, made once. */
export function formatFor(lang: string, timeZone?: string): Format {
  const key = `${lang} ${timeZone ?? ''}`;
  const format = formats.get(key) ?? createFormat(lang, timeZone);
  formats.set(key, format);
  return format;
}
