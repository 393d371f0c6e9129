import type {
  NounRef,
  TradeIn,
  Vehicle,
  addDocument as addDocumentContract,
  createOffer as createOfferContract,
  createRemark as createRemarkContract,
  createTask as createTaskContract,
  createTestDrive as createTestDriveContract,
  createTradeIn as createTradeInContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** A vehicle, by name and type. */
export const vehicleNoun: NounRef<Vehicle> = { name: 'vehicle' };
/** A trade-in, by name and type. */
export const tradeInNoun: NounRef<TradeIn> = { name: 'tradeIn' };
/** The contract of `tradeIn.create`, by name and type. */
export const createTradeIn: typeof createTradeInContract = named('tradeIn.create');
/** The contract of `offer.create`, by name and type. */
export const createOffer: typeof createOfferContract = named('offer.create');
/** The contract of `testDrive.create`, by name and type. */
export const createTestDrive: typeof createTestDriveContract = named('testDrive.create');
/** The contract of `remark.create`, by name and type. */
export const createRemark: typeof createRemarkContract = named('remark.create');
/** The contract of `document.add`, by name and type. */
export const addDocument: typeof addDocumentContract = named('document.add');
/** The contract of `task.create`, by name and type. */
export const createTask: typeof createTaskContract = named('task.create');
