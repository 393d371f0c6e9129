import { type Client, type Lead, type Seen, writeCsv } from '@dealerkit/core';
import type { Dictionaries } from '../../base/dictionaries.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { localOf } from '../../base/zone.ts';
import type { LeadListMessages } from '../locales/en.ts';
import type { LeadToolsMessages } from './locales/en.ts';

/** What a file is written with. */
export interface CsvView {
  readonly words: BaseMessages & LeadListMessages & LeadToolsMessages;
  readonly lang: string;
  readonly dictionaries: Dictionaries;
}

/** A lead with its client, where he may be seen. */
export interface LeadRow {
  readonly lead: Seen<Lead>;
  readonly client: Seen<Client> | undefined;
}

type Column = readonly [title: string, cell: (row: LeadRow) => string | null | undefined];

const columnsOf = ({ words, lang, dictionaries }: CsvView): readonly Column[] => {
  const { columns } = words;
  const title = (list: 'leadTypes' | 'sources' | 'stages', id: string | null): string | undefined => dictionaries.row(list, id)?.title;
  const time = (at: string | null): string =>
    at === null ? '' : localOf(dictionaries.settings.timeZone, Date.parse(at)).replace('T', ' ');
  const amount = ({ minor, currency }: NonNullable<Lead['budget']>): string => {
    const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(lang, { style: 'currency', currency }).resolvedOptions();
    return new Intl.NumberFormat(lang, { useGrouping: false, minimumFractionDigits: digits }).format(minor / 10 ** digits);
  };
  return [
    [columns.code, ({ lead }) => lead.code],
    [words.name, ({ lead }) => lead.name],
    [words.email, ({ client }) => client?.emails[0]],
    [words.phone, ({ client }) => client?.phones[0]],
    [words.status, ({ lead }) => (lead.discarded ? words.discarded : words[lead.status])],
    [words.stage, ({ lead }) => title('stages', lead.stageId)],
    [words.type, ({ lead }) => title('leadTypes', lead.typeId)],
    [words.source, ({ lead }) => title('sources', lead.sourceId)],
    [words.owner, ({ lead }) => lead.ownerIds.map((id) => dictionaries.person(id) ?? id).join(' | ')],
    [words.branch, ({ lead }) => dictionaries.branch(lead.branchId)],
    [words.vehicle, ({ lead }) => lead.vehicle],
    [columns.amount, ({ lead }) => (lead.budget ? amount(lead.budget) : '')],
    [columns.currency, ({ lead }) => lead.budget?.currency],
    [words.createdColumn, ({ lead }) => time(lead.createdAt)],
    [columns.lastActivity, ({ lead }) => time(lead.lastActivityAt)],
    [words.deadlineColumn, ({ lead }) => time(lead.nextDeadlineAt)],
  ];
};

/**
 * Leads as a file that a spreadsheet of this language opens: with a byte order mark, and a semicolon where decimals have a comma. What the
 * reader may not see is an empty cell; no cell is a formula.
 */
export function leadsCsv(rows: readonly LeadRow[], view: CsvView): string {
  const columns = columnsOf(view);
  const comma = new Intl.NumberFormat(view.lang).formatToParts(0.5).some(({ type, value }) => type === 'decimal' && value === ',');
  const cells = rows.map((row) => columns.map(([, cell]) => cell(row) ?? ''));
  return `\uFEFF${writeCsv([columns.map(([title]) => title), ...cells], comma ? ';' : ',')}`;
}
