/** Writing to a client: what leaves, in whose name and language, with which paper, and what becomes of it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dealerPreset } from '../dealer/index.ts';
import { refusal, tenantOf } from '../dealer/tenant.harness.ts';
import {
  DealerkitError,
  addLeadContact,
  bounceMessage,
  createLead,
  createOffer,
  deleteClient,
  deleteLead,
  isDealerkitError,
  leadNoun,
  mailAddress,
  messageNoun,
  printOffer,
  sendMessage,
  setSettings,
  settleMessage,
  updateClient,
  updateOffer,
  withdrawOffer,
} from '../index.ts';
import type { AnyPaper } from '../paper/any-paper.ts';
import { jobLimits } from '../server/index.ts';

const pdf = (paper: AnyPaper) =>
  Promise.resolve(new TextEncoder().encode(`%PDF ${paper.kind} ${paper.language} ${'total' in paper ? String(paper.total.minor) : ''}`));
const hello = { subject: 'Votre demande', text: 'Bonjour,\nmerci de votre demande.' };
const eur = (minor: number) => ({ minor, currency: 'EUR' });

async function aLead({ emails = ['zoe@example.com'], phones = [] as string[], ...more } = {}) {
  const house = await tenantOf(dealerPreset);
  await house.root.run(setSettings, { patch: { houseName: 'Garage Étoile' } });
  await house.save('branch', 'b1', { name: 'Lyon', managerId: 'boss', email: 'lyon@garage.example' });
  for (const [id, profileId] of [
    ['ana', 'salesperson'],
    ['bob', 'salesperson'],
    ['rec', 'reception'],
    ['boss', 'manager'],
  ] as const)
    await house.save('user', id, { name: id, profileId, branchId: 'b1', email: `${id}@garage.example`, language: 'en' });
  const ana = house.as('ana', { pdf });
  const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails, phones, ...more };
  const { id: leadId, clientId } = await ana.run(createLead, { client });
  const lead = () => house.root.get(leadNoun, leadId);
  const message = (id: string) => house.root.get(messageNoun, id);
  const anOffer = () => ana.run(createOffer, { leadId, vehicle: 'Renault Clio', price: eur(1_990_000) });
  const lines = async () =>
    (await house.events())
      .filter(({ type }) => type.startsWith('message.'))
      .map(({ type }) => type)
      .sort();
  return { ...house, ana, leadId, clientId, lead, message, anOffer, lines };
}

const problem = (field: string, code: string) => (error: unknown) =>
  isDealerkitError(error, 'invalid') && error.details.fields?.[field]?.code === code;

describe('writing to a client', () => {
  test('C16: a mail leaves with the lead’s code in its subject, and answers go to the owner', async () => {
    const { ana, leadId, lead, message, work, lines } = await aLead();
    const { id } = await ana.run(sendMessage, { leadId, ...hello });
    assert.equal((await message(id)).status, 'queued');
    const { code } = await lead();
    const [mail, ...more] = await work();
    assert.deepEqual(mail, {
      ...{ id, to: 'zoe@example.com', toName: 'Zoé Martin', subject: `Votre demande [${code}]`, text: hello.text, language: 'fr' },
      ...{ attachments: [], fromName: 'ana · Garage Étoile', replyTo: 'ana@garage.example' },
    });
    assert.equal(more.length, 0);
    const sent = await message(id);
    assert.equal(sent.status, 'sent');
    assert.ok(sent.sentAt);
    assert.deepEqual(await work(), [], 'once');
    assert.deepEqual(await lines(), ['message.created']);
  });

  test('C16: the language is the client’s, else the house’s, never the salesperson’s', async () => {
    const { ana, leadId, clientId, message, work } = await aLead();
    const first = await ana.run(sendMessage, { leadId, ...hello });
    assert.equal((await message(first.id)).language, 'fr');
    await ana.run(updateClient, { id: clientId, patch: { language: 'es' } });
    const second = await ana.run(sendMessage, { leadId, ...hello });
    assert.equal((await message(second.id)).language, 'es');
    assert.deepEqual((await work()).map(({ language }) => language).sort(), ['es', 'fr']);
  });

  test('C16: a quote goes with it as the offer was then, in the client’s language', async () => {
    const { ana, leadId, clientId, message, anOffer, work } = await aLead();
    await ana.run(updateClient, { id: clientId, patch: { language: 'es-MX' } });
    const { id: offerId } = await anOffer();
    const { id } = await ana.run(sendMessage, { leadId, ...hello, attachment: 'quote', offerId });
    await ana.run(updateOffer, { id: offerId, patch: { price: eur(1) } });
    const { paper } = await message(id);
    assert.equal(paper?.total.minor, 1_990_000);
    const [mail] = await work({ pdf });
    const [file] = mail?.attachments ?? [];
    assert.match(String(file?.name), /^presupuesto-L-\w+\.pdf$/);
    assert.equal(new TextDecoder().decode(file?.content), '%PDF quote es 1990000');
  });

  test('C16: an attachment is of an offer of this lead that stands', async () => {
    const { ana, leadId, anOffer } = await aLead();
    await assert.rejects(ana.run(sendMessage, { leadId, ...hello, attachment: 'quote' }), problem('offerId', 'required'));
    const { id: offerId } = await anOffer();
    await assert.rejects(ana.run(sendMessage, { leadId, ...hello, attachment: 'order', offerId: 'none' }), problem('offerId', 'unknown'));
    await ana.run(withdrawOffer, { id: offerId });
    await assert.rejects(ana.run(sendMessage, { leadId, ...hello, attachment: 'order', offerId }), problem('offerId', 'unknown'));
  });

  test('C16a: a first answer needs no offer, unless the house says so', async () => {
    const { ana, root, leadId, anOffer } = await aLead();
    await ana.run(sendMessage, { leadId, ...hello });
    await root.run(setSettings, { patch: { messageNeedsOffer: true } });
    await assert.rejects(ana.run(sendMessage, { leadId, ...hello }), problem('offerId', 'needs-offer'));
    await anOffer();
    await ana.run(sendMessage, { leadId, ...hello });
  });

  test('C16: one writes to a contact of the lead who has an address', async () => {
    const { ana, leadId, message } = await aLead({ emails: [], phones: ['+33612345678'] });
    await assert.rejects(ana.run(sendMessage, { leadId, ...hello }), problem('to', 'no-email'));
    await assert.rejects(ana.run(sendMessage, { leadId, ...hello, to: 'contact:nobody' }), problem('to', 'unknown'));
    const { ref } = await ana.run(addLeadContact, { id: leadId, contact: { name: 'Luc', emails: ['luc@example.com'] } });
    const { id } = await ana.run(sendMessage, { leadId, ...hello, to: ref });
    assert.equal((await message(id)).to, 'luc@example.com');
    const other = await ana.run(sendMessage, { leadId, ...hello });
    assert.equal((await message(other.id)).to, 'luc@example.com');
  });

  test('C16: who may not change the lead may not write to its client', async () => {
    const { as, leadId } = await aLead();
    await assert.rejects(as('rec').run(sendMessage, { leadId, ...hello }), refusal('forbidden'));
    await assert.rejects(as('bob').run(sendMessage, { leadId, ...hello }), refusal('not-found'));
    await assert.rejects(as('ana').run(settleMessage, { id: 'any', status: 'sent' }), refusal('forbidden'));
  });

  test('C28a: a person’s first mail is the first contact; one by itself is none, and one that came back was none', async () => {
    const { ana, root, leadId, lead, message, work, lines } = await aLead();
    await root.run(sendMessage, { leadId, ...hello });
    assert.equal((await lead()).firstContactAt, null);
    const { id } = await ana.run(sendMessage, { leadId, ...hello });
    assert.equal((await lead()).firstContactAt, (await message(id)).createdAt);
    await work();
    await root.run(bounceMessage, { id, code: '5.1.1' });
    await root.run(bounceMessage, { id, code: '5.1.1' });
    const { status, error } = await message(id);
    assert.deepEqual({ status, error }, { status: 'bounced', error: '5.1.1' });
    assert.equal((await lead()).firstContactAt, null);
    assert.deepEqual(await lines(), ['message.bounced', 'message.created', 'message.created']);
  });

  test('C21: a server that refuses fails the message at once, one that is away after twelve attempts', async () => {
    const { ana, clock, leadId, message, work, lines } = await aLead();
    const { id } = await ana.run(sendMessage, { leadId, ...hello });
    await work({ mail: () => Promise.reject(new DealerkitError('invalid', 'No such mailbox')) });
    assert.deepEqual([(await message(id)).status, (await message(id)).error], ['failed', 'refused']);
    const second = await ana.run(sendMessage, { leadId, ...hello });
    let attempts = 0;
    const away = () => {
      attempts++;
      return Promise.reject(new Error('connection refused'));
    };
    for (let hour = 0; hour < 20; hour++) {
      await work({ mail: away });
      clock.advance(3_600_000);
    }
    assert.equal(attempts, jobLimits.attempts);
    assert.deepEqual([(await message(second.id)).status, (await message(second.id)).error], ['failed', 'unreachable']);
    assert.deepEqual(await lines(), ['message.created', 'message.created', 'message.failed', 'message.failed']);
  });

  test('C16: nothing that is typed or stored breaks out of a header', async () => {
    const { ana, leadId, clientId } = await aLead();
    for (const subject of ['a\r\nBcc: all@example.com', 'a\nb', 'a\u0007b', 'a\u0085b'])
      await assert.rejects(
        ana.run(sendMessage, { leadId, text: 'x', subject }),
        problem('subject', 'invalid_format'),
        JSON.stringify(subject),
      );
    const bad = ['a@b.example\r\nBcc: c@d.example', 'a@b.example,c@d.example', '<a@b.example>', 'a b@c.example', 'a@', '"a"@b.example'];
    assert.equal(mailAddress(bad), undefined);
    assert.equal(mailAddress([...bad, 'é@exämple.org']), 'é@exämple.org');
    await ana.run(updateClient, { id: clientId, patch: { emails: ['a@b.example, c@d.example'] } });
    await assert.rejects(ana.run(sendMessage, { leadId, ...hello }), problem('to', 'no-email'));
  });

  test('B15 E18: messages go with their lead, and are emptied with their client, one that waits unsent', async () => {
    const { ana, root, leadId, clientId, message, work, dump } = await aLead();
    const { id } = await ana.run(sendMessage, { leadId, ...hello });
    await root.run(deleteClient, { id: clientId });
    const { to, toName, subject, text, status } = await message(id);
    assert.deepEqual(
      { to, toName, subject, text, status },
      { to: null, toName: null, subject: 'erased', text: 'erased', status: 'failed' },
    );
    assert.deepEqual(
      (await work()).filter((mail) => mail.to === 'zoe@example.com'),
      [],
    );
    assert.doesNotMatch(await dump(), /Votre demande|zoe@example/);
    await root.run(deleteLead, { id: leadId });
    await assert.rejects(message(id), refusal('not-found'));
  });
});

describe('papers', () => {
  test('C21: a paper of an offer is seen without a trace, and a printed one is a line', async () => {
    const { ana, as, anOffer, events } = await aLead();
    const { id } = await anOffer();
    const { summary } = await ana.preview(printOffer, { id, kind: 'order' });
    assert.match(summary['name'] as string, /^bon-de-commande-L-\w+\.pdf$/);
    assert.equal(atob(summary['content'] as string), '%PDF order fr 1990000');
    assert.equal((await events()).filter(({ type }) => type === 'offer.printed').length, 0);
    await ana.run(printOffer, { id, kind: 'quote', language: 'en' });
    assert.equal((await events()).filter(({ type }) => type === 'offer.printed').length, 1);
    await assert.rejects(as('ana').preview(printOffer, { id, kind: 'quote' }), refusal('unsupported'));
    await assert.rejects(as('bob', { pdf }).preview(printOffer, { id, kind: 'quote' }), refusal('not-found'));
  });
});
