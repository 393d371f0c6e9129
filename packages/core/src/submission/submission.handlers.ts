import { clientName, missingNames } from '../client/client-data.ts';
import { type Client, clientNoun } from '../client/client.noun.ts';
import { DealerkitError } from '../errors.ts';
import { formLanguage } from '../form/form-definition.ts';
import { type Form, formNoun } from '../form/form.noun.ts';
import { planLead } from '../lead/plan-lead.ts';
import { type Held, type PlanContext, type PlannedChange, type ServerNoun, handle, handler, stays } from '../open-crm/kit.ts';
import { allOf } from '../query/filter.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { userNoun } from '../user/user.noun.ts';
import { type Intake, readIntake } from './intake.ts';
import { captureSubmission } from './submission.commands.ts';
import { submissionNoun } from './submission.noun.ts';

/** The client that has exactly this phone number or e-mail address; the latest changed of several. */
async function existingClient(
  ctx: PlanContext,
  { email, phone }: Intake,
): Promise<{ readonly found?: Held<Client>; readonly several: boolean }> {
  const keys = [...(email ? [{ eq: ['emails', email] } as const] : []), ...(phone ? [{ eq: ['phones', phone] } as const] : [])];
  const where = keys.length > 1 ? { or: keys } : allOf(...keys);
  const found = where ? await ctx.system.list(clientNoun, { where, sort: 'updated' }) : [];
  return { ...(found[0] ? { found: found[0] } : {}), several: found.length > 1 };
}

function newClient(ctx: PlanContext, form: Form, intake: Intake, owner: string | null, lang: string): PlannedChange {
  const { firstName, lastName, companyName, email, phone, zip } = intake;
  const kind = companyName && !firstName && !lastName ? 'company' : 'person';
  const parts = { kind, firstName, lastName, companyName, emails: email ? [email] : [], phones: phone ? [phone] : [] } as const;
  return ctx.create(clientNoun, {
    ...parts,
    emails: [...parts.emails],
    phones: [...parts.phones],
    name: clientName(parts),
    address: zip ? { street: null, city: null, state: null, zip, country: null } : null,
    language: lang,
    ownerIds: owner === null ? [] : [owner],
    branchId: form.branchId,
    incomplete: missingNames(parts).length > 0,
  });
}

const capture = handler(captureSubmission, async (ctx, { formId, lang: wanted, page, raw, flags, ip, userAgent }) => {
  const held = await ctx.system.get(formNoun, formId);
  if (!held?.record.active || ctx.person.id !== `form:${formId}`) throw new DealerkitError('not-found', 'No such form');
  const form = held.record;
  const settings = await settingsOf(ctx.system);
  const lang = formLanguage(form, wanted);
  const intake = readIntake(form, raw, lang, ctx.ports, settings.region);
  if (intake.email === null && intake.phone === null)
    throw new DealerkitError('invalid', 'Nobody can be reached', { fields: { email: { code: 'contact' }, phone: { code: 'contact' } } });
  const owner = form.ownerId === null ? undefined : await ctx.system.get(userNoun, form.ownerId);
  const ownerId = owner?.record.active ? owner.record.id : null;
  const { found, several } = await existingClient(ctx, intake);
  const created = found ? undefined : newClient(ctx, form, intake, ownerId, lang);
  const clientId = found?.record.id ?? created!.id;
  const notices = [
    ...flags,
    ...intake.flags,
    ...(several ? ['several-clients'] : []),
    ...(form.ownerId && !ownerId ? ['owner-inactive'] : []),
  ];
  const lead = await planLead(ctx, {
    client: { id: clientId, name: found?.record.name ?? (created!.data!['name'] as string) },
    ownerId,
    branchId: form.branchId ?? owner?.record.branchId ?? null,
    typeId: form.typeId,
    sourceId: form.sourceId,
    vehicle: intake.vehicle,
    vin: intake.vin,
    stockNumber: intake.stockNumber,
    message: intake.message,
    flags: notices,
  });
  const submission = ctx.create(submissionNoun, {
    formId,
    formVersion: held.version,
    lang,
    page,
    raw,
    flags: notices,
    consents: [...intake.consents],
    receivedAt: ctx.now,
    clientId,
    leadId: lead.id,
    ip,
    userAgent,
  });
  // Who writes again is not somebody to be forgotten.
  const back = found && found.record.archivedAt !== null ? ctx.update(found, { archivedAt: null, archivedUntil: null }) : undefined;
  return {
    output: { submissionId: submission.id, leadId: lead.id, clientId, receivedAt: ctx.now },
    changes: [...(created ? [created] : []), ...(back ? [back] : []), ...lead.changes, submission],
    events: [
      {
        ...lead.event,
        params: { ...lead.event.params, form: formId, attached: !created },
        link: { noun: 'submission', id: submission.id },
      },
      ...(back ? [{ type: 'client.restored', about: [{ noun: 'client', id: clientId }] as const }] : []),
    ],
    expects: found ? [stays(clientNoun, clientId)] : [],
    keepReceipt: true,
  };
});

/** The submission noun with its handlers. */
export const submissionServer: ServerNoun = handle(submissionNoun, [capture]);
