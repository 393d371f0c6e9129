import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DealerkitError } from '@dealerkit/core';
import type { Ports } from '@dealerkit/core/server';
import { createTransport } from 'nodemailer';
import { mailOptions, senderAddress } from './mail-options.ts';

/** Mails as files of a folder (RFC 5322, `.eml`), the embedded default: nothing leaves the machine. The same mail is the same file. */
export function folderMail(folder: string, from: string): NonNullable<Ports['mail']> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  senderAddress(from);
  return async (mail) => {
    const { message } = await transport.sendMail(mailOptions(mail, from));
    if (!Buffer.isBuffer(message)) throw new DealerkitError('unavailable', 'The mail could not be written');
    const path = join(folder, `${encodeURIComponent(mail.id)}.eml`);
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.part`, message, { mode: 0o600 });
    await rename(`${path}.part`, path);
  };
}
