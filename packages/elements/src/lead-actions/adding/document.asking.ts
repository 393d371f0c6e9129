import { DealerkitError, fileLimits } from '@dealerkit/core';
import type { Asking, Change } from '../../base/form-dialog.ts';
import { announce } from '../../base/live-region.ts';
import { plural } from '../../base/plural.ts';
import { textOf } from './adding-fields.ts';
import { type Chosen, attach, problemOf, titleFor } from './chosen-files.ts';
import { chosenTemplate, dropTemplate } from './document.template.ts';
import type { Adding } from './lead-adding.view.ts';

/** What is wrong with a file that need not be sent to be refused. */
const badSize = ({ file }: Chosen, { words }: Adding): string | undefined =>
  file.size === 0 ? words.fileEmpty : file.size > fileLimits.bytes ? words.fileLarge : undefined;

/** Asks for files, each with its title, and sends them one after another (behaviours.md C14). */
export function documentAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { words, lead, lang, changed } = view;
  const added: { readonly id: string }[] = [];
  let chosen: readonly Chosen[] = [];
  let count = 0;
  let sending: AbortController | undefined;
  const stopped = new DealerkitError('unavailable', 'Stopped');

  const take = (files: readonly File[], change: Change): void => {
    const fresh = files.map((file): Chosen => ({ name: `title-${String(++count)}`, file }));
    chosen = [...chosen, ...fresh];
    change({ files: 'chosen', ...Object.fromEntries(fresh.map(({ name, file }) => [name, titleFor(file)])) });
    announce(plural(lang, files.length, words.chosenFiles));
  };
  const drop = (one: Chosen, change: Change): void => {
    chosen = chosen.filter((other) => other !== one);
    change({ [one.name]: '', files: chosen.length > 0 ? 'chosen' : '' });
  };

  return {
    start: { files: '' },
    fields: (_typed, change) => [
      {
        name: 'files',
        label: words.files,
        required: true,
        wide: true,
        draw: (field) =>
          dropTemplate(field, words, (files) => {
            take(files, change);
          }),
      },
      ...chosen.map((one) => ({
        name: one.name,
        label: words.subject,
        maxlength: fileLimits.name,
        required: true,
        wide: true,
        draw: chosenTemplate(one, {
          words,
          lang,
          busy: sending !== undefined,
          remove: () => {
            drop(one, change);
          },
        }),
      })),
    ],
    check: () =>
      Object.fromEntries(
        chosen.flatMap((one) => {
          const problem = badSize(one, view);
          return problem === undefined ? [] : [[one.name, problem]];
        }),
      ),
    explain: { 'media-type': words.fileKind, 'too-large': words.fileLarge, malformed: words.fileEmpty, 'not-staged': words.fileExpired },
    means: (error) => (error === stopped ? words.stopped : undefined),
    stop: () => sending?.abort(stopped),
    run: async (crm, typed) => {
      const problems: Record<string, { readonly code: string }> = {};
      sending = new AbortController();
      const { signal } = sending;
      try {
        for (const one of chosen) {
          try {
            added.push({ id: await attach(crm, lead.id, one, textOf(typed, one.name), { signal, onProgress: changed }) });
            chosen = chosen.filter((other) => other !== one);
          } catch (error) {
            const code = problemOf(error);
            if (code === undefined) throw error;
            problems[one.name] = { code };
          }
        }
      } finally {
        sending = undefined;
      }
      if (Object.keys(problems).length > 0) throw new DealerkitError('invalid', 'Some files were not taken', { fields: problems });
      return added;
    },
  };
}
