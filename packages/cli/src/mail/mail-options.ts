import { DealerkitError } from '@dealerkit/core';
import type { Mail } from '@dealerkit/core/server';
import type { SendMailOptions } from 'nodemailer';

/** The address that the house's mails come from; its domain ends their Message-IDs. Throws `malformed`. */
export function senderAddress(text: string): string {
  if (!/^[^\s<>@,;:"\\]+@[^\s<>@,;:"\\]+$/.test(text))
    throw new DealerkitError('malformed', 'A sender is one plain address, such as crm@garage.example');
  return text;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The Message-ID of a mail, without its brackets: the same for the same id. */
export const messageIdOf = (id: string, from: string): string => `${encodeURIComponent(id)}@${domainOf(from)}`;

/** The id that a Message-ID was made from; undefined where it is none. */
export function idOfMessage(messageId: string): string | undefined {
  const [, left] = /^\s*<?([^<>@\s]+)@[^<>\s]+>?\s*$/.exec(messageId) ?? [];
  try {
    return left === undefined ? undefined : decodeURIComponent(left);
  } catch {
    return undefined;
  }
}

// Whatever could end a header or begin another one.
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** A mail as nodemailer takes it. Every name and address is a part of its own, and nothing is read from files or addresses. */
export function mailOptions(mail: Mail, from: string): SendMailOptions {
  const { id, to, toName = '', fromName = '', replyTo, subject, text, language, attachments = [] } = mail;
  return {
    messageId: `<${messageIdOf(id, from)}>`,
    from: { name: oneLine(fromName), address: from },
    to: { name: oneLine(toName), address: oneLine(to) },
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: oneLine(replyTo) } }),
    subject: oneLine(subject),
    text,
    attachments: attachments.map(({ name, type, content }) => ({
      filename: oneLine(name),
      contentType: type,
      content: Buffer.from(content),
    })),
    headers: language === undefined ? {} : { 'Content-Language': oneLine(language) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
