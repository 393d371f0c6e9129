import { nothing, type TemplateResult } from 'lit';
import type { EarlierRequests } from '../outbox/earlier-requests.ts';
import type { AroundWords } from './around.ts';
import { earlierNotice, refusedNotice, summaryNotice, thanksNotice, waitingNotice, type Choice } from './notices.ts';
import type { OtherWays } from './other-ways.ts';
import type { Hold, Phase } from './phase.ts';

/** What the notices around a form are made of. */
export interface Shown {
  readonly words: AroundWords;
  readonly lang: string;
  readonly phase: Phase;
  readonly hold: Hold | undefined;
  readonly ways: OtherWays;
  readonly thanks: { readonly title: string; readonly text: string };
  readonly headingLevel: string | number;
  readonly earlier: EarlierRequests;
  forget(): void;
  show(): void;
}

/** The words for how a submission is held that is not sent yet; undefined while there is nothing to tell. */
export function holdWords({ kept, told, files }: Hold, phase: Phase, words: AroundWords): string[] | undefined {
  const waits = phase.is === 'waiting';
  if (!told || !(waits || (phase.is === 'sending' && kept))) return undefined;
  if (!kept) return [words.waiting];
  return [words.savedTitle, waits ? words.saved : words.saving, ...(files ? [words.filesNotSaved] : [])];
}

function earlierShown({ words, earlier, show }: Shown): TemplateResult | typeof nothing {
  const forget: Choice = { words: words.forget, choose: earlier.forget };
  const again: Choice = { words: words.retry, choose: earlier.now };
  if (earlier.is === 'received') return earlierNotice(words.earlierSent, 'success', []);
  if (earlier.is === 'waiting') return earlierNotice(words.earlier, 'warning', [again, forget]);
  if (earlier.is === 'none') return nothing;
  return earlierNotice(words.earlierRefused, 'warning', [{ words: words.show, choose: show }, forget]);
}

/** What stands above the form. */
export function above(shown: Shown): TemplateResult | typeof nothing {
  const { words, lang, phase, thanks, headingLevel } = shown;
  if (phase.is === 'invalid') return summaryNotice(phase.problems, words, lang);
  if (phase.is === 'sent') return thanksNotice(thanks, headingLevel);
  if (phase.is === 'forgotten') return earlierNotice(words.forgotten, 'success', []);
  return phase.is === 'ready' ? earlierShown(shown) : nothing;
}

/** What stands below the form. */
export function below({ words, phase, hold, ways, forget }: Shown): TemplateResult | typeof nothing {
  const all = hold?.kept ? [{ words: words.forget, choose: forget }] : [];
  if (phase.is === 'refused') return refusedNotice(words, ways, { text: words[phase.why], reference: phase.reference }, all);
  const said = hold && holdWords(hold, phase, words);
  return said ? waitingNotice(said, words, ways, all) : nothing;
}
