import { DealerkitError } from '@dealerkit/core';
import type { Ports } from '@dealerkit/core/server';
import { createTransport } from 'nodemailer';
import { mailOptions, senderAddress } from './mail-options.ts';

const seconds = 1_000;

interface SmtpFailure {
  readonly code?: unknown;
  readonly responseCode?: unknown;
}

/** What the server said, without the addresses that it may have repeated. A refused receiver or message is refused for good. */
function failure(error: unknown): DealerkitError {
  const { code, responseCode } = (error ?? {}) as SmtpFailure;
  const said = typeof responseCode === 'number' ? responseCode : undefined;
  const refused = said !== undefined && said >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  const message = said === undefined ? `The mail server does not answer (${String(code)})` : `The mail server answered ${String(said)}`;
  return new DealerkitError(refused ? 'invalid' : 'unavailable', message);
}

/** Mails through an SMTP server, given as `smtp://user:password@host:587` or `smtps://`. Throws `malformed` for another address. */
export function smtpMail(url: string, from: string): NonNullable<Ports['mail']> {
  if (!/^smtps?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new DealerkitError('malformed', 'A mail server is given as smtp://user:password@host:587');
  const limits = { connectionTimeout: 10 * seconds, greetingTimeout: 10 * seconds, socketTimeout: 30 * seconds };
  const transport = createTransport({ url, ...limits });
  senderAddress(from);
  return async (mail) => {
    try {
      await transport.sendMail(mailOptions(mail, from));
    } catch (error) {
      throw failure(error);
    }
  };
}
