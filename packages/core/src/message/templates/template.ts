/** What a message can begin from. */
export const templateIds = ['firstAnswer', 'quote', 'appointment', 'followUp'] as const;

/** One of them. */
export type TemplateId = (typeof templateIds)[number];

/** What a template is filled with. Whatever is not known is left out of its sentences. */
export interface TemplateFacts {
  readonly client: {
    readonly kind?: 'person' | 'company';
    readonly civility?: 'mr' | 'mrs' | null;
    readonly firstName?: string | null;
    readonly lastName?: string | null;
  };
  readonly salesperson: string;
  readonly house: string;
  readonly vehicle?: string | null;
  /** Instant of the appointment, and the clocks on which it is told. */
  readonly appointmentAt?: string;
  readonly timeZone?: string | undefined;
  /** The last day on which the quote holds, `YYYY-MM-DD`. */
  readonly validUntil?: string | null;
}

/** A message in one language, made from facts. */
export interface MessageTemplate {
  readonly subject: (facts: TemplateFacts) => string;
  readonly text: (facts: TemplateFacts) => string;
}

/** The templates of one language. */
export type MessageTemplates = Readonly<Record<TemplateId, MessageTemplate>>;

/** Paragraphs, those that say nothing left out. */
export const letter = (...paragraphs: readonly (string | false | null | undefined)[]): string =>
  paragraphs.filter((each): each is string => typeof each === 'string' && each !== '').join('\n\n');

/** Lines under a letter. */
export const signature = ({ salesperson, house }: TemplateFacts): string => [salesperson, house].filter(Boolean).join('\n');

/** A moment with its day of the week, on the clocks of the house. */
export const moment = (at: string, locale: string, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', ...(timeZone === undefined ? {} : { timeZone }) }).format(
    Date.parse(at),
  );

/** A day. */
export const day = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00.000Z`));
