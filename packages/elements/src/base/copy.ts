import { announce } from './live-region.ts';
import type { BaseMessages } from './locales/en.ts';

/** What a button does that copies a text, and says so. */
export const copy = (text: string, words: Pick<BaseMessages, 'copied'>) => (): void => {
  void navigator.clipboard.writeText(text).then(
    () => {
      announce(words.copied);
    },
    // Without the right to the clipboard the text can still be selected.
    () => undefined,
  );
};
