import type {
  EventRecord,
  NounRef,
  Remark,
  acceptOffer as acceptOfferContract,
  appraiseTradeIn as appraiseTradeInContract,
  cancelTestDrive as cancelTestDriveContract,
  completeTestDrive as completeTestDriveContract,
  createRemark as createRemarkContract,
  deleteDocument as deleteDocumentContract,
  deleteRemark as deleteRemarkContract,
  missTestDrive as missTestDriveContract,
  moveTestDrive as moveTestDriveContract,
  renameDocument as renameDocumentContract,
  updateRemark as updateRemarkContract,
  withdrawOffer as withdrawOfferContract,
  withdrawTradeIn as withdrawTradeInContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** What happened, by name and type. */
export const eventNoun: NounRef<EventRecord> = { name: 'event' };
/** The remark, by name and type. */
export const remarkNoun: NounRef<Remark> = { name: 'remark' };
/** The contract of `remark.create`, by name and type. */
export const createRemark: typeof createRemarkContract = named('remark.create');
/** The contract of `remark.update`, by name and type. */
export const updateRemark: typeof updateRemarkContract = named('remark.update');
/** The contract of `remark.delete`, by name and type. */
export const deleteRemark: typeof deleteRemarkContract = named('remark.delete');
/** The contract of `document.rename`, by name and type. */
export const renameDocument: typeof renameDocumentContract = named('document.rename');
/** The contract of `document.delete`, by name and type. */
export const deleteDocument: typeof deleteDocumentContract = named('document.delete');
/** The contract of `offer.accept`, by name and type. */
export const acceptOffer: typeof acceptOfferContract = named('offer.accept');
/** The contract of `offer.withdraw`, by name and type. */
export const withdrawOffer: typeof withdrawOfferContract = named('offer.withdraw');
/** The contract of `tradeIn.appraise`, by name and type. */
export const appraiseTradeIn: typeof appraiseTradeInContract = named('tradeIn.appraise');
/** The contract of `tradeIn.withdraw`, by name and type. */
export const withdrawTradeIn: typeof withdrawTradeInContract = named('tradeIn.withdraw');
/** The contract of `testDrive.complete`, by name and type. */
export const completeTestDrive: typeof completeTestDriveContract = named('testDrive.complete');
/** The contract of `testDrive.miss`, by name and type. */
export const missTestDrive: typeof missTestDriveContract = named('testDrive.miss');
/** The contract of `testDrive.move`, by name and type. */
export const moveTestDrive: typeof moveTestDriveContract = named('testDrive.move');
/** The contract of `testDrive.cancel`, by name and type. */
export const cancelTestDrive: typeof cancelTestDriveContract = named('testDrive.cancel');
