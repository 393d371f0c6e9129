import { formLanguage } from '../form/form-definition.ts';
import type { Form } from '../form/form.noun.ts';
import { planLead } from '../lead/plan-lead.ts';
import type { Held, Plan, PlanContext } from '../open-crm/kit.ts';
import { settingsOf } from '../settings/read-settings.ts';
import type { Raw } from './answers.ts';
import { placeOf } from './branch-of.ts';
import { consentProofs } from './consent-proofs.ts';
import { type Intake, readIntake } from './intake.ts';
import { planOwner } from './owner-of.ts';
import { planRequests } from './requests.ts';
import { planVisitor } from './visitor.ts';

/** One submission as its form took it. */
export interface Sent {
  readonly submissionId: string;
  readonly formVersion: string;
  /** The language that the form was shown in. */
  readonly lang: string;
  readonly page: string | null;
  readonly raw: Raw;
  readonly flags: readonly string[];
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly receivedAt: string;
}

/** What becomes of a submission: its lead with all that belongs to it, and what intake noticed on the way. */
export interface PlannedIntake extends Required<Pick<Plan<never>, 'changes' | 'events' | 'expects'>> {
  readonly clientId: string;
  readonly leadId: string;
  readonly flags: readonly string[];
}

/** What intake understands of a submission, with the language that its form was shown in. */
export async function understood(ctx: PlanContext, form: Form, raw: Raw, wanted: string): Promise<Intake & { readonly lang: string }> {
  const { region } = await settingsOf(ctx.system);
  const lang = formLanguage(form, wanted);
  return { ...readIntake(form, raw, lang, ctx.ports, region), lang };
}

/** Plans the client, the lead, its owner, branch, requests and proofs, all for one commit. Deadlines run from now. */
export async function planIntake(ctx: PlanContext, { record: form }: Held<Form>, intake: Intake, sent: Sent): Promise<PlannedIntake> {
  const { lang, raw, submissionId } = sent;
  const { typeId, sourceId, intent, tags } = form;
  const settings = await settingsOf(ctx.system);
  const place = await placeOf(ctx, form, raw, intake);
  const facts = { branch: place.branchId, intent, postcode: intake.zip, brand: place.brand, language: lang };
  const { owner, ...assigned } = await planOwner(ctx, form, facts);
  const ownerId = owner?.id ?? null;
  const branchId = place.branchId ?? owner?.branchId ?? null;
  const visitor = await planVisitor(ctx, intake, { ownerId, branchId: place.branchId, lang, tags });
  const flags = [...sent.flags, ...visitor.flags, ...assigned.flags];
  const requests = await planRequests(ctx, raw, intake, { branchId, region: form.region ?? settings.region });
  const { vehicle, vin, stockNumber, message } = intake;
  const lead = await planLead(ctx, {
    ...{ client: visitor.client, ownerId, branchId, typeId, sourceId },
    ...{ vehicle, vin, stockNumber, message, flags, counts: requests.counts },
  });
  const clientId = visitor.client.id;
  const asked = requests.of({ id: lead.id, clientId });
  const { page, formVersion, ip, userAgent, receivedAt: at } = sent;
  const proofs = await consentProofs(ctx, intake, { clientId, submissionId, at, page, formId: form.id, formVersion, ip, userAgent });
  return {
    clientId,
    leadId: lead.id,
    flags,
    changes: [...assigned.changes, ...visitor.changes, ...lead.changes, ...asked.changes, ...proofs],
    events: [
      {
        ...lead.event,
        params: { ...lead.event.params, form: form.id, attached: visitor.attached },
        link: { noun: 'submission', id: submissionId },
      },
      ...asked.events,
      ...visitor.events,
    ],
    expects: visitor.expects,
  };
}
