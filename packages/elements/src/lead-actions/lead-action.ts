import type { Crm, Lead, Seen } from '@dealerkit/core';
import { type SVGTemplateResult, svg } from 'lit';
import { checkIcon, clipIcon, personIcon } from '../base/icons.ts';
import { mailIcon } from '../base/mail-icon.ts';
import type { Reached } from './reached.ts';

// Shapes from Lucide, as in base/icons.ts.
const carIcon = svg`<path d="M5 17H3v-6l2-5h11l4 5h1v6h-2M9 17h6M3 11h17"></path><circle cx="7" cy="17" r="2"></circle><circle cx="17" cy="17" r="2"></circle>`;
const tagIcon = svg`<path d="M12.6 2.6A2 2 0 0 0 11.2 2H4a2 2 0 0 0-2 2v7.2a2 2 0 0 0 .6 1.4l8.7 8.7a2.4 2.4 0 0 0 3.4 0l6.6-6.6a2.4 2.4 0 0 0 0-3.4zM7.5 7.5h.01"></path>`;
const keyIcon = svg`<path d="m15.5 7.5 2.3 2.3a1 1 0 0 0 1.4 0l2.1-2.1a1 1 0 0 0 0-1.4L19 4M21 2l-9.6 9.6"></path><circle cx="7.5" cy="15.5" r="5.5"></circle>`;
const wordsIcon = svg`<path d="M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z"></path>`;

/** What can be done from the bar. */
export type ActionName = 'message' | 'tradeIn' | 'offer' | 'testDrive' | 'remark' | 'document' | 'task' | 'assign';

/** One button of the bar. */
export interface LeadAction {
  readonly name: ActionName;
  readonly icon: SVGTemplateResult;
  /** Rights that are asked on the lead. */
  readonly rights: readonly string[];
  /** Rights that are asked on what does not exist yet: held at all is enough. */
  readonly own?: readonly string[];
  /** It is absent where no files are kept. */
  readonly files?: boolean;
  readonly primary?: true;
}

/** The bar, in its order (behaviours.md C9-C14, C16-C18); the last ones move into a menu first. */
export const leadActions: readonly LeadAction[] = [
  { name: 'offer', icon: tagIcon, rights: ['offer.create', 'lead.update'], primary: true },
  { name: 'message', icon: mailIcon, rights: ['message.send', 'lead.update'] },
  { name: 'tradeIn', icon: carIcon, rights: ['tradeIn.create', 'lead.update'] },
  { name: 'testDrive', icon: keyIcon, rights: ['testDrive.create', 'lead.update'] },
  { name: 'remark', icon: wordsIcon, rights: [], own: ['remark.create'] },
  { name: 'document', icon: clipIcon, rights: ['lead.update'], own: ['document.add'], files: true },
  { name: 'task', icon: checkIcon, rights: [], own: ['task.create'] },
  { name: 'assign', icon: personIcon, rights: ['lead.assign'] },
];

/** Whether somebody may do it to a lead. */
export const mayDo = ({ rights, own = [], files = false }: LeadAction, crm: Crm, lead: Seen<Lead>): boolean =>
  (!files || crm.session.state.value?.files === true) &&
  rights.every((right) => crm.can(right, lead)) &&
  own.every((right) => crm.can(right));

/** Why something cannot be done to a lead as it is. */
export type Obstacle = 'needsOffer' | 'noEmail';

/**
 * What stands in the way of an action, by the state and not by a right: the house writes only of offers and there is none, or nobody of the
 * lead has an address (behaviours.md C16a). `reached` is undefined while it is not known.
 */
export function obstacleTo(
  { name }: LeadAction,
  { offers = 0 }: Partial<Lead>,
  needsOffer: boolean,
  reached: readonly Reached[] | undefined,
): Obstacle | undefined {
  if (name !== 'message') return undefined;
  if (needsOffer && offers === 0) return 'needsOffer';
  return reached?.every(({ email }) => email === undefined) ? 'noEmail' : undefined;
}
