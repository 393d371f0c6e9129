import { mkdir, readFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { bounceMessage, isDealerkitError } from '@dealerkit/core';
import { type CliCommand, UsageError } from '../command.ts';
import { readBounce } from '../mail/bounce.ts';
import { type Access, accessHelp, accessOptions, openAccess } from '../open-access.ts';

/** Notes one report; answers whether it was one of a message that is known. */
async function note({ crm }: Access, file: string): Promise<boolean> {
  const bounce = readBounce(await readFile(file));
  if (!bounce) return false;
  try {
    await crm.run(bounceMessage, bounce);
    return true;
  } catch (error) {
    if (isDealerkitError(error, 'not-found')) return false;
    throw error;
  }
}

/** Reads what came back. */
export const mailCommand: CliCommand = {
  summary: 'Note which mails to clients came back',
  help: `dealerkit mail bounces FOLDER

  Reads the delivery reports (.eml) in a folder, notes which messages came back, and moves what it
  read into FOLDER/read. Needs the right message.bounce.
${accessHelp}`,
  options: accessOptions,
  async run(given, io) {
    const [what, folder, more] = given.words;
    if (what !== 'bounces' || folder === undefined || more !== undefined) throw new UsageError('mail takes: bounces FOLDER');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
    await using access = await openAccess(given, io);
    const done = join(folder, 'read');
    await mkdir(done, { recursive: true });
    let noted = 0;
    for (const name of files) {
      if (await note(access, join(folder, name))) noted++;
      await rename(join(folder, name), join(done, name));
    }
    io.out(`${String(noted)} of ${String(files.length)} mails were reports of messages that came back\n`);
    return 0;
  },
};
