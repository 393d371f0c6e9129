import { type EventRecord, type Seen, taskTitle } from '@dealerkit/core';
import { type Dictionaries, inLanguage } from '../base/dictionaries.ts';
import type { Format } from '../base/format.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { TimelineMessages } from './locales/en.ts';

/** An event as its reader sees it. */
export type SeenEvent = Pick<Seen<EventRecord>, 'id'> & Partial<Seen<EventRecord>>;

/** What the sentences of a history are made with. */
export interface Telling {
  readonly words: BaseMessages & TimelineMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
  readonly format: Format;
  /** The title of a task that an event links to, where it is known. */
  readonly titleOf?: (link: string) => string | undefined;
}

/** A sentence in its pieces; those that name somebody or something stand apart from the words around them. */
export type Sentence = readonly { readonly text: string; readonly name?: 'who' | 'what' }[];

type Params = Readonly<Record<string, unknown>>;
type Tell = (params: Params, telling: Telling, event: SeenEvent) => readonly (string | undefined)[];

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const fromTo = (from: string | undefined, to: string | undefined): string | undefined => (from ? `${from} → ${to ?? '…'}` : to);

function money(value: unknown, { format }: Telling): string | undefined {
  const { minor, currency } = (value ?? {}) as { readonly minor?: unknown; readonly currency?: unknown };
  return typeof minor === 'number' && typeof currency === 'string' ? format.money(minor, currency) : undefined;
}

const at = (value: unknown, { format }: Telling): string | undefined => (text(value) ? format.moment(value as string) : undefined);

const person = (id: unknown, { words, dictionaries }: Telling): string =>
  text(id) ? (dictionaries.person(id as string) ?? words.somebody) : words.unassigned;

function fields({ fields: named }: Params, { words }: Telling): string | undefined {
  if (!Array.isArray(named)) return undefined;
  const labels: Readonly<Record<string, unknown>> = {
    ...words,
    ...words.fields,
    typeId: words.type,
    sourceId: words.source,
    emails: words.email,
    phones: words.phone,
  };
  const known = named.flatMap((field) => (typeof field === 'string' ? (text(labels[field]) ?? []) : []));
  return [...new Set(known)].join(', ');
}

const assigned: Tell = ({ from, to }, telling) => [fromTo(person(from, telling), person(to, telling))];

const reasons = ({ dictionaries, lang }: Telling, id: unknown): string => {
  const reason = dictionaries.settings.lostReasons?.find((row) => row.id === id);
  return reason ? ` (${inLanguage(reason.title, lang)})` : '';
};

const status: Tell = ({ from, to, lostReasonId }, telling) => {
  const { words, dictionaries } = telling;
  const [before, after] = [from ?? {}, to ?? {}] as { readonly status?: 'open' | 'won' | 'lost'; readonly stageId?: string }[];
  const stages = before?.status === after?.status;
  const name = (side: typeof before): string | undefined =>
    stages ? dictionaries.row('stages', side?.stageId)?.title : side?.status && words[side.status];
  const change = fromTo(name(before), name(after));
  return [change && `${change}${reasons(telling, lostReasonId)}`];
};

const ofType: Readonly<Record<string, Tell>> = {
  'lead.created': ({ source }, { dictionaries }) => [dictionaries.row('sources', text(source))?.title],
  'lead.statusChanged': status,
  'lead.assigned': assigned,
  'client.assigned': assigned,
  'lead.discarded': (_params, telling, { personal }) => [text(personal?.['note'])],
  'lead.deleted': ({ code }) => [text(code)],
  'document.renamed': (_params, _telling, { personal }) => [fromTo(text(personal?.['from']), text(personal?.['title']))],
  'offer.printed': ({ kind, vehicle }, { words }) => [words.papers[kind as string], text(vehicle)],
  'client.archived': ({ until }, telling) => [text(until) && telling.format.when(until as string)],
};

const sale: Tell = (params, telling) => [text(params['vehicle']), money(params['amount'], telling), fields(params, telling)];

const ofNoun: Readonly<Record<string, Tell>> = {
  lead: (params, telling) => [fields(params, telling)],
  client: (params, telling) => [fields(params, telling)],
  offer: sale,
  tradeIn: sale,
  document: (_params, { titleOf }, { personal, link }) => [(link ? titleOf?.(link) : undefined) ?? text(personal?.['title'])],
  message: ({ attachment, error }, { words }, { personal }) => [
    text(personal?.['subject']),
    text(attachment) && words.papers[attachment as string],
    text(error) && (words.failures[error as string] ?? (error as string)),
  ],
  testDrive: (params, telling) => [text(params['vehicle']), fromTo(at(params['from'], telling), at(params['at'], telling))],
  task: (params, telling, { type, personal, link }) => {
    const { words, lang, titleOf } = telling;
    const { kind, attempts, dueAt, from, to } = params;
    const title = text(personal?.['title']) ?? (link ? titleOf?.(link) : undefined);
    const next = type === 'task.attempted' ? at(dueAt, telling) : undefined;
    return [
      words.kinds[String(kind)],
      title && taskTitle(title, lang),
      typeof attempts === 'number' ? words.attempt.replace('{n}', attempts.toLocaleString(lang)) : undefined,
      next && words.next.replace('{at}', next),
      type === 'task.assigned' ? assigned(params, telling, { id: '' })[0] : fromTo(at(from, telling), at(to, telling)),
      fields(params, telling),
    ];
  },
};

/** `testQuote.sentAgain` as "Test quote: sent again": what nobody wrote a sentence for. */
function spelled(type: string): string {
  const said = type.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('.', ': ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function author(id: string | undefined, { words, dictionaries }: Telling): string {
  if (id === undefined || id === 'system') return words.system;
  if (id.startsWith('form:')) return words.form;
  return dictionaries.person(id) ?? (id.includes(':') ? words.otherSystem : words.somebody);
}

/** An event told in words: who did what, to what. */
export function sentenceOf(event: SeenEvent, telling: Telling): Sentence {
  const { type = '', params = {}, createdBy } = event;
  const said = telling.words.said as Readonly<Record<string, string>>;
  const known = Object.hasOwn(said, type);
  const own = Object.hasOwn(ofType, type) ? ofType[type] : ofNoun[type.split('.', 1)[0] ?? ''];
  const parts = known ? (own?.(params, telling, event) ?? []) : [spelled(type), text(params['vehicle']), text(params['title'])];
  const what = parts.filter(Boolean).join(' · ');
  const sentence = (known ? said[type] : said['other']) ?? '';
  // Nothing to name: the colon before it goes too.
  return (what ? sentence : sentence.replace(/[\s:,]*\{what\}/u, ''))
    .split(/(\{who\}|\{what\})/u)
    .filter(Boolean)
    .map((piece) =>
      piece === '{who}'
        ? { text: author(createdBy, telling), name: 'who' }
        : piece === '{what}'
          ? { text: what, name: 'what' }
          : { text: piece },
    );
}

/** The same in one text. */
export const textOf = (sentence: Sentence): string => sentence.map((piece) => piece.text).join('');
