import type { Asking } from '../../base/asking.ts';
import { createRemark } from '../../context/lead-work-contracts.ts';
import { instantAt, limits, momentField, pastProblem, textOf } from './adding-fields.ts';
import type { Adding } from './lead-adding.view.ts';

/** Asks for a comment, and when to be reminded of it (behaviours.md C13). */
export function remarkAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { words, lead } = view;
  return {
    start: {},
    fields: () => [
      { name: 'text', label: words.text, multiline: true, maxlength: limits.text, required: true, wide: true },
      momentField('remindAt', words.remindAt, { help: words.remindHelp, wide: true }),
    ],
    check: (typed) => pastProblem(typed, 'remindAt', view),
    explain: { past: words.past },
    run: (crm, typed) =>
      crm.run(createRemark, { leadId: lead.id, text: textOf(typed, 'text'), remindAt: instantAt(typed, 'remindAt', view) }),
  };
}
