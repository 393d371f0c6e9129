import { type TableRow, cellsOf, instantsOf } from './table.ts';

const texts = ['clientId', 'typeId', 'sourceId', 'temperatureId', 'vehicle', 'message', 'ownerId', 'branchId'] as const;
const past = ['status', 'stageId', 'lostReasonId', 'lostNote', 'createdBy'] as const;
const instants = ['closedAt', 'firstContactAt', 'lastActivityAt', 'createdAt'] as const;

/** The columns of a CSV with leads. */
export const leadColumns: readonly string[] = texts;
/** The column with what the other system calls the client. */
export const leadClientColumn = 'clientExternalId';
/** Columns that only an import mode takes. */
export const leadImportColumns: readonly string[] = [...past, ...instants];

/** A row of a CSV as the fields of a lead; values are checked by the command. */
export function leadOf(row: TableRow, system: string | undefined): Record<string, unknown> {
  const client = row.value(leadClientColumn);
  return {
    ...cellsOf(row, [...texts, ...past]),
    ...instantsOf(cellsOf(row, instants)),
    ...(client === undefined || system === undefined ? {} : { clientExternalId: { system, id: client } }),
  };
}
