const SECOND = 1000;
const units = [
  ['day', 86_400 * SECOND],
  ['hour', 3600 * SECOND],
  ['minute', 60 * SECOND],
  ['second', SECOND],
] as const;

const formats = new Map<string, Intl.NumberFormat>();
// Many things count down at once, and say the same few lengths again and again.
const said = new Map<string, string>();
const mostSaid = 1000;

function part(lang: string, unit: (typeof units)[number][0], value: number): string {
  const key = `${lang} ${unit}`;
  const whole = `${key} ${String(value)}`;
  const known = said.get(whole);
  if (known !== undefined) return known;
  const format = formats.get(key) ?? new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'short' });
  formats.set(key, format);
  const text = format.format(value);
  if (said.size < mostSaid) said.set(whole, text);
  return text;
}

/** A length of time in its two largest units, as "2 hr 13 min", the second one left out where it is nothing or `most` is 1. */
export function lasting(ms: number, lang: string, most: 1 | 2 = 2): string {
  const size = Math.abs(ms);
  const at = units.findIndex(([, length]) => size >= length);
  const [unit, length] = units[at] ?? units[3];
  const [smaller, step] = units[at + 1] ?? units[3];
  const rest = at >= 0 && most === 2 && length !== step ? Math.floor((size % length) / step) : 0;
  const first = part(lang, unit, Math.floor(size / length));
  return rest > 0 ? `${first} ${part(lang, smaller, rest)}` : first;
}
