import { DealerkitError } from '../errors.ts';
import { formLanguage } from '../form/form-definition.ts';
import { formNoun } from '../form/form.noun.ts';
import { planLead } from '../lead/plan-lead.ts';
import { type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { placeOf } from './branch-of.ts';
import { consentProofs } from './consent-proofs.ts';
import { readIntake } from './intake.ts';
import { planOwner } from './owner-of.ts';
import { planRequests } from './requests.ts';
import { captureSubmission } from './submission.commands.ts';
import { submissionNoun } from './submission.noun.ts';
import { planVisitor } from './visitor.ts';

const capture = handler(captureSubmission, async (ctx, { formId, lang: wanted, page, raw, flags, ip, userAgent }) => {
  const held = await ctx.system.get(formNoun, formId);
  if (!held?.record.active || ctx.person.id !== `form:${formId}`) throw new DealerkitError('not-found', 'No such form');
  const form = held.record;
  const settings = await settingsOf(ctx.system);
  const lang = formLanguage(form, wanted);
  const intake = readIntake(form, raw, lang, ctx.ports, settings.region);
  if (intake.email === null && intake.phone === null)
    throw new DealerkitError('invalid', 'Nobody can be reached', { fields: { email: { code: 'contact' }, phone: { code: 'contact' } } });
  const place = await placeOf(ctx, form, raw, intake);
  const { intent } = form;
  const facts = { branch: place.branchId, intent, postcode: intake.zip, brand: place.brand, language: lang };
  const { owner, ...assigned } = await planOwner(ctx, form, facts);
  const ownerId = owner?.id ?? null;
  const branchId = place.branchId ?? owner?.branchId ?? null;
  const visitor = await planVisitor(ctx, intake, { ownerId, branchId: place.branchId, lang, tags: form.tags });
  const notices = [...flags, ...intake.flags, ...visitor.flags, ...assigned.flags];
  const requests = await planRequests(ctx, raw, intake, { branchId, region: form.region ?? settings.region });
  const lead = await planLead(ctx, {
    client: visitor.client,
    ownerId,
    branchId,
    typeId: form.typeId,
    sourceId: form.sourceId,
    vehicle: intake.vehicle,
    vin: intake.vin,
    stockNumber: intake.stockNumber,
    message: intake.message,
    flags: notices,
    counts: requests.counts,
  });
  const clientId = visitor.client.id;
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
  const asked = requests.of({ id: lead.id, clientId });
  const sent = { clientId, submissionId: submission.id, at: ctx.now, page, formId, formVersion: held.version, ip, userAgent };
  const proofs = await consentProofs(ctx, form, intake, sent);
  return {
    output: { submissionId: submission.id, leadId: lead.id, clientId, receivedAt: ctx.now },
    changes: [...assigned.changes, ...visitor.changes, ...lead.changes, ...asked.changes, submission, ...proofs],
    events: [
      {
        ...lead.event,
        params: { ...lead.event.params, form: formId, attached: visitor.attached },
        link: { noun: 'submission', id: submission.id },
      },
      ...asked.events,
      ...visitor.events,
    ],
    expects: [...assigned.expects, ...visitor.expects],
    keepReceipt: true,
  };
});

/** The submission noun with its handlers. */
export const submissionServer: ServerNoun = handle(submissionNoun, [capture]);
