import { DealerkitError } from '@dealerkit/core';
import type { Asking } from '../../base/asking.ts';
import type { LeadToolsMessages } from './locales/en.ts';
import { viewLimits } from './saved-views.ts';

/** Asks for the name of a view; `save` tells whether there was room for it. */
export const saveViewAsking = (words: LeadToolsMessages & { readonly save: string }, save: (title: string) => boolean): Asking => ({
  title: words.saveTitle,
  save: words.save,
  intro: words.saveHelp,
  start: { title: '' },
  fields: () => [{ name: 'title', label: words.viewName, required: true, maxlength: viewLimits.title, wide: true }],
  means: () => words.viewFull,
  run: (_crm, { title }) =>
    save(String(title).trim()) ? Promise.resolve() : Promise.reject(new DealerkitError('too-large', 'No room for another view')),
});
