import * as z from 'zod/mini';
import { clientInput } from '../client/client.commands.ts';
import { defineCommand } from '../command.ts';
import { externalIdSchema } from '../external/external-ids.ts';
import { upsertInput, upsertOutput } from '../external/upsert-contract.ts';
import { instantText, optionalMoney, recordId, textLimits } from '../schema-parts.ts';
import { optionalLine } from './lead.commands.ts';

const upserted = {
  clientId: z.optional(recordId()),
  /** What the other system calls the client. */
  clientExternalId: z.optional(externalIdSchema),
  client: z.optional(clientInput),
  typeId: optionalLine(100),
  sourceId: optionalLine(100),
  temperatureId: optionalLine(100),
  vehicle: optionalLine(),
  /** Of the vehicle, when the lead is created. */
  vin: optionalLine(17),
  stockNumber: optionalLine(50),
  message: optionalLine(textLimits.text),
  ownerId: z.optional(z.nullable(recordId())),
  branchId: z.optional(z.nullable(recordId())),
};

/**
 * Creates or changes the lead that another system calls `externalId`; what `data` leaves out stays as it is, and a lead of which
 * nothing changes is not written. Client, owner and branch count only when it is created: afterwards they are given by the house.
 */
export const upsertLead = defineCommand({
  name: 'lead.upsert',
  input: upsertInput(z.strictObject(upserted)),
  output: upsertOutput,
  right: 'lead.create',
  change: 'lead.update',
  also: ['client.create'],
});

const instantOrNull = z.optional(z.nullable(instantText()));

/**
 * Takes over a lead from another system as it was there: with its status, its owner, even one who left, and with when and by whom it
 * was created. It opens no deadline and takes nobody's turn. Again with the same `externalId`, it changes the lead.
 */
export const importLead = defineCommand({
  name: 'lead.import',
  input: upsertInput(
    z.strictObject({
      ...upserted,
      status: z.optional(z.enum(['open', 'won', 'lost'])),
      stageId: z.optional(recordId()),
      lostReasonId: z.optional(z.nullable(recordId())),
      lostNote: optionalLine(textLimits.text),
      budget: z.optional(optionalMoney()),
      closedAt: instantOrNull,
      firstContactAt: instantOrNull,
      lastActivityAt: instantOrNull,
      createdAt: z.optional(instantText()),
      createdBy: z.optional(recordId()),
    }),
  ),
  output: upsertOutput,
  right: 'lead.import',
  change: 'lead.import',
});
