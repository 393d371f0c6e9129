import { isDealerkitError } from '../errors.ts';
import { branchNoun } from '../branch/branch.noun.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import type { JobContext, JobHandler } from '../open-crm/kit.ts';
import { jobLimits } from '../open-crm/job-limits.ts';
import { paperFileName } from '../paper/paper-file.ts';
import type { MailAttachment } from '../ports.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { userNoun } from '../user/user.noun.ts';
import { mailAddress } from './mail-address.ts';
import { settleMessage } from './message.commands.ts';
import { type Message, messageNoun } from './message.noun.ts';

/** The job that hands a message over to the mail server. */
export const sendingType = 'message.send';

/** Who a message is from: its writer's name with the house's, and where answers go, to the lead's owner, else to its branch. */
async function senderOf({ system }: JobContext, { leadId, createdBy }: Message): Promise<{ fromName?: string; replyTo?: string }> {
  const lead = (await system.get(leadNoun, leadId))?.record;
  const [owner, writer] = await Promise.all([system.get(userNoun, lead?.ownerIds[0] ?? createdBy), system.get(userNoun, createdBy)]);
  const branch = lead?.branchId ? (await system.get(branchNoun, lead.branchId))?.record : undefined;
  const { houseName } = await settingsOf(system);
  const fromName = [writer?.record.name, houseName || branch?.name].filter(Boolean).join(' · ');
  // Branches from before they had an address have none.
  const replyTo = mailAddress([owner?.record.email, writer?.record.email, branch?.email].filter((email) => typeof email === 'string'));
  return { ...(fromName && { fromName }), ...(replyTo !== undefined && { replyTo }) };
}

async function attached({ ports }: JobContext, { paper }: Message): Promise<MailAttachment[]> {
  if (!paper || !ports.pdf) return [];
  return [{ name: paperFileName(paper), type: 'application/pdf', content: await ports.pdf(paper) }];
}

/** What is missing to send a message at all. */
function missing({ ports }: JobContext, { paper, to }: Message): string | undefined {
  if (!ports.mail) return 'no-mail-server';
  if (paper && !ports.pdf) return 'no-pdf';
  return to === null ? 'no-email' : undefined;
}

/**
 * Sends one message and notes it: exactly once unless the process dies between the server's answer and the note, and then with the same
 * Message-ID. What the server refuses for good, or what twelve attempts did not deliver, has failed.
 */
export const sendQueued: JobHandler = async (ctx, job) => {
  const message = (await ctx.system.get(messageNoun, job.params['id'] as string))?.record;
  if (message?.status !== 'queued') return;
  const { id, to, toName, subject, text, language } = message;
  const settle = (status: 'sent' | 'failed', error?: string) =>
    ctx.crm.run(settleMessage, { id, status, ...(error === undefined ? {} : { error }) }, { key: `settle:${job.id}:${status}` });
  const lack = missing(ctx, message);
  if (lack !== undefined || to === null) {
    await settle('failed', lack);
    return;
  }
  try {
    const attachments = await attached(ctx, message);
    await ctx.ports.mail?.({
      id,
      to,
      subject,
      text,
      language,
      attachments,
      ...(toName ? { toName } : {}),
      ...(await senderOf(ctx, message)),
    });
  } catch (error) {
    const final = isDealerkitError(error, 'invalid');
    if (final || job.attempts >= jobLimits.attempts) await settle('failed', final ? 'refused' : 'unreachable');
    if (final) return;
    throw error;
  }
  await settle('sent');
};
