import { erasing } from '../erasure/erase.ts';
import { DealerkitError, invalidField } from '../errors.ts';
import { type Form, formNoun } from '../form/form.noun.ts';
import { wholeForm } from '../form/whole-form.ts';
import { stateError } from '../lead/lead-work.ts';
import { type Held, type PlanContext, type PlannedEvent, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import type { Raw } from './answers.ts';
import { isSuspicious } from './hold.ts';
import { planIntake, understood } from './plan-intake.ts';
import { captureSubmission, discardSubmission, releaseSubmission } from './submission.commands.ts';
import { type Submission, submissionNoun } from './submission.noun.ts';

const happened = (type: string, id: string): PlannedEvent => ({ type, about: [{ noun: submissionNoun.name, id }] });

async function formOf(ctx: PlanContext, id: string): Promise<Held<Form> | undefined> {
  const held = await ctx.system.get(formNoun, id);
  return held && { ...held, record: wholeForm(held.record) };
}

const capture = handler(captureSubmission, async (ctx, { formId, lang: wanted, page, raw, flags: noticed, ip, userAgent }) => {
  const form = await formOf(ctx, formId);
  if (!form?.record.active || ctx.person.id !== `form:${formId}`) throw new DealerkitError('not-found', 'No such form');
  const intake = await understood(ctx, form.record, raw, wanted);
  if (intake.email === null && intake.phone === null)
    throw new DealerkitError('invalid', 'Nobody can be reached', { fields: { email: { code: 'contact' }, phone: { code: 'contact' } } });
  const { lang } = intake;
  const flags = [...noticed, ...intake.flags];
  const draft = ctx.create(submissionNoun, {});
  const sent = { formVersion: form.version, lang, page, raw, flags, ip, userAgent, receivedAt: ctx.now };
  const taken = isSuspicious(flags) ? undefined : await planIntake(ctx, form, intake, { ...sent, submissionId: draft.id });
  const { clientId = null, leadId = null } = taken ?? {};
  const data = { ...sent, formId, flags: taken?.flags ?? flags, consents: [...intake.consents], clientId, leadId };
  return {
    output: { submissionId: draft.id, leadId, clientId, receivedAt: ctx.now },
    changes: [...(taken?.changes ?? []), { ...draft, data: { ...data, status: taken ? 'taken' : 'held' } }],
    events: taken?.events ?? [happened('submission.held', draft.id)],
    expects: taken?.expects ?? [],
    keepReceipt: true,
  };
});

async function heldSubmission(ctx: PlanContext, id: string): Promise<Held<Submission>> {
  const held = await ctx.get(submissionNoun, id);
  if (held.record.status !== 'held') throw stateError('This submission does not wait any more');
  return held;
}

const release = handler(releaseSubmission, async (ctx, { id }) => {
  const held = await heldSubmission(ctx, id);
  const form = await formOf(ctx, held.record.formId);
  if (!form) throw invalidField('formId', 'unknown', 'Its form is gone');
  const raw = held.record.raw as Raw;
  const intake = await understood(ctx, form.record, raw, held.record.lang);
  // What was consented to is what was shown then, whatever the form says by now.
  const { clientId, leadId, flags, ...planned } = await planIntake(
    ctx,
    form,
    { ...intake, consents: held.record.consents },
    { ...held.record, raw, submissionId: id },
  );
  return {
    output: { id, leadId, clientId },
    changes: [...planned.changes, ctx.update(held, { status: 'taken', clientId, leadId, flags: [...flags] })],
    events: [...planned.events, happened('submission.released', id)],
    expects: planned.expects,
  };
});

const discard = handler(discardSubmission, async (ctx, { id }) => {
  const held = await heldSubmission(ctx, id);
  return {
    output: { id },
    changes: [ctx.update(held, { ...erasing(submissionNoun, { ...held.record }), status: 'discarded' })],
    events: [happened('submission.discarded', id)],
  };
});

/** The submission noun with its handlers. */
export const submissionServer: ServerNoun = handle(submissionNoun, [capture, release, discard]);
