/** Mails through a real SMTP server and into a folder, read back by a parser that is not ours. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createLead, isDealerkitError, messageNoun, sendMessage } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Mail, allNouns, house, openCrm, runJobs } from '@dealerkit/core/server';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { folderMail } from './folder-mail.ts';
import { idOfMessage } from './mail-options.ts';
import { smtpMail } from './smtp-mail.ts';

const from = 'crm@garage.example';
const content = new TextEncoder().encode('%PDF-1.7 é €');
const mail: Mail = {
  id: '0197-a',
  to: 'zoe@example.com',
  toName: 'Zoé "Coco" Martin, née Łuczak',
  fromName: 'Ana · Garage Étoile',
  replyTo: 'ana@garage.example',
  subject: 'Votre devis : 19 900,00 € [L-12345678]',
  text: 'Bonjour Zoé,\n\n.\nÀ bientôt',
  language: 'fr',
  attachments: [{ name: 'devis-é.pdf', type: 'application/pdf', content }],
};

interface Received {
  readonly raw: string;
  readonly parsed: ParsedMail;
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
}

async function mailServer() {
  const received: Received[] = [];
  const answers: { recipient?: number; data?: number } = {};
  const refusal = (code: number | undefined): Error | null =>
    code === undefined ? null : Object.assign(new Error('No mailbox zoe@example.com here'), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => {
      done(refusal(answers.recipient));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        void simpleParser(raw).then((parsed) => {
          const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
          if (answers.data === undefined) received.push({ raw: raw.toString('latin1'), parsed, envelope });
          done(refusal(answers.data));
        });
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    received,
    answers,
    url: `smtp://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}

describe('mails', () => {
  let server: Awaited<ReturnType<typeof mailServer>>;
  let folder: string;
  before(async () => {
    server = await mailServer();
    folder = await mkdtemp(join(tmpdir(), 'mail-'));
  });
  beforeEach(() => {
    server.received.length = 0;
    delete server.answers.recipient;
    delete server.answers.data;
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  function agrees(parsed: ParsedMail): void {
    assert.equal(parsed.messageId, '<0197-a@garage.example>');
    assert.equal(idOfMessage(parsed.messageId), mail.id);
    assert.equal(parsed.subject, mail.subject);
    assert.deepEqual(parsed.from?.value, [{ name: mail.fromName, address: from }]);
    assert.deepEqual(parsed.replyTo?.value, [{ name: '', address: mail.replyTo }]);
    assert.deepEqual([parsed.to].flat()[0]?.value, [{ name: mail.toName, address: mail.to }]);
    assert.equal(parsed.text?.trim(), mail.text);
    assert.equal(parsed.headers.get('content-language'), 'fr');
    const [file] = parsed.attachments;
    assert.equal(file?.filename, 'devis-é.pdf');
    assert.equal(file.contentType, 'application/pdf');
    assert.deepEqual(new Uint8Array(file.content), content);
  }

  test('C16: a mail arrives through SMTP as it was written', async () => {
    await smtpMail(server.url, from)(mail);
    const [{ parsed, envelope } = assert.fail('nothing came')] = server.received;
    agrees(parsed);
    assert.deepEqual(envelope, { from, to: [mail.to] });
  });

  test('C16: a mail in the folder is the same, and a repeat is the same file', async () => {
    const deliver = folderMail(folder, from);
    await deliver(mail);
    await deliver(mail);
    await deliver({ ...mail, id: '../../evil/\u0000' });
    assert.deepEqual(await readdir(folder), ['..%2F..%2Fevil%2F%00.eml', '0197-a.eml']);
    agrees(await simpleParser(await readFile(join(folder, '0197-a.eml'))));
  });

  test('C16: no text breaks out of its header', async () => {
    const evil = 'x\r\nBcc: all@example.com\r\n\r\nhello';
    await smtpMail(
      server.url,
      from,
    )({ ...mail, toName: evil, fromName: evil, subject: evil, language: evil, id: evil, replyTo: `a@b.example\r\nX-Evil: 1` });
    const [{ raw, parsed, envelope } = assert.fail('nothing came')] = server.received;
    assert.deepEqual(envelope.to, [mail.to]);
    assert.equal(parsed.bcc, undefined);
    const [head = ''] = raw.split('\r\n\r\n', 1);
    const names = head.split(/\r\n(?![ \t])/).map((line) => line.split(':', 1)[0]?.toLowerCase());
    const known = ['message-id', 'from', 'to', 'reply-to', 'subject', 'content-language', 'date', 'mime-version', 'content-type'];
    assert.deepEqual(
      names.filter((name) => !known.includes(name ?? '')),
      [],
    );
    assert.equal(parsed.text?.trim(), mail.text);
    for (const to of ['a@b.example, c@d.example', 'a@b.example\r\nRCPT TO:<c@d.example>']) {
      server.received.length = 0;
      await smtpMail(server.url, from)({ ...mail, to }).catch(() => undefined);
      for (const { envelope: sent } of server.received) assert.ok(!sent.to.includes('c@d.example'), to);
    }
  });

  test('C21: a refused receiver is refused for good, a busy server and one that is away are not; no address is told', async () => {
    const send = smtpMail(server.url, from);
    const refused = (code: 'invalid' | 'unavailable') => (error: unknown) =>
      isDealerkitError(error, code) && !error.message.includes('zoe');
    server.answers.recipient = 550;
    await assert.rejects(send(mail), refused('invalid'));
    server.answers.recipient = 450;
    await assert.rejects(send(mail), refused('unavailable'));
    delete server.answers.recipient;
    server.answers.data = 554;
    await assert.rejects(send(mail), refused('invalid'));
    await assert.rejects(smtpMail('smtp://127.0.0.1:1', from)(mail), refused('unavailable'));
    assert.throws(
      () => smtpMail('http://example.com', from),
      (error) => isDealerkitError(error, 'malformed'),
    );
    assert.throws(
      () => smtpMail(server.url, 'a@b.example, c@d.example'),
      (error) => isDealerkitError(error, 'malformed'),
    );
  });

  test('C16: from the command to the server, once', async () => {
    const backend = memoryBackend({ nouns: allNouns(dealerNouns) });
    await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
    await using crm = openCrm({ backend, nouns: dealerNouns, principal: house });
    const { id: leadId } = await crm.run(createLead, {
      client: { kind: 'person', firstName: 'Zoé', lastName: 'Martin', emails: ['zoe@example.com'] },
    });
    const { id } = await crm.run(sendMessage, { leadId, subject: 'Bonjour', text: 'Merci' });
    const ports = { mail: smtpMail(server.url, from) };
    await runJobs({ backend, nouns: dealerNouns, ports });
    await runJobs({ backend, nouns: dealerNouns, ports });
    assert.equal((await crm.get(messageNoun, id)).status, 'sent');
    assert.deepEqual(
      server.received.map(({ parsed }) => idOfMessage(parsed.messageId ?? '')),
      [id],
    );
  });
});
