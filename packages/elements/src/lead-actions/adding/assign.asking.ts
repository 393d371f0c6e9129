import type { Asking, Typed } from '../../base/asking.ts';
import { receivers } from '../../base/receivers.ts';
import { assignLead } from '../../context/lead-contracts.ts';
import { textOf } from './adding-fields.ts';
import type { Adding } from './lead-adding.view.ts';

/** Asks to whom the lead is given: a person or, where there are several, a branch (behaviours.md C18, C18a). */
export function assignAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { crm, words, lead, dictionaries, me } = view;
  const people = receivers(crm, 'lead.assign', dictionaries, me).filter(({ id }) => id !== lead.ownerIds[0]);
  const reaches = (id: string): boolean => crm.can('lead.assign', { ties: [`branch:${id}`], version: '', hidden: [] });
  const branches = dictionaries.branches.length > 1 ? dictionaries.branches.filter(({ id }) => reaches(id)) : [];
  const to = [
    { id: 'person', title: words.toPerson },
    { id: 'branch', title: words.toBranch },
  ];
  const toBranch = (typed: Typed): boolean => typed['to'] === 'branch';
  return {
    start: { to: 'person', inform: true },
    fields: (typed) => [
      ...(branches.length > 0 ? [{ name: 'to', label: words.receiver, options: to, required: true, wide: true }] : []),
      toBranch(typed)
        ? {
            name: 'branchId',
            label: words.branch,
            options: branches,
            none: words.chooseBranch,
            required: true,
            wide: true,
            help: words.branchHelp,
          }
        : { name: 'ownerId', label: words.person, options: people, none: words.choosePerson, required: true, wide: true },
      { name: 'inform', label: words.inform, type: 'checkbox' },
    ],
    explain: { required: words.nobody, unknown: words.unknown },
    run: (session, typed) =>
      session.run(assignLead, {
        id: lead.id,
        ...(toBranch(typed) ? { branchId: textOf(typed, 'branchId') } : { ownerId: textOf(typed, 'ownerId') }),
        inform: typed['inform'] === true,
      }),
  };
}
