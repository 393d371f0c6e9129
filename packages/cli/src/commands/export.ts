import { type Crm, DealerkitError, type Noun, queryLimits, writeRow } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { allNouns } from '@dealerkit/core/server';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { type CliCommand, UsageError, textOf } from '../command.ts';
import { accessHelp, accessOptions, openAccess } from '../open-access.ts';

const cellOf = (value: unknown): unknown =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(' | ') : value;

async function writeRecords(crm: Crm, noun: Noun, write: (text: string) => Promise<void> | void): Promise<number> {
  const fields = Object.keys(noun.fields);
  let count = 0;
  await write(writeRow(fields));
  for await (const page of crm.list(noun, { limit: queryLimits.page })) {
    // A noun whose export is a right of its own is not exported by who may only look.
    if (count === 0 && noun.actions.includes('export') && page.items[0] && !crm.can(`${noun.name}.export`, page.items[0]))
      throw new DealerkitError('forbidden', `You may not export ${noun.name} records`);
    for (const record of page.items as readonly Readonly<Record<string, unknown>>[])
      await write(writeRow(fields.map((field) => cellOf(record[field]))));
    count += page.items.length;
  }
  return count;
}

/** Writes the records of a noun as CSV. */
export const exportCommand: CliCommand = {
  summary: 'Write the records of a noun as CSV',
  help: `dealerkit export NOUN --csv [--out FILE]

  --csv             As CSV, one record a line (the only format so far)
  --out FILE        Into a file instead of the standard output
${accessHelp}`,
  options: { ...accessOptions, csv: { type: 'boolean' }, out: { type: 'string' } },
  async run(given, io) {
    const nouns = allNouns(dealerNouns);
    const noun = nouns.find(({ name }) => name === given.words[0]);
    if (!noun || given.words.length !== 1) throw new UsageError(`export takes one of ${nouns.map(({ name }) => name).join(', ')}`);
    if (given.values['csv'] !== true) throw new UsageError('export needs --csv');
    await using access = await openAccess(given, io);
    const out = textOf(given, 'out');
    if (out === undefined) {
      await writeRecords(access.crm, noun, (text) => {
        io.out(text);
      });
      return 0;
    }
    const file = createWriteStream(out);
    await once(file, 'open');
    const count = await writeRecords(access.crm, noun, async (text) => {
      if (!file.write(text)) await once(file, 'drain');
    });
    file.end();
    await once(file, 'finish');
    io.err(`${String(count)} records in ${out}\n`);
    return 0;
  },
};
