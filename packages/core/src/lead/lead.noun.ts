import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun, sharingSchema } from '../noun.ts';
import { externalIds } from '../external/external-ids.ts';
import { wordsOf } from '../words/noun-words.ts';
import { counter, ids, optionalId, optionalInstant, optionalMoney, optionalText, recordId, textLimits, texts } from '../schema-parts.ts';
import { shareLead } from '../sharing/share.commands.ts';
import {
  assignLead,
  createLead,
  deleteLead,
  discardLead,
  exportLeads,
  markLeadWon,
  measureSpeed,
  printLead,
  restoreLead,
  setLeadStatus,
} from './lead.commands.ts';
import { addLeadContact, removeLeadContact, setLeadOrigin, updateLead } from './lead-edit.commands.ts';

const schema = z.strictObject({
  /** The system code that people quote (behaviours.md C5). */
  code: z.string().check(z.maxLength(40)),
  clientId: recordId(),
  /** The client's name, kept equal by the commands that change it. */
  name: z.string().check(z.maxLength(255)),
  /** Who is spoken to; exactly one is where the lead came from (behaviours.md C30). `ref` is `client:id` or `contact:id`. */
  contacts: z.array(z.strictObject({ ref: z.string(), origin: z.boolean() })),
  /** The truth; the stage refines it. */
  status: z.enum(['open', 'won', 'lost']),
  stageId: recordId(),
  /** Where a reopened lead returns to. */
  lastOpenStageId: recordId(),
  /** Orthogonal to the status. */
  discarded: z._default(z.boolean(), false),
  discardedAt: optionalInstant(),
  typeId: optionalId(),
  sourceId: optionalId(),
  temperatureId: optionalId(),
  ownerIds: ids(),
  /** Whether anybody owns it. */
  assigned: z._default(z.boolean(), false),
  branchId: optionalId(),
  vehicle: optionalText(),
  message: optionalText(textLimits.text),
  budget: optionalMoney(),
  lostReasonId: optionalId(),
  lostNote: optionalText(textLimits.text),
  closedAt: optionalInstant(),
  /** First human contact; automatic replies do not count (behaviours.md C28a). */
  firstContactAt: optionalInstant(),
  lastActivityAt: optionalInstant(),
  /** Nearest open deadline (behaviours.md C6a). */
  nextDeadlineAt: optionalInstant(),
  openTasks: counter(),
  /** Of those that were not withdrawn or cancelled (behaviours.md C7). */
  tradeIns: counter(),
  offers: counter(),
  testDrives: counter(),
  /** What intake noticed, such as `honeypot`. */
  flags: texts(50),
  externalIds: externalIds(),
  sharing: z._default(sharingSchema, null),
});

/** A lead: the opportunity itself (design section 2). */
export const leadNoun: Noun<'lead', z.output<typeof schema>> = defineNoun({
  name: 'lead',
  schema,
  commands: [
    createLead,
    updateLead,
    addLeadContact,
    removeLeadContact,
    setLeadOrigin,
    assignLead,
    setLeadStatus,
    markLeadWon,
    discardLead,
    restoreLead,
    deleteLead,
    exportLeads,
    measureSpeed,
    printLead,
    shareLead,
  ],
  actions: ['import'],
  levels: { export: ['own', 'branch', 'all'], restore: ['own', 'branch', 'all'] },
  ties: { owners: 'ownerIds', branch: 'branchId', sharing: 'sharing' },
  guards: { ownerIds: 'assign', branchId: 'assign', sharing: 'share' },
  uniques: ['externalIds'],
  sorts: {
    created: { field: 'createdAt', direction: 'desc' },
    activity: { field: 'lastActivityAt', direction: 'desc' },
    deadline: { field: 'nextDeadlineAt', direction: 'asc' },
    name: { field: 'name', direction: 'asc' },
  },
  search: { name: 'text', code: 'text', vehicle: 'text' },
  derived: ['assigned', 'name', 'lastActivityAt', 'nextDeadlineAt', 'openTasks', 'tradeIns', 'offers', 'testDrives', 'firstContactAt'],
  pii: ['name', 'message', 'lostNote'],
  ruleFields: ['status', 'stageId', 'discarded', 'typeId', 'sourceId', 'branchId'],
  indexes: ['clientId', 'ownerIds', 'branchId', 'nextDeadlineAt'],
  words: wordsOf('lead'),
});

/** A lead record. */
export type Lead = RecordOf<typeof leadNoun>;
