import type { Branch } from '../branch/branch.noun.ts';
import type { CalendarFeed } from '../calendar-feed/calendar-feed.noun.ts';
import type { Client } from '../client/client.noun.ts';
import type { Consent } from '../consent/consent.noun.ts';
import type { Contact } from '../contact/contact.noun.ts';
import type { Duplicate } from '../duplicate/duplicate.noun.ts';
import type { Document } from '../document/document.noun.ts';
import type { Form } from '../form/form.noun.ts';
import type { Group } from '../group/group.noun.ts';
import type { Lead } from '../lead/lead.noun.ts';
import type { Message } from '../message/message.noun.ts';
import type { BaseRecord, NounWords } from '../noun.ts';
import type { Offer } from '../offer/offer.noun.ts';
import type { Profile } from '../profile/profile.noun.ts';
import type { Remark } from '../remark/remark.noun.ts';
import type { ServiceKey } from '../service-key/service-key.noun.ts';
import type { Submission } from '../submission/submission.noun.ts';
import type { Task } from '../task/task.noun.ts';
import type { TestDrive } from '../test-drive/test-drive.noun.ts';
import type { TradeIn } from '../trade-in/trade-in.noun.ts';
import type { Turn } from '../turn/turn.noun.ts';
import type { User } from '../user/user.noun.ts';
import type { Vehicle } from '../vehicle/vehicle.noun.ts';

type Own<R> = Exclude<keyof R & string, keyof BaseRecord>;
// A text of a few known values; any other text has no words of its own.
type Choice<V> = V extends string ? (string extends V ? never : V) : never;

/** Words of a noun whose fields are known: every field has a label, and every value of a field with a few known values a name. */
export interface WordsOf<R> extends NounWords {
  readonly fields: Readonly<Record<Own<R>, string>>;
  readonly values: {
    readonly [Field in Own<R> as [Choice<R[Field]>] extends [never] ? never : Field]: Readonly<Record<Choice<R[Field]>, string>>;
  };
}

/** The words of the product's nouns in one language. */
export interface DealerWords {
  readonly branch: WordsOf<Branch>;
  readonly calendarFeed: WordsOf<Omit<CalendarFeed, 'hash'>>;
  readonly client: WordsOf<Client>;
  readonly consent: WordsOf<Consent>;
  readonly contact: WordsOf<Contact>;
  readonly document: WordsOf<Omit<Document, 'fileId'>>;
  readonly duplicate: WordsOf<Duplicate>;
  readonly form: WordsOf<Form>;
  readonly group: WordsOf<Group>;
  readonly lead: WordsOf<Lead>;
  readonly message: WordsOf<Message>;
  readonly offer: WordsOf<Offer>;
  readonly profile: WordsOf<Profile>;
  readonly remark: WordsOf<Remark>;
  readonly serviceKey: WordsOf<Omit<ServiceKey, 'hash'>>;
  readonly submission: WordsOf<Submission>;
  readonly task: WordsOf<Task>;
  readonly testDrive: WordsOf<TestDrive>;
  readonly tradeIn: WordsOf<TradeIn>;
  readonly turn: WordsOf<Turn>;
  readonly user: WordsOf<User>;
  readonly vehicle: WordsOf<Vehicle>;
}

/** Loaders of the words of one noun of the product; a language loads when somebody speaks it. */
export const wordsOf = (noun: keyof DealerWords): Readonly<Record<string, () => Promise<NounWords>>> => ({
  en: async () => (await import('./en.ts')).en[noun],
  fr: async () => (await import('./fr.ts')).fr[noun],
  es: async () => (await import('./es.ts')).es[noun],
});
