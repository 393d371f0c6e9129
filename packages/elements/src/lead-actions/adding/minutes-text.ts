import { plural } from '../../base/plural.ts';
import type { Adding } from './lead-adding.view.ts';

/** Minutes as one says them: "30 minutes", "2 hours", "1 day". */
export function minutesText(minutes: number, { lang, words }: Pick<Adding, 'lang' | 'words'>): string {
  if (minutes % 1440 === 0) return plural(lang, minutes / 1440, words.days);
  return minutes % 60 === 0 ? plural(lang, minutes / 60, words.hours) : plural(lang, minutes, words.durations);
}
