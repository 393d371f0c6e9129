import { fileLimits } from '@dealerkit/core';
import type { Asking } from '../../base/asking.ts';
import { textOf } from './adding-fields.ts';
import { attach, stage } from './attach.ts';
import { ChosenFiles, fileProblems } from './chosen-files.ts';
import { chosenTemplate, dropTemplate, documentKinds } from './document.template.ts';
import type { Adding } from './lead-adding.view.ts';

/** The title that a file suggests: its name without the ending. */
const titleFor = ({ name }: File): string =>
  name
    .replace(/(?<=.)\.[^.]*$/, '')
    .slice(0, fileLimits.name)
    .trim();

/** Asks for files, each with its title, and sends them one after another (behaviours.md C14). */
export function documentAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { words, lead } = view;
  const added: { readonly id: string }[] = [];
  const files = new ChosenFiles(view, 'files');
  return {
    // A file that was chosen is no longer chosen after a reload.
    drafts: () => false,
    start: { files: '' },
    fields: (_typed, change) => [
      {
        name: 'files',
        label: words.files,
        required: true,
        wide: true,
        draw: dropTemplate({ words, accept: documentKinds, help: words.filesHelp }, (chosen) => {
          files.take(chosen, change, titleFor);
        }),
      },
      ...files.list.map((one) => ({
        name: one.name,
        label: words.subject,
        maxlength: fileLimits.name,
        required: true,
        wide: true,
        draw: chosenTemplate(one, view, files, change),
      })),
    ],
    check: () => files.check(),
    explain: fileProblems(words),
    means: files.means,
    stop: files.stop,
    run: async (crm, typed) => {
      await files.each(async (one, sending) => {
        await stage(crm, one, sending);
        added.push({ id: await attach(crm, lead.id, one, textOf(typed, one.name)) });
        files.done(one);
      });
      return added;
    },
  };
}
