import type { DealerkitError } from '@dealerkit/core';
import type { TemplateResult } from 'lit';
import type { BaseMessages } from './locales/en.ts';
import { errorState, troubleText } from './states.ts';

/** Why something was not done. */
export const failedState = (title: string, error: DealerkitError, words: BaseMessages): TemplateResult =>
  errorState({ title, text: troubleText(error, words), reference: error.details.reference }, words);
