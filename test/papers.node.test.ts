/** A paper over a real gateway: what a page saves is the PDF that the server draws, and leaves no trace. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createLead, createOffer, createTestDrive, eventNoun, printLead, printOffer, printTestDrive } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { allNouns, house, openCrm } from '@dealerkit/core/server';
import { connectCrm } from '@dealerkit/http';
import { cliPorts } from 'dealerkit';
import { type GatewayServer, startGateway } from './support/gateway-server.ts';

let gateway: GatewayServer;
const backend = memoryBackend({ nouns: allNouns(dealerNouns) });
const root = openCrm({ backend, nouns: dealerNouns, principal: house });

before(async () => {
  await foundTenant({ backend, nouns: dealerNouns, preset: dealerPreset });
  await root.run({ name: 'user.save' } as never, { id: 'ana', data: { name: 'Ana', profileId: 'salesperson' } } as never);
  gateway = await startGateway({ backendFor: () => backend, ports: cliPorts });
});
after(async () => {
  await root.close();
  await gateway.close();
});

it('C21: an offer is saved as PDF from a page, in the client’s language', async () => {
  await using crm = connectCrm({ url: gateway.url, getToken: () => 'ana' });
  const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails: ['zoe@example.com'], language: 'es' };
  const { id: leadId } = await crm.run(createLead, { client });
  const { id } = await crm.run(createOffer, { leadId, vehicle: 'Renault Clio', price: { minor: 1_990_000, currency: 'EUR' } });
  const { summary } = await crm.preview(printOffer, { id, kind: 'quote' });
  assert.match(summary['name'] as string, /^presupuesto-L-\w+\.pdf$/);
  assert.equal(summary['type'], 'application/pdf');
  const bytes = Buffer.from(summary['content'] as string, 'base64');
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  assert.match(bytes.subarray(-8).toString(), /%%EOF/);
  const { items } = await crm.list(eventNoun, { where: { eq: ['type', 'offer.printed'] } });
  assert.equal(items.length, 0);
});

it('C5, C12: a lead sheet and the form of a test drive are saved as PDF from a page', async () => {
  await using crm = connectCrm({ url: gateway.url, getToken: () => 'ana' });
  const client = { kind: 'person' as const, firstName: 'Luc', lastName: 'Martin', emails: ['martin@example.com'], language: 'fr' };
  const { id: leadId } = await crm.run(createLead, { client });
  const at = '2026-11-26T13:30:00.000Z';
  const { id } = await crm.run(createTestDrive, { leadId, vehicle: 'Renault Clio', at });
  for (const [{ summary }, name] of [
    [await crm.preview(printLead, { id: leadId, language: 'es' }), /^ficha-lead-L-\w+\.pdf$/],
    [await crm.preview(printTestDrive, { id }), /^essai-routier-L-\w+\.pdf$/],
  ] as const) {
    assert.match(summary['name'] as string, name);
    assert.equal(
      Buffer.from(summary['content'] as string, 'base64')
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
  }
});
