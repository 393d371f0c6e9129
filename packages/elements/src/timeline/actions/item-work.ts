import { type Crm, type Document, type Remark, type TestDrive, downloadName } from '@dealerkit/core';
import type { Asking } from '../../base/asking.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { saveBlob } from '../../base/save-blob.ts';
import { savePaper, saveTestDrive } from '../../base/save-paper.ts';
import { instantOf, localOf } from '../../base/zone.ts';
import {
  acceptOffer,
  appraiseTradeIn,
  cancelTestDrive,
  completeTestDrive,
  deleteDocument,
  deleteRemark,
  missTestDrive,
  moveTestDrive,
  renameDocument,
  updateRemark,
  withdrawOffer,
  withdrawTradeIn,
} from '../../context/history-contracts.ts';
import { completeTask, reopenTask } from '../../context/task-contracts.ts';
import type { ItemAction, Linked } from '../item-actions.ts';
import { reading, writingAgain } from './message-work.ts';
import { minorOf } from './amount.ts';
import type { TimelineActionsMessages } from './locales/en.ts';

/** What an action is asked about with. */
export interface WorkView {
  readonly record: Linked;
  readonly words: BaseMessages & TimelineActionsMessages;
  readonly timeZone: string | undefined;
  readonly currency: string;
}

type Run = (crm: Crm, id: string) => Promise<unknown>;

/** What is done at once. */
export const atOnce: Readonly<Partial<Record<ItemAction, (crm: Crm, record: Linked) => Promise<unknown>>>> = {
  download: async (crm, record) => {
    saveBlob(await crm.download(record.id), downloadName(record as Linked & Partial<Document>));
  },
  quotePdf: (crm, { id }) => savePaper(crm, id, 'quote'),
  orderPdf: (crm, { id }) => savePaper(crm, id, 'order'),
  drivePdf: (crm, { id }) => saveTestDrive(crm, id),
  acceptOffer: (crm, { id }) => crm.run(acceptOffer, { id }),
  missed: (crm, { id }) => crm.run(missTestDrive, { id }),
  complete: (crm, { id }) => crm.run(completeTask, { id }),
  reopen: (crm, { id }) => crm.run(reopenTask, { id }),
};

const longest = 10_000;

/** A question without a field. */
const sure =
  (
    action: ItemAction & keyof TimelineActionsMessages,
    text: 'deleteRemarkText' | 'deleteDocumentText' | 'withdrawText' | 'cancelDriveText',
    run: Run,
  ) =>
  ({ record, words }: WorkView): Asking => ({
    title: words[action],
    save: words[action],
    intro: words[text],
    start: {},
    fields: () => [],
    run: (crm) => run(crm, record.id),
  });

/** Both texts are in sight when somebody else was faster: theirs under the field, yours in it. */
const editing = ({ record, words }: WorkView): Asking => ({
  title: words.editRemark,
  save: words.save,
  draft: `remark.edit:${record.id}`,
  start: { text: (record as Linked & Remark).text },
  fields: () => [{ name: 'text', label: words.remark, multiline: true, required: true, wide: true, maxlength: longest }],
  read: (_field, stored) => String(stored),
  run: (crm, { text }, from) => crm.run(updateRemark, { id: record.id, text: String(text), from: String(from['text']) }),
});

const renaming = ({ record, words }: WorkView): Asking => ({
  title: words.renameDocument,
  save: words.save,
  start: { title: (record as Linked & Document).title },
  fields: () => [{ name: 'title', label: words.documentTitle, required: true, wide: true, maxlength: 200 }],
  read: (_field, stored) => String(stored),
  run: (crm, { title }, from) => crm.run(renameDocument, { id: record.id, title: String(title), from: String(from['title']) }),
});

const appraising = ({ record, words, currency }: WorkView): Asking => ({
  title: words.appraise,
  save: words.appraise,
  draft: `tradeIn.appraise:${record.id}`,
  start: { amount: '' },
  fields: () => [{ name: 'amount', label: words.amount.replace('{currency}', currency), inputmode: 'decimal', required: true, wide: true }],
  check: ({ amount }) => (minorOf(String(amount), currency) === undefined ? { amount: words.amountWrong } : {}),
  run: (crm, { amount }) =>
    crm.run(appraiseTradeIn, { id: record.id, amount: { minor: minorOf(String(amount), currency) ?? 0, currency } }),
});

const driven = ({ record, words }: WorkView): Asking => ({
  title: words.driven,
  save: words.driven,
  start: { licenceSeen: (record as Linked & TestDrive).licenceSeen },
  fields: () => [{ name: 'licenceSeen', label: words.licenceSeen, type: 'checkbox' }],
  run: (crm, { licenceSeen }) => crm.run(completeTestDrive, { id: record.id, licenceSeen: licenceSeen === true }),
});

const moving = ({ record, words, timeZone }: WorkView): Asking => ({
  title: words.moveDrive,
  save: words.moveDrive,
  start: { at: localOf(timeZone, Date.parse((record as Linked & TestDrive).at)) },
  fields: () => [{ name: 'at', label: words.newTime, type: 'datetime-local', required: true, wide: true }],
  check: ({ at }) => (Number.isNaN(instantOf(timeZone, String(at))) ? { at: words.problemInvalid } : {}),
  run: (crm, { at }) => crm.run(moveTestDrive, { id: record.id, at: new Date(instantOf(timeZone, String(at))).toISOString() }),
});

/** What is asked before it is done. */
export const asked: Readonly<Partial<Record<ItemAction, (view: WorkView) => Asking>>> = {
  openMessage: reading,
  writeAgain: writingAgain,
  editRemark: editing,
  deleteRemark: sure('deleteRemark', 'deleteRemarkText', (crm, id) => crm.run(deleteRemark, { id })),
  renameDocument: renaming,
  deleteDocument: sure('deleteDocument', 'deleteDocumentText', (crm, id) => crm.run(deleteDocument, { id })),
  withdrawOffer: sure('withdrawOffer', 'withdrawText', (crm, id) => crm.run(withdrawOffer, { id })),
  appraise: appraising,
  withdrawTradeIn: sure('withdrawTradeIn', 'withdrawText', (crm, id) => crm.run(withdrawTradeIn, { id })),
  driven,
  moveDrive: moving,
  cancelDrive: sure('cancelDrive', 'cancelDriveText', (crm, id) => crm.run(cancelTestDrive, { id })),
};
