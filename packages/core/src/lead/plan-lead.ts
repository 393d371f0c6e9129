import type { PlanContext, PlannedChange, PlannedEvent } from '../open-crm/kit.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { vehicleNoun } from '../vehicle/vehicle.noun.ts';
import { defaultDeadline } from './lead-progress.ts';
import { type Lead, leadNoun } from './lead.noun.ts';

/** What a new lead is made from. */
export interface NewLead {
  readonly client: { readonly id: string; readonly name: string };
  readonly ownerId: string | null;
  readonly branchId: string | null;
  readonly typeId: string | null;
  readonly sourceId: string | null;
  readonly temperatureId?: string | null;
  readonly vehicle: string | null;
  readonly vin?: string | null;
  readonly stockNumber?: string | null;
  readonly message: string | null;
  readonly flags?: readonly string[];
  /** What is written with it. */
  readonly counts?: Pick<Lead, 'tradeIns' | 'testDrives'>;
  /** No deadline is opened: the lead was somebody's work before it was ours. */
  readonly imported?: boolean;
}

/** The writes of a new lead: itself, its default deadline, its vehicle of interest, and the event. */
export interface PlannedLead {
  readonly id: string;
  readonly code: string;
  readonly changes: readonly PlannedChange[];
  readonly event: PlannedEvent;
}

// A code that people can read out: the random end of the id, without letters that are taken for digits.
const codeOf = (id: string): string => `L-${id.replaceAll('-', '').slice(-8).toUpperCase()}`;

/** Plans a new lead in the first open stage. */
export async function planLead(ctx: PlanContext, wanted: NewLead): Promise<PlannedLead> {
  const { stages } = await settingsOf(ctx.system);
  const stage = stages.find(({ outcome }) => outcome === 'open') ?? stages[0]!;
  const { client, ownerId, vin = null, stockNumber = null, vehicle } = wanted;
  const ownerIds = ownerId === null ? [] : [ownerId];
  const draft = ctx.create(leadNoun, {});
  const deadline = wanted.imported
    ? undefined
    : await defaultDeadline(ctx, { id: draft.id, typeId: wanted.typeId, branchId: wanted.branchId, clientId: client.id, ownerIds });
  const code = codeOf(draft.id);
  const dueAt = deadline?.data?.['dueAt'] as string | undefined;
  const lead: PlannedChange = {
    ...draft,
    data: {
      code,
      clientId: client.id,
      name: client.name,
      contacts: [{ ref: `client:${client.id}`, origin: true }],
      status: 'open',
      stageId: stage.id,
      lastOpenStageId: stage.id,
      typeId: wanted.typeId,
      sourceId: wanted.sourceId,
      temperatureId: wanted.temperatureId ?? null,
      ownerIds,
      assigned: ownerIds.length > 0,
      branchId: wanted.branchId,
      vehicle,
      message: wanted.message,
      flags: wanted.flags ?? [],
      ...wanted.counts,
      lastActivityAt: ctx.now,
      nextDeadlineAt: dueAt ?? null,
      openTasks: deadline ? 1 : 0,
    },
  };
  const interest =
    vehicle || vin || stockNumber
      ? [
          ctx.create(vehicleNoun, {
            leadId: draft.id,
            label: vehicle ?? vin ?? stockNumber ?? '',
            vin: vin?.slice(0, 17) ?? null,
            stockNumber,
          }),
        ]
      : [];
  return {
    id: draft.id,
    code,
    changes: [lead, ...(deadline ? [deadline] : []), ...interest],
    event: {
      type: 'lead.created',
      about: [
        { noun: 'lead', id: draft.id },
        { noun: 'client', id: client.id },
      ],
      params: { source: wanted.sourceId },
    },
  };
}
