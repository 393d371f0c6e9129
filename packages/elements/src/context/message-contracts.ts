import type {
  Message,
  NounRef,
  Offer,
  printLead as printLeadContract,
  printOffer as printOfferContract,
  printTestDrive as printTestDriveContract,
  sendMessage as sendMessageContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** The message, by name and type. */
export const messageNoun: NounRef<Message> = { name: 'message' };
/** The offer, by name and type. */
export const offerNoun: NounRef<Offer> = { name: 'offer' };
/** The contract of `message.send`, by name and type. */
export const sendMessage: typeof sendMessageContract = named('message.send');
/** The contract of `offer.print`, by name and type. */
export const printOffer: typeof printOfferContract = named('offer.print');
/** The contract of `testDrive.print`, by name and type. */
export const printTestDrive: typeof printTestDriveContract = named('testDrive.print');
/** The contract of `lead.print`, by name and type. */
export const printLead: typeof printLeadContract = named('lead.print');
