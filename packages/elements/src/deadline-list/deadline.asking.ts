import type { Crm, Lead, Seen } from '@dealerkit/core';
import type { Asking } from '../base/asking.ts';
import { receivers } from '../base/receivers.ts';
import { createTask } from '../context/task-contracts.ts';
import {
  dueField,
  dueOf,
  dueProblem,
  ownerFields,
  reminderField,
  reminderOf,
  sayingFields,
  startOfDue,
  type TaskAskingView,
} from '../task-form/task-fields.ts';
import type { DeadlineListMessages } from './locales/en.ts';

/** Asks for a new deadline of a lead, his own of whom the lead belongs to where the asker may give it to him (behaviours.md C22, C29). */
export function deadlineAsking(
  crm: Crm,
  { id: leadId, ownerIds }: Seen<Lead>,
  view: TaskAskingView & { readonly words: DeadlineListMessages },
  added: (id: string) => void,
): Asking {
  const { words, dictionaries } = view;
  const me = crm.session.state.value?.principal.id ?? '';
  const people = receivers(crm, 'task.create', dictionaries, me);
  const owner = ownerIds.find((each) => people.some(({ id }) => id === each)) ?? me;
  const { title } = sayingFields(view);
  return {
    title: words.addTitle,
    save: words.add,
    start: { title: words.usualTitle, ownerId: owner, inform: true, ...startOfDue(view) },
    fields: (typed) => [title, dueField(view), reminderField(typed, view), ...ownerFields(typed, view, people, me)],
    check: (typed) => dueProblem(typed, view),
    run: async (asked, typed) => {
      const { id } = await asked.run(createTask, {
        kind: 'deadline',
        leadId,
        title: String(typed['title']),
        dueAt: dueOf(typed, view) ?? '',
        reminderMinutes: reminderOf(typed),
        ownerId: String(typed['ownerId']),
        inform: typed['inform'] === true,
      });
      added(id);
    },
  };
}
