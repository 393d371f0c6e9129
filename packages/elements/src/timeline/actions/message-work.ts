import { type Message, messageLimits } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Asking } from '../../base/asking.ts';
import { sendMessage } from '../../context/message-contracts.ts';
import type { Linked } from '../item-actions.ts';
import type { WorkView } from './item-work.ts';

const messageOf = (record: Linked): Partial<Message> => record as Linked & Partial<Message>;

/** A mail in full: to whom, with what, in which words. */
export function reading({ record, words }: WorkView): Asking {
  const { subject = '', text, to, toName, attachment } = messageOf(record);
  const draw = (): TemplateResult =>
    html`<div class="dk-wide mail" part="mail">
      <dl>
        <dt>${words.mailTo}</dt>
        <dd><bdi>${[toName, to].filter(Boolean).join(' · ') || '…'}</bdi></dd>
        ${
          attachment
            ? html`<dt>${words.mailAttachment}</dt>
                <dd>${words.papers[attachment]}</dd>`
            : nothing
        }
      </dl>
      <blockquote dir="auto" tabindex="0">${text}</blockquote>
    </div>`;
  return {
    title: subject,
    leave: words.closeMail,
    start: {},
    fields: () => [{ name: 'mail', label: '', draw }],
    run: () => Promise.resolve(),
  };
}

/** Writes to the same contact again: what did not arrive with its words and its paper, what did with an empty page. */
export function writingAgain({ record, words }: WorkView): Asking {
  const {
    leadId = '',
    ref = '',
    subject = '',
    text = '',
    status,
    attachment = null,
    offerId = null,
    templateId = null,
  } = messageOf(record);
  const lost = status === 'failed' || status === 'bounced';
  return {
    title: words.writeAgain,
    save: words.sendMail,
    start: { subject: subject.slice(0, messageLimits.subject), text: lost ? text : '' },
    fields: () => [
      { name: 'subject', label: words.mailSubject, required: true, wide: true, maxlength: messageLimits.subject },
      { name: 'text', label: words.mailText, multiline: true, required: true, wide: true, maxlength: messageLimits.text },
    ],
    explain: { 'no-email': words.noEmail, 'needs-offer': words.needsOffer, unknown: words.mailGone },
    run: (crm, typed) =>
      crm.run(sendMessage, {
        ...{ leadId, to: ref, subject: String(typed['subject']), text: String(typed['text']) },
        ...(lost ? { attachment, offerId, templateId } : {}),
      }),
  };
}
