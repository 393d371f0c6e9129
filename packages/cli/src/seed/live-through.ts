import { type Ids, instant } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Backend, type Ports, type Principal, openSource } from '@dealerkit/core/server';
import { forms } from './forms.ts';
import type { Deed, LeadPlan } from './lead-plans.ts';
import type { SeedClient } from './people.ts';
import { sendQuote } from './send-quote.ts';

/** A house whose clock can be set: commands run as whoever gave them, when they were given. */
export interface PastHouse {
  readonly backend: Backend;
  readonly ports: Ports;
  readonly ids: Ids;
  readonly clock: { now(): number; set(at: number): void };
}

/** Runs one command as one person, at the time that the clock shows. */
export function asPerson(house: PastHouse): (principal: Principal, command: string, input: unknown) => Promise<Record<string, string>> {
  return async (principal, command, input) =>
    (await openSource({ ...house, nouns: dealerNouns, principal }).run(command, input, { key: crypto.randomUUID() })) as Record<
      string,
      string
    >;
}

interface Told {
  leadId: string;
  plans: string[];
}

/** Lives through the plans in the order of time, up to the clock's end. Every record and event is what the real commands write. */
export async function liveThrough(
  house: PastHouse,
  plans: readonly LeadPlan[],
  clients: readonly SeedClient[],
  until: number,
): Promise<void> {
  const run = asPerson(house);
  const known = new Map<number, string>();
  const { clock } = house;

  const open = async (plan: LeadPlan): Promise<Told> => {
    const client = clients[plan.client]!;
    const { leadId, id, clientId } = plan.origin === 'website' ? await capture(plan, client) : await receive(plan, client);
    known.set(plan.client, clientId!);
    return { leadId: (leadId ?? id)!, plans: [] };
  };
  const capture = (plan: LeadPlan, { input, language }: SeedClient) => {
    const form = forms.find(({ data }) => data.branchId === plan.branchId)!;
    const raw = {
      ...(input.kind === 'company' ? { companyName: input.companyName ?? '' } : {}),
      firstName: input.firstName ?? '',
      lastName: input.lastName ?? '',
      ...(input.emails[0] ? { email: input.emails[0] } : {}),
      ...(input.phones[0] ? { phone: input.phones[0] } : {}),
      message: plan.message,
      ...(plan.vehicle ? { vehicle: plan.label ?? '', vin: plan.vehicle.vin, stockNumber: plan.vehicle.stockNumber } : {}),
      ...(plan.at % 3 === 0 ? { 'consent_marketing-email': 'yes' } : {}),
    };
    const page = `https://www.vermeil-automobiles.example/${language}/${plan.vehicle?.stockNumber ?? 'contact'}`;
    return run({ id: `form:${form.id}` }, 'submission.capture', {
      formId: form.id,
      lang: language,
      page,
      raw,
      flags: [],
      ip: null,
      userAgent: null,
    });
  };
  const receive = (plan: LeadPlan, { input }: SeedClient) => {
    const clientId = known.get(plan.client);
    return run({ id: plan.ownerId! }, 'lead.create', {
      ...(clientId ? { clientId } : { client: input }),
      typeId: plan.typeId,
      sourceId: plan.sourceId,
      vehicle: plan.label,
      message: plan.message,
      branchId: plan.branchId,
    });
  };
  const perform = async (deed: Deed, told: Told): Promise<void> => {
    const { leadId: id } = told;
    const by = { id: deed.by };
    const openTasks = async () => {
      const where = { and: [{ eq: ['leadId', id] as const }, { eq: ['status', 'open'] as const }] };
      return (await house.backend.query('task', { where, sort: 'due', limit: 50 })).items;
    };
    if (deed.do === 'assign') await run(by, 'lead.assign', { id, ownerId: deed.to });
    else if (deed.do === 'stage') await run(by, 'lead.setStatus', { id, stageId: deed.stageId });
    else if (deed.do === 'win') await run(by, 'lead.setStatus', { id, status: 'won' });
    else if (deed.do === 'lose') await run(by, 'lead.setStatus', { id, status: 'lost', lostReasonId: deed.reasonId, lostNote: deed.note });
    else if (deed.do === 'add') {
      const at = deed.ahead === undefined ? {} : { at: instant({ now: () => clock.now() + (deed.ahead ?? 0) }) };
      // Whoever has it by then.
      const [lead] = await house.backend.get('lead', [id]);
      const [owner = deed.by] = (lead?.record['ownerIds'] ?? []) as string[];
      const added = await run({ id: owner }, deed.command, { leadId: id, ...deed.input, ...at });
      if (deed.command === 'offer.create' && clock.now() % 2 === 0) await sendQuote(house, owner, id, added['id']!);
    } else if (deed.do === 'plan') {
      const dueAt = instant({ now: () => clock.now() + deed.dueAfter - deed.after });
      await run(by, 'task.create', { kind: deed.kind, title: deed.title, dueAt, leadId: id, ownerId: deed.by });
    } else
      for (const { record } of await openTasks())
        if (deed.do === 'finish-plans' || record['title'] === 'first-contact') await run(by, 'task.complete', { id: record.id });
  };

  const told = new Map<LeadPlan, Told>();
  const steps = plans
    .flatMap((plan) => [
      { at: plan.at, go: async () => void told.set(plan, await open(plan)) },
      ...plan.deeds.map((deed) => ({ at: plan.at + deed.after, go: () => perform(deed, told.get(plan)!) })),
    ])
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at - b.at);
  for (const { at, go } of steps) {
    clock.set(at);
    await go();
  }
}
