import type { Crm, Lead, Seen } from '@dealerkit/core';

/** What may be done to a record that a line of a history tells of. */
export type ItemAction =
  | 'editRemark'
  | 'deleteRemark'
  | 'openMessage'
  | 'writeAgain'
  | 'quotePdf'
  | 'orderPdf'
  | 'drivePdf'
  | 'acceptOffer'
  | 'withdrawOffer'
  | 'appraise'
  | 'withdrawTradeIn'
  | 'driven'
  | 'moveDrive'
  | 'missed'
  | 'cancelDrive'
  | 'download'
  | 'renameDocument'
  | 'deleteDocument'
  | 'complete'
  | 'reopen';

/** A record that a line links to, as its reader sees it. */
export type Linked = Seen<{ readonly id: string; readonly status?: string }>;

interface Rule {
  readonly action: ItemAction;
  readonly right: string;
  /** The states in which it may be done; in any when left out. */
  readonly in?: readonly string[];
  /** Changes nothing: open to whoever may only read the lead. */
  readonly reads?: true;
}

const planned = { right: 'testDrive.update', in: ['planned'] };
const coming = { right: 'testDrive.update', in: ['requested', 'planned'] };

const rules: Readonly<Record<string, readonly Rule[]>> = {
  remark: [
    { action: 'editRemark', right: 'remark.update' },
    { action: 'deleteRemark', right: 'remark.delete' },
  ],
  document: [
    { action: 'download', right: 'document.view', reads: true },
    { action: 'renameDocument', right: 'document.rename' },
    { action: 'deleteDocument', right: 'document.delete' },
  ],
  message: [
    { action: 'openMessage', right: 'message.view', reads: true },
    { action: 'writeAgain', right: 'message.send' },
  ],
  offer: [
    { action: 'quotePdf', right: 'offer.view', in: ['open', 'accepted'], reads: true },
    { action: 'orderPdf', right: 'offer.view', in: ['open', 'accepted'], reads: true },
    { action: 'acceptOffer', right: 'offer.update', in: ['open'] },
    { action: 'withdrawOffer', right: 'offer.update', in: ['open', 'accepted'] },
  ],
  tradeIn: [
    { action: 'appraise', right: 'tradeIn.appraise', in: ['proposed', 'appraised'] },
    { action: 'withdrawTradeIn', right: 'tradeIn.update', in: ['proposed', 'appraised'] },
  ],
  testDrive: [
    { action: 'drivePdf', right: 'testDrive.view', in: ['planned', 'done'], reads: true },
    { action: 'driven', ...planned },
    { action: 'moveDrive', ...coming },
    { action: 'missed', ...planned },
    { action: 'cancelDrive', ...coming },
  ],
  task: [
    { action: 'complete', right: 'task.complete', in: ['open'] },
    { action: 'reopen', right: 'task.complete', in: ['closed'] },
  ],
};

/** What belongs to a lead and is worked on only by who may change it. */
const work = ['message', 'offer', 'tradeIn', 'testDrive'];

/** `noun:id`, in its parts. */
export function linkParts(link: string): { readonly noun: string; readonly id: string } {
  const end = link.indexOf(':');
  return { noun: link.slice(0, end), id: link.slice(end + 1) };
}

/** Whether a line with this link is one of which the record is shown or worked on. */
export const isWorkable = (link: string): boolean => Object.hasOwn(rules, linkParts(link).noun);

/** What somebody may do to a linked record, by right and by its state (behaviours.md C21). `lead` is the one it belongs to, where it is known. */
export function actionsOn(crm: Crm, link: string, record: Linked, lead: Seen<Lead> | undefined): readonly ItemAction[] {
  const { noun } = linkParts(link);
  const works = !lead || !work.includes(noun) || crm.can('lead.update', lead);
  return (rules[noun] ?? [])
    .filter((rule) => (works || rule.reads) && (rule.in?.includes(record.status ?? '') ?? true) && crm.can(rule.right, record))
    .map(({ action }) => action);
}
